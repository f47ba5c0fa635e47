import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LEVELS } from "../../../worker/contract/numbers.ts";
import { PeriodScore } from "../../../worker/contract/scores.ts";
import { type Metric, METRICS } from "../../../worker/contract/terms.ts";
import { addCounts, type Counts } from "../../../worker/scores/counts.ts";
import { scoreOf, type ScoreSettings } from "../../../worker/scores/score.ts";
import { anyCounts, anySettings, OPTIONS } from "./any-counts.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };

const anyMetric = fc.constantFrom(...METRICS);
const anyQuestion = anyMetric.chain((metric) =>
  fc.record({ question: fc.constant({ metric, options: OPTIONS }), counts: anyCounts(metric) }),
);

describe("scoreOf, whatever was counted", () => {
  it("holds its response schema, and only finite numbers", () => {
    fc.assert(
      fc.property(anyQuestion, anySettings, ({ question, counts }, settings) => {
        const score = scoreOf(question, counts, settings);
        expect(z.strictObject(PeriodScore.shape).parse(score)).toEqual(score);
        // NaN and infinities become null in JSON.
        expect(JSON.parse(JSON.stringify(score))).toEqual(score);
      }),
    );
  });

  it("stays in its range and inside its interval, with shares that sum to 100", () => {
    const scaled = fc.constantFrom<Metric>("nps", "csat", "ces", "ces-5", "ces-1.0", "thumbs");
    const scored = scaled.chain((metric) => fc.record({ metric: fc.constant(metric), counts: anyCounts(metric) }));
    fc.assert(
      fc.property(scored, fc.constantFrom(...LEVELS), ({ metric, counts }, level) => {
        fc.pre(counts.answered >= 10);
        const { score, interval, bands, distribution } = scoreOf({ metric }, counts, { ...SETTINGS, level });
        const value = score?.value ?? expect.fail();
        expect(value).toBeGreaterThanOrEqual(metric === "nps" ? -100 : 0);
        expect(value).toBeLessThanOrEqual(100);
        expect(interval?.low).toBeLessThanOrEqual(value);
        expect(interval?.high).toBeGreaterThanOrEqual(value);
        for (const parts of [Object.values(bands ?? {}), distribution ?? []]) {
          expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(counts.answered);
          expect(parts.reduce((sum, { share }) => sum + (share ?? Number.NaN), 0)).toBeCloseTo(100, 9);
        }
      }),
    );
  });

  it("pools counts: the score of two periods is weighed by their answers", () => {
    const pair = fc.tuple(anyCounts("nps"), anyCounts("nps"));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        fc.pre(a.answered > 0 && b.answered > 0);
        const value = (counts: Counts) =>
          scoreOf({ metric: "nps" }, counts, { ...SETTINGS, tooFewBelow: 1 }).score?.value ?? expect.fail();
        const weighed = (a.answered * value(a) + b.answered * value(b)) / (a.answered + b.answered);
        expect(value(addCounts(a, b))).toBeCloseTo(weighed, 9);
      }),
    );
  });
});
