/** Rating scales, and their split into bands (METRICS.md). Which end is the good one is said here, and nowhere else. */
import type { Scale } from "../contract/scores.ts";
import type { Band, Metric } from "../contract/terms.ts";

/** The two outer bands, lowest and highest point of each; what lies between is neutral. */
interface Cut {
  scale: Scale;
  negative: readonly [from: number, to: number];
  positive: readonly [from: number, to: number];
}

const CUTS: Record<Metric, Cut | null> = {
  nps: { scale: { min: 0, max: 10 }, negative: [0, 6], positive: [9, 10] },
  csat: { scale: { min: 1, max: 5 }, negative: [1, 2], positive: [4, 5] },
  ces: { scale: { min: 1, max: 7 }, negative: [1, 3], positive: [5, 7] },
  "ces-5": { scale: { min: 1, max: 5 }, negative: [1, 2], positive: [4, 5] },
  "ces-1.0": { scale: { min: 1, max: 5 }, negative: [4, 5], positive: [1, 2] },
  thumbs: { scale: { min: 0, max: 1 }, negative: [0, 0], positive: [1, 1] },
  choice: null,
  text: null,
};

/** Lowest and highest whole point of a metric's scale; null for choice and text, which have none. */
export function scaleOf(metric: Metric): Scale | null {
  return CUTS[metric]?.scale ?? null;
}

/** Which end of a metric's scale is the good one; null for choice and text. */
export function goodEndOf(metric: Metric): "high" | "low" | null {
  const cut = CUTS[metric];
  return cut && (cut.positive[0] > cut.negative[0] ? "high" : "low");
}

/**
 * Band that a rating falls into. Thumbs have no neutral one.
 * Null for choice and text, and for whatever is not a whole point of the scale.
 */
export function bandOf(metric: Metric, value: number): Band | null {
  const cut = CUTS[metric];
  if (cut === null || !Number.isInteger(value) || value < cut.scale.min || value > cut.scale.max) return null;
  const isIn = ([from, to]: Cut["positive"]) => value >= from && value <= to;
  if (isIn(cut.negative)) return "negative";
  return isIn(cut.positive) ? "positive" : "neutral";
}

/** How a band is stored, and so how bands sort: -1, 0, 1. */
export const BAND_NUMBERS = { negative: -1, neutral: 0, positive: 1 } as const satisfies Record<Band, number>;

export type BandCounts = Record<Band, number>;

/**
 * Answers in each band.
 *
 * @param values answers by scale point
 * @returns null for choice and text, which have no bands
 */
export function countBands(metric: Metric, values: readonly number[]): BandCounts | null {
  if (CUTS[metric] === null) return null;
  const bands: BandCounts = { negative: 0, neutral: 0, positive: 0 };
  for (const [point, count] of values.entries()) {
    const band = bandOf(metric, point);
    if (band !== null) bands[band] += count;
  }
  return bands;
}
