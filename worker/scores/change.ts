/**
 * The change of a score between two periods, or from one segment to another. Pure. It is tested here on its own; only
 * adjust.ts, which knows all tests of the family, says whether it is one. Rolling windows overlap: they are never tested.
 */
import type { Change } from "../contract/comparison.ts";
import type { Metric } from "../contract/terms.ts";
import { type BandCounts, countBands } from "./bands.ts";
import type { Counts } from "./counts.ts";
import { type Difference, npsDifference, shareDifference } from "./difference.ts";
import { confidenceOf, type CountedQuestion, type ScoreSettings } from "./score.ts";

/** A change before its p is adjusted: without a verdict. */
export type TestedChange = Omit<Change, "adjustedP" | "adjustment" | "verdict">;

/** The change of one option of a choice, before its p is adjusted. */
export type TestedOption = TestedChange & { option: string };

export interface Compared {
  now: Counts;
  /** The other period or segment; the sides share no response. */
  before: Counts;
}

/**
 * Change of a metric's score: of NPS, the adjusted Wald z test, of all shares (CES, too) the N−1 two-proportion test.
 *
 * @returns null for choice and text; null in all but the counts where either side has too few answers, as at n = 0
 */
export function changeOf(metric: Metric, { now, before }: Compared, settings: ScoreSettings): TestedChange | null {
  const bands = { now: countBands(metric, now.values), before: countBands(metric, before.values) };
  if (bands.now === null || bands.before === null) return null;
  const n = { now: now.answered, before: before.answered };
  const nps = ({ positive, negative }: BandCounts, size: number) => {
    return { promoters: positive, detractors: negative, n: size };
  };
  if (metric !== "nps") return shareChange({ now: bands.now.positive, before: bands.before.positive }, n, settings);
  const tested = npsDifference(nps(bands.now, n.now), nps(bands.before, n.before), settings.level);
  return tell("adjusted-wald-z", tested, n, settings);
}

/**
 * Change of the share of each option of a choice. Each is one member of the family.
 *
 * @returns in the order of the options; null where several could be chosen, and for what is no choice
 */
export function optionChangesOf(
  { metric, several, options = [] }: CountedQuestion,
  { now, before }: Compared,
  settings: ScoreSettings,
): TestedOption[] | null {
  if (metric !== "choice" || several) return null;
  const n = { now: now.answered, before: before.answered };
  return options.map((option, index) => {
    const counts = { now: now.values[index] ?? 0, before: before.values[index] ?? 0 };
    return { option, ...shareChange(counts, n, settings) };
  });
}

function shareChange(counts: Change["n"], n: Change["n"], settings: ScoreSettings): TestedChange {
  const sides = [
    { count: counts.now, n: n.now },
    { count: counts.before, n: n.before },
  ] as const;
  return tell("n-1-two-proportion", shareDifference(...sides, settings.level), n, settings);
}

/** Keeps the numbers to itself where a score would be, too. */
function tell(test: Change["test"], tested: Difference | null, n: Change["n"], settings: ScoreSettings): TestedChange {
  const tooFew = [n.now, n.before].some((size) => confidenceOf(size, settings) === "too-few");
  if (tooFew || tested === null) return { n, difference: null, interval: null, test, z: null, p: null };
  return { n, ...tested };
}
