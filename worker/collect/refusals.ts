/**
 * Refusals, counted for the owner without letting an attacker buy writes: they are summed in the isolate and written
 * at most once in ten minutes per site, as one row per code. So the table says "at least this many".
 */
import { sql } from "drizzle-orm";
import { refusals } from "../../drizzle/schema.ts";
import { database } from "../database.ts";

const WRITE_EVERY_MS = 600_000;
const MAX_SITES_COUNTED = 200;

interface Tally {
  counts: Map<string, number>;
  writtenAt: number;
}

const tallies = new WeakMap<D1Database, Map<number, Tally>>();

/** Counts one refusal; returns the write when one is due. Codes come from our own code, never from a message. */
export function countRefusal(db: D1Database, siteId: number, code: string, nowMs: number): Promise<unknown> | null {
  const sites = tallies.get(db) ?? new Map<number, Tally>();
  tallies.set(db, sites);
  if (!sites.has(siteId) && sites.size >= MAX_SITES_COUNTED) return null;
  const tally = sites.get(siteId) ?? { counts: new Map<string, number>(), writtenAt: 0 };
  sites.set(siteId, tally);
  tally.counts.set(code, (tally.counts.get(code) ?? 0) + 1);
  if (nowMs - tally.writtenAt < WRITE_EVERY_MS) return null;
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const rows = [...tally.counts].map(([one, count]) => ({ siteId, day, code: one, count, lastAt: nowMs }));
  tally.counts = new Map();
  tally.writtenAt = nowMs;
  return database(db)
    .insert(refusals)
    .values(rows)
    .onConflictDoUpdate({
      target: [refusals.siteId, refusals.day, refusals.code],
      set: { count: sql`${refusals.count} + excluded.count`, lastAt: sql`excluded.last_at` },
    })
    .catch(() => null);
}
