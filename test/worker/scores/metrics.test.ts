import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Interval } from "../../../worker/contract/numbers.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll, readSeries, times } from "./answers.ts";
import { type Bounds, npsByHand, wilsonByHand } from "./by-hand.ts";

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop");
});
afterAll(async () => collector.close());

/** Makes a touchpoint, posts its answers and reads its one series. */
async function seriesAfter(touchpoint: string, question: object, answers: readonly (number | string | string[])[]) {
  await collector.touchpoint("shop", touchpoint, { question: { key: `${touchpoint}-key`, ...question } });
  await postAll(
    collector,
    siteKey,
    touchpoint,
    answers.map((answer) => ({ answer })),
  );
  const [series, ...more] = await readSeries(api, "shop", touchpoint);
  expect(more).toEqual([]);
  if (!series) throw new Error("no series");
  // Changes, and the answers that a margin needs, have tests of their own.
  const { rates, generated, trend, followUps, needed: _, before, change, optionChanges, ...score } = series;
  expect({ rates, generated, trend, followUps, before, change, optionChanges }).toMatchObject({
    before: null,
    change: null,
    optionChanges: null,
    rates: { shown: answers.length, answered: answers.length, dismissed: 0, commented: 0 },
    generated: 0,
    trend: null,
    followUps: [],
  });
  return score;
}

const near = (bounds: Bounds, formula: Interval["formula"]) => ({
  low: expect.closeTo(bounds.low, 9),
  high: expect.closeTo(bounds.high, 9),
  level: 0.95,
  formula,
});
const share = (count: number, n: number) => ({ count, share: expect.closeTo((100 * count) / n, 9) });
const points = (counts: Record<number, number>, n: number) =>
  Object.entries(counts).map(([value, count]) => ({ value: Number(value), ...share(count, n) }));
const option = (key: string, count: number, n: number) => ({
  option: key,
  ...share(count, n),
  interval: near(wilsonByHand(count, n), "wilson"),
});
const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));

