/** SQL of scores: sums of rollups. Reads at most touchpoints × days × revisions rows, however many the responses. */
import { and, between, eq, gte, inArray, ne, sql } from "drizzle-orm";
import {
  COUNTERS,
  REASON_COUNTERS,
  REASON_TOTALS,
  rollups,
  touchpoints,
  VALUE_COUNTERS,
} from "../../drizzle/schema.ts";
import type { BucketLength } from "../contract/scores.ts";
import type { Band, Channel } from "../contract/terms.ts";
import { database } from "../database.ts";
import type { Period } from "./calendar.ts";
import type { Counts, ReasonCounts } from "./counts.ts";

/** Counts of one revision of one touchpoint on one channel in one bucket. */
export interface BucketCounts {
  touchpointId: number;
  revision: number;
  channel: Channel;
  /** First day of the bucket; empty when no trend is asked for. */
  bucket: string;
  counts: Counts;
}

/** First day of the bucket, as worker/scores/calendar.ts has it. */
const BUCKETS = {
  day: sql<string>`${rollups.day}`,
  week: sql<string>`date(${rollups.day}, 'weekday 0', '-6 days')`,
  month: sql<string>`date(${rollups.day}, 'start of month')`,
} satisfies Record<BucketLength, unknown>;

/** Sum of each counter, of whatever rows are read. */
export const SUMS: Record<string, ReturnType<typeof sumOf>> = Object.fromEntries(
  COUNTERS.map((name) => [name, sumOf(name)]),
);

function sumOf(counter: string) {
  return sql<number>`sum(${sql.identifier(counter)})`.as(counter);
}

/** Sums of the rollups of some touchpoints (at most 90) over a period, by revision, channel and bucket. */
export async function readCounts(
  db: D1Database,
  touchpointIds: readonly number[],
  period: Period,
  by: BucketLength | null,
): Promise<BucketCounts[]> {
  if (touchpointIds.length === 0) return [];
  const rows = await database(db)
    .select({
      touchpointId: rollups.touchpointId,
      revision: rollups.revision,
      channel: rollups.channel,
      bucket: (by ? BUCKETS[by] : sql<string>`''`).as("bucket"),
      sums: SUMS,
    })
    .from(rollups)
    .where(and(inArray(rollups.touchpointId, [...touchpointIds]), between(rollups.day, period.from, period.to)))
    .groupBy(rollups.touchpointId, rollups.revision, rollups.channel, sql`bucket`);
  return rows.map(({ sums, ...key }) => ({ ...key, counts: countsOf(sums) }));
}

/** The latest day since `from` of which a site has an answer, neither imported nor made up; null where there is none. */
export async function latestAnswerDay(binding: D1Database, siteId: number, from: string): Promise<string | null> {
  const db = database(binding);
  const ids = db.select({ id: touchpoints.id }).from(touchpoints).where(eq(touchpoints.siteId, siteId));
  const isAnswered = sql`${sql.identifier("answered")} > ${sql.identifier("generated")}`;
  const [row] = await db
    .select({ day: sql<string | null>`max(${rollups.day})` })
    .from(rollups)
    .where(and(inArray(rollups.touchpointId, ids), gte(rollups.day, from), ne(rollups.channel, "import"), isAnswered));
  return row?.day ?? null;
}

/** Counts from a row of counters by their names. */
export function countsOf(sums: Readonly<Record<string, number>>): Counts {
  const read = (name: string) => sums[name] ?? 0;
  const reasons = (band: Band): ReasonCounts => ({
    answered: read(REASON_TOTALS[band]),
    options: REASON_COUNTERS[band].map(read),
  });
  return {
    shown: read("shown"),
    answered: read("answered"),
    answeredShown: read("answered_shown"),
    commented: read("commented"),
    dismissed: read("dismissed"),
    generated: read("generated"),
    values: VALUE_COUNTERS.map(read),
    reasons: { negative: reasons("negative"), neutral: reasons("neutral"), positive: reasons("positive") },
  };
}
