/**
 * Which is weakest, which strongest, whether channels differ, and what to mend first. Pure. Scores are compared within
 * one metric only, each with the others pooled, and p is adjusted over the whole family, whatever was filtered.
 */
import type { ActFirst, AgainstRest, Change, Consistency, Verdict } from "../contract/comparison.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { Channel, Metric } from "../contract/terms.ts";
import { adjustFamily } from "./adjust.ts";
import { countBands } from "./bands.ts";
import { changeOf } from "./change.ts";
import { addCounts, type Counts, emptyCounts, subtractCounts } from "./counts.ts";
import { wilson } from "./intervals.ts";
import { confidenceOf, scoreOf, type ScoreSettings, shareOf } from "./score.ts";

/** A touchpoint, segment or channel, with the counts of one question. No two share a response. */
export interface Member<Key> {
  key: Key;
  metric: Metric;
  counts: Counts;
}

/** A member's change from the others of its metric, with both scores. */
interface Placed extends Change {
  metric: Metric;
  score: ScoreValue | null;
  scoreInterval: Interval | null;
  rest: AgainstRest["rest"];
}

/**
 * Each member against all others of its metric, pooled. Weakest is the lowest score among those whose verdict is `down`
 * and whose interval excludes the score of the rest; strongest likewise. Of equal ones, the first.
 *
 * @returns in the order of the family; null for choice and text. Alone in its metric, or with too few answers on either
 * side: no number and no standing
 */
export function againstRest<Key>(family: readonly Member<Key>[], settings: ScoreSettings): (AgainstRest | null)[] {
  const placed = place(family, settings);
  const standings = new Map<Placed, AgainstRest["standing"]>();
  for (const group of Map.groupBy(placed, (one) => one?.metric).values()) {
    const clear = (verdict: Verdict) => group.filter((one) => one !== null).filter((one) => isClear(one, verdict));
    const [weakest] = clear("down").toSorted((a, b) => valueOf(a) - valueOf(b));
    const [strongest] = clear("up").toSorted((a, b) => valueOf(b) - valueOf(a));
    if (weakest) standings.set(weakest, "weakest");
    if (strongest) standings.set(strongest, "strongest");
  }
  return placed.map((one) => {
    if (one === null) return null;
    const { metric: _, score: __, scoreInterval: ___, rest, ...change } = one;
    return { rest, change, standing: standings.get(one) ?? null };
  });
}

/**
 * Whether one question of one touchpoint scores alike on its channels: each against the others pooled, p adjusted within
 * the touchpoint. No clear difference is not a proof of none.
 *
 * @returns null for choice and text
 */
export function consistencyOf(channels: readonly Member<Channel>[], settings: ScoreSettings): Consistency | null {
  const placed = place(channels, settings);
  const told = channels.flatMap(({ key }, index) => {
    const one = placed[index];
    if (!one) return [];
    const { metric: _, score, scoreInterval, rest: __, ...change } = one;
    return [{ channel: key, n: change.n.now, score, interval: scoreInterval, change }];
  });
  if (told.length < channels.length) return null;
  const verdicts = new Set(told.map(({ change }) => change.verdict));
  const differs = verdicts.has("up") || verdicts.has("down");
  const untold = verdicts.has("no-clear-change") ? "no-clear-difference" : "too-few";
  return { verdict: differs ? "differs" : untold, channels: told };
}

/**
 * What to mend first, by the lower bound of Wilson's interval of the negative share × answers: as many bad experiences
 * there were at least. A heuristic: it orders across metrics, and tests nothing.
 *
 * @returns highest priority first; without choice and text, and without those that too few have answered
 */
export function actFirst<Key>(family: readonly Member<Key>[], settings: ScoreSettings): (ActFirst & { key: Key })[] {
  const rated = family.flatMap(({ key, metric, counts }) => {
    const { answered: n } = counts;
    const negatives = countBands(metric, counts.values)?.negative;
    if (negatives === undefined || confidenceOf(n, settings) === "too-few") return [];
    const [share, interval] = [shareOf(negatives, n), wilson(negatives, n, settings.level)];
    if (share === null || interval === null) return [];
    const priority = (interval.low / 100) * n;
    const formula = "wilson-lower-bound-times-answers" as const;
    return [{ key, negative: { share, interval }, n, priority, formula, heuristic: true as const }];
  });
  return rated.toSorted((a, b) => b.priority - a.priority);
}

function place<Key>(family: readonly Member<Key>[], settings: ScoreSettings): (Placed | null)[] {
  const totals = new Map<Metric, Counts>();
  for (const { metric, counts } of family) totals.set(metric, addCounts(totals.get(metric) ?? emptyCounts(), counts));
  const compared = family.map(({ metric, counts }) => {
    const others = subtractCounts(totals.get(metric) ?? counts, counts);
    const change = changeOf(metric, { now: counts, before: others }, settings);
    const { score, interval } = scoreOf({ metric }, counts, settings);
    const { n, score: otherScore } = scoreOf({ metric }, others, settings);
    return change && { ...change, metric, score, scoreInterval: interval, rest: { n, score: otherScore } };
  });
  return adjustFamily(compared);
}

/** Whether the member may be named: its own interval must exclude the score of the rest, too. */
function isClear({ verdict, rest, scoreInterval }: Placed, wanted: Verdict): boolean {
  if (verdict !== wanted || rest.score === null || scoreInterval === null) return false;
  return wanted === "down" ? scoreInterval.high < rest.score.value : scoreInterval.low > rest.score.value;
}

function valueOf({ score }: Placed): number {
  return score?.value ?? Number.NaN;
}
