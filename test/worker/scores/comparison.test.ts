/** Change between two periods, rolling windows and answers needed, through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries, stateOn } from "./answers.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const APRIL = "compare=2025-04-01..2025-04-30";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
  await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "q" } });
  await collector.touchpoint("shop", "served", { question: { metric: "csat", key: "q" } });
  const options = ["a", "b"].map((key) => ({ key, text: { en: key } }));
  await collector.touchpoint("shop", "chosen", {
    question: { metric: "choice", key: "q", text: { en: "?" }, options },
  });
  // The example that METRICS.md begins with: nobody can see a change from 39 to 46.
  await answer("paid", "2025-05-20", { 10: 52, 8: 23, 2: 12 });
  await answer("paid", "2025-04-20", { 10: 52, 8: 27, 2: 15 });
  await answer("served", "2025-05-20", { 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 });
  await answer("served", "2025-04-20", { 5: 90, 1: 17 });
});
afterAll(async () => collector.close());

/** Stores so many ratings of each point. */
async function answer(touchpoint: string, day: string, points: Record<number, number>): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, (): PromptState => stateOn(id, day, { rating: Number(point) })),
  );
  await storeStates(collector.db, states, Date.now());
}

describe("the change from the compared period", () => {
  it("has p, the p adjusted over all touchpoints, the interval of the difference, and a verdict", async () => {
    const { touchpoints, compared } = await api.read(SiteScores, `/sites/shop/scores?${MAY}&${APRIL}`);
    expect(compared).toEqual({ from: "2025-04-01", to: "2025-04-30" });
    const changes = new Map(touchpoints.map((one) => [one.touchpoint, one.series[0]?.change]));
    expect(changes.get("paid")).toMatchObject({
      n: { now: 87, before: 94 },
      difference: expect.closeTo((100 * 40) / 87 - (100 * 37) / 94, 9),
      test: "adjusted-wald-z",
      p: expect.closeTo(0.5598, 4),
      adjustedP: expect.closeTo(0.5598, 4),
      adjustment: { formula: "benjamini-hochberg", tests: 2 },
      verdict: "no-clear-change",
    });
    expect(changes.get("served")).toMatchObject({
      difference: expect.closeTo((100 * 74) / 107 - (100 * 90) / 107, 9),
      interval: { formula: "newcombe" },
      test: "n-1-two-proportion",
      p: expect.closeTo(0.0099, 4),
      // Of two tests, the lesser p counts twice.
      adjustedP: expect.closeTo(0.0198, 4),
      verdict: "down",
    });
    expect(changes.get("chosen")).toBeNull();
  });

  it("has the earlier score beside it, as that period's own call has it", async () => {
    const [{ before } = { before: null }] = await readSeries(api, "shop", "paid", `${MAY}&${APRIL}`);
    const [april] = await readSeries(api, "shop", "paid", "from=2025-04-01&to=2025-04-30");
    expect(before).toEqual({ n: 94, score: april?.score, interval: april?.interval, confidence: "ok" });
  });

  it("is the same whatever is shown beside it", async () => {
    const all = await api.read(SiteScores, `/sites/shop/scores?${MAY}&${APRIL}`);
    for (const { touchpoint, series } of all.touchpoints) {
      expect(await readSeries(api, "shop", touchpoint, `${MAY}&${APRIL}`)).toEqual(series);
    }
  });

  it("is none of a choice as a whole, but one of each option", async () => {
    const [series] = await readSeries(api, "shop", "chosen", `${MAY}&${APRIL}`);
    expect([series?.change, series?.optionChanges?.map(({ option, verdict }) => [option, verdict])]).toEqual([
      null,
      [
        ["a", "too-few"],
        ["b", "too-few"],
      ],
    ]);
  });

  it("is null where nothing is compared, and too few where nothing was answered", async () => {
    const [alone] = await readSeries(api, "shop", "paid", MAY);
    expect([alone?.change, alone?.before, alone?.optionChanges]).toEqual([null, null, null]);
    const [nothing] = await readSeries(api, "shop", "paid", `${MAY}&compare=2025-01-01..2025-01-31`);
    expect(nothing?.change).toMatchObject({ n: { now: 87, before: 0 }, difference: null, p: null, verdict: "too-few" });
  });

  it("is from as many days just before, where that is asked for", async () => {
    const { compared } = await api.read(SiteScores, `/sites/shop/scores?${MAY}&compare=previous`);
    expect(compared).toEqual({ from: "2025-03-31", to: "2025-04-30" });
  });
});

describe("answers needed", () => {
  it("are those for a margin of ten points, or of as many as are wanted", async () => {
    const [usual] = await readSeries(api, "shop", "paid", "period=today");
    expect(usual?.needed).toMatchObject({ margin: 10, answersNeeded: 232, answersMissing: 232 });
    const [fine] = await readSeries(api, "shop", "paid", "period=today&margin=5");
    expect(fine?.needed).toMatchObject({ margin: 5, answersNeeded: 935 });
    const [chosen] = await readSeries(api, "shop", "chosen", "period=today");
    expect(chosen?.needed).toBeNull();
  });
});

describe("rolling windows", () => {
  it("pool the days that end with a bucket, those before the period too", async () => {
    const [series] = await readSeries(api, "shop", "paid", "from=2025-05-18&to=2025-05-20&by=day&rolling=31");
    const found = series?.trend?.map(({ start, n, rolling }) => [start, n, rolling?.from, rolling?.n]);
    expect(found).toEqual([
      ["2025-05-18", 0, "2025-04-18", 94],
      ["2025-05-19", 0, "2025-04-19", 94],
      ["2025-05-20", 87, "2025-04-20", 181],
    ]);
    const score = series?.trend?.[2]?.rolling?.score?.value;
    expect(score).toBeCloseTo((100 * (104 - 27)) / 181, 9);
  });

  it("are null where none are asked for", async () => {
    const [series] = await readSeries(api, "shop", "paid", "from=2025-05-18&to=2025-05-20&by=day");
    expect(series?.trend?.map(({ rolling }) => rolling)).toEqual([null, null, null]);
  });
});

describe("what cannot be", () => {
  it.each([
    ["period=last-month&from=2025-01-01", "/query/period"],
    ["period=next-month", "/query/period"],
    ["compare=today&period=last-7-days", "/query/compare"],
    ["compare=2025-05-31..2025-06-30&from=2025-05-01&to=2025-05-31", "/query/compare"],
    ["compare=2025-02-31..2025-03-01", "/query/compare"],
    ["compare=2025-03-02..2025-03-01", "/query/compare"],
    ["rolling=7", "/query/rolling"],
    ["rolling=1&by=day", "/query/rolling"],
    ["rolling=28&by=month&from=2020-01-01&to=2025-01-01", "/query/by"],
    ["margin=0", "/query/margin"],
    ["margin=NaN", "/query/margin"],
  ])("%s is a 422 at %s", async (query, path) => {
    const { status, paths } = await api.refused("GET", `/sites/shop/scores?${query}`);
    expect([status, paths]).toEqual([422, [path]]);
  });
});
