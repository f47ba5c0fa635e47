/** Calendar days of a site's time zone, and the buckets of a trend. Days are written YYYY-MM-DD (proleptic Gregorian). */
import type { Bucket, BucketLength } from "../contract/scores.ts";
import { DAY_MS } from "../contract/limits.ts";

/** Days of a period that nobody chose. */
const DEFAULT_PERIOD_DAYS = 30;

/** Local days, both included. */
export interface Period {
  from: string;
  to: string;
}

/** A formatter is costly to make and to keep; sites share few zones. */
const MAX_FORMATTERS = 50;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Calendar day on which a moment falls in a time zone, daylight saving included.
 *
 * @param epochMs milliseconds since 1970-01-01T00:00Z
 * @param timeZone IANA name
 * @throws RangeError for an unknown zone, or no moment in time
 */
export function dayOf(epochMs: number, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const [oldest] = formatters.keys();
  if (oldest !== undefined && formatters.size >= MAX_FORMATTERS) formatters.delete(oldest);
  formatters.set(timeZone, made);
  return made;
}

/** First moment of a calendar day in a time zone, in milliseconds; where clocks skip the day's first hour, the next. */
export function startOfDay(day: string, timeZone: string): number {
  // No zone is further than 14 hours from UTC.
  let before = readDay(day) - 15 * 3_600_000;
  let at = readDay(day) + 15 * 3_600_000;
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (dayOf(middle, timeZone) < day) before = middle;
    else at = middle;
  }
  return at;
}

/** The day that is `days` after (before, when negative) a day. */
export function addDays(day: string, days: number): string {
  return utcDay(readDay(day) + days * DAY_MS);
}

/** Days from one day to another: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return (readDay(to) - readDay(from)) / DAY_MS;
}

/**
 * First day of the day, week (from Monday, ISO 8601) or month that a day lies in: the bucket's key.
 * SQLite gives the same for `day`, `date(day, 'weekday 0', '-6 days')` and `date(day, 'start of month')`.
 */
export function bucketOf(day: string, by: BucketLength): string {
  if (by === "day") return day;
  if (by === "month") return `${day.slice(0, 7)}-01`;
  const daysSinceMonday = (new Date(readDay(day)).getUTCDay() + 6) % 7;
  return addDays(day, -daysSinceMonday);
}

/**
 * The buckets that a period touches, in order, empty ones included. One that the period cuts off, or that reaches today
 * or beyond, is partial.
 *
 * @param period a `from` after `to` gives no bucket
 * @param today local day in the site's zone
 */
export function buckets(period: Period, by: BucketLength, today: string): Bucket[] {
  const found: Bucket[] = [];
  for (let start = bucketOf(period.from, by); start <= period.to;) {
    const next = startOfNext(start, by);
    const end = addDays(next, -1);
    const from = start < period.from ? period.from : start;
    const to = end > period.to ? period.to : end;
    if (from <= to) found.push({ start, from, to, partial: from !== start || to !== end || end >= today });
    start = next;
  }
  return found;
}

function startOfNext(start: string, by: BucketLength): string {
  if (by === "day") return addDays(start, 1);
  if (by === "week") return addDays(start, 7);
  return bucketOf(addDays(start, 31), "month");
}

/** The last 30 days, today included. */
export function defaultPeriod(today: string): Period {
  return { from: addDays(today, 1 - DEFAULT_PERIOD_DAYS), to: today };
}

function readDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day of a moment in UTC. */
export function utcDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
