/** Scores by segment: `GET /api/v1/sites/{site}/touchpoints/{touchpoint}/breakdowns/{breakdown}`. */
import { z } from "zod";
import { AgainstRest } from "./comparison.ts";
import { Level, orNull } from "./numbers.ts";
import { ScoredQuestion, ScoreSeries } from "./scores.ts";
import { Day, PropertyKey, Slug } from "./terms.ts";

/** What a touchpoint's answers are broken down by. The first two are always there, the others are switched on. */
export const Breakdown = z
  .union([
    z.enum(["channel", "revision", "device", "country", "language", "page"]),
    z.templateLiteral(["properties.", PropertyKey]),
  ])
  .meta({ id: "Breakdown", type: "string", example: "properties.plan" });
export type Breakdown = z.infer<typeof Breakdown>;

export const BreakdownState = z
  .object({
    breakdown: z.string(),
    /** Values that are told apart. */
    segments: z.int(),
    /** Whether all responses that were there before are counted in it. Until then its scores are those of the older ones. */
    filled: z.boolean(),
    /** Null for `channel` and `revision`. */
    createdAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "BreakdownState" });
export type BreakdownState = z.infer<typeof BreakdownState>;

export const BreakdownStates = z.object({ breakdowns: z.array(BreakdownState) }).meta({ id: "BreakdownStates" });

export const SegmentScore = ScoreSeries.omit({ trend: true, question: true })
  .extend({
    /** `other`: all values beyond those told apart. `unknown`: said nothing. */
    kind: z.enum(["value", "other", "unknown"]),
    /** Null for `other` and `unknown`. */
    value: z.string().nullable(),
    /** All other segments pooled; null for choice and text. */
    againstRest: orNull(AgainstRest),
  })
  .meta({ id: "SegmentScore" });
export type SegmentScore = z.infer<typeof SegmentScore>;

export const BreakdownScores = z
  .object({
    site: Slug,
    touchpoint: Slug,
    breakdown: z.string(),
    filled: z.boolean(),
    timeZone: z.string(),
    from: Day,
    to: Day,
    level: Level,
    /** What each `change` is measured from; null where nothing was asked for. */
    compared: z.union([z.object({ from: Day, to: Day }), z.object({ segment: z.string() }), z.null()]),
    /** One a question key; segments by answers, most first. */
    series: z.array(z.object({ question: ScoredQuestion, segments: z.array(SegmentScore) })),
  })
  .meta({ id: "BreakdownScores" });
export type BreakdownScores = z.infer<typeof BreakdownScores>;
