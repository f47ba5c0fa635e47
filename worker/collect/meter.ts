/**
 * The cost meter: messages a site has taken today (UTC), for its hard cap. Rollup rows count the messages that wrote
 * them, so metering writes nothing of its own. The isolate reads the count once a minute and adds what it takes
 * itself, so with many isolates the cap may be passed by their traffic of a minute.
 */
import { and, eq, gte, inArray, sum } from "drizzle-orm";
import { rollups, touchpoints } from "../../drizzle/schema.ts";
import { DAY_MS, REVISION_GRACE_MS } from "../contract/limits.ts";
import { database } from "../database.ts";
import { utcDay } from "../scores/calendar.ts";

const FRESH_MS = 60_000;
const MAX_SITES_METERED = 500;

interface Reading {
  messages: number;
  day: string;
  readAt: number;
}

const readings = new WeakMap<D1Database, Map<number, Reading>>();

/** What is known of today without looking: whether a site has reached its cap, as far as this isolate has seen. */
export function isKnownToBeFull(db: D1Database, siteId: number, dailyMessages: number, nowMs: number): boolean {
  const kept = readings.get(db)?.get(siteId);
  return (kept?.day === utcDay(nowMs) ? kept.messages : 0) >= dailyMessages;
}

/** The reading of today for a site; add to its `messages` what is taken. */
export async function meterOf(db: D1Database, siteId: number, nowMs: number): Promise<Reading> {
  const sites = readings.get(db) ?? new Map<number, Reading>();
  readings.set(db, sites);
  const day = utcDay(nowMs);
  const kept = sites.get(siteId);
  if (kept?.day === day && nowMs - kept.readAt < FRESH_MS) return kept;
  if (kept?.day === day) kept.readAt = nowMs;
  const reading = { messages: await readMessages(db, siteId, nowMs), day, readAt: nowMs };
  // Of several that read at once, all go by the first one's reading.
  const first = sites.get(siteId);
  if (first && first !== kept && first.day === day) return first;
  if (sites.size >= MAX_SITES_METERED) sites.clear();
  sites.set(siteId, reading);
  return reading;
}

/** Reads the rollups of the days to which a message of today can belong. */
async function readMessages(binding: D1Database, siteId: number, nowMs: number): Promise<number> {
  const db = database(binding);
  const ids = db.select({ id: touchpoints.id }).from(touchpoints).where(eq(touchpoints.siteId, siteId));
  const oldest = utcDay(nowMs - REVISION_GRACE_MS - DAY_MS);
  const [row] = await db
    .select({ messages: sum(rollups.written).mapWith(Number) })
    .from(rollups)
    .where(and(inArray(rollups.touchpointId, ids), gte(rollups.day, oldest), eq(rollups.writtenOn, utcDay(nowMs))));
  return row?.messages ?? 0;
}
