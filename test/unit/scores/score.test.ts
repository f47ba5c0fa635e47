import { describe, expect, it } from "vitest";
import { METRICS } from "../../../worker/contract/terms.ts";
import { emptyCounts } from "../../../worker/scores/counts.ts";
import { wilson } from "../../../worker/scores/intervals.ts";
import { confidenceOf, labelOf, scoreOf, type ScoreSettings, shareOf } from "../../../worker/scores/score.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const OPTIONS = ["price", "speed", "range"];

function round(value: number | null | undefined, digits = 2): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(digits));
}

describe("scoreOf", () => {
  it("reproduces NPS +30 of ten answers, marked low", () => {
    const score = scoreOf({ metric: "nps" }, rated({ 10: 3, 9: 2, 8: 1, 7: 2, 6: 1, 0: 1 }), SETTINGS);
    expect(score.score).toEqual({ value: 30, unit: "nps", formula: "net-promoter-score" });
    expect([round(score.interval?.low), round(score.interval?.high)]).toEqual([-19.05, 65.2]);
    expect(score).toMatchObject({ n: 10, confidence: "low", mean: null, options: null });
    expect(score.bands).toEqual({
      negative: { count: 2, share: 20 },
      neutral: { count: 3, share: 30 },
      positive: { count: 5, share: 50 },
    });
  });

  it("reproduces NPS +30 of a hundred answers", () => {
    const score = scoreOf({ metric: "nps" }, rated({ 10: 20, 9: 30, 8: 30, 6: 15, 0: 5 }), SETTINGS);
    expect(score.score?.value).toBe(30);
    expect([round(score.interval?.low), round(score.interval?.high)]).toEqual([14.05, 44.2]);
    expect(score.confidence).toBe("ok");
  });

  it("reproduces CSAT 69.16, which is shown as 69 %", () => {
    const score = scoreOf({ metric: "csat" }, rated({ 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 }), SETTINGS);
    expect(score.score).toMatchObject({ unit: "percent", formula: "top-two-box" });
    expect([round(score.score?.value), round(score.score?.value, 0)]).toEqual([69.16, 69]);
    expect([round(score.interval?.low), round(score.interval?.high)]).toEqual([59.87, 77.12]);
    expect(score.distribution?.map(({ value, count }) => [value, count])).toEqual([
      [1, 14],
      [2, 9],
      [3, 10],
      [4, 32],
      [5, 42],
    ]);
    expect(round(score.distribution?.at(0)?.share)).toBe(13.08);
  });

  it("scores CES by its top three boxes, with the mean beside it", () => {
    const score = scoreOf({ metric: "ces" }, rated({ 1: 2, 2: 1, 3: 4, 4: 6, 5: 9, 6: 12, 7: 8 }), SETTINGS);
    expect(score.score).toMatchObject({ unit: "percent", formula: "top-three-box" });
    expect(round(score.score?.value)).toBe(69.05);
    expect(score.interval).toEqual(wilson(29, 42, 0.95));
    expect(score.mean).toMatchObject({
      formula: "arithmetic-mean",
      interval: { formula: "student-t", approximate: true },
    });
    expect(round(score.mean?.value, 4)).toBe(5.0714);
  });

  it("gives the mean of CES without an interval below 30 answers, and when all agree", () => {
    expect(scoreOf({ metric: "ces" }, rated({ 1: 5, 7: 24 }), SETTINGS).mean).toMatchObject({ interval: null });
    expect(scoreOf({ metric: "ces" }, rated({ 7: 300 }), SETTINGS).mean).toEqual({
      value: 7,
      formula: "arithmetic-mean",
      interval: null,
      goodEnd: "high",
    });
  });

  it("scores five-point CES by its top two boxes (METRICS: five 5s, five 4s, ten lower is 50 %)", () => {
    const score = scoreOf({ metric: "ces-5" }, rated({ 1: 2, 2: 3, 3: 5, 4: 5, 5: 5 }), SETTINGS);
    expect(score).toMatchObject({
      n: 20,
      score: { value: 50, unit: "percent", formula: "top-two-box" },
      interval: wilson(10, 20, 0.95),
      mean: { value: 3.4, interval: null, goodEnd: "high" },
    });
  });

  it("scores CES 1.0 by its lower end, and says of the mean that low is good", () => {
    expect(scoreOf({ metric: "ces-1.0" }, rated({ 1: 12, 2: 9, 3: 5, 4: 3, 5: 1 }), SETTINGS)).toMatchObject({
      score: { value: 70, unit: "percent", formula: "bottom-two-box" },
      interval: wilson(21, 30, 0.95),
      mean: { value: 62 / 30, interval: { formula: "student-t", approximate: true }, goodEnd: "low" },
      bands: { positive: { count: 21 }, neutral: { count: 5 }, negative: { count: 4 } },
    });
  });

  it("cuts the interval of each mean to its own scale", () => {
    const { mean } = scoreOf({ metric: "ces-5" }, rated({ 4: 1, 5: 29 }), SETTINGS);
    expect(mean?.interval?.high).toBe(5);
  });

  it("scores thumbs by the share of ups, with no neutral band", () => {
    const score = scoreOf({ metric: "thumbs" }, rated({ 0: 5, 1: 15 }), SETTINGS);
    expect(score.score).toEqual({ value: 75, unit: "percent", formula: "share-up" });
    expect(score.bands?.neutral).toEqual({ count: 0, share: 0 });
    expect(score.interval).toEqual(wilson(15, 20, 0.95));
  });

  it("gives each option of a choice its share of persons, and no score", () => {
    const counts = { ...rated({ 0: 15, 1: 12, 2: 0 }), answered: 20 };
    const score = scoreOf({ metric: "choice", options: OPTIONS, several: true }, counts, SETTINGS);
    expect(score).toMatchObject({ n: 20, score: null, interval: null, distribution: null, bands: null });
    expect(score.options).toEqual([
      { option: "price", count: 15, share: 75, interval: wilson(15, 20, 0.95) },
      { option: "speed", count: 12, share: 60, interval: wilson(12, 20, 0.95) },
      { option: "range", count: 0, share: 0, interval: wilson(0, 20, 0.95) },
    ]);
  });

  it("counts text, and scores nothing", () => {
    expect(scoreOf({ metric: "text" }, { ...emptyCounts(), answered: 40 }, SETTINGS)).toEqual({
      n: 40,
      score: null,
      interval: null,
      mean: null,
      confidence: "ok",
      distribution: null,
      options: null,
      bands: null,
    });
  });

  it("counts no skipped question: one 10 and two skips is +100", () => {
    const counts = { ...rated({ 10: 1 }), shown: 3, answeredShown: 1 };
    expect(scoreOf({ metric: "nps" }, counts, { ...SETTINGS, tooFewBelow: 1 }).score?.value).toBe(100);
  });

  it("is null everywhere but in its counts with nine answers", () => {
    const score = scoreOf({ metric: "ces" }, rated({ 7: 9 }), SETTINGS);
    expect(score).toMatchObject({ n: 9, score: null, interval: null, mean: null, confidence: "too-few" });
    expect(score.distribution?.at(-1)).toEqual({ value: 7, count: 9, share: null });
    expect(score.bands?.positive).toEqual({ count: 9, share: null });
    const choice = scoreOf({ metric: "choice", options: ["a"] }, rated({ 0: 9 }), SETTINGS);
    expect(choice.options).toEqual([{ option: "a", count: 9, share: null, interval: null }]);
  });

  it.each(METRICS)("is null everywhere when nothing was answered: %s", (metric) => {
    const score = scoreOf({ metric, options: OPTIONS }, emptyCounts(), SETTINGS);
    const shares = [...(score.distribution ?? []), ...(score.options ?? []), ...Object.values(score.bands ?? {})];
    expect(score).toMatchObject({ n: 0, score: null, interval: null, mean: null, confidence: "too-few" });
    expect(shares.every(({ count, share }) => count === 0 && share === null)).toBe(true);
    expect(score.options?.every(({ interval }) => interval === null) ?? true).toBe(true);
  });
});

