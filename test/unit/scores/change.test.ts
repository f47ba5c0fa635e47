import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Change, type Verdict } from "../../../worker/contract/comparison.ts";
import { type Metric, METRICS } from "../../../worker/contract/terms.ts";
import { adjustFamily } from "../../../worker/scores/adjust.ts";
import { changeOf, optionChangesOf } from "../../../worker/scores/change.ts";
import { emptyCounts } from "../../../worker/scores/counts.ts";
import { scoreOf, type ScoreSettings } from "../../../worker/scores/score.ts";
import { anyCounts, anySettings, OPTIONS } from "./any-counts.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const SCORED = ["nps", "csat", "ces", "ces-5", "ces-1.0", "thumbs"] as const satisfies Metric[];
const MIRRORED: Record<Verdict, Verdict> = {
  up: "down",
  down: "up",
  "no-clear-change": "no-clear-change",
  "too-few": "too-few",
};

const scoredPair = fc
  .constantFrom(...SCORED)
  .chain((metric) => fc.record({ metric: fc.constant(metric), now: anyCounts(metric), before: anyCounts(metric) }));

describe("changeOf", () => {
  it("reproduces NPS 46 against 39, p = 0.5598: no clear change", () => {
    const now = rated({ 10: 52, 8: 23, 3: 12 });
    const before = rated({ 10: 52, 8: 27, 3: 15 });
    const [change] = adjustFamily([changeOf("nps", { now, before }, SETTINGS)]);
    expect(change).toMatchObject({
      n: { now: 87, before: 94 },
      test: "adjusted-wald-z",
      verdict: "no-clear-change",
      adjustment: { formula: "benjamini-hochberg", tests: 1 },
    });
    expect([change?.p?.toFixed(4), change?.adjustedP?.toFixed(4)]).toEqual(["0.5598", "0.5598"]);
  });

  it("reproduces CSAT 74 of 107 against 90 of 107, p = 0.0099: down", () => {
    const now = rated({ 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 });
    const before = rated({ 5: 50, 4: 40, 1: 17 });
    const [change] = adjustFamily([changeOf("csat", { now, before }, SETTINGS)]);
    expect(change).toMatchObject({ n: { now: 107, before: 107 }, test: "n-1-two-proportion", verdict: "down" });
    expect(change?.p?.toFixed(4)).toBe("0.0099");
  });

  it("tests CES on its share, whatever the mean does", () => {
    const sevens = rated({ 7: 40, 1: 10 });
    const fives = rated({ 5: 40, 3: 10 });
    expect(changeOf("ces", { now: sevens, before: fives }, SETTINGS)).toMatchObject({ difference: 0, z: 0, p: 1 });
  });

  it("keeps only the counts where either side has too few answers", () => {
    const [few, many] = [rated({ 1: 9 }), rated({ 0: 90 })];
    const none = { difference: null, interval: null, z: null, p: null, adjustedP: null, verdict: "too-few" };
    for (const [now, before] of [
      [few, many],
      [many, few],
    ] as const) {
      const [change] = adjustFamily([changeOf("thumbs", { now, before }, SETTINGS)]);
      expect(change).toMatchObject({ ...none, n: { now: now.answered, before: before.answered } });
      expect(change?.adjustment.tests).toBe(0);
    }
  });

  it.each(SCORED)("is null everywhere at n = 0, and never NaN, whatever the thresholds: %s", (metric) => {
    for (const counts of [emptyCounts(), rated({ 1: 40 })]) {
      for (const [now, before] of [
        [emptyCounts(), counts],
        [counts, emptyCounts()],
      ] as const) {
        const change = changeOf(metric, { now, before }, { ...SETTINGS, tooFewBelow: 0 });
        expect(change).toMatchObject({ difference: null, interval: null, z: null, p: null });
      }
    }
  });

  it("is null for choice and text", () => {
    const both = { now: rated({ 0: 40 }), before: rated({ 1: 40 }) };
    expect([changeOf("choice", both, SETTINGS), changeOf("text", both, SETTINGS)]).toEqual([null, null]);
  });

  it("is score minus score", () => {
    fc.assert(
      fc.property(scoredPair, ({ metric, now, before }) => {
        const change = changeOf(metric, { now, before }, SETTINGS);
        const [one, two] = [now, before].map((counts) => scoreOf({ metric }, counts, SETTINGS).score);
        expect(change?.difference).toBe(one && two ? one.value - two.value : null);
      }),
    );
  });

  it("contains the difference in its interval", () => {
    fc.assert(
      fc.property(scoredPair, anySettings, ({ metric, now, before }, settings) => {
        const { difference, interval } = changeOf(metric, { now, before }, settings) ?? expect.fail();
        fc.pre(difference !== null && metric !== "nps");
        expect(interval?.low).toBeLessThanOrEqual(difference ?? Number.NaN);
        expect(interval?.high).toBeGreaterThanOrEqual(difference ?? Number.NaN);
      }),
    );
  });

  it("turns around with its sides: signs, bounds and verdict", () => {
    fc.assert(
      fc.property(scoredPair, anySettings, ({ metric, now, before }, settings) => {
        const [there, back] = adjustFamily([
          changeOf(metric, { now, before }, settings),
          changeOf(metric, { now: before, before: now }, settings),
        ]);
        expect(back?.verdict).toBe(there && MIRRORED[there.verdict]);
        fc.pre(there?.verdict !== "too-few");
        expect(back?.p).toBe(there?.p);
        for (const key of ["difference", "z"] as const) expect(back?.[key]).toBeCloseTo(-(there?.[key] ?? 0), 12);
        expect(back?.interval?.low).toBeCloseTo(-(there?.interval?.high ?? 0), 9);
        expect(back?.interval?.high).toBeCloseTo(-(there?.interval?.low ?? 0), 9);
      }),
    );
  });

  it("holds its response schema, and only finite numbers", () => {
    fc.assert(
      fc.property(scoredPair, anySettings, ({ metric, now, before }, settings) => {
        const [change] = adjustFamily([changeOf(metric, { now, before }, settings)]);
        expect(z.strictObject(Change.shape).parse(change)).toEqual(change);
        // NaN and infinities become null in JSON.
        expect(JSON.parse(JSON.stringify(change))).toEqual(change);
      }),
    );
  });
});

