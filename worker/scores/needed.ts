/** How many answers a margin of error needs. Pure. */
import type { Needed } from "../contract/comparison.ts";
import type { Metric } from "../contract/terms.ts";
import { countBands } from "./bands.ts";
import type { Counts } from "./counts.ts";
import { adjustedNps } from "./intervals.ts";
import { zOf } from "./normal.ts";
import { confidenceOf, type ScoreSettings } from "./score.ts";

/** Variance of an NPS answer, in squares of one, that is assumed before there are answers enough to estimate it. */
const USUAL_NPS_VARIANCE = 0.61;

/**
 * Answers needed for an interval of ± `margin`, at the level of the settings, and how many of them are missing.
 *
 * With d = margin/100: NPS z²·s²/d² − 3, with s² of the adjusted values, or 0.61 where answers are too few, as at n = 0.
 * Lewis and Sauro (2021), Sample Size Estimation for NPS Confidence Intervals, https://measuringu.com/nps-ci-sample-size/
 * Shares z²·p(1−p)/d², with p the centre of Wilson's interval, ½ at n = 0. Cochran (1977), Sampling Techniques, 3rd ed.,
 * ch. 4.
 *
 * @param margin points of the scale's 100, above 0
 * @returns at least 1 needed, rounded up; null for choice and text
 */
export function neededOf(metric: Metric, counts: Counts, margin: number, settings: ScoreSettings): Needed | null {
  const bands = countBands(metric, counts.values);
  if (bands === null) return null;
  const { answered: n } = counts;
  const { level } = settings;
  const z2 = zOf(level) ** 2;
  const answers = (variance: number) => (z2 * variance) / (margin / 100) ** 2;
  const told = (exact: number, formula: Needed["formula"]): Needed => {
    const answersNeeded = Math.max(1, Math.ceil(exact));
    return { margin, level, answersNeeded, answersMissing: Math.max(0, answersNeeded - n), formula };
  };
  if (metric === "nps") {
    const { variance } = adjustedNps({ promoters: bands.positive, detractors: bands.negative, n });
    const tooFew = confidenceOf(n, settings) === "too-few";
    return told(answers(tooFew ? USUAL_NPS_VARIANCE : variance) - 3, "nps-sample-size");
  }
  const centre = (bands.positive + z2 / 2) / (n + z2);
  return told(answers(centre * (1 - centre)), "share-sample-size");
}
