/** The numbers that scores and comparisons share, each with its unit and the name of its formula. */
import { z } from "zod";

/** Levels at which intervals are given. */
export const LEVELS = [0.9, 0.95, 0.99] as const;
export const Level = z.union(LEVELS.map((level) => z.literal(level)));
export type Level = z.infer<typeof Level>;

/** Of persons, prompts or tests. */
export const Count = z.int().min(0);
export const Percent = z.number().min(0);
/** For schemas with an id: `.nullable()` would make the whole OpenAPI component nullable, wherever it is used. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

export const Interval = z
  .object({
    low: z.number(),
    high: z.number(),
    level: Level,
    formula: z.enum(["adjusted-wald-nps", "wilson", "student-t"]),
  })
  .meta({ id: "Interval", description: "Confidence interval, in the unit of the number it stands beside." });
export type Interval = z.infer<typeof Interval>;

export const ScoreValue = z
  .object({
    value: z.number(),
    unit: z.enum(["nps", "percent"]),
    formula: z.enum(["net-promoter-score", "top-two-box", "top-three-box", "bottom-two-box", "share-up"]),
  })
  .meta({ id: "ScoreValue", description: "nps runs from -100 to 100 and takes no % sign, percent from 0 to 100." });
export type ScoreValue = z.infer<typeof ScoreValue>;
