/** Rating scales, and their split into bands (METRICS.md). Imported five-point and CES 1.0 scales are not these. */
import type { Scale } from "../contract/scores.ts";
import type { Band, Metric } from "../contract/terms.ts";

/** Highest point of the negative and lowest of the positive band; what lies between is neutral. */
interface Cut {
  scale: Scale;
  negativeTo: number;
  positiveFrom: number;
}

const CUTS: Record<Metric, Cut | null> = {
  nps: { scale: { min: 0, max: 10 }, negativeTo: 6, positiveFrom: 9 },
  csat: { scale: { min: 1, max: 5 }, negativeTo: 2, positiveFrom: 4 },
  ces: { scale: { min: 1, max: 7 }, negativeTo: 3, positiveFrom: 5 },
  thumbs: { scale: { min: 0, max: 1 }, negativeTo: 0, positiveFrom: 1 },
  choice: null,
  text: null,
};

/** Lowest and highest whole point of a metric's scale; null for choice and text, which have none. */
export function scaleOf(metric: Metric): Scale | null {
  return CUTS[metric]?.scale ?? null;
}

/**
 * Band that a rating falls into. Thumbs have no neutral one.
 * Null for choice and text, and for whatever is not a whole point of the scale.
 */
export function bandOf(metric: Metric, value: number): Band | null {
  const cut = CUTS[metric];
  if (cut === null || !Number.isInteger(value) || value < cut.scale.min || value > cut.scale.max) return null;
  if (value <= cut.negativeTo) return "negative";
  return value >= cut.positiveFrom ? "positive" : "neutral";
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
