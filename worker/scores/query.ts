/** What every route of scores takes besides its periods. */
import { z } from "@hono/zod-openapi";
import { MAX_MARGIN } from "../contract/limits.ts";
import { type Level, LEVELS } from "../contract/numbers.ts";

export const levelQuery = z
  .enum(["90", "95", "99"])
  .default("95")
  .meta({ description: "Level of the intervals, in percent" });

export const levelOf = (percent: string): Level => LEVELS.find((one) => one * 100 === Number(percent)) ?? 0.95;

export const marginQuery = z.coerce
  .number()
  .min(1)
  .max(MAX_MARGIN)
  .optional()
  .meta({ description: "Wanted margin of error, in points; 10 when absent. Says how many answers that needs" });
