/** Writes the audit trail: one row for each call of a writing operation by a valid key, done or refused. */
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../http/auth.ts";
import { insertEntry } from "./audit-store.ts";

/** Of an address; a key's owner may write any nonsense into one. */
const MAX_TARGET_CHARS = 300;

/**
 * Notes who called what and how it ended, before the reply goes out. A reply stands when that fails: what was done, was
 * done.
 */
export const keepTrail = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  const { call, grant } = c.var;
  if (!call || c.req.method === "GET" || c.req.method === "HEAD") return;
  // What was created is the target, rather than the list that it was added to.
  const address = c.res.headers.get("location") ?? c.req.path;
  const target = address.replace("/api/v1/", "").slice(0, MAX_TARGET_CHARS);
  await insertEntry(c.env.DB, grant, { ...call, target, status: c.res.status, at: Date.now() }).catch(
    (error: unknown) =>
      console.error("asklet: not in the audit trail:", call.operation, error instanceof Error ? error.name : ""),
  );
});
