/** SQL of breakdowns: switched on, filled from the responses that are there, read, and switched off. */
import { and, asc, between, eq, ne } from "drizzle-orm";
import { breakdowns, segmentRollups } from "../../drizzle/schema.ts";
import { CHOOSE_SEGMENTS, FILL_STEP } from "../collect/segments.ts";
import { MAX_BREAKDOWNS } from "../contract/limits.ts";
import { database } from "../database.ts";
import { Problem } from "../http/problem.ts";
import type { Period } from "../scores/calendar.ts";
import type { Counts } from "../scores/counts.ts";
import { countsOf, SUMS } from "../scores/score-store.ts";

/** `filledTo` of a breakdown that counts every response. */
export const FILLED = "~";
/** Responses of one step: a second's work for the database. */
const STEP = 25_000;
/** Steps of one background job: a quarter of a million responses, within the 50 queries of a free invocation. */
export const STEPS_AT_ONCE = 10;

export type BreakdownRow = typeof breakdowns.$inferSelect;

export async function listBreakdowns(db: D1Database, touchpointId: number): Promise<BreakdownRow[]> {
  return database(db).select().from(breakdowns).where(eq(breakdowns.touchpointId, touchpointId));
}

const one = (touchpointId: number, breakdown: string) =>
  and(eq(breakdowns.touchpointId, touchpointId), eq(breakdowns.breakdown, breakdown));

/** Switches a breakdown on, if it is not. Whatever is stored is counted by `fillBreakdowns`. 409 at the limit. */
export async function addBreakdown(
  db: D1Database,
  touchpointId: number,
  breakdown: string,
  nowMs: number,
): Promise<{ row: BreakdownRow; isNew: boolean }> {
  const there = await listBreakdowns(db, touchpointId);
  const same = there.find((row) => row.breakdown === breakdown);
  if (same) return { row: same, isNew: false };
  if (there.length >= MAX_BREAKDOWNS) {
    throw new Problem(409, "too-many-breakdowns", `a touchpoint has at most ${MAX_BREAKDOWNS} breakdowns`);
  }
  const [row] = await database(db).insert(breakdowns).values({ touchpointId, breakdown, createdAt: nowMs }).returning();
  if (!row) throw new Error("an insert returned no row");
  return { row, isNew: true };
}

/** Switches it off, with its counts: from now on nothing is counted in it. */
export async function removeBreakdown(db: D1Database, touchpointId: number, breakdown: string): Promise<void> {
  const d = database(db);
  await d.batch([
    d.delete(breakdowns).where(one(touchpointId, breakdown)),
    d
      .delete(segmentRollups)
      .where(and(eq(segmentRollups.touchpointId, touchpointId), eq(segmentRollups.breakdown, breakdown))),
  ]);
}

/**
 * Counts what was stored before a breakdown was switched on. A step is one transaction, which moves counts and mark together:
 * it may break off, be repeated, and run beside others and beside messages.
 *
 * @param steps at most so many; the next call goes on
 * @returns whether nothing is left to do
 */
export async function fillBreakdowns(db: D1Database, steps: number, responses = STEP): Promise<boolean> {
  const broken = new Map<string, unknown>();
  const nameOf = ({ touchpointId, breakdown }: BreakdownRow) => `${touchpointId} ${breakdown}`;
  for (let step = 0; step < steps; step += 1) {
    const unfilled = await database(db)
      .select()
      .from(breakdowns)
      .where(ne(breakdowns.filledTo, FILLED))
      .orderBy(asc(breakdowns.createdAt));
    // One that cannot be filled keeps no other from it.
    const next = unfilled.find((one) => !broken.has(nameOf(one)));
    if (!next) break;
    await fillStep(db, next, responses).catch((error: unknown) => broken.set(nameOf(next), error));
  }
  for (const error of broken.values()) throw error;
  const [left] = await database(db).select().from(breakdowns).where(ne(breakdowns.filledTo, FILLED)).limit(1);
  return left === undefined;
}

async function fillStep(db: D1Database, { touchpointId, breakdown, segments }: BreakdownRow, responses: number) {
  if (segments === null) await db.prepare(CHOOSE_SEGMENTS).bind(touchpointId, breakdown).run();
  await db.batch(FILL_STEP.map((statement) => db.prepare(statement).bind(touchpointId, breakdown, responses)));
}

/** Counts of one revision in one segment. */
export interface SegmentCounts {
  /** As stored: `=` and a value, `*`, or empty. */
  segment: string;
  revision: number;
  counts: Counts;
}

/** Sums over a period. Reads at most days × revisions × segments rows, however many the responses. */
export async function readSegments(
  db: D1Database,
  { touchpointId, breakdown }: { touchpointId: number; breakdown: string },
  period: Period,
): Promise<SegmentCounts[]> {
  const rows = await database(db)
    .select({ segment: segmentRollups.segment, revision: segmentRollups.revision, sums: SUMS })
    .from(segmentRollups)
    .where(
      and(
        eq(segmentRollups.touchpointId, touchpointId),
        eq(segmentRollups.breakdown, breakdown),
        between(segmentRollups.day, period.from, period.to),
      ),
    )
    .groupBy(segmentRollups.segment, segmentRollups.revision);
  return rows.map(({ sums, ...key }) => ({ ...key, counts: countsOf(sums) }));
}
