/** Breakdowns as a query asks for them: for the routes of the API, and for the pages. */
import { z } from "@hono/zod-openapi";
import type { BreakdownScores, BreakdownState } from "../contract/breakdowns.ts";
import { MAX_PROPERTY_CHARS } from "../contract/limits.ts";
import { Compare } from "../contract/periods.ts";
import { CHANNELS } from "../contract/terms.ts";
import { comparedOf, periodOf, periodQuery } from "../http/period.ts";
import { Problem, refuse } from "../http/problem.ts";
import { levelOf, levelQuery, marginQuery } from "../scores/query.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { TouchpointRow } from "../sites/touchpoint-store.ts";
import { type BreakdownRow, FILLED, listBreakdowns } from "./breakdown-store.ts";
import { breakdownSeries } from "./scores.ts";

const ALWAYS = ["channel", "revision"] as const;

export const isAlways = (breakdown: string) => ALWAYS.some((one) => one === breakdown);

export const breakdownQuery = z.strictObject({
  ...periodQuery,
  compare: Compare.optional().meta({ description: "Adds each segment's change from this period" }),
  against: z
    .string()
    .min(1)
    .max(MAX_PROPERTY_CHARS)
    .optional()
    .meta({ description: "In place of `compare`: adds each segment's change from the segment of this value" }),
  margin: marginQuery,
  level: levelQuery,
});

export const unknownBreakdown = (breakdown: string, why: string) =>
  new Problem(404, "unknown-breakdown", `${breakdown} ${why}`);

export function stateOf({ breakdown, segments, filledTo, createdAt }: BreakdownRow): BreakdownState {
  return {
    breakdown,
    segments: segments?.length ?? 0,
    filled: filledTo === FILLED,
    createdAt: new Date(createdAt).toISOString(),
  };
}

/** What is there for every touchpoint, then what is switched on at this one. */
export async function readBreakdownStates(db: D1Database, touchpoint: TouchpointRow): Promise<BreakdownState[]> {
  const rows = await listBreakdowns(db, touchpoint.id);
  const always = ALWAYS.map((breakdown) => ({ breakdown, segments: 0, filled: true, createdAt: null }));
  return [...always, ...rows.map(stateOf)];
}

/** Scores by segment; 404 for a breakdown that is not switched on, 422 for what is impossible. */
export async function readBreakdown(
  db: D1Database,
  { site, touchpoint, breakdown }: { site: SiteRow; touchpoint: TouchpointRow; breakdown: string },
  { compare, against, margin, level: percent, ...days }: z.infer<typeof breakdownQuery>,
): Promise<BreakdownScores> {
  const row = (await listBreakdowns(db, touchpoint.id)).find((one) => one.breakdown === breakdown);
  if (!row && !isAlways(breakdown)) throw unknownBreakdown(breakdown, "is not switched on");
  if (compare && against) refuse("/query/against", "compared-twice", "either `compare` or `against`");
  const told: readonly string[] = breakdown === "channel" ? CHANNELS : (row?.segments ?? []);
  if (against && breakdown !== "revision" && !told.includes(against)) {
    refuse("/query/against", "unknown-segment", `${against} is not told apart in ${breakdown}`);
  }
  const { period, today } = periodOf(days, site, Date.now());
  const other = against ? { segment: against } : null;
  const compared = compare ? comparedOf(compare, period, today) : other;
  const level = levelOf(percent);
  const request = { breakdown, period, today, level, compared, ...(margin && { margin }) };
  return {
    site: site.slug,
    touchpoint: touchpoint.slug,
    breakdown,
    filled: !row || row.filledTo === FILLED,
    timeZone: site.settings.timeZone,
    ...period,
    level,
    compared,
    series: await breakdownSeries(db, site, touchpoint, request),
  };
}
