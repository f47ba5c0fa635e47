/**
 * Scores, rates and reasons of one question, from its counts. Pure; every number unrounded, for display to round once.
 * METRICS.md defines them; changes are in change.ts, trends in trend.ts.
 */
import type { Level, ScoreValue } from "../contract/numbers.ts";
import type {
  BandShares,
  Confidence,
  Mean,
  OptionShare,
  PeriodScore,
  PointShare,
  Rate,
  Rates,
  ReasonsByBand,
  ReasonShares,
} from "../contract/scores.ts";
import type { Band, Metric } from "../contract/terms.ts";
import { type BandCounts, countBands, goodEndOf, scaleOf } from "./bands.ts";
import type { Counts, ReasonCounts } from "./counts.ts";
import { adjustedWaldNps, meanOf, studentMean, wilson } from "./intervals.ts";

/** The question that counts belong to. */
export interface CountedQuestion {
  metric: Metric;
  /** Option keys of a choice, in the order of their indices. */
  options?: readonly string[];
  /** Of a choice: whether a person may pick several. Shares are of persons either way. */
  several?: boolean;
}

/** How much must be answered before a score is told, and how sure its interval is. */
export interface ScoreSettings {
  /** Fewest answers for a score; 10 unless the site says otherwise. */
  tooFewBelow: number;
  /** Fewest answers for a score without a mark; 30 unless the site says otherwise. */
  lowBelow: number;
  /** 0.95 unless the caller asks for another. */
  level: Level;
}

const FORMULAS: Record<Metric, Omit<ScoreValue, "value"> | null> = {
  nps: { unit: "nps", formula: "net-promoter-score" },
  csat: { unit: "percent", formula: "top-two-box" },
  ces: { unit: "percent", formula: "top-three-box" },
  "ces-5": { unit: "percent", formula: "top-two-box" },
  "ces-1.0": { unit: "percent", formula: "bottom-two-box" },
  thumbs: { unit: "percent", formula: "share-up" },
  choice: null,
  text: null,
};

const LABELS: Record<Metric, string> = {
  nps: "transactional NPS",
  csat: "CSAT",
  ces: "CES 2.0",
  "ces-5": "five-point CES",
  "ces-1.0": "CES 1.0",
  thumbs: "thumbs",
  choice: "choice",
  text: "comments",
};

const MEAN_BESIDE: ReadonlySet<Metric> = new Set<Metric>(["ces", "ces-5", "ces-1.0"]);

/** What a metric's score at one touchpoint is called in English, such as "transactional NPS". */
export function labelOf(metric: Metric): string {
  return LABELS[metric];
}

/** Share of a count among n persons, 100·count/n, in percent; null when n = 0. */
export function shareOf(count: number, n: number): number | null {
  return n === 0 ? null : (100 * count) / n;
}

/** Whether n answers carry a score: `too-few` and `low` below the two thresholds, else `ok`. No answer is too few. */
export function confidenceOf(n: number, { tooFewBelow, lowBelow }: Omit<ScoreSettings, "level">): Confidence {
  if (n === 0 || n < tooFewBelow) return "too-few";
  return n < lowBelow ? "low" : "ok";
}

/** Score of one question over the period that the counts are of. Too few answers: counts, and null for all else. */
export function scoreOf(question: CountedQuestion, counts: Counts, settings: ScoreSettings): PeriodScore {
  const { metric } = question;
  const { answered: n, values } = counts;
  const { level } = settings;
  const confidence = confidenceOf(n, settings);
  // What too few have answered is treated as answered by nobody: every share and interval is null at n = 0.
  const base = confidence === "too-few" ? 0 : n;
  const bands = countBands(metric, values);
  return {
    n,
    score: bands && scoreValue(metric, bands, base),
    interval: bands && scoreInterval(metric, bands, { n: base, level }),
    mean: MEAN_BESIDE.has(metric) && base > 0 ? meanWithInterval(metric, values, level) : null,
    confidence,
    distribution: distributionOf(metric, values, base),
    options: metric === "choice" ? optionShares(question.options ?? [], values, { n: base, level }) : null,
    bands: bands && shareBands(bands, base),
  };
}

