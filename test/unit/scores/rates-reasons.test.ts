import { describe, expect, it } from "vitest";
import { emptyCounts } from "../../../worker/scores/counts.ts";
import { wilson } from "../../../worker/scores/intervals.ts";
import { ratesOf, reasonsOf, type ScoreSettings } from "../../../worker/scores/score.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const OPTIONS = ["price", "speed", "range"];

describe("ratesOf", () => {
  const counts = { ...emptyCounts(), shown: 80, answered: 25, answeredShown: 20, commented: 5, dismissed: 16 };

  it("divides by what was shown, and by what was answered of it, and gives the denominators", () => {
    expect(ratesOf(counts, { comments: true })).toEqual({
      shown: 80,
      answered: 20,
      commented: 5,
      dismissed: 16,
      responseRate: { value: 25, numerator: 20, denominator: 80 },
      commentRate: { value: 25, numerator: 5, denominator: 20 },
      dismissRate: { value: 20, numerator: 16, denominator: 80 },
    });
  });

  it("has no comment rate where no comment is asked for", () => {
    expect(ratesOf(counts, { comments: false })).toMatchObject({ commentRate: null, responseRate: { value: 25 } });
  });

  it("has no value when the denominator is 0", () => {
    const { responseRate, commentRate, dismissRate } = ratesOf(emptyCounts(), { comments: true });
    const none = { value: null, numerator: 0, denominator: 0 };
    expect([responseRate, commentRate, dismissRate]).toEqual([none, none, none]);
  });

  it("leaves out of the rates the answers whose showing may not be reported", () => {
    const unreported = { ...emptyCounts(), answered: 12 };
    expect(ratesOf(unreported, { comments: true })).toMatchObject({
      answered: 0,
      responseRate: { value: null, numerator: 0 },
      commentRate: { value: null, denominator: 0 },
    });
  });

  it("has no rate where nobody can know what was shown", () => {
    expect(ratesOf(counts, { comments: true, showing: false })).toEqual({
      shown: null,
      answered: 20,
      commented: 5,
      dismissed: 16,
      responseRate: null,
      commentRate: null,
      dismissRate: null,
    });
  });
});

describe("reasonsOf", () => {
  const counts = emptyCounts();
  counts.reasons.negative = { answered: 20, options: [15, 10, 0, 0, 0, 0, 0, 0] };
  counts.reasons.neutral = { answered: 9, options: [9, 0, 0, 0, 0, 0, 0, 0] };

  it("gives shares among those who answered the follow-up, per band", () => {
    const byBand = reasonsOf({ metric: "csat", options: OPTIONS }, counts, SETTINGS);
    expect(byBand).toMatchObject({
      negative: {
        n: 20,
        confidence: "low",
        options: [
          { option: "price", count: 15, share: 75, interval: wilson(15, 20, 0.95) },
          { option: "speed", count: 10, share: 50, interval: wilson(10, 20, 0.95) },
          { option: "range", count: 0, share: 0, interval: wilson(0, 20, 0.95) },
        ],
      },
    });
  });

  it("keeps counts and nothing else of a band with too few", () => {
    expect(reasonsOf({ metric: "csat", options: ["price"] }, counts, SETTINGS)).toMatchObject({
      neutral: { n: 9, confidence: "too-few", options: [{ option: "price", count: 9, share: null, interval: null }] },
      positive: { n: 0, confidence: "too-few", options: [{ option: "price", count: 0, share: null, interval: null }] },
    });
  });

  it("stands under all where the main question has no bands", () => {
    for (const metric of ["choice", "text"] as const) {
      const byBand = reasonsOf({ metric, options: ["price"] }, counts, { ...SETTINGS, tooFewBelow: 1 });
      expect(byBand).toEqual({
        all: {
          n: 9,
          confidence: "low",
          options: [{ option: "price", count: 9, share: 100, interval: wilson(9, 9, 0.95) }],
        },
      });
    }
  });
});
