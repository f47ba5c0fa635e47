import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deletion, type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { addDays } from "../../../worker/scores/calendar.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries, stateOn } from "./answers.ts";
import { npsByHand, recountByHand } from "./by-hand.ts";

const FIRST_DAY = "2025-01-06";
const DAYS = 70;

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop", { tooFewBelow: 1 });
  await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "q" } });
});
afterAll(async () => collector.close());

/** Numbers from 0 up to 1, the same in each run (Park and Miller, 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Batches of states of many prompts: new, changed, repeated, out of order and deleted ones. */
function history(id: number, seed: number): PromptState[][] {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const stored: PromptState[] = [];
  return Array.from({ length: 25 }, () =>
    Array.from({ length: 40 }, () => {
      const old = stored[below(stored.length * 2 + 1)];
      if (old && random() < 0.1) return deletion(id, old.id);
      const day = addDays(FIRST_DAY, below(DAYS));
      const base = old ?? stateOn(id, day, { shown: random() < 0.9 ? 1 : 0 });
      const rating = random() < 0.6 ? below(11) : null;
      const band = rating === null ? null : rating < 7 ? (-1 as const) : rating < 9 ? (0 as const) : (1 as const);
      const answer = rating === null || band === null ? {} : { rating, band };
      const state = { ...base, ...answer, seq: 1 + below(6), dismissed: random() < 0.3 ? (1 as const) : (0 as const) };
      stored.push(state);
      return state;
    }),
  );
}

const sum = (points: Map<number, number>, from: number, to: number) =>
  [...points].reduce((total, [point, count]) => (point >= from && point <= to ? total + count : total), 0);

/** What the API gives for a period, and what the raw responses say. */
async function bothWays(from: string, to: string) {
  const [series] = await readSeries(api, "shop", "paid", `from=${from}&to=${to}`);
  const raw = await recountByHand(collector.db, { site: "shop", touchpoint: "paid" }, { from, to });
  const [promoters, detractors] = [sum(raw.points, 9, 10), sum(raw.points, 0, 6)];
  const told = {
    n: series?.n,
    shown: series?.rates.shown,
    answeredShown: series?.rates.responseRate?.numerator,
    dismissed: series?.rates.dismissed,
    points: series?.distribution?.map(({ count }) => count),
    score: series?.score?.value ?? null,
    low: series?.interval?.low ?? null,
    high: series?.interval?.high ?? null,
  };
  const { low, high } = npsByHand(promoters, detractors, raw.n);
  const near = (value: number): unknown => (raw.n === 0 ? null : expect.closeTo(value, 9));
  const counted = {
    ...raw,
    points: Array.from({ length: 11 }, (_, point) => raw.points.get(point) ?? 0),
    score: near((100 * (promoters - detractors)) / raw.n),
    low: near(low),
    high: near(high),
  };
  return { told, counted };
}

describe("scores after any history", () => {
  it.each([1, 2, 3])("equal a recount of the raw responses, for any period: history %i", async (seed) => {
    const id = await idOf(collector.db, "shop", "paid");
    for (const states of history(id, seed)) await storeStates(collector.db, states, Date.now());
    const last = addDays(FIRST_DAY, DAYS - 1);
    const periods = [
      [FIRST_DAY, last],
      [addDays(FIRST_DAY, 1), addDays(FIRST_DAY, 1)],
      [addDays(FIRST_DAY, 9), addDays(FIRST_DAY, 33)],
      [addDays(last, 1), addDays(last, 30)],
    ] as const;
    for (const [from, to] of periods) {
      const { told, counted } = await bothWays(from, to);
      expect(told).toEqual(counted);
    }
    const whole = await bothWays(FIRST_DAY, last);
    expect(whole.told.n).toBeGreaterThan(100);
  });

  it("equal it bucket by bucket", async () => {
    const to = addDays(FIRST_DAY, DAYS - 1);
    for (const by of ["day", "week", "month"]) {
      const [series] = await readSeries(api, "shop", "paid", `from=${FIRST_DAY}&to=${to}&by=${by}`);
      const trend = series?.trend ?? [];
      expect(trend.reduce((total, bucket) => total + bucket.n, 0)).toBe(series?.n);
      for (const bucket of trend) {
        const raw = await recountByHand(collector.db, { site: "shop", touchpoint: "paid" }, bucket);
        expect([by, bucket.start, bucket.n, bucket.bands?.positive.count]).toEqual([
          by,
          bucket.start,
          raw.n,
          sum(raw.points, 9, 10),
        ]);
      }
    }
  });
});
