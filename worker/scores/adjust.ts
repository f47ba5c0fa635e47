/**
 * Correction for many comparisons, and the verdict that needs it. Pure. A family is fixed: all touchpoints of a site, or
 * all values of one breakdown at one touchpoint, whatever was filtered, so that two views never disagree.
 */
import type { Change, Verdict } from "../contract/comparison.ts";
import type { TestedChange } from "./change.ts";

/** Share of the changes called one that may be none: the false discovery rate. */
const ALPHA = 0.05;

/**
 * p values adjusted by Benjamini–Hochberg, which holds the false discovery rate.
 *
 * Of m values in rising order, the i-th becomes the least of p₍ⱼ₎·m/j for j ≥ i, and of 1. Benjamini and Hochberg (1995),
 * Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57(1),
 * https://doi.org/10.1111/j.2517-6161.1995.tb02031.x
 *
 * @param ps in any order; what is null was not tested, and is no member
 * @returns in the same order, each at least its p and at most 1
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const falling = ps.flatMap((p, place) => (p === null ? [] : [{ p, place }])).toSorted((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = ps.map(() => null);
  let least = 1;
  for (const [index, { p, place }] of falling.entries()) {
    // Divided first: the greatest p has the factor 1, and stays as it is to the last digit.
    least = Math.min(least, p * (falling.length / (falling.length - index)));
    adjusted[place] = least;
  }
  return adjusted;
}

/**
 * Adjusts all changes of a family, and gives each its verdict: `up` or `down` where the adjusted p is below 0.05.
 *
 * @param family all of it; null stays null
 */
export function adjustFamily<T extends TestedChange>(family: readonly (T | null)[]): ((T & Change) | null)[] {
  const adjusted = benjaminiHochberg(family.map((change) => change && change.p));
  const tests = adjusted.filter((p) => p !== null).length;
  return family.map((change, place) => {
    const adjustedP = adjusted[place] ?? null;
    const adjustment = { formula: "benjamini-hochberg" as const, tests };
    return change && { ...change, adjustedP, adjustment, verdict: verdictOf(change, adjustedP) };
  });
}

/** With a single answer, adjusted NPS can point the other way than the raw scores: then no direction is clear. */
function verdictOf({ difference, z }: TestedChange, adjustedP: number | null): Verdict {
  if (adjustedP === null || difference === null || z === null) return "too-few";
  if (adjustedP >= ALPHA || difference * z <= 0) return "no-clear-change";
  return difference > 0 ? "up" : "down";
}