describe("optionChangesOf", () => {
  const both = { now: rated({ 0: 74, 1: 33 }), before: rated({ 0: 90, 1: 12, 2: 5 }) };
  const choice = { metric: "choice", options: OPTIONS } as const;

  it("gives each option of a choice of one its own test of shares", () => {
    const changes = optionChangesOf(choice, both, SETTINGS) ?? [];
    expect(changes.map(({ option, n, p }) => [option, n, p?.toFixed(4)])).toEqual([
      ["price", { now: 107, before: 107 }, "0.0099"],
      ["speed", { now: 107, before: 107 }, "0.0004"],
      ["range", { now: 107, before: 107 }, "0.0240"],
    ]);
    expect(adjustFamily(changes).map((change) => change?.verdict)).toEqual(["down", "up", "down"]);
  });

  it("is all null but the counts where too few have answered", () => {
    const changes = optionChangesOf(choice, { now: rated({ 0: 9 }), before: both.before }, SETTINGS) ?? [];
    expect(changes).toHaveLength(3);
    expect(changes.every(({ p, difference }) => p === null && difference === null)).toBe(true);
  });

  it("is null for a choice of several, and for what is no choice", () => {
    expect(optionChangesOf({ ...choice, several: true }, both, SETTINGS)).toBeNull();
    for (const metric of METRICS.filter((one) => one !== "choice")) {
      expect(optionChangesOf({ metric }, both, SETTINGS)).toBeNull();
    }
  });
});
