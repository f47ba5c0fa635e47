/**
 * Scores as the API gives them: `GET /api/v1/sites/{site}/scores`.
 * Numbers are unrounded; what is `null` is not known, and never 0. Grows by keys; a key never changes its meaning.
 */
import { z } from "zod";
import { Change, Needed, OptionChange } from "./comparison.ts";
import { Count, Interval, Level, orNull, Percent, ScoreValue } from "./numbers.ts";
import { Day, METRICS, Slug } from "./terms.ts";

/** Lengths of a trend's buckets: a day, a week from Monday (ISO 8601), a calendar month. */
export const BUCKET_LENGTHS = ["day", "week", "month"] as const;
export const BucketLength = z.enum(BUCKET_LENGTHS);
export type BucketLength = z.infer<typeof BucketLength>;

/** Lowest and highest point of a rating scale. */
export const Scale = z.object({ min: z.int(), max: z.int() }).meta({ id: "Scale" });
export type Scale = z.infer<typeof Scale>;

export const Mean = z
  .object({
    value: z.number(),
    formula: z.literal("arithmetic-mean"),
    /** `approximate`: it undercovers on skewed answers. None below 30 answers, or when all agree. */
    interval: Interval.extend({ approximate: z.literal(true) }).nullable(),
    /** Which end of the scale is the good one: of CES 1.0 the low one. */
    goodEnd: z.enum(["high", "low"]),
  })
  .meta({ id: "Mean", description: "Mean of the ratings, in points of the scale." });
export type Mean = z.infer<typeof Mean>;

export const Share = z
  .object({ count: Count, share: Percent.nullable() })
  .meta({ id: "Share", description: "Persons, and their share of n in percent; null where n is too small." });
export type Share = z.infer<typeof Share>;

export const PointShare = Share.extend({ value: z.int() }).meta({ id: "PointShare" });
export type PointShare = z.infer<typeof PointShare>;

export const OptionShare = Share.extend({ option: Slug, interval: orNull(Interval) }).meta({ id: "OptionShare" });
export type OptionShare = z.infer<typeof OptionShare>;

export const BandShares = z.object({ negative: Share, neutral: Share, positive: Share }).meta({ id: "BandShares" });
export type BandShares = z.infer<typeof BandShares>;

export const Confidence = z.enum(["ok", "low", "too-few"]).meta({
  id: "Confidence",
  description: "Below the site's `tooFewBelow` and `lowBelow` answers; 10 and 30 by default.",
});
export type Confidence = z.infer<typeof Confidence>;

/** One question over one period. Where the confidence is `too-few`, counts stay and all else is null. */
export const PeriodScore = z
  .object({
    /** Persons who answered the main question. */
    n: Count,
    /** Null for choice and text, too. */
    score: orNull(ScoreValue),
    interval: orNull(Interval),
    /** Of CES only, on whichever scale. */
    mean: orNull(Mean),
    confidence: Confidence,
    /** One entry a point of the scale, lowest first; null for choice and text. */
    distribution: z.array(PointShare).nullable(),
    /** One entry an option, in their order; of choice only. Of several, shares may exceed 100 together. */
    options: z.array(OptionShare).nullable(),
    /** Null for choice and text. */
    bands: orNull(BandShares),
  })
  .meta({ id: "PeriodScore" });
export type PeriodScore = z.infer<typeof PeriodScore>;

export const Rate = z
  .object({ value: Percent.nullable(), numerator: Count, denominator: Count })
  .meta({ id: "Rate", description: "In percent; the value is null when the denominator is 0." });
export type Rate = z.infer<typeof Rate>;

export const Rates = z
  .object({
    /** Prompts whose showing could be reported; null where nobody can know what was shown. */
    shown: Count.nullable(),
    /** Those of `shown` that were answered; n is more where some showings may not be reported. */
    answered: Count,
    commented: Count,
    dismissed: Count,
    /** Answered ÷ shown, of the prompts whose showing could be reported. */
    responseRate: orNull(Rate),
    /** Commented ÷ answered, of the prompts whose showing could be reported; null where no comment is asked for. */
    commentRate: orNull(Rate),
    /** Dismissed ÷ shown. */
    dismissRate: orNull(Rate),
  })
  .meta({ id: "Rates" });
export type Rates = z.infer<typeof Rates>;

export const ReasonShares = z
  .object({
    /** Persons of the band who answered the follow-up. */
    n: Count,
    confidence: Confidence,
    options: z.array(OptionShare),
  })
  .meta({ id: "ReasonShares" });
export type ReasonShares = z.infer<typeof ReasonShares>;

/** Reasons by band of the main answer, or for `all` where the main question has no bands. */
export const ReasonsByBand = z
  .union([
    z.object({ all: ReasonShares }),
    z.object({ negative: ReasonShares, neutral: ReasonShares, positive: ReasonShares }),
  ])
  .meta({ id: "ReasonsByBand" });
