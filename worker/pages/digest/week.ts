/** Weeks of ISO 8601: from Monday to Sunday, numbered in the year that their Thursday lies in. Pure. */
import { addDays, bucketOf, daysBetween, type Period } from "../../scores/calendar.ts";

const WEEK = /^(\d{4})-W(\d{2})$/;

/** The week of a day, as in `2025-W21`. */
export function weekOf(day: string): string {
  const thursday = addDays(bucketOf(day, "week"), 3);
  const year = thursday.slice(0, 4);
  const number = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The days of a week; null where there is no such week. */
export function daysOfWeek(week: string): Period | null {
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined) return null;
  // The fourth of January is in the first week of its year.
  const from = addDays(bucketOf(`${year}-01-04`, "week"), 7 * (Number(number) - 1));
  return weekOf(from) === week ? { from, to: addDays(from, 6) } : null;
}