/**
 * NPS: 100·(P − D)/n, −100 to 100. All others: 100·positive/n, 0 to 100; the positive band is the top two boxes of CSAT
 * and five-point CES, the top three of CES 2.0, the bottom two of CES 1.0, and thumbs up. Null when n = 0.
 */
function scoreValue(metric: Metric, { negative, positive }: BandCounts, n: number): ScoreValue | null {
  const formula = FORMULAS[metric];
  const value = shareOf(metric === "nps" ? positive - negative : positive, n);
  return formula === null || value === null ? null : { value, ...formula };
}

function scoreInterval(metric: Metric, bands: BandCounts, { n, level }: { n: number; level: Level }) {
  const { positive, negative } = bands;
  if (metric === "nps") return adjustedWaldNps({ promoters: positive, detractors: negative, n }, level);
  return wilson(positive, n, level);
}

function meanWithInterval(metric: Metric, values: readonly number[], level: Level): Mean | null {
  const value = meanOf(values);
  const [scale, goodEnd] = [scaleOf(metric), goodEndOf(metric)];
  if (value === null || scale === null || goodEnd === null) return null;
  const interval = studentMean(values, scale, level);
  return { value, formula: "arithmetic-mean", interval: interval && { ...interval, approximate: true }, goodEnd };
}

function distributionOf(metric: Metric, values: readonly number[], n: number): PointShare[] | null {
  const scale = scaleOf(metric);
  if (scale === null) return null;
  return values
    .slice(scale.min, scale.max + 1)
    .map((count, step) => ({ value: scale.min + step, count, share: shareOf(count, n) }));
}

function shareBands(bands: BandCounts, n: number): BandShares {
  const share = (band: Band) => ({ count: bands[band], share: shareOf(bands[band], n) });
  return { negative: share("negative"), neutral: share("neutral"), positive: share("positive") };
}

function optionShares(
  options: readonly string[],
  counts: readonly number[],
  { n, level }: { n: number; level: Level },
): OptionShare[] {
  return options.map((option, index) => {
    const count = counts[index] ?? 0;
    return { option, count, share: shareOf(count, n), interval: wilson(count, n, level) };
  });
}

/** What can be known of a question's prompts. */
export interface RateFacts {
  /** Whether it asks for a comment: a text follow-up to a main question that is no text itself. */
  comments: boolean;
  /** False for a channel where nobody can know what was shown (a link, an import): it has no rate. Default true. */
  showing?: boolean;
}

/**
 * Response rate = answered ÷ shown, comment rate = commented ÷ answered, dismiss rate = dismissed ÷ shown, in percent.
 * A prompt whose showing may not be reported is in n and in no rate: `answered` here are those whose showing was.
 */
export function ratesOf(counts: Counts, { comments, showing = true }: RateFacts): Rates {
  const { shown, answeredShown, commented, dismissed } = counts;
  return {
    shown: showing ? shown : null,
    answered: answeredShown,
    commented,
    dismissed,
    responseRate: showing ? rate(answeredShown, shown) : null,
    commentRate: showing && comments ? rate(commented, answeredShown) : null,
    dismissRate: showing ? rate(dismissed, shown) : null,
  };
}

function rate(numerator: number, denominator: number): Rate {
  return { value: shareOf(numerator, denominator), numerator, denominator };
}

/**
 * Shares of a choice follow-up's options among those who answered it, per band of the main answer.
 *
 * @param question metric of the main question, option keys of the follow-up in the order of their indices
 * @returns under `all` where the main question has no bands
 */
export function reasonsOf(
  question: CountedQuestion,
  { reasons }: Pick<Counts, "reasons">,
  settings: ScoreSettings,
): ReasonsByBand {
  const share = (counts: ReasonCounts) => shareReasons(question.options ?? [], counts, settings);
  if (scaleOf(question.metric) === null) return { all: share(reasons.neutral) };
  return { negative: share(reasons.negative), neutral: share(reasons.neutral), positive: share(reasons.positive) };
}

function shareReasons(options: readonly string[], counts: ReasonCounts, settings: ScoreSettings): ReasonShares {
  const n = counts.answered;
  const confidence = confidenceOf(n, settings);
  const base = { n: confidence === "too-few" ? 0 : n, level: settings.level };
  return { n, confidence, options: optionShares(options, counts.options, base) };
}
