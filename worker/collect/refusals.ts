/**
 * Refusals, counted for the owner without letting an attacker buy writes: they are summed in the isolate, and each code
 * of a site is written when it first appears and then at most once an hour, as one row. So the table says "at
 * least this many".
 */
import { sql } from "drizzle-orm";
import { refusals } from "../../drizzle/schema.ts";
import { database } from "../database.ts";
import { utcDay } from "../scores/calendar.ts";

const WRITE_EVERY_MS = 3_600_000;
const MAX_TALLIES = 2_000;

interface Tally {
  count: number;
  writtenAt: number;
}

/** By database, then by site and code. */
const tallies = new WeakMap<D1Database, Map<string, Tally>>();

/** Counts refusals of a site; resolves when what is due is written. Codes come from our own code, never from a message. */
export async function countRefusals(db: D1Database, siteId: number, codes: readonly string[], nowMs: number) {
  const due = [...new Set(codes)].flatMap((code) => dueRow(db, siteId, code, nowMs));
  if (due.length === 0) return;
  await database(db)
    .insert(refusals)
    .values(due)
    .onConflictDoUpdate({
      target: [refusals.siteId, refusals.day, refusals.code],
      set: { count: sql`${refusals.count} + excluded.count`, lastAt: sql`excluded.last_at` },
    })
    .catch(() => null);
}

function dueRow(db: D1Database, siteId: number, code: string, nowMs: number): (typeof refusals.$inferInsert)[] {
  const counted = tallies.get(db) ?? new Map<string, Tally>();
  tallies.set(db, counted);
  const key = `${siteId} ${code}`;
  if (!counted.has(key) && counted.size >= MAX_TALLIES) return [];
  const tally = counted.get(key) ?? { count: 0, writtenAt: 0 };
  counted.set(key, tally);
  tally.count += 1;
  if (nowMs - tally.writtenAt < WRITE_EVERY_MS) return [];
  const { count } = tally;
  tally.count = 0;
  tally.writtenAt = nowMs;
  return [{ siteId, day: utcDay(nowMs), code, count, lastAt: nowMs }];
}
