import { chdtrc, compiled, ndtr } from "cephes";
import { describe, expect, it } from "vitest";
import { npsDifference, type ShareCounts, shareDifference } from "../../../worker/scores/difference.ts";
import type { NpsCounts } from "../../../worker/scores/intervals.ts";

await compiled;

function round(digits: number, ...values: (number | undefined)[]): number[] {
  return values.map((value) => Number((value ?? Number.NaN).toFixed(digits)));
}

describe("npsDifference", () => {
  it("reproduces the fixture: from 39 to 46 is no change that anyone can see", () => {
    const change = npsDifference(
      { promoters: 52, detractors: 12, n: 87 },
      { promoters: 52, detractors: 15, n: 94 },
      0.95,
    );
    expect(round(4, change?.difference, change?.z, change?.p)).toEqual([6.6153, 0.5831, 0.5598]);
    expect(round(2, change?.interval.low, change?.interval.high)).toEqual([-14.87, 27.47]);
    expect(change).toMatchObject({
      test: "adjusted-wald-z",
      interval: { level: 0.95, formula: "adjusted-wald-nps-difference" },
    });
  });

  it("agrees with the weighted mean and variance of 1, 0 and -1, and with cephes", () => {
    const sides: NpsCounts[] = [10, 37, 400].flatMap((n) =>
      [0, 0.1, 0.5, 0.9, 1].flatMap((up) =>
        [0, 0.4, 1].map((down) => {
          const promoters = Math.round(n * up);
          return { n, promoters, detractors: Math.round((n - promoters) * down) };
        }),
      ),
    );
    for (const first of sides) {
      for (const second of sides) {
        const { z, p } = npsDifference(first, second, 0.95) ?? expect.fail();
        const [a, b] = [moments(first), moments(second)];
        const expected = (a.mean - b.mean) / Math.sqrt(a.variance / a.weight + b.variance / b.weight);
        expect(z).toBeCloseTo(expected, 10);
        expect(p).toBeCloseTo(2 * ndtr(-Math.abs(expected)), 12);
      }
    }
  });

  it("is drawn towards 0, so that ten on each side never contain the whole scale", () => {
    const [all, none] = [
      { promoters: 10, detractors: 0, n: 10 },
      { promoters: 0, detractors: 10, n: 10 },
    ];
    const { difference, interval } = npsDifference(all, none, 0.95) ?? expect.fail();
    expect(difference).toBe(200);
    expect(round(2, interval.low, interval.high)).toEqual([112.24, 195.45]);
    expect(npsDifference(all, none, 0.99)?.interval.high).toBe(200);
  });

  it("is null when either side is empty", () => {
    const [some, none] = [
      { promoters: 5, detractors: 2, n: 10 },
      { promoters: 0, detractors: 0, n: 0 },
    ];
    expect([npsDifference(some, none, 0.95), npsDifference(none, some, 0.95)]).toEqual([null, null]);
  });
});

describe("shareDifference", () => {
  it("reproduces the fixture: CSAT from 90 to 74 of 107", () => {
    const change = shareDifference({ count: 74, n: 107 }, { count: 90, n: 107 }, 0.95);
    expect(round(4, change?.difference, change?.z, change?.p)).toEqual([-14.9533, -2.5787, 0.0099]);
    expect(change).toMatchObject({ test: "n-1-two-proportion", interval: { level: 0.95, formula: "newcombe" } });
  });

  it.each([
    { first: [56, 70], second: [48, 80], expected: [5.24, 33.39] },
    { first: [9, 10], second: [3, 10], expected: [17.05, 80.9] },
    { first: [6, 7], second: [2, 7], expected: [5.82, 80.62] },
    { first: [5, 56], second: [0, 29], expected: [-3.81, 19.26] },
    { first: [0, 10], second: [0, 20], expected: [-16.11, 27.75] },
    { first: [0, 10], second: [0, 10], expected: [-27.75, 27.75] },
    { first: [10, 10], second: [0, 20], expected: [67.91, 100] },
    { first: [10, 10], second: [0, 10], expected: [60.75, 100] },
  ])("reproduces the example of Newcombe (1998): $first - $second", ({ first, second, expected }) => {
    const share = ([count = 0, n = 0]: number[]) => ({ count, n });
    const { interval } = shareDifference(share(first), share(second), 0.95) ?? expect.fail();
    expect(round(2, interval.low, interval.high)).toEqual(expected);
  });

  it("agrees with Pearson's chi-squared times (N-1)/N, by cephes", () => {
    const sides: ShareCounts[] = [10, 37, 400].flatMap((n) =>
      [0, 0.1, 0.3, 0.5, 0.9, 1].map((share) => ({ n, count: Math.round(n * share) })),
    );
    for (const first of sides) {
      for (const second of sides) {
        const { z, p } = shareDifference(first, second, 0.95) ?? expect.fail();
        const total = first.n + second.n;
        const chi2 = (pearson(first, second) * (total - 1)) / total;
        expect(z ** 2).toBeCloseTo(chi2, 9);
        expect(p).toBeCloseTo(chdtrc(1, chi2), 12);
      }
    }
  });

  it("finds no change, p = 1, where all or none said so on both sides", () => {
    for (const shares of [0, 1]) {
      const change = shareDifference({ count: 12 * shares, n: 12 }, { count: 30 * shares, n: 30 }, 0.95);
      expect(change).toMatchObject({ difference: 0, z: 0, p: 1 });
    }
  });

  it("is null when either side is empty", () => {
    const [some, none] = [
      { count: 5, n: 10 },
      { count: 0, n: 0 },
    ];
    expect([shareDifference(some, none, 0.95), shareDifference(none, some, 0.95)]).toEqual([null, null]);
  });
});

/** Of promoters as 1, detractors as -1 and passives as 0, with the weights that the adjustment adds. */
function moments({ promoters, detractors, n }: NpsCounts) {
  const weights = [
    [1, promoters + 0.75],
    [0, n - promoters - detractors + 1.5],
    [-1, detractors + 0.75],
  ] as const;
  const weight = weights.reduce((sum, [, w]) => sum + w, 0);
  const mean = weights.reduce((sum, [x, w]) => sum + w * x, 0) / weight;
  const variance = weights.reduce((sum, [x, w]) => sum + w * (x - mean) ** 2, 0) / weight;
  return { weight, mean, variance };
}

/** Sum of (observed - expected)² / expected over the four cells; 0 where a row is empty. */
function pearson(first: ShareCounts, second: ShareCounts): number {
  const total = first.n + second.n;
  const yes = first.count + second.count;
  const cells = [first, second].flatMap(({ count, n }) => [
    { observed: count, expected: (n * yes) / total },
    { observed: n - count, expected: (n * (total - yes)) / total },
  ]);
  return cells.reduce((sum, { observed, expected }) => sum + (expected && (observed - expected) ** 2 / expected), 0);
}
