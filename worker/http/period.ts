/** The period of a query, in local days of a site. */
import { type SiteZones, siteDay } from "../collect/showing.ts";
import { FIRST_DAY, LAST_DAY, MAX_DAILY_BUCKETS, MAX_PERIOD_DAYS } from "../contract/limits.ts";
import { daysBetween, defaultPeriod, type Period } from "../scores/calendar.ts";
import { Problem } from "./problem.ts";

/** The period asked for, both days included; without `to` until today, without `from` 30 days. 422 when impossible. */
export function periodOf(
  query: { from?: string | undefined; to?: string | undefined; by?: string | null },
  site: SiteZones,
  nowMs: number,
) {
  const today = siteDay(site, nowMs);
  const to = query.to ?? today;
  checkDay("/query/to", to);
  const from = query.from ?? defaultPeriod(to).from;
  if (query.from !== undefined) checkDay("/query/from", from);
  const days = daysBetween(from, to);
  if (days < 0) refuse("/query/from", "period-reversed", "`from` comes after `to`");
  if (days >= MAX_PERIOD_DAYS) refuse("/query/from", "period-too-long", `at most ${MAX_PERIOD_DAYS} days`);
  if (query.by === "day" && days >= MAX_DAILY_BUCKETS) {
    refuse("/query/by", "period-too-long", `by day, at most ${MAX_DAILY_BUCKETS} days`);
  }
  const period: Period = { from, to };
  return { period, today };
}

/** Throws a 422 unless the day lies where days can be counted. */
function checkDay(path: string, day: string): void {
  if (day < FIRST_DAY || day > LAST_DAY) refuse(path, "day-out-of-range", `between ${FIRST_DAY} and ${LAST_DAY}`);
}

function refuse(path: string, code: string, message: string): never {
  throw new Problem(422, "invalid-request", message, { errors: [{ path, code, message }] });
}
