import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteDay } from "../../../worker/collect/showing.ts";
import { storeStates } from "../../../worker/collect/store.ts";
import { siteScores } from "../../../worker/scores/site-scores.ts";
import { findSite } from "../../../worker/sites/site-store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries, stateOn } from "./answers.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop", { tooFewBelow: 1, timeZone: "Europe/Prague" });
});
afterAll(async () => collector.close());

/** A touchpoint with thumbs up (1) and down (0) on some days. */
async function thumbs(touchpoint: string, ratings: readonly (readonly [day: string, up: 0 | 1])[]): Promise<void> {
  await collector.touchpoint("shop", touchpoint, { question: { metric: "thumbs", key: "liked" } });
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = ratings.map(([day, up]) => stateOn(id, day, { rating: up, band: up === 1 ? 1 : -1 }));
  await storeStates(collector.db, states, Date.now());
}

async function trendOf(touchpoint: string, query: string) {
  const [series] = await readSeries(api, "shop", touchpoint, query);
  return (series?.trend ?? []).map(({ start, from, to, partial, n, score }) => {
    return [start, from, to, partial ? "partial" : "whole", n, score?.value ?? null];
  });
}

describe("a trend", () => {
  it("by day has every day of the period, empty ones with n 0 and no score", async () => {
    await thumbs("daily", [
      ["2025-02-27", 1],
      ["2025-02-28", 1],
      ["2025-02-28", 0],
      ["2025-03-02", 1],
      ["2025-03-03", 0],
    ]);
    expect(await trendOf("daily", "from=2025-02-28&to=2025-03-02&by=day")).toEqual([
      ["2025-02-28", "2025-02-28", "2025-02-28", "whole", 2, 50],
      ["2025-03-01", "2025-03-01", "2025-03-01", "whole", 0, null],
      ["2025-03-02", "2025-03-02", "2025-03-02", "whole", 1, 100],
    ]);
  });

  it("by week starts on Monday, and marks what the period cuts off", async () => {
    // 2025-03-03 and 2025-03-10 were Mondays.
    await thumbs("weekly", [
      ["2025-02-26", 1],
      ["2025-02-28", 1],
      ["2025-03-02", 0],
      ["2025-03-03", 0],
      ["2025-03-09", 1],
      ["2025-03-10", 1],
      ["2025-03-12", 1],
    ]);
    expect(await trendOf("weekly", "from=2025-02-27&to=2025-03-11&by=week")).toEqual([
      ["2025-02-24", "2025-02-27", "2025-03-02", "partial", 2, 50],
      ["2025-03-03", "2025-03-03", "2025-03-09", "whole", 2, 50],
      ["2025-03-10", "2025-03-10", "2025-03-11", "partial", 1, 100],
    ]);
  });

  it("by month has months of their own lengths, across a year and a leap day", async () => {
    await thumbs("monthly", [
      ["2023-12-31", 1],
      ["2024-01-01", 0],
      ["2024-02-29", 1],
      ["2024-03-01", 1],
    ]);
    expect(await trendOf("monthly", "from=2023-12-31&to=2024-03-31&by=month")).toEqual([
      ["2023-12-01", "2023-12-31", "2023-12-31", "partial", 1, 100],
      ["2024-01-01", "2024-01-01", "2024-01-31", "whole", 1, 0],
      ["2024-02-01", "2024-02-01", "2024-02-29", "whole", 1, 100],
      ["2024-03-01", "2024-03-01", "2024-03-31", "whole", 1, 100],
    ]);
  });

  it("marks the bucket that is not over yet", async () => {
    await thumbs("today", []);
    const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Prague" }).format(new Date());
    const trend = await trendOf("today", `to=${today}&by=day`);
    expect(trend.slice(-2).map(([, , , mark]) => mark)).toEqual(["whole", "partial"]);
  });

  it("ends in the score of the whole period when its buckets are pooled", async () => {
    const [series] = await readSeries(api, "shop", "weekly", "from=2025-02-01&to=2025-03-31&by=week");
    const up = series?.trend?.reduce((sum, bucket) => sum + (bucket.bands?.positive.count ?? 0), 0);
    const n = series?.trend?.reduce((sum, bucket) => sum + bucket.n, 0);
    expect([up, n]).toEqual([series?.bands?.positive.count, series?.n]);
    expect(n).toBe(7);
  });

  it("is absent unless asked for", async () => {
    expect((await readSeries(api, "shop", "daily"))[0]?.trend).toBeNull();
  });
});

