/**
 * Series of a touchpoint: its counts pooled by question key. Pure. Within one key the options are the same set, but
 * their order, and so their index in the counts, may differ between revisions.
 */
import type { BucketLength, EarlierScore, FollowUpShares, ScoreSeries } from "../contract/scores.ts";
import type { Question, Survey } from "../contract/survey.ts";
import { isSame } from "../sites/same.ts";
import { scaleOf } from "./bands.ts";
import { type Period, buckets, bucketOf } from "./calendar.ts";
import { changeOf, optionChangesOf, type TestedChange, type TestedOption } from "./change.ts";
import { addCounts, type Counts, emptyCounts, isCounted, type ReasonCounts } from "./counts.ts";
import { neededOf } from "./needed.ts";
import { type CountedQuestion, labelOf, ratesOf, reasonsOf, scoreOf, type ScoreSettings } from "./score.ts";
import { type CountedBucket, poolWindows, trendOf, windowOf } from "./trend.ts";

/** Margin of error that nobody chose, in points of the scale's 100. */
const DEFAULT_MARGIN = 10;

/** One revision of the touchpoint's survey, and its counts by bucket. */
export interface CountedRevision {
  revision: number;
  survey: Survey;
  /** Local day on which it went live. */
  since: string;
  /** By first day of the bucket. */
  counts: ReadonlyMap<string, Counts>;
  /** By local day, from the first day of the first rolling window on; only where windows are asked for. */
  days?: ReadonlyMap<string, Counts>;
  /** Of the period that this one is compared with; none where it was not answered then, or nothing is compared. */
  before?: Counts | undefined;
}

/** A series whose change was tested, and not yet judged: that takes the tests of all touchpoints. */
export interface TestedSeries extends Omit<ScoreSeries, "change" | "optionChanges"> {
  change: TestedChange | null;
  optionChanges: TestedOption[] | null;
}

export interface SeriesRequest {
  period: Period;
  by: BucketLength | null;
  /** Days of the rolling window that ends with each bucket; null or absent for none. */
  rolling?: number | null;
  today: string;
  settings: ScoreSettings;
  /** Wanted half-width of the intervals, in points of the scale's 100. Default 10. */
  margin?: number;
  /** Whether the revisions hold what came before. */
  isCompared?: boolean;
  /** Whether anybody can know what was shown of these revisions; default: yes. */
  showing?: (revisions: readonly number[]) => boolean;
}

/**
 * One series per question key that was answered, shown or is current in the period, oldest key first.
 *
 * @param revisions all revisions of the touchpoint, oldest first
 */
export function seriesOf(revisions: readonly CountedRevision[], request: SeriesRequest): TestedSeries[] {
  const current = revisions.at(-1);
  const used = revisions.filter((one) => one === current || [...one.counts.values()].some(isCounted));
  const keys = new Set(used.map((one) => one.survey.question.key));
  return [...keys].map((key) => {
    const pooled = revisions.filter((one) => one.survey.question.key === key);
    return oneSeries(pooled, request);
  });
}

/** What was answered to one question key over all revisions that asked it. */
export function countsOfKey(revisions: readonly CountedRevision[], key: string): Counts {
  const pooled = revisions.filter((one) => one.survey.question.key === key);
  const newest = pooled.at(-1);
  return newest ? totalOf(poolByKey(pooled, newest.survey.question, (one) => one.counts)) : emptyCounts();
}

function totalOf(byBucket: ReadonlyMap<string, Counts>): Counts {
  return [...byBucket.values()].reduce(addCounts, emptyCounts());
}

function oneSeries(revisions: readonly CountedRevision[], request: SeriesRequest): TestedSeries {
  const newest = revisions.at(-1);
  if (!newest) throw new Error("a series has at least one revision");
  const { question } = newest.survey;
  const counted = countedQuestion(question);
  const byBucket = poolByKey(revisions, question, (one) => one.counts);
  const byDay = poolByKey(revisions, question, (one) => one.days);
  const total = totalOf(byBucket);
  const { settings, isCompared, showing = () => true, margin = DEFAULT_MARGIN } = request;
  const numbers = revisions.map((one) => one.revision);
  const before = poolByKey(revisions, question, (one) => one.before && new Map([["", one.before]])).get("");
  const compared = { now: total, before: before ?? emptyCounts() };
  return {
    ...scoreOf(counted, total, settings),
    needed: neededOf(question.metric, total, margin, settings),
    before: isCompared ? earlierScore(counted, compared.before, settings) : null,
    change: isCompared ? changeOf(question.metric, compared, settings) : null,
    optionChanges: isCompared ? optionChangesOf(counted, compared, settings) : null,
    question: {
      key: question.key,
      metric: question.metric,
      scale: scaleOf(question.metric),
      revisions: numbers,
      label: labelOf(question.metric),
    },
    rates: ratesOf(total, { comments: revisions.some(asksForComment), showing: showing(numbers) }),
    generated: total.generated,
    followUps: followUpsOf(revisions, request.settings),
    trend:
      request.by &&
      trendOf(counted, trendBuckets({ revisions, byBucket, byDay }, request, request.by), request.settings),
  };
}

