/**
 * The customer's journey as the API gives it: `GET /api/v1/sites/{site}/journey`.
 * Numbers are unrounded; what is `null` is not known, and never 0. Grows by keys; a key never changes its meaning.
 */
import { z } from "zod";
import { ActFirst, AgainstRest, Consistency } from "./comparison.ts";
import { Level, orNull } from "./numbers.ts";
import { ScoreSeries, TouchpointScores } from "./scores.ts";
import { Day, Slug } from "./terms.ts";

/** One question of a touchpoint; its bands are the touchpoint's place on the experience curve. */
export const JourneySeries = ScoreSeries.omit({ trend: true })
  .extend({
    /** All other questions of the same metric; null for choice and text. */
    againstRest: orNull(AgainstRest),
    /** Null for choice and text, and where fewer than two channels have answers. */
    consistency: orNull(Consistency),
  })
  .meta({ id: "JourneySeries" });
export type JourneySeries = z.infer<typeof JourneySeries>;

export const JourneyTouchpoint = TouchpointScores.omit({ stage: true, series: true })
  .extend({ series: z.array(JourneySeries) })
  .meta({ id: "JourneyTouchpoint" });

export const JourneyStage = z
  .object({ stage: Slug, touchpoints: z.array(JourneyTouchpoint) })
  .meta({ id: "JourneyStage" });
export type JourneyStage = z.infer<typeof JourneyStage>;

export const ActFirstAt = ActFirst.extend({ touchpoint: Slug, question: Slug }).meta({ id: "ActFirstAt" });

/** All touchpoints of a site by stage, in the order in which customers meet them. */
export const Journey = z
  .object({
    site: Slug,
    timeZone: z.string(),
    from: Day,
    to: Day,
    level: Level,
    /** The period that each change is measured from. */
    compared: z.object({ from: Day, to: Day }),
    /** Every stage of the site, also those without a touchpoint. */
    stages: z.array(JourneyStage),
    /** What to mend first, highest priority first; a question that too few have answered is not among them. */
    actFirst: z.array(ActFirstAt),
  })
  .meta({ id: "Journey" });
export type Journey = z.infer<typeof Journey>;
