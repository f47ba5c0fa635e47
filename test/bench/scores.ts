/** Rows read by the queries for scores, and their time, from a thousand to a million responses. */
import { sql } from "drizzle-orm";
import { addBreakdown, fillBreakdowns } from "../../worker/breakdowns/breakdown-store.ts";
import { breakdownSeries } from "../../worker/breakdowns/scores.ts";
import { type PromptState, storeStates } from "../../worker/collect/store.ts";
import { database } from "../../worker/database.ts";
import { addDays, dayOf, type Period } from "../../worker/scores/calendar.ts";
import { siteJourney } from "../../worker/scores/site-journey.ts";
import { siteScores } from "../../worker/scores/site-scores.ts";
import { findSite, type SiteRow } from "../../worker/sites/site-store.ts";
import { touchpointBySlug } from "../../worker/sites/touchpoint-store.ts";
import { type Collector, startCollector } from "../worker/collector.ts";
import { metered } from "../worker/metered-database.ts";
import { MAX_SEGMENTS } from "../../worker/contract/limits.ts";
import { printTable } from "../../scripts/table.ts";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const TOUCHPOINTS = 6;
/** Of a period; the history holds two of them. */
const DAYS = 90;
const HISTORY_DAYS = 2 * DAYS;
const SCALE_POINTS = 11;
const BATCH = 5_000;
const SEED = 7;

/** Rows read at the largest size may be so many times those at a tenth of it. */
const MOST_GROWTH = 1.2;

type Query = (db: D1Database, site: SiteRow, days: { period: Period; today: string }) => Promise<unknown>;

const DEVICES = ["phone", "tablet", "desktop"] as const;
/** Of the property: all that are told apart. */
const PLANS = MAX_SEGMENTS;
const BROKEN_DOWN = "t1";
/** Rows read for one row of counts: it is read, and its group. */
const READS_A_ROW = 2;
/** The touchpoint, its revision, and one row of each group. */
const BESIDE = 10;

const SITE_BOUND = TOUCHPOINTS * DAYS * SCALE_POINTS;
const segmentBound = (segments: number) => READS_A_ROW * segments * (DAYS + 1) + BESIDE;

const byBreakdown =
  (breakdown: string): Query =>
  async (db, site, days) => {
    const touchpoint = await touchpointBySlug(db, site.id, BROKEN_DOWN);
    return breakdownSeries(db, site, touchpoint, { ...days, breakdown, level: 0.95, compared: null });
  };

/** By name; each with the rows that it may read. */
const QUERIES: Record<string, { bound: number; query: Query }> = {
  scores: {
    bound: SITE_BOUND,
    query: async (db, site, days) => siteScores(db, site, { ...days, by: "week", level: 0.95 }),
  },
  journey: {
    bound: 2 * SITE_BOUND,
    query: async (db, site, days) => {
      const compared = { from: addDays(days.period.from, -DAYS), to: addDays(days.period.from, -1) };
      return siteJourney(db, site, { ...days, level: 0.95, compared });
    },
  },
  device: { bound: segmentBound(DEVICES.length), query: byBreakdown("device") },
  "properties.plan": { bound: segmentBound(PLANS), query: byBreakdown("properties.plan") },
};