function earlierScore(question: CountedQuestion, counts: Counts, settings: ScoreSettings): EarlierScore {
  const { n, score, interval, confidence } = scoreOf(question, counts, settings);
  return { n, score, interval, confidence };
}

/** What scores need to know of a question. */
export function countedQuestion(question: Question): CountedQuestion {
  const several = question.metric === "choice" && question.several;
  return { metric: question.metric, options: optionKeys(question), several };
}

/** Counts by bucket or day, the options of a choice moved to where `question` has them. */
function poolByKey(
  revisions: readonly CountedRevision[],
  question: Question,
  countsOf: (revision: CountedRevision) => ReadonlyMap<string, Counts> | undefined,
): Map<string, Counts> {
  const pooled = new Map<string, Counts>();
  for (const one of revisions) {
    const order = optionOrder(optionKeys(one.survey.question), optionKeys(question));
    for (const [key, counts] of countsOf(one) ?? []) {
      const values = order ? reorder(counts.values, order) : counts.values;
      pooled.set(key, addCounts(pooled.get(key) ?? emptyCounts(), { ...counts, values }));
    }
  }
  return pooled;
}

/** The revisions of one question key, and their pooled counts. */
interface PooledRevisions {
  revisions: readonly CountedRevision[];
  byBucket: ReadonlyMap<string, Counts>;
  byDay: ReadonlyMap<string, Counts>;
}

function trendBuckets(
  { revisions, byBucket, byDay }: PooledRevisions,
  { period, today, rolling }: SeriesRequest,
  by: BucketLength,
): CountedBucket[] {
  const reworded = revisions.filter((one, index) => {
    const before = revisions[index - 1];
    return before && !isSame(before.survey.question, one.survey.question);
  });
  const touched = buckets(period, by, today);
  const asked = rolling ? touched.map((bucket) => windowOf(bucket, rolling)) : [];
  const windows = poolWindows(byDay, asked);
  return touched.map((bucket, place) => ({
    ...bucket,
    counts: byBucket.get(bucket.start),
    window: windows[place],
    wordingChanges: reworded.filter((one) => bucketOf(one.since, by) === bucket.start).map((one) => one.revision),
  }));
}

/** Choice follow-ups by their own key, each pooled over the revisions that asked it. */
function followUpsOf(revisions: readonly CountedRevision[], settings: ScoreSettings): FollowUpShares[] {
  const byKey = Map.groupBy(
    revisions.filter((one) => one.survey.followUp?.metric === "choice"),
    (one) => one.survey.followUp?.key ?? "",
  );
  return [...byKey].flatMap(([key, asked]) => {
    const newest = asked.at(-1)?.survey;
    if (!newest) return [];
    const options = followUpOptions(newest);
    const counts = asked.flatMap((one) => {
      const order = optionOrder(followUpOptions(one.survey), options);
      return [...one.counts.values()].map((some) => (order ? reorderReasons(some, order) : some));
    });
    const total = counts.reduce(addCounts, emptyCounts());
    return [{ key, byBand: reasonsOf({ metric: newest.question.metric, options }, total, settings) }];
  });
}

/** A text main question's answers are comments already, with no rate of their own. */
function asksForComment({ survey }: CountedRevision): boolean {
  return survey.question.metric !== "text" && survey.followUp?.metric === "text";
}

function optionKeys(question: Question): string[] {
  return question.metric === "choice" ? question.options.map((option) => option.key) : [];
}

function followUpOptions({ followUp }: Survey): string[] {
  return followUp?.metric === "choice" ? followUp.options.map((option) => option.key) : [];
}

/** For each index of `to`, the index of the same key in `from`; null when nothing moves. */
function optionOrder(from: readonly string[], to: readonly string[]): number[] | null {
  const order = to.map((key) => from.indexOf(key));
  return order.every((index, place) => index === place) ? null : order;
}

function reorder(slots: readonly number[], order: readonly number[]): number[] {
  return slots.map((_, place) => {
    const index = order[place];
    return index === undefined ? 0 : (slots[index] ?? 0);
  });
}

function reorderReasons(counts: Counts, order: readonly number[]): Counts {
  const moved = (reasons: ReasonCounts) => ({ ...reasons, options: reorder(reasons.options, order) });
  const { negative, neutral, positive } = counts.reasons;
  return { ...counts, reasons: { negative: moved(negative), neutral: moved(neutral), positive: moved(positive) } };
}
