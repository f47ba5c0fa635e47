/** Conditional requests (RFC 9110, 13): nothing is sent twice, and nobody's change is overwritten unseen. */
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { sha256 } from "../encoding.ts";
import type { ApiEnv } from "./auth.ts";
import { Problem } from "./problem.ts";

const answerUnchanged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, "link"] });

/** A strong validator: the same text has the same tag, another text another one. */
async function entityTag(text: string): Promise<string> {
  return `"${(await sha256(text)).slice(0, 32)}"`;
}

/**
 * Gives what a GET reads its `ETag`, and answers 304 where `If-None-Match` has it already; a client may keep such
 * a reply if it asks each time. Streams, which are not JSON, pass as they are: their tag would be known at their end only.
 */
export const revalidate = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  if (!isRead || c.res.status !== 200 || c.res.headers.get("content-type") !== "application/json") return;
  c.header("ETag", await entityTag(await c.res.clone().text()));
  c.header("Cache-Control", "private, no-cache");
  await answerUnchanged(c, async () => {});
});

const Condition = z.string().max(1000).optional();

/** Headers of a PUT that has conditions. */
export const Conditions = z.object({
  "If-Match": Condition.meta({ description: "The `ETag` that you have read, or `*`: change this state, and no other" }),
  "If-None-Match": Condition.meta({ description: "`*`: only create" }),
});

/**
 * Answers 412 unless the conditions of a PUT hold. To be asked last, when all else is well (13.2.1).
 * @param current what a GET would give now; null when there is nothing
 * @returns whether the write must be refused as well if somebody else is faster than it
 */
export async function requireMatch(conditions: z.infer<typeof Conditions>, current: unknown): Promise<boolean> {
  const { "If-Match": wanted, "If-None-Match": unwanted } = conditions;
  if (unwanted?.trim() === "*" && current !== null) throw preconditionFailed();
  if (wanted === undefined) return false;
  if (current === null || !(await matches(wanted, current))) throw preconditionFailed();
  return true;
}

async function matches(wanted: string, current: unknown): Promise<boolean> {
  if (wanted.trim() === "*") return true;
  // A proxy that compresses a reply makes its tag a weak one. It is still the tag of this very text, so it is taken.
  const tags: readonly string[] = wanted.match(/"[^"]*"/g) ?? [];
  return tags.includes(await entityTag(JSON.stringify(current)));
}

export function preconditionFailed(): Problem {
  return new Problem(412, "precondition-failed", "this is not, or no more, what the condition says: read it again");
}
