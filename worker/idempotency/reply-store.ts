/** SQL of kept replies. */
import { and, eq, lt, sql } from "drizzle-orm";
import { keptReplies } from "../../drizzle/schema.ts";
import { DAY_MS } from "../contract/limits.ts";
import { database } from "../database.ts";

/** After so long without an end, a call's isolate is taken for dead, and the call may be made again. */
const RUNNING_MS = 600_000;

/** What is known of a call: that this one is the first, that the first one is still running, or its sealed reply. */
export type Claim = { state: "first" } | { state: "running" } | { state: "done"; reply: string };

/** Claims the call with this id, and drops what is older than a day. One round trip. */
export async function claim(binding: D1Database, id: string, nowMs: number): Promise<Claim> {
  const db = database(binding);
  const [, claimed, [kept]] = await db.batch([
    db.delete(keptReplies).where(lt(keptReplies.startedAt, nowMs - DAY_MS)),
    db
      .insert(keptReplies)
      .values({ id, startedAt: nowMs })
      .onConflictDoUpdate({
        target: keptReplies.id,
        set: { startedAt: nowMs },
        setWhere: sql`${keptReplies.reply} IS NULL AND ${keptReplies.startedAt} < ${nowMs - RUNNING_MS}`,
      })
      .returning({ id: keptReplies.id }),
    db.select({ reply: keptReplies.reply }).from(keptReplies).where(eq(keptReplies.id, id)),
  ]);
  if (claimed.length > 0) return { state: "first" };
  return kept?.reply ? { state: "done", reply: kept.reply } : { state: "running" };
}

/** Keeps the reply of the call that was claimed at this time; without one the call may be made again at once. */
export async function settle(
  binding: D1Database,
  call: { id: string; startedAt: number },
  reply: string | null,
): Promise<void> {
  const db = database(binding);
  const own = and(eq(keptReplies.id, call.id), eq(keptReplies.startedAt, call.startedAt));
  await (reply === null ? db.delete(keptReplies).where(own) : db.update(keptReplies).set({ reply }).where(own));
}