describe("a change of wording", () => {
  it("is marked in the bucket in which it went live; a change of rules alone is not", async () => {
    const survey = (text: string, sample = 1) => ({
      question: { metric: "thumbs", key: "liked", text: { en: text } },
      rules: { sample },
    });
    for (const one of [survey("Good?"), survey("Good?", 0.5), survey("Is it good?", 0.5), survey("Was it good?")]) {
      await collector.touchpoint("shop", "reworded", one);
    }
    const id = await idOf(collector.db, "shop", "reworded");
    const since = ["2025-03-01T12:00Z", "2025-03-02T12:00Z", "2025-03-05T12:00Z", "2025-03-31T22:30Z"];
    const update = collector.db.prepare("UPDATE revisions SET created_at = ? WHERE touchpoint_id = ? AND revision = ?");
    await collector.db.batch(since.map((moment, index) => update.bind(Date.parse(moment), id, index + 1)));
    const [series] = await readSeries(api, "shop", "reworded", "from=2025-03-01&to=2025-04-30&by=month");
    expect(series?.trend?.map(({ start, wordingChanges }) => [start, wordingChanges])).toEqual([
      ["2025-03-01", [3]],
      // 22:30 UTC on 31 March is half past midnight in Prague, by summer time.
      ["2025-04-01", [4]],
    ]);
  });
});

describe("a day at the site", () => {
  /** An answer on each of some moments, under the day that the collector would give it. */
  async function answerAt(touchpoint: string, moments: readonly string[]): Promise<void> {
    await collector.touchpoint("shop", touchpoint, { question: { metric: "thumbs", key: "liked" } });
    const id = await idOf(collector.db, "shop", touchpoint);
    const site = await findSite(collector.db, "shop");
    if (!site) throw new Error("no site");
    const states = moments.map((moment) =>
      stateOn(id, siteDay(site, Date.parse(moment)), { rating: 1, band: 1, shown_at: Date.parse(moment) }),
    );
    await storeStates(collector.db, states, Date.now());
  }

  it("has 23 hours when clocks go forward, and 25 when they go back", async () => {
    await answerAt("spring", [
      "2025-03-29T22:59:59Z",
      "2025-03-29T23:00:00Z",
      "2025-03-30T21:59:59Z",
      "2025-03-30T22:00:00Z",
    ]);
    const counts = async (touchpoint: string, query: string) =>
      (await trendOf(touchpoint, `${query}&by=day`)).map(([, , , , n]) => n);
    expect(await counts("spring", "from=2025-03-29&to=2025-03-31")).toEqual([1, 2, 1]);
    await answerAt("autumn", [
      "2025-10-25T21:59:59Z",
      "2025-10-25T22:00:00Z",
      "2025-10-26T22:59:59Z",
      "2025-10-26T23:00:00Z",
    ]);
    expect(await counts("autumn", "from=2025-10-25&to=2025-10-27")).toEqual([1, 2, 1]);
  });
});

describe("siteScores", () => {
  it("marks the buckets that reach the day it is given as today", async () => {
    await thumbs("given", [["2025-03-05", 1]]);
    const site = await findSite(collector.db, "shop");
    if (!site) throw new Error("no site");
    const period = { from: "2025-03-03", to: "2025-03-09" };
    const marks = async (today: string, by: "day" | "week") => {
      const request = { period, by, today, level: 0.95 as const, touchpoint: "given" };
      const { touchpoints } = await siteScores(collector.db, site, request);
      return touchpoints[0]?.series[0]?.trend?.map((bucket) => bucket.partial);
    };
    expect(await marks("2025-03-10", "week")).toEqual([false]);
    expect(await marks("2025-03-09", "week")).toEqual([true]);
    expect(await marks("2025-03-08", "day")).toEqual([false, false, false, false, false, true, true]);
  });
});
