/** Differences of two scores: the test, its two-sided p, and the interval. Pure and unrounded; no side may be empty. */
import type { Change, DifferenceInterval } from "../contract/comparison.ts";
import type { Level } from "../contract/numbers.ts";
import { adjustedNps, cut, type NpsCounts, wilson } from "./intervals.ts";
import { twoSidedP, zOf } from "./normal.ts";

/** A difference of two scores, tested. All numbers are as in `Change`. */
export interface Difference {
  /** First score minus second, both raw. */
  difference: number;
  interval: DifferenceInterval;
  test: Change["test"];
  /** Positive where the first is higher. */
  z: number;
  p: number;
}

/**
 * Difference of two Net Promoter Scores, in NPS points, with the z test on the adjusted values mᵢ and seᵢ of each side.
 *
 * se = √(se₁² + se₂²), z = (m₁ − m₂)/se, interval 100·(m₁ − m₂ ± z₉₅·se), cut to ±200. Lewis and Sauro (2021), How to
 * Statistically Compare Two Net Promoter Scores, https://measuringu.com/nps-significance-test/, from the adjusted Wald
 * interval of Rocks (2016), https://arxiv.org/abs/1601.07235
 *
 * @returns null when either n = 0
 */
export function npsDifference(first: NpsCounts, second: NpsCounts, level: Level): Difference | null {
  if (first.n === 0 || second.n === 0) return null;
  const [a, b] = [adjustedNps(first), adjustedNps(second)];
  const centre = a.centre - b.centre;
  const standardError = Math.sqrt(a.standardError ** 2 + b.standardError ** 2);
  const reach = zOf(level) * standardError;
  const bounds = cut(100 * (centre - reach), 100 * (centre + reach), { min: -200, max: 200 });
  const raw = ({ promoters, detractors, n }: NpsCounts) => (100 * (promoters - detractors)) / n;
  const z = centre / standardError;
  return {
    difference: raw(first) - raw(second),
    interval: { ...bounds, level, formula: "adjusted-wald-nps-difference" },
    test: "adjusted-wald-z",
    z,
    p: twoSidedP(z),
  };
}

/** `count` of n persons. */
export interface ShareCounts {
  count: number;
  n: number;
}

/**
 * Difference of two shares, in percentage points, with the N−1 two-proportion test and Newcombe's interval.
 *
 * With p of both sides pooled and N = n₁ + n₂: z = (p₁ − p₂)/√(p(1−p)(1/n₁ + 1/n₂)) · √((N−1)/N); z = 0 when p is 0 or 1.
 * Campbell (2007), Chi-squared and Fisher–Irwin tests of two-by-two tables, Statistics in Medicine 26(19),
 * https://doi.org/10.1002/sim.2832
 *
 * @returns null when either n = 0
 */
export function shareDifference(first: ShareCounts, second: ShareCounts, level: Level): Difference | null {
  const interval = newcombe(first, second, level);
  if (interval === null) return null;
  const total = first.n + second.n;
  const pooled = (first.count + second.count) / total;
  const difference = (100 * first.count) / first.n - (100 * second.count) / second.n;
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const z = standardError === 0 ? 0 : (difference / 100 / standardError) * Math.sqrt((total - 1) / total);
  return { difference, interval, test: "n-1-two-proportion", z, p: twoSidedP(z) };
}

/**
 * Newcombe's interval of the difference of two shares (his method 10), in percentage points, from their Wilson bounds:
 * p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²) to p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²).
 * Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17(8),
 * https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I
 *
 * @returns bounds within −100 and 100, which contain the raw difference; null when either n = 0
 */
function newcombe(first: ShareCounts, second: ShareCounts, level: Level): DifferenceInterval | null {
  const [one, two] = [wilson(first.count, first.n, level), wilson(second.count, second.n, level)];
  if (one === null || two === null) return null;
  const [p1, p2] = [(100 * first.count) / first.n, (100 * second.count) / second.n];
  const below = Math.sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2);
  const above = Math.sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2);
  const bounds = cut(p1 - p2 - below, p1 - p2 + above, { min: -100, max: 100 });
  return { ...bounds, level, formula: "newcombe" };
}