describe("confidenceOf", () => {
  it("follows the two thresholds", () => {
    expect([0, 9, 10, 29, 30].map((n) => confidenceOf(n, SETTINGS))).toEqual([
      "too-few",
      "too-few",
      "low",
      "low",
      "ok",
    ]);
    expect([3, 4, 5].map((n) => confidenceOf(n, { tooFewBelow: 4, lowBelow: 5 }))).toEqual(["too-few", "low", "ok"]);
  });

  it("lets too few win over low", () => {
    expect(confidenceOf(15, { tooFewBelow: 20, lowBelow: 10 })).toBe("too-few");
  });

  it("calls no answer too few, whatever the thresholds", () => {
    expect(confidenceOf(0, { tooFewBelow: 0, lowBelow: 0 })).toBe("too-few");
  });
});

describe("shareOf", () => {
  it("is half of a five-point CES import with five 5s, five 4s and ten lower", () => {
    expect(shareOf(10, 20)).toBe(50);
    expect([round(wilson(10, 20, 0.95)?.low), round(wilson(10, 20, 0.95)?.high)]).toEqual([29.93, 70.07]);
  });

  it("is null of nobody", () => {
    expect(shareOf(0, 0)).toBeNull();
  });
});

describe("labelOf", () => {
  it("calls the NPS of one touchpoint transactional", () => {
    expect(labelOf("nps")).toBe("transactional NPS");
    expect(new Set(METRICS.map(labelOf)).size).toBe(METRICS.length);
  });
});
