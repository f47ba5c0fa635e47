/** The days that a word of a query stands for, and those that a period is compared with. Pure: today is an argument. */
import { type Compare, PeriodWord } from "../contract/periods.ts";
import { addDays, bucketOf, daysBetween, type Period } from "./calendar.ts";

/** What `this-…` and `last-…` can be: weeks from Monday (ISO 8601), and parts of the calendar year. */
type Unit = "week" | "month" | "quarter" | "year";

const WORDS: Record<PeriodWord, (today: string) => Period> = {
  today: (today) => lastDays(today, 1),
  yesterday: (today) => lastDays(addDays(today, -1), 1),
  "last-7-days": (today) => lastDays(today, 7),
  "last-30-days": (today) => lastDays(today, 30),
  "last-90-days": (today) => lastDays(today, 90),
  "last-365-days": (today) => lastDays(today, 365),
  "this-week": (today) => soFar(today, "week"),
  "last-week": (today) => wholeBefore(today, "week"),
  "this-month": (today) => soFar(today, "month"),
  "last-month": (today) => wholeBefore(today, "month"),
  "this-quarter": (today) => soFar(today, "quarter"),
  "last-quarter": (today) => wholeBefore(today, "quarter"),
  "this-year": (today) => soFar(today, "year"),
  "last-year": (today) => wholeBefore(today, "year"),
};

/**
 * The days of a word. None lies after today: a week, month, quarter or year that is not over ends today.
 *
 * @param today local day in the site's zone
 */
export function periodOfWord(word: PeriodWord, today: string): Period {
  return WORDS[word](today);
}

/** As many days, just before. */
export function previousOf({ from, to }: Period): Period {
  return lastDays(addDays(from, -1), daysBetween(from, to) + 1);
}

/**
 * The period that another is compared with. Days of one's own are taken as they are: `from` may come after `to`, and the
 * two may overlap, which the caller refuses.
 *
 * @param today local day in the site's zone
 */
export function comparedPeriod(compare: Compare, period: Period, today: string): Period {
  if (compare === "previous") return previousOf(period);
  const word = PeriodWord.safeParse(compare);
  if (word.success) return periodOfWord(word.data, today);
  const [from = "", to = ""] = compare.split("..");
  return { from, to };
}

/** Whether two periods share a day: such counts share responses, and must not be tested. */
export function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function lastDays(to: string, days: number): Period {
  return { from: addDays(to, 1 - days), to };
}

function soFar(today: string, unit: Unit): Period {
  return { from: startOf(today, unit), to: today };
}

function wholeBefore(today: string, unit: Unit): Period {
  const to = addDays(startOf(today, unit), -1);
  return { from: startOf(to, unit), to };
}

/** First day of the week, month, quarter or year that a day lies in. */
function startOf(day: string, unit: Unit): string {
  if (unit === "week" || unit === "month") return bucketOf(day, unit);
  const [year, month] = day.split("-");
  const first = unit === "year" ? 1 : 3 * Math.floor((Number(month) - 1) / 3) + 1;
  return `${year}-${String(first).padStart(2, "0")}-01`;
}
