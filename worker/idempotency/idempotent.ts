/**
 * Idempotency keys (draft-ietf-httpapi-idempotency-key-header-07): a POST that is repeated because its reply was lost is
 * done once, and the repeat gets the first reply. Only replies of success are kept: a refused call has done nothing, and
 * may be corrected under the same key. For routes whose reply is JSON; bodies are hashed as they stream by.
 */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { hex } from "../encoding.ts";
import { problem } from "../http/api.ts";
import type { ApiEnv } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { claim, settle } from "./reply-store.ts";
import { type KeptReply, type Safe, safeFor } from "./sealed.ts";

const TOKEN = "[\\w.~:+/=-]{1,200}";

/** Declared by routes that use `idempotent`. The draft wants the key in quotes; without them it is taken as well. */
export const IdempotencyHeaders = z.object({
  "Idempotency-Key": z
    .string()
    .regex(new RegExp(`^(?:"${TOKEN}"|${TOKEN})$`))
    .optional()
    .meta({
      description: "Any name for this call, such as a UUID: a repeat within 24 hours gets the first reply again",
    }),
});

/** Declared by them besides, in place of the same in FAILURES; `conflicts` are the route's own codes of a 409. */
export const repeatFailures = (...conflicts: string[]) => ({
  409: problem("The first call with this idempotency key is still running", ["idempotency-key-in-use", ...conflicts]),
  422: problem("Faulty request, or the idempotency key of another one", ["invalid-request", "idempotency-key-reused"]),
});

const KEPT_HEADERS = ["Content-Type", "Location"];

/** Does a call once per idempotency key; without one it is a plain call. */
export const idempotent = createMiddleware<ApiEnv>(async (c, next) => {
  const sent = IdempotencyHeaders.safeParse({ "Idempotency-Key": c.req.header("idempotency-key") });
  const token = sent.data?.["Idempotency-Key"]?.replaceAll('"', "");
  // A faulty one is refused by the route, which declares it.
  if (token === undefined) return next();
  const safe = await safeFor(c.var.secret, token);
  const startedAt = Date.now();
  const found = await claim(c.env.DB, safe.id, startedAt);
  if (found.state === "running") {
    throw new Problem(409, "idempotency-key-in-use", "the first call with this idempotency key is still running");
  }
  const request = describeRequest(c);
  if (found.state === "done") return replay(await safe.open(found.reply), await request());
  await next();
  const reply = c.res.ok ? await sealed(safe, c.res.clone(), await request()) : null;
  // What was done, was done, and its reply stands.
  await settle(c.env.DB, { id: safe.id, startedAt }, reply).catch((error: unknown) =>
    console.error("asklet: a reply was not kept:", error instanceof Error ? error.name : ""),
  );
  return undefined;
});

/** Hashes the request's body while the route reads it; the function says what was asked for, once it has passed. */
function describeRequest(c: Context<ApiEnv>): () => Promise<string> {
  const digest = new crypto.DigestStream("SHA-256");
  const writer = digest.getWriter();
  const passing = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      await writer.write(chunk);
      controller.enqueue(chunk);
    },
    flush: async () => writer.close(),
  });
  const body = (c.req.raw.body ?? new Blob([]).stream()).pipeThrough(passing);
  c.req.raw = new Request(c.req.raw, { method: c.req.method, body });
  return async () => {
    if (!c.req.raw.bodyUsed) await c.req.raw.body?.pipeTo(new WritableStream());
    return `${c.req.method} ${c.req.url} ${hex(await digest.digest)}`;
  };
}

async function sealed(safe: Safe, response: Response, request: string): Promise<string> {
  const headers = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const { status } = response;
  return safe.seal({ request, status, headers: Object.fromEntries(headers), body: await response.text() });
}

function replay(kept: KeptReply, request: string): Response {
  if (kept.request !== request) {
    throw new Problem(422, "idempotency-key-reused", "this idempotency key was used for another request");
  }
  return new Response(kept.body, {
    status: kept.status,
    headers: { ...kept.headers, "Idempotency-Replayed": "true" },
  });
}
