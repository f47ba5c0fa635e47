/**
 * Comparisons as the API gives them: of two periods or segments, of one with the rest, and what to mend first.
 * Numbers are unrounded; what is `null` is not known, and never 0. Grows by keys; a key never changes its meaning.
 */
import { z } from "zod";
import { Count, Interval, Level, orNull, Percent, ScoreValue } from "./numbers.ts";
import { CHANNELS, Slug } from "./terms.ts";

const Probability = z.number().min(0).max(1);

export const DifferenceInterval = z
  .object({
    low: z.number(),
    high: z.number(),
    level: Level,
    formula: z.enum(["adjusted-wald-nps-difference", "newcombe"]),
  })
  .meta({
    id: "DifferenceInterval",
    description:
      "Confidence interval of a difference: NPS points from -200 to 200, percentage points from -100 to 100.",
  });
export type DifferenceInterval = z.infer<typeof DifferenceInterval>;

export const Verdict = z.enum(["up", "down", "no-clear-change", "too-few"]).meta({
  id: "Verdict",
  description:
    "`up` and `down` where the adjusted p is below 0.05, `too-few` where either side has fewer answers than a score needs.",
});
export type Verdict = z.infer<typeof Verdict>;

export const Change = z
  .object({
    /** Answers on both sides; `before` is the other period or segment, or the rest. */
    n: z.object({ now: Count, before: Count }),
    /** Score minus score, in NPS points or percentage points. */
    difference: z.number().nullable(),
    /** Of NPS, around the difference of the adjusted scores, which lies a little nearer to 0. */
    interval: orNull(DifferenceInterval),
    test: z.enum(["adjusted-wald-z", "n-1-two-proportion"]),
    z: z.number().nullable(),
    /** Two-sided, of this test alone. */
    p: Probability.nullable(),
    /** Corrected for all tests of the family, whatever was filtered. */
    adjustedP: Probability.nullable(),
    /** How p was corrected, and over how many tests. */
    adjustment: z.object({ formula: z.literal("benjamini-hochberg"), tests: Count }),
    verdict: Verdict,
  })
  .meta({ id: "Change", description: "Where either side has too few answers, its counts and null for all numbers." });
export type Change = z.infer<typeof Change>;

export const OptionChange = Change.extend({ option: Slug }).meta({ id: "OptionChange" });
export type OptionChange = z.infer<typeof OptionChange>;

export const Needed = z
  .object({
    /** Wanted half-width of the interval, of the 100 points of the scale. */
    margin: z.number(),
    level: Level,
    /** In total, rounded up. */
    answersNeeded: Count,
    answersMissing: Count,
    formula: z.enum(["nps-sample-size", "share-sample-size"]),
  })
  .meta({ id: "Needed", description: "Answers needed for a margin of error." });
export type Needed = z.infer<typeof Needed>;

export const AgainstRest = z
  .object({
    /** All others of the same metric, their counts pooled. */
    rest: z.object({ n: Count, score: orNull(ScoreValue) }),
    /** From the rest to this one. */
    change: Change,
    /** Named only where the interval excludes the score of the rest and the verdict is clear; of one metric, at most one each. */
    standing: z.enum(["weakest", "strongest"]).nullable(),
  })
  .meta({ id: "AgainstRest" });
export type AgainstRest = z.infer<typeof AgainstRest>;

export const ActFirst = z
  .object({
    /** Share of negative answers and its interval; the lower bound counts. */
    negative: z.object({ share: Percent, interval: Interval }),
    n: Count,
    /** Lower bound of the share × n: as many bad experiences there were at least. */
    priority: z.number().min(0),
    formula: z.literal("wilson-lower-bound-times-answers"),
    heuristic: z.literal(true),
  })
  .meta({ id: "ActFirst", description: "A heuristic order, highest priority first; no test says that one is worse." });
export type ActFirst = z.infer<typeof ActFirst>;

export const Consistency = z
  .object({
    /** `differs` where any channel clearly differs from the others pooled; `too-few` where none can be tested. */
    verdict: z.enum(["differs", "no-clear-difference", "too-few"]),
    channels: z.array(
      z.object({
        channel: z.enum(CHANNELS),
        n: Count,
        score: orNull(ScoreValue),
        interval: orNull(Interval),
        /** From the other channels to this one. */
        change: Change,
      }),
    ),
  })
  .meta({ id: "Consistency", description: "One question of one touchpoint across its channels." });
export type Consistency = z.infer<typeof Consistency>;