describe("the score of a touchpoint, from messages to the API", () => {
  it("is promoters less detractors for NPS, in points (METRICS: P 5, D 2, n 10 is +30; [−19.05, 65.20])", async () => {
    const answers = [10, 9, 9, 10, 10, 8, 7, 7, 0, 6];
    const score = await seriesAfter("nps", { metric: "nps" }, answers);
    const counts = { 0: 1, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 1, 7: 2, 8: 1, 9: 2, 10: 3 };
    expect(score).toEqual({
      question: {
        key: "nps-key",
        metric: "nps",
        scale: { min: 0, max: 10 },
        revisions: [1],
        label: "transactional NPS",
      },
      n: 10,
      score: { value: expect.closeTo(30, 9), unit: "nps", formula: "net-promoter-score" },
      interval: near(npsByHand(5, 2, 10), "adjusted-wald-nps"),
      mean: null,
      confidence: "low",
      distribution: points(counts, 10),
      options: null,
      bands: { negative: share(2, 10), neutral: share(3, 10), positive: share(5, 10) },
    });
    expect(score.interval?.low).toBeCloseTo(-19.05, 2);
    expect(score.interval?.high).toBeCloseTo(65.2, 2);
  });

  it("is the top two boxes for CSAT, in percent (METRICS: 69.16; [59.87, 77.12])", async () => {
    const counts = { 1: 14, 2: 9, 3: 10, 4: 32, 5: 42 };
    const answers = Object.entries(counts).flatMap(([point, count]) => times(count, Number(point)));
    const score = await seriesAfter("csat", { metric: "csat" }, answers);
    expect(score).toEqual({
      question: { key: "csat-key", metric: "csat", scale: { min: 1, max: 5 }, revisions: [1], label: "CSAT" },
      n: 107,
      score: { value: expect.closeTo(7400 / 107, 9), unit: "percent", formula: "top-two-box" },
      interval: near(wilsonByHand(74, 107), "wilson"),
      mean: null,
      confidence: "ok",
      distribution: points(counts, 107),
      options: null,
      bands: { negative: share(23, 107), neutral: share(10, 107), positive: share(74, 107) },
    });
    expect(score.score?.value).toBeCloseTo(69.16, 2);
    expect([score.interval?.low, score.interval?.high]).toEqual([expect.closeTo(59.87, 2), expect.closeTo(77.12, 2)]);
  });

  it("is the top three boxes for CES, with the mean and its t interval beside it", async () => {
    const counts = { 1: 2, 2: 1, 3: 3, 4: 4, 5: 6, 6: 8, 7: 6 };
    const answers = Object.entries(counts).flatMap(([point, count]) => times(count, Number(point)));
    const score = await seriesAfter("ces", { metric: "ces" }, answers);
    const mean = answers.reduce((sum, answer) => sum + answer, 0) / 30;
    const deviation = Math.sqrt(answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0) / 29);
    // t of 29 degrees of freedom, 95 % two-sided: 2.045230 in the tables.
    const reach = (2.04523 * deviation) / Math.sqrt(30);
    expect(score).toEqual({
      question: { key: "ces-key", metric: "ces", scale: { min: 1, max: 7 }, revisions: [1], label: "CES 2.0" },
      n: 30,
      score: { value: expect.closeTo(2000 / 30, 9), unit: "percent", formula: "top-three-box" },
      interval: near(wilsonByHand(20, 30), "wilson"),
      mean: {
        value: expect.closeTo(mean, 9),
        formula: "arithmetic-mean",
        interval: {
          low: expect.closeTo(mean - reach, 5),
          high: expect.closeTo(mean + reach, 5),
          level: 0.95,
          formula: "student-t",
          approximate: true,
        },
        goodEnd: "high",
      },
      confidence: "ok",
      distribution: points(counts, 30),
      options: null,
      bands: { negative: share(6, 30), neutral: share(4, 30), positive: share(20, 30) },
    });
  });

  it("is the share of thumbs up, without a neutral band", async () => {
    const score = await seriesAfter("thumbs", { metric: "thumbs" }, [...times(9, 1), ...times(3, 0)]);
    expect(score).toEqual({
      question: { key: "thumbs-key", metric: "thumbs", scale: { min: 0, max: 1 }, revisions: [1], label: "thumbs" },
      n: 12,
      score: { value: expect.closeTo(75, 9), unit: "percent", formula: "share-up" },
      interval: near(wilsonByHand(9, 12), "wilson"),
      mean: null,
      confidence: "low",
      distribution: points({ 0: 3, 1: 9 }, 12),
      options: null,
      bands: { negative: share(3, 12), neutral: share(0, 12), positive: share(9, 12) },
    });
  });

  it("is a share per option for a choice of one", async () => {
    const question = { metric: "choice", text: { en: "Why?" }, options: optionsOf("look", "buy", "ask") };
    const score = await seriesAfter("one", question, [...times(7, ["buy"]), ...times(4, ["look"])]);
    expect(score).toEqual({
      question: { key: "one-key", metric: "choice", scale: null, revisions: [1], label: "choice" },
      n: 11,
      score: null,
      interval: null,
      mean: null,
      confidence: "low",
      distribution: null,
      options: [option("look", 4, 11), option("buy", 7, 11), option("ask", 0, 11)],
      bands: null,
    });
  });

  it("is a share of persons per option for a choice of several, so that shares pass 100 together", async () => {
    const several = { several: true, options: optionsOf("a", "b", "c", "d", "e", "f", "g", "h") };
    const question = { metric: "choice", text: { en: "Which?" }, ...several };
    const all = ["h", "g", "f", "e", "d", "c", "b", "a"];
    const score = await seriesAfter("several", question, [...times(8, ["a", "h"]), ...times(3, ["h"]), all]);
    expect(score).toMatchObject({ n: 12, score: null, bands: null, distribution: null });
    const counts = { a: 9, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 12 };
    expect(score.options).toEqual(Object.entries(counts).map(([key, count]) => option(key, count, 12)));
  });

  it("counts an option that is named twice once", async () => {
    const question = { metric: "choice", text: { en: "Which?" }, several: true, options: optionsOf("a", "b") };
    const score = await seriesAfter("twice", question, times(10, ["a", "a"]));
    expect(score.options).toEqual([option("a", 10, 10), option("b", 0, 10)]);
  });

  it("is none for text: n alone", async () => {
    const score = await seriesAfter(
      "text",
      { metric: "text", text: { en: "What is missing?" } },
      times(31, "A filter"),
    );
    expect(score).toEqual({
      question: { key: "text-key", metric: "text", scale: null, revisions: [1], label: "comments" },
      n: 31,
      score: null,
      interval: null,
      mean: null,
      confidence: "ok",
      distribution: null,
      options: null,
      bands: null,
    });
  });
});