/** Prints the figures. Returns the promises that do not hold. */
export async function benchScores(): Promise<string[]> {
  const collector = await startCollector();
  const today = dayOf(Date.now(), "UTC");
  const period = { from: addDays(today, 1 - DAYS), to: today };
  await collector.site("bench");
  for (let index = 1; index <= TOUCHPOINTS; index += 1) {
    await collector.touchpoint("bench", `t${index}`, { question: { metric: "nps", key: "recommend" } });
  }
  const site = await findSite(collector.db, "bench");
  if (!site) throw new Error("the bench has no site");
  const { id } = await touchpointBySlug(collector.db, site.id, BROKEN_DOWN);
  for (const breakdown of ["device", "properties.plan"]) await addBreakdown(collector.db, id, breakdown, Date.now());
  while (!(await fillBreakdowns(collector.db, 1))) continue;
  const figures = new Map(Object.keys(QUERIES).map((name): [string, Figures[]] => [name, []]));
  let stored = 0;
  for (const size of SIZES) {
    await fill(collector.db, stored, size, today);
    stored = size;
    for (const [name, all] of figures) all.push({ size, ...(await measured(collector, name, { period, today })) });
  }
  await collector.close();
  const title = `Scores of ${TOUCHPOINTS} touchpoints over ${DAYS} days (bound: touchpoints × days × scale points for each period; of a breakdown, 2 × segments × days)`;
  const rows = [...figures].flatMap(([name, all]) =>
    all.map(({ size, rowsRead, bound, ms }) => [name, size, rowsRead, bound, ms.toFixed(1)]),
  );
  printTable(title, [["query", "responses", "rows read", "bound", "ms"], ...rows]);
  return [...figures].flatMap(([name, all]) => broken(name, all));
}

interface Figures {
  size: number;
  rowsRead: number;
  bound: number;
  /** Least of five runs. */
  ms: number;
}

function broken(name: string, all: readonly Figures[]): string[] {
  const [before, last] = all.slice(-2);
  const growth = before && last ? last.rowsRead / before.rowsRead : Number.NaN;
  return [
    ...all
      .filter(({ rowsRead, bound }) => rowsRead > bound)
      .map((one) => `${name}: ${one.rowsRead} of ${one.bound} rows read`),
    ...(growth <= MOST_GROWTH ? [] : [`${name}: ${growth.toFixed(2)} times the rows of a tenth, above ${MOST_GROWTH}`]),
  ];
}

async function measured(collector: Collector, name: string, days: { period: Period; today: string }) {
  const { db, meter } = metered(collector.db);
  const site = await findSite(collector.db, "bench");
  const { query, bound } = QUERIES[name] ?? {};
  if (!site || !query || !bound) throw new Error("the bench has no such site or query");
  await query(db, site, days);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now();
    await query(collector.db, site, days);
    times.push(performance.now() - started);
  }
  return { rowsRead: meter.rowsRead, bound, ms: Math.min(...times) };
}

/** Responses number `from` to `to`, spread evenly over touchpoints and days. */
async function fill(db: D1Database, from: number, to: number, today: string): Promise<void> {
  const [first] = await database(db).all<{ id: number }>(sql`SELECT min(id) AS id FROM touchpoints`);
  for (let start = from; start < to; start += BATCH) {
    const states = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) =>
      response(start + index, first?.id ?? 1, today),
    );
    await storeStates(db, states, Date.now());
  }
}

function response(index: number, firstTouchpoint: number, today: string): PromptState {
  const daysAgo = Math.floor(index / TOUCHPOINTS) % HISTORY_DAYS;
  const rating = Math.imul(index + SEED, 2_654_435_761) >>> 28 > 10 ? 9 : Math.imul(index + SEED, 2_654_435_761) >>> 28;
  return {
    touchpoint_id: firstTouchpoint + (index % TOUCHPOINTS),
    id: `01900000-0000-7000-8000-${index.toString(16).padStart(12, "0")}`,
    seq: 1,
    revision: 1,
    channel: "web",
    day: addDays(today, -daysAgo),
    shown_at: Date.now() - daysAgo * 86_400_000,
    received_at: Date.now(),
    shown: 1,
    dismissed: 0,
    rating,
    device: DEVICES[Math.floor(index / TOUCHPOINTS / HISTORY_DAYS) % DEVICES.length] ?? "phone",
    properties: JSON.stringify({ plan: `plan-${Math.floor(index / TOUCHPOINTS / HISTORY_DAYS) % PLANS}` }),
    band: rating > 8 ? 1 : rating > 6 ? 0 : -1,
  };
}
