import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Needed } from "../../../worker/contract/comparison.ts";
import type { Metric } from "../../../worker/contract/terms.ts";
import { countBands } from "../../../worker/scores/bands.ts";
import { emptyCounts } from "../../../worker/scores/counts.ts";
import { adjustedNps } from "../../../worker/scores/intervals.ts";
import { neededOf } from "../../../worker/scores/needed.ts";
import { zOf } from "../../../worker/scores/normal.ts";
import type { ScoreSettings } from "../../../worker/scores/score.ts";
import { anyCounts, anySettings } from "./any-counts.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const scored = fc
  .constantFrom<Metric>("nps", "csat", "ces", "ces-5", "ces-1.0", "thumbs")
  .chain((metric) => fc.record({ metric: fc.constant(metric), counts: anyCounts(metric) }));
const anyMargin = fc.double({ min: 1, max: 50, noNaN: true });

describe("neededOf", () => {
  it("needs 232 answers for NPS ±10, and 935 for ±5, before there are answers to go by", () => {
    const few = rated({ 10: 9 });
    for (const counts of [emptyCounts(), few]) {
      const needed = [10, 5].map((margin) => neededOf("nps", counts, margin, SETTINGS)?.answersNeeded);
      expect(needed).toEqual([232, 935]);
    }
    expect(neededOf("nps", few, 10, SETTINGS)).toEqual({
      margin: 10,
      level: 0.95,
      answersNeeded: 232,
      answersMissing: 223,
      formula: "nps-sample-size",
    });
  });

  it("goes by the variance of the answers from ten on", () => {
    // P' = 5.75/13, D' = 2.75/13: s² = 0.600592, 3.841459·0.600592/0.01 - 3 = 227.7
    expect(neededOf("nps", rated({ 10: 5, 8: 3, 0: 2 }), 10, SETTINGS)).toMatchObject({
      answersNeeded: 228,
      answersMissing: 218,
    });
  });

  it("starts shares at a half: 97 answers for ±10, 385 for ±5, 166 for ±10 at 99 %", () => {
    const needed = (margin: number, level: ScoreSettings["level"]) =>
      neededOf("csat", emptyCounts(), margin, { ...SETTINGS, level });
    expect([needed(10, 0.95), needed(5, 0.95), needed(10, 0.99)].map((one) => one?.answersNeeded)).toEqual([
      97, 385, 166,
    ]);
    expect(needed(10, 0.95)).toMatchObject({ answersMissing: 97, formula: "share-sample-size" });
  });

  it("goes by the centre of Wilson's interval after that", () => {
    // (74 + 1.920729)/(107 + 3.841459) = 0.684949: 3.841459·0.215794/0.01 = 82.9
    const counts = rated({ 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 });
    expect(neededOf("csat", counts, 10, SETTINGS)).toMatchObject({ answersNeeded: 83, answersMissing: 0 });
  });

  it("needs one answer at least", () => {
    expect(neededOf("nps", rated({ 10: 100_000 }), 50, SETTINGS)?.answersNeeded).toBe(1);
  });

  it("is null for choice and text", () => {
    const counts = rated({ 0: 40 });
    expect([neededOf("choice", counts, 10, SETTINGS), neededOf("text", counts, 10, SETTINGS)]).toEqual([null, null]);
  });

  it("is the smallest number whose interval is narrow enough, with answers like these", () => {
    fc.assert(
      fc.property(scored, anyMargin, anySettings, ({ metric, counts }, margin, settings) => {
        fc.pre(counts.answered >= settings.tooFewBelow);
        const { answersNeeded } = neededOf(metric, counts, margin, settings) ?? expect.fail();
        const reach = (answers: number) => 100 * zOf(settings.level) * Math.sqrt(variance / answers);
        const { positive = 0, negative = 0 } = countBands(metric, counts.values) ?? {};
        const z2 = zOf(settings.level) ** 2;
        const share = (positive + z2 / 2) / (counts.answered + z2);
        const nps = adjustedNps({ promoters: positive, detractors: negative, n: counts.answered });
        const variance = metric === "nps" ? nps.variance : share * (1 - share);
        const added = metric === "nps" ? 3 : 0;
        expect(reach(answersNeeded + added)).toBeLessThanOrEqual(margin + 1e-9);
        fc.pre(answersNeeded > 1);
        expect(reach(answersNeeded - 1 + added)).toBeGreaterThan(margin - 1e-9);
      }),
    );
  });

  it("holds its response schema, and misses what is not there yet", () => {
    fc.assert(
      fc.property(scored, anyMargin, anySettings, ({ metric, counts }, margin, settings) => {
        const needed = neededOf(metric, counts, margin, settings) ?? expect.fail();
        expect(z.strictObject(Needed.shape).parse(needed)).toEqual(needed);
        expect(needed.answersMissing).toBe(Math.max(0, needed.answersNeeded - counts.answered));
      }),
    );
  });
});
