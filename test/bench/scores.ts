/** Rows read by the scores query, and its time, from a thousand to a million responses. */
import { sql } from "drizzle-orm";
import { type PromptState, storeStates } from "../../worker/collect/store.ts";
import { database } from "../../worker/database.ts";
import { addDays, dayOf, type Period } from "../../worker/scores/calendar.ts";
import { siteScores } from "../../worker/scores/site-scores.ts";
import { findSite } from "../../worker/sites/site-store.ts";
import { type Collector, startCollector } from "../worker/collector.ts";
import { metered } from "../worker/metered-database.ts";
import { printTable } from "../../scripts/table.ts";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const TOUCHPOINTS = 6;
const DAYS = 90;
const SCALE_POINTS = 11;
const BATCH = 5_000;
const SEED = 7;

/** Returns rows read per size, with the bound that holds whatever the number of responses. */
export async function benchScores(): Promise<{ rowsRead: number[]; bound: number }> {
  const collector = await startCollector();
  const today = dayOf(Date.now(), "UTC");
  const period = { from: addDays(today, 1 - DAYS), to: today };
  await collector.site("bench");
  for (let index = 1; index <= TOUCHPOINTS; index += 1) {
    await collector.touchpoint("bench", `t${index}`, { question: { metric: "nps", key: "recommend" } });
  }
  const rows: (string | number)[][] = [];
  const rowsRead: number[] = [];
  let stored = 0;
  for (const size of SIZES) {
    await fill(collector.db, stored, size, today);
    stored = size;
    const figures = await query(collector, period, today);
    rowsRead.push(figures.rowsRead);
    rows.push([size, figures.n, figures.rowsRead, figures.bound, figures.ms.toFixed(1)]);
  }
  await collector.close();
  const bound = TOUCHPOINTS * DAYS * SCALE_POINTS;
  const title = `Scores of ${TOUCHPOINTS} touchpoints over ${DAYS} days, by week (bound: touchpoints × days × scale points)`;
  printTable(title, [["responses", "n", "rows read", "bound", "ms"], ...rows]);
  return { rowsRead, bound };
}

async function query(collector: Collector, period: Period, today: string) {
  const { db, meter } = metered(collector.db);
  const site = await findSite(collector.db, "bench");
  if (!site) throw new Error("the bench has no site");
  const request = { period, by: "week", today, level: 0.95 } as const;
  const scores = await siteScores(db, site, request);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now();
    await siteScores(collector.db, site, request);
    times.push(performance.now() - started);
  }
  const n = scores.touchpoints.flatMap((one) => one.series).reduce((sum, series) => sum + series.n, 0);
  return { n, rowsRead: meter.rowsRead, bound: TOUCHPOINTS * DAYS * SCALE_POINTS, ms: Math.min(...times) };
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
  const daysAgo = Math.floor(index / TOUCHPOINTS) % DAYS;
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
    band: rating > 8 ? 1 : rating > 6 ? 0 : -1,
  };
}
