import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll, readSeries, times } from "./answers.ts";
import { type Bounds, npsByHand, wilsonByHand } from "./by-hand.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

async function touchpoint(site: string, siteKey: string, metric: string, answers: number[]): Promise<void> {
  await collector.touchpoint(site, metric, { question: { metric, key: "q" } });
  await postAll(
    collector,
    siteKey,
    metric,
    answers.map((answer) => ({ answer })),
  );
}

async function onlySeries(site: string, name: string, query = "") {
  const [series] = await readSeries(api, site, name, query);
  if (!series) throw new Error("no series");
  return series;
}

describe("how much must be answered for a score", () => {
  it("is 10 answers for any score, 30 for one without a mark", async () => {
    const siteKey = await collector.site("steps");
    await touchpoint("steps", siteKey, "csat", times(9, 5));
    const nine = await onlySeries("steps", "csat");
    expect(nine).toMatchObject({ n: 9, confidence: "too-few", score: null, interval: null, mean: null });
    expect(nine.distribution?.at(-1)).toEqual({ value: 5, count: 9, share: null });
    expect(nine.bands?.positive).toEqual({ count: 9, share: null });

    await touchpoint("steps", siteKey, "csat", [5]);
    expect(await onlySeries("steps", "csat")).toMatchObject({
      n: 10,
      confidence: "low",
      score: { value: 100 },
      interval: { low: expect.closeTo(72.25, 2), high: 100 },
    });

    await touchpoint("steps", siteKey, "csat", times(19, 5));
    expect(await onlySeries("steps", "csat")).toMatchObject({ n: 29, confidence: "low" });
    await touchpoint("steps", siteKey, "csat", [5]);
    expect(await onlySeries("steps", "csat")).toMatchObject({ n: 30, confidence: "ok" });
  });

  it("is a setting of the site, and holds for what was answered before", async () => {
    const siteKey = await collector.site("settings", { tooFewBelow: 3, lowBelow: 5 });
    await touchpoint("settings", siteKey, "nps", [10, 10, 0]);
    expect(await onlySeries("settings", "nps")).toMatchObject({ n: 3, confidence: "low", score: { value: 100 / 3 } });
    await collector.site("settings", { tooFewBelow: 1, lowBelow: 3 });
    expect(await onlySeries("settings", "nps")).toMatchObject({ n: 3, confidence: "ok" });
    await collector.site("settings", { tooFewBelow: 4, lowBelow: 5 });
    expect(await onlySeries("settings", "nps")).toMatchObject({ n: 3, confidence: "too-few", score: null });
  });

  it("is at least one, whatever the settings: nothing answered is null everywhere", async () => {
    await collector.site("none", { tooFewBelow: 1, lowBelow: 1 });
    for (const metric of ["nps", "csat", "ces", "thumbs"]) {
      await collector.touchpoint("none", metric, { question: { metric, key: "q" } });
      const series = await onlySeries("none", metric);
      expect(series).toMatchObject({ n: 0, score: null, interval: null, mean: null, confidence: "too-few" });
      for (const point of series.distribution ?? []) expect(point).toMatchObject({ count: 0, share: null });
    }
  });

  it("is 30 for the interval of a CES mean, and more than one opinion", async () => {
    const siteKey = await collector.site("means", { tooFewBelow: 2, lowBelow: 2 });
    await touchpoint("means", siteKey, "ces", [...times(28, 5), 6]);
    expect((await onlySeries("means", "ces")).mean).toMatchObject({ value: 146 / 29, interval: null });
    await touchpoint("means", siteKey, "ces", [6]);
    expect((await onlySeries("means", "ces")).mean?.interval).toMatchObject({
      formula: "student-t",
      approximate: true,
    });
    await collector.touchpoint("means", "agreed", { question: { metric: "ces", key: "q" } });
    await postAll(collector, siteKey, "agreed", times(31, { answer: 4 }));
    expect((await onlySeries("means", "agreed")).mean).toEqual({
      value: 4,
      formula: "arithmetic-mean",
      interval: null,
      goodEnd: "high",
    });
  });
});

describe("the level of intervals", () => {
  it("is 95 % unless the caller asks for 90 or 99, for every interval alike", async () => {
    const siteKey = await collector.site("levels");
    await touchpoint("levels", siteKey, "nps", [...times(6, 9), ...times(4, 3), ...times(2, 7)]);
    await touchpoint("levels", siteKey, "thumbs", [...times(7, 1), ...times(4, 0)]);
    const near = ({ low, high }: Bounds, percent: number) => ({
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
      level: percent / 100,
    });
    for (const percent of [90, 95, 99] as const) {
      const query = `level=${percent}`;
      const nps = await onlySeries("levels", "nps", query);
      expect(nps.interval).toMatchObject(near(npsByHand(6, 4, 12, percent), percent));
      const thumbs = await onlySeries("levels", "thumbs", query);
      expect(thumbs.interval).toMatchObject(near(wilsonByHand(7, 11, percent), percent));
    }
    expect((await onlySeries("levels", "nps")).interval?.level).toBe(0.95);
  });
});
