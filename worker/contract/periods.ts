/** How a query names periods: by words, and `compare` also by "previous" or by days. */
import { z } from "zod";
import { Day } from "./terms.ts";

/** Days counted end today; `this-…` ends today, too, and `last-…` is the whole week, month, quarter or year before. */
export const PeriodWord = z.enum([
  "today",
  "yesterday",
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "last-365-days",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-quarter",
  "last-quarter",
  "this-year",
  "last-year",
]);
export type PeriodWord = z.infer<typeof PeriodWord>;

const DayRange = z.string().refine((text) => {
  const [from, to, ...more] = text.split("..");
  return more.length === 0 && Day.safeParse(from).success && Day.safeParse(to).success;
}, "two days, as in 2026-01-01..2026-01-31");

/** What a period is compared with: as many days just before it, or days of its own. */
export const Compare = z.union([z.literal("previous"), PeriodWord, DayRange]);
export type Compare = z.infer<typeof Compare>;
