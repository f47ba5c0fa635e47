/** The trend of a question: the score of each bucket, and of the rolling window that ends with it. Pure. */
import type { Bucket, TrendBucket } from "../contract/scores.ts";
import { addDays, type Period } from "./calendar.ts";
import { addCounts, type Counts, emptyCounts, subtractCounts } from "./counts.ts";
import { type CountedQuestion, scoreOf, type ScoreSettings } from "./score.ts";

/** A bucket of the trend, and what was counted in it: nothing, where counts are absent. */
export interface CountedBucket extends Bucket {
  counts?: Counts | undefined;
  /** The rolling window that ends with the bucket; absent where none is asked for. */
  window?: CountedWindow | undefined;
  /** Revisions with a new wording that went live in this bucket. */
  wordingChanges?: number[] | undefined;
}

export interface CountedWindow extends Period {
  counts: Counts;
}

/** Score of each bucket; an empty one is there, with n = 0. */
export function trendOf(
  question: CountedQuestion,
  buckets: readonly CountedBucket[],
  settings: ScoreSettings,
): TrendBucket[] {
  const score = (counts: Counts) => {
    const { distribution: _, ...rest } = scoreOf(question, counts, settings);
    return rest;
  };
  return buckets.map(({ counts = emptyCounts(), window, wordingChanges = [], ...bucket }) => {
    const rolling = window ? { from: window.from, to: window.to, ...score(window.counts) } : null;
    return { ...bucket, ...score(counts), wordingChanges, rolling };
  });
}

/** The rolling window of a bucket: so many days, of which the bucket's last is the last. */
export function windowOf({ to }: Pick<Bucket, "to">, days: number): Period {
  return { from: addDays(to, 1 - days), to };
}

/**
 * Pools the counts of the days in each window; scores are never averaged. Windows may overlap, and so must never be
 * tested against each other. Each day is added once and taken out once, however long the windows are.
 *
 * @param byDay counts by local day; a day that is absent has none
 * @param windows in order: neither first nor last days may go back
 */
export function poolWindows(byDay: ReadonlyMap<string, Counts>, windows: readonly Period[]): CountedWindow[] {
  const days = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1));
  let counts = emptyCounts();
  let entered = 0;
  let left = 0;
  return windows.map((window) => {
    for (let day = days[entered]; day && day[0] <= window.to; day = days[(entered += 1)]) {
      counts = addCounts(counts, day[1]);
    }
    for (let day = days[left]; day && day[0] < window.from; day = days[(left += 1)]) {
      counts = subtractCounts(counts, day[1]);
    }
    return { ...window, counts };
  });
}
