/** The standard normal distribution, and quantiles of it and of Student's t at the levels at which intervals are given. */
import { cumulativeNormal } from "vega-statistics";
import type { Level } from "../contract/numbers.ts";

/** Fewest degrees of freedom for which `tOf` is accurate: those of 30 answers. */
export const MIN_T_DF = 29;

/**
 * √2·erf⁻¹(level), evaluated to 40 digits and rounded to the nearest double.
 * The same values come from Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), https://doi.org/10.2307/2347330
 */
const Z: Record<Level, number> = {
  0.9: 1.6448536269514726,
  0.95: 1.9599639845400543,
  0.99: 2.575829303548901,
};

/** z with `level` of the standard normal distribution between −z and z. */
export function zOf(level: Level): number {
  return Z[level];
}

/**
 * Two-sided p of a z score: the probability that a standard normal value lies at least as far from 0, 2·Φ(−|z|).
 * 1 at z = 0, and 0 beyond |z| = 37. Relative error below 1e−12 while p > 1e−4, and below 1e−8 further out.
 *
 * West (2009), Better approximations to cumulative normal functions, Wilmott Magazine May/June, after Hart (1968),
 * Computer Approximations; from the lower tail, since 1 − Φ(|z|) would lose the digits of a small p.
 */
export function twoSidedP(z: number): number {
  return 2 * cumulativeNormal(-Math.abs(z));
}

/**
 * t with `level` of Student's distribution between −t and t. Absolute error below 4.3e−7 from 29 degrees of freedom on.
 *
 * Cornish–Fisher expansion around the normal quantile z, with ν degrees of freedom: t = z + g₁/ν + g₂/ν² + g₃/ν³ + g₄/ν⁴,
 * gᵢ odd polynomials in z. Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.7.5,
 * https://personal.math.ubc.ca/~cbm/aands/page_949.htm
 *
 * @throws RangeError below 29 degrees of freedom, where four terms do not suffice.
 */
export function tOf(level: Level, df: number): number {
  if (!(df >= MIN_T_DF)) throw new RangeError(`t needs at least ${MIN_T_DF} degrees of freedom, not ${df}`);
  const z = zOf(level);
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92_160;
  return z + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df;
}
