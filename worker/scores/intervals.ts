/** Confidence intervals, each with its formula and source. Pure and unrounded; without answers there is none (`null`). */
import type { Interval, Level } from "../contract/numbers.ts";
import type { Scale } from "../contract/scores.ts";
import { MIN_T_DF, tOf, zOf } from "./normal.ts";

/**
 * Wilson score interval of a share, in percent.
 *
 * With p = k/n: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Wilson (1927), JASA 22(158),
 * https://doi.org/10.1080/01621459.1927.10502953; recommended by Brown, Cai and DasGupta (2001), Statistical Science
 * 16(2), https://doi.org/10.1214/ss/1009213286
 *
 * @param successes k, 0 to n
 * @returns bounds within 0 and 100 that always contain 100·k/n; null when n = 0
 */
export function wilson(successes: number, n: number, level: Level): Interval | null {
  if (n === 0) return null;
  const z2 = zOf(level) ** 2;
  const centre = successes + z2 / 2;
  const reach = zOf(level) * Math.sqrt((successes * (n - successes)) / n + z2 / 4);
  const percent = (bound: number) => (100 * bound) / (n + z2);
  // At 0 and n one bound is exact; rounding errors must not move it to the wrong side.
  const low = successes === 0 ? 0 : percent(centre - reach);
  const high = successes === n ? 100 : percent(centre + reach);
  return { low, high, level, formula: "wilson" };
}

/** Answers of an NPS question in its outer bands, of n. */
export interface NpsCounts {
  promoters: number;
  detractors: number;
  n: number;
}

/**
 * Adjusted values of the Net Promoter Score, as fractions: as if ¾ of a promoter, ¾ of a detractor and 1½ passives more
 * had answered.
 *
 * n' = n + 3, P' = (P + ¾)/n', D' = (D + ¾)/n', m = P' − D', s² = P' + D' − m², se = √(s²/n').
 * Rocks (2016), Interval Estimation for the Net Promoter Score, The American Statistician 70(4),
 * https://arxiv.org/abs/1601.07235
 *
 * @returns m within −1 and 1, s² above 0 and at most 1; m = 0 and s² = ½ when n = 0
 */
export function adjustedNps({ promoters, detractors, n }: NpsCounts) {
  const size = n + 3;
  const p = (promoters + 0.75) / size;
  const d = (detractors + 0.75) / size;
  const centre = p - d;
  const variance = p + d - centre ** 2;
  return { centre, variance, standardError: Math.sqrt(variance / size) };
}

/**
 * Adjusted Wald interval of the Net Promoter Score, in NPS points: 100·(m ± z·se) of the adjusted values, cut to ±100.
 * Rocks (2016), https://arxiv.org/abs/1601.07235
 *
 * @returns bounds within −100 and 100, which contain the raw score from n = 5 on; null when n = 0
 */
export function adjustedWaldNps(counts: NpsCounts, level: Level): Interval | null {
  if (counts.n === 0) return null;
  const { centre, standardError } = adjustedNps(counts);
  const reach = zOf(level) * standardError;
  const { low, high } = cut(100 * (centre - reach), 100 * (centre + reach), { min: -100, max: 100 });
  return { low, high, level, formula: "adjusted-wald-nps" };
}

/**
 * Arithmetic mean of ratings, Σ k·cₖ / n, in points of the scale.
 *
 * @param values cₖ, answers by scale point k
 * @returns null when n = 0
 */
export function meanOf(values: readonly number[]): number | null {
  const n = values.reduce((sum, count) => sum + count, 0);
  return n === 0 ? null : values.reduce((sum, count, point) => sum + point * count, 0) / n;
}

/**
 * Student's t interval of the mean of ratings, in points of the scale; approximate, since it undercovers on skewed answers.
 *
 * x̄ ± t·s/√n with n − 1 degrees of freedom and s² = Σ cₖ(k − x̄)²/(n − 1), cut to the scale.
 * Student (1908), The Probable Error of a Mean, Biometrika 6(1), https://doi.org/10.1093/biomet/6.1.1
 *
 * @param values cₖ, answers by scale point k
 * @returns null when n < 30 (n = 0 included), and when all agree
 */
export function studentMean(values: readonly number[], scale: Scale, level: Level): Interval | null {
  const n = values.reduce((sum, count) => sum + count, 0);
  const mean = meanOf(values);
  const allAgree = values.some((count) => count === n);
  if (mean === null || allAgree || n - 1 < MIN_T_DF) return null;
  const squares = values.reduce((sum, count, point) => sum + count * (point - mean) ** 2, 0);
  const reach = tOf(level, n - 1) * Math.sqrt(squares / (n - 1) / n);
  const { low, high } = cut(mean - reach, mean + reach, scale);
  return { low, high, level, formula: "student-t" };
}

/** Moves bounds that lie outside a range to its ends. */
export function cut(low: number, high: number, range: { min: number; max: number }): { low: number; high: number } {
  return { low: Math.max(range.min, low), high: Math.min(range.max, high) };
}
