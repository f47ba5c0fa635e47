/** The counts from which every score, rate and share is computed. Plain data: they pool by addition, never by averages. */
import { MAX_OPTIONS } from "../contract/limits.ts";
import type { Band } from "../contract/terms.ts";

/** Slots for the points of the longest scale (0 to 10); a choice uses them by option index. */
const VALUE_SLOTS = 11;

/** Answers to a choice follow-up, within one band of the main answer. */
export interface ReasonCounts {
  /** Persons who answered the follow-up. */
  answered: number;
  /** By option index, `MAX_OPTIONS` long; with several options allowed these sum to more than `answered`. */
  options: number[];
}

/** Whole numbers of one question over any period. */
export interface Counts {
  /** Prompts shown, of those whose showing may be reported. */
  shown: number;
  /** Persons who answered the main question: n. */
  answered: number;
  /** Those of `answered` whose prompt is in `shown`. */
  answeredShown: number;
  /** Those of `answeredShown` with a comment. */
  commented: number;
  /** Those of `shown` that were closed without an answer. */
  dismissed: number;
  /** Those of `answered` that were generated for a demonstration. */
  generated: number;
  /** Answers by scale point, or by option index of a choice; `VALUE_SLOTS` long. */
  values: number[];
  /** Follow-up answers by band of the main answer; under `neutral` where the main question has no bands. */
  reasons: Record<Band, ReasonCounts>;
}

/** Counts of nothing: what pooling starts from. */
export function emptyCounts(): Counts {
  const none = (): ReasonCounts => ({ answered: 0, options: zeros(MAX_OPTIONS) });
  return {
    shown: 0,
    answered: 0,
    answeredShown: 0,
    commented: 0,
    dismissed: 0,
    generated: 0,
    values: zeros(VALUE_SLOTS),
    reasons: { negative: none(), neutral: none(), positive: none() },
  };
}

/** Rollups stay when what they counted was deleted: counts may be there, and all 0. */
export function isCounted({ shown, answered }: Counts): boolean {
  return shown > 0 || answered > 0;
}

/** Pools the counts of two periods, revisions or segments that share no response; changes neither. */
export function addCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, 1);
}

/** Takes a part out of the counts it was pooled into: exact, since all are whole numbers. Changes neither. */
export function subtractCounts(whole: Counts, part: Counts): Counts {
  return combine(whole, part, -1);
}

function combine(a: Counts, b: Counts, sign: 1 | -1): Counts {
  const slots = (some: readonly number[], others: readonly number[]) =>
    some.map((count, slot) => count + sign * (others[slot] ?? 0));
  const reasons = (band: Band): ReasonCounts => ({
    answered: a.reasons[band].answered + sign * b.reasons[band].answered,
    options: slots(a.reasons[band].options, b.reasons[band].options),
  });
  return {
    shown: a.shown + sign * b.shown,
    answered: a.answered + sign * b.answered,
    answeredShown: a.answeredShown + sign * b.answeredShown,
    commented: a.commented + sign * b.commented,
    dismissed: a.dismissed + sign * b.dismissed,
    generated: a.generated + sign * b.generated,
    values: slots(a.values, b.values),
    reasons: { negative: reasons("negative"), neutral: reasons("neutral"), positive: reasons("positive") },
  };
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