export type ReasonsByBand = z.infer<typeof ReasonsByBand>;

export const FollowUpShares = z.object({ key: Slug, byBand: ReasonsByBand }).meta({ id: "FollowUpShares" });
export type FollowUpShares = z.infer<typeof FollowUpShares>;

/** A bucket of the calendar: local days, both included, cut to the period asked for. */
export const Bucket = z
  .object({
    /** First day of the whole day, week or month; names the bucket. */
    start: Day,
    from: Day,
    to: Day,
    /** Cut off by the period, or not over yet. */
    partial: z.boolean(),
  })
  .meta({ id: "Bucket" });
export type Bucket = z.infer<typeof Bucket>;

const TrendScore = PeriodScore.omit({ distribution: true });

/** Local days, both included, that end with a bucket's last; their counts pooled. They overlap, and so are never tested. */
export const RollingScore = z.object({ from: Day, to: Day }).extend(TrendScore.shape).meta({ id: "RollingScore" });
export type RollingScore = z.infer<typeof RollingScore>;

export const TrendBucket = Bucket.extend(TrendScore.shape)
  .extend({
    /** Revisions with a new wording that went live in this bucket. */
    wordingChanges: z.array(z.int().min(1)),
    /** Null unless asked for with `rolling`. */
    rolling: orNull(RollingScore),
  })
  .meta({ id: "TrendBucket" });
export type TrendBucket = z.infer<typeof TrendBucket>;

export const ScoredQuestion = z
  .object({
    key: Slug,
    metric: z.enum(METRICS),
    /** Null for choice and text. */
    scale: orNull(Scale),
    /** Revisions whose answers are pooled here. */
    revisions: z.array(z.int().min(1)),
    /** What the score is called, such as "transactional NPS". */
    label: z.string(),
  })
  .meta({ id: "ScoredQuestion" });
export type ScoredQuestion = z.infer<typeof ScoredQuestion>;

export const EarlierScore = PeriodScore.pick({ n: true, score: true, interval: true, confidence: true }).meta({
  id: "EarlierScore",
  description: "Score of the compared period, or of the segment that another is compared with.",
});
export type EarlierScore = z.infer<typeof EarlierScore>;

/** One question key of one touchpoint; a period that spans two keys has two series. */
export const ScoreSeries = PeriodScore.extend({
  question: ScoredQuestion,
  rates: Rates,
  /** How many of n were generated for a demonstration. */
  generated: Count,
  /** Choice follow-ups. */
  followUps: z.array(FollowUpShares),
  /** Answers for the wanted margin of error; null for choice and text. */
  needed: orNull(Needed),
  /** What `change` is measured from; null unless asked for with `compare`. */
  before: orNull(EarlierScore),
  /** From the compared period to this one; null unless asked for with `compare`, and for choice and text. */
  change: orNull(Change),
  /** Of a choice of one, each option's change; null otherwise. */
  optionChanges: z.array(OptionChange).nullable(),
  /** Null unless asked for with `by`. */
  trend: z.array(TrendBucket).nullable(),
}).meta({ id: "ScoreSeries" });
export type ScoreSeries = z.infer<typeof ScoreSeries>;

export const TouchpointScores = z
  .object({
    touchpoint: Slug,
    name: z.string(),
    stage: Slug,
    order: z.int(),
    state: z.enum(["live", "paused"]),
    series: z.array(ScoreSeries),
  })
  .meta({ id: "TouchpointScores" });
export type TouchpointScores = z.infer<typeof TouchpointScores>;

/** Scores of a site's touchpoints, in the order of the journey. */
export const SiteScores = z
  .object({
    site: Slug,
    timeZone: z.string(),
    from: Day,
    to: Day,
    by: BucketLength.nullable(),
    /** Days of the rolling windows. */
    rolling: z.int().nullable(),
    level: Level,
    /** The period that this one is compared with. */
    compared: z.object({ from: Day, to: Day }).nullable(),
    touchpoints: z.array(TouchpointScores),
  })
  .meta({ id: "SiteScores" });
export type SiteScores = z.infer<typeof SiteScores>;

/** One line of a file of scores: a question of a touchpoint over the period, over one bucket of it, or over the days that end with it. */
export const ScoreLine = z
  .object({
    touchpoint: Slug,
    name: z.string(),
    stage: Slug,
    order: z.int(),
    question: ScoredQuestion,
    /** First day of the whole bucket; null for the period. */
    start: Day.nullable(),
    from: Day,
    to: Day,
    partial: z.boolean(),
  })
  .extend(TrendScore.shape)
  .extend({
    /** Of the period; null for a bucket. */
    rates: orNull(Rates),
  })
  .meta({ id: "ScoreLine" });
export type ScoreLine = z.infer<typeof ScoreLine>;
