/**
 * How often the 95 % interval of a difference contains the truth, and how often a test calls a change what is none, by
 * exact enumeration of all pairs of results: for each pair of populations their probabilities are summed.
 */
import { describe, expect, it } from "vitest";
import { type Difference, npsDifference, shareDifference } from "../../../worker/scores/difference.ts";
import { probability, STEPS, triples } from "./populations.ts";

/** A truth on a bound of the interval is inside; sums of floating point must not put it outside. */
const ON_BOUND = 1e-9;

/** A sample of each population: sizes, all results, the populations, and their scores. */
interface Sides {
  results: [readonly (readonly number[])[], readonly (readonly number[])[]];
  populations: readonly (readonly number[])[];
  scoreOf: (shares: readonly number[]) => number;
  /** Of a result of the first side and one of the second, by index. */
  differenceOf: (first: number, second: number) => Difference;
}

interface Cell {
  shares: [readonly number[], readonly number[]];
  /** Of the second population's score from the first's, regardless of sign. */
  apart: number;
  coverage: number;
  /** How often p is below 0.05. */
  called: number;
}

describe("Newcombe's interval and the N-1 test, on pairs of populations of 5, 10 … 95 %", () => {
  const sizes = [
    [10, 10],
    [30, 30],
    [100, 100],
    [10, 30],
    [10, 100],
    [30, 100],
  ] as const;

  it.each(sizes)("covers 94 to 97 % on average, and 90 % everywhere, with %i and %i answers", (first, second) => {
    const cells = cellsOf(shares(first, second));
    expect(cells).toHaveLength(361);
    expect(mean(cells, "coverage")).toBeGreaterThan(0.94);
    expect(mean(cells, "coverage")).toBeLessThan(0.97);
    expect(cells.filter(({ coverage }) => coverage < 0.9)).toEqual([]);
  });

  it.each(sizes)("calls no change one in 5 % on average, 6 % at most, with %i and %i answers", (first, second) => {
    const same = cellsOf(shares(first, second)).filter(({ apart }) => apart === 0);
    expect(same).toHaveLength(19);
    expect(mean(same, "called")).toBeLessThan(0.05);
    expect(Math.max(...same.map(({ called }) => called))).toBeLessThan(0.06);
  });
});

describe("the interval of an NPS difference and its test, on pairs of populations without an empty band", () => {
  const grids = [
    { n: 10, step: 1, pairs: 171 ** 2, atLeast: 0.8 },
    { n: 30, step: 4, pairs: 6 ** 2, atLeast: 0.94 },
    { n: 100, step: 5, pairs: 3 ** 2, atLeast: 0.94 },
  ];

  it.each(grids)("covers 94 to 97 % on average, with $n answers each", ({ n, step, pairs, atLeast }) => {
    const cells = cellsOf(netPromoters(n, step));
    expect(cells).toHaveLength(pairs);
    expect(mean(cells, "coverage")).toBeGreaterThan(0.94);
    expect(mean(cells, "coverage")).toBeLessThan(0.97);
    expect(Math.min(...cells.map(({ coverage }) => coverage))).toBeGreaterThan(atLeast);
    // Below 90 % only with ten answers, and only where the two lie more than 105 points apart.
    expect(cells.filter(({ apart, coverage }) => apart < 110 && coverage < 0.9)).toEqual([]);

    const same = cells.filter(({ shares: [first, second] }) => first === second);
    expect(mean(same, "called")).toBeLessThan(0.05);
    expect(Math.max(...same.map(({ called }) => called))).toBeLessThan(0.06);
  });
});

function shares(first: number, second: number): Sides {
  const results = (n: number) => Array.from({ length: n + 1 }, (_, count) => [count, n - count]);
  const differenceOf = (one: number, two: number) =>
    shareDifference({ count: one, n: first }, { count: two, n: second }, 0.95);
  return {
    results: [results(first), results(second)],
    populations: results(STEPS).slice(1, -1),
    scoreOf: ([some = 0]) => (100 * some) / STEPS,
    differenceOf: remembered(differenceOf, first),
  };
}

function netPromoters(n: number, step: number): Sides {
  const results = triples(n);
  const counts = results.map(([promoters, detractors]) => ({ promoters, detractors, n }));
  const empty = { promoters: 0, detractors: 0, n: 0 };
  const differenceOf = (one: number, two: number) => npsDifference(counts[one] ?? empty, counts[two] ?? empty, 0.95);
  return {
    results: [results, results],
    populations: triples(STEPS, step).filter((shares) => !shares.includes(0)),
    scoreOf: ([promoters = 0, detractors = 0]) => (100 * (promoters - detractors)) / STEPS,
    differenceOf: remembered(differenceOf, results.length),
  };
}

/** Keeps each difference, as every pair of populations asks for the same ones; of a hundred answers they are too many. */
function remembered(differenceOf: (first: number, second: number) => Difference | null, size: number) {
  const kept: Difference[][] = [];
  return (first: number, second: number): Difference => {
    if (size > 1000) return differenceOf(first, second) ?? expect.fail();
    const row = (kept[first] ??= []);
    return (row[second] ??= differenceOf(first, second) ?? expect.fail());
  };
}

function cellsOf({ results: [firsts, seconds], populations, scoreOf, differenceOf }: Sides): Cell[] {
  const chances = (results: Sides["results"][0]) => populations.map((shares) => likely(results, shares));
  const [ofFirst, ofSecond] = [chances(firsts), chances(seconds)];
  return populations.flatMap((first, one) =>
    populations.map((second, two): Cell => {
      const truth = scoreOf(first) - scoreOf(second);
      let [coverage, called] = [0, 0];
      for (const [i, chance] of ofFirst[one] ?? []) {
        for (const [j, other] of ofSecond[two] ?? []) {
          const { interval, p } = differenceOf(i, j);
          if (interval.low - ON_BOUND <= truth && truth <= interval.high + ON_BOUND) coverage += chance * other;
          if (p < 0.05) called += chance * other;
        }
      }
      return { shares: [first, second], apart: Math.abs(truth), coverage, called };
    }),
  );
}

/** Results by index with their probability; what happens once in a hundred thousand samples is left out, as if not covered. */
function likely(results: Sides["results"][0], shares: readonly number[]): [number, number][] {
  return [...results.entries()]
    .map(([index, counts]): [number, number] => [index, probability(counts, shares)])
    .filter(([, chance]) => chance > 1e-5);
}

function mean(cells: readonly Cell[], key: "coverage" | "called"): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0) / cells.length;
}
