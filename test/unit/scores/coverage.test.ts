/**
 * How often a 95 % interval contains the truth, by exact enumeration of every possible result: for each population of the
 * published grid (shares in steps of 5 %) the probabilities of the results whose interval contains its score are summed.
 */
import { describe, expect, it } from "vitest";
import { adjustedWaldNps, wilson } from "../../../worker/scores/intervals.ts";
import { probability, STEPS, triples } from "./populations.ts";

const SIZES = [{ n: 10 }, { n: 30 }, { n: 100 }];
/** A truth on a bound of the interval is inside; sums of floating point must not put it outside. */
const ON_BOUND = 1e-9;

/** One population, shares in steps of 5 %, and the probability that the interval contains its score. */
interface Cell {
  shares: number[];
  coverage: number;
}

describe("wilson on populations of 5, 10 … 95 %", () => {
  it.each(SIZES)("covers 94 to 97 % on average, and 90 % everywhere, with n = $n", ({ n }) => {
    const cells = shareCells(n);
    expect(cells).toHaveLength(19);
    expect(meanCoverage(cells)).toBeGreaterThan(0.94);
    expect(meanCoverage(cells)).toBeLessThan(0.97);
    expect(below(0.9, cells)).toEqual([]);
  });
});

describe("adjusted Wald for NPS on populations of promoters, detractors and passives in steps of 5 %", () => {
  it.each(SIZES)("covers 94 to 97 % on average, and 90 % wherever no band is empty, with n = $n", ({ n }) => {
    const cells = npsCells(n);
    const full = cells.filter(({ shares }) => !shares.includes(0));
    expect([cells.length, full.length]).toEqual([231, 171]);
    for (const grid of [cells, full]) {
      expect(meanCoverage(grid)).toBeGreaterThan(0.94);
      expect(meanCoverage(grid)).toBeLessThan(0.97);
    }
    expect(below(0.9, full)).toEqual([]);
  });

  it("falls to 87.9 % at worst, with n = 10 and a band that nobody is in", () => {
    expect(below(0.9, npsCells(10)).map(({ shares, coverage }) => [...shares, coverage.toFixed(4)])).toEqual([
      [0, 4, 16, "0.8918"],
      [0, 11, 9, "0.8980"],
      [0, 16, 4, "0.8791"],
      [4, 0, 16, "0.8918"],
      [8, 12, 0, "0.8989"],
      [10, 10, 0, "0.8906"],
      [11, 0, 9, "0.8980"],
      [12, 8, 0, "0.8989"],
      [16, 0, 4, "0.8791"],
    ]);
    expect(below(0.9, [...npsCells(30), ...npsCells(100)])).toEqual([]);
  });
});

function shareCells(n: number): Cell[] {
  const intervals = Array.from({ length: n + 1 }, (_, k) => ({ counts: [k, n - k], interval: wilson(k, n, 0.95) }));
  return Array.from({ length: STEPS - 1 }, (_, step) => {
    const shares = [step + 1, STEPS - step - 1];
    return { shares, coverage: coverageOf(shares, (100 * (step + 1)) / STEPS, intervals) };
  });
}

function npsCells(n: number): Cell[] {
  const intervals = triples(n).map((counts) => {
    const [promoters, detractors] = counts;
    return { counts, interval: adjustedWaldNps({ promoters, detractors, n }, 0.95) };
  });
  return triples(STEPS).map((shares) => ({
    shares,
    coverage: coverageOf(shares, (100 * (shares[0] - shares[1])) / STEPS, intervals),
  }));
}

function coverageOf(
  shares: readonly number[],
  truth: number,
  results: readonly { counts: readonly number[]; interval: { low: number; high: number } | null }[],
): number {
  let sum = 0;
  for (const { counts, interval } of results) {
    const { low, high } = interval ?? expect.fail();
    if (low - ON_BOUND <= truth && truth <= high + ON_BOUND) sum += probability(counts, shares);
  }
  return sum;
}

function meanCoverage(cells: readonly Cell[]): number {
  return cells.reduce((sum, { coverage }) => sum + coverage, 0) / cells.length;
}

function below(limit: number, cells: readonly Cell[]): Cell[] {
  return cells.filter(({ coverage }) => !(coverage >= limit));
}
