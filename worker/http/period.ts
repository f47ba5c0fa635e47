/** The periods of a query, in local days of a site. */
import { type SiteZones, siteDay } from "../collect/showing.ts";
import { FIRST_DAY, LAST_DAY, MAX_DAILY_BUCKETS, MAX_PERIOD_DAYS } from "../contract/limits.ts";
import { type Compare, PeriodWord } from "../contract/periods.ts";
import { Day } from "../contract/terms.ts";
import { daysBetween, defaultPeriod, type Period } from "../scores/calendar.ts";
import { comparedPeriod, overlap, periodOfWord } from "../scores/period-words.ts";
import { refuse } from "./problem.ts";

/** How every route takes a period. */
export const periodQuery = {
  from: Day.optional().meta({ description: "First local day; 30 days before the end when absent" }),
  to: Day.optional().meta({ description: "Last local day, included; today when absent" }),
  period: PeriodWord.optional().meta({ description: "In place of `from` and `to`" }),
};

interface AskedPeriod {
  from?: string | undefined;
  to?: string | undefined;
  period?: PeriodWord | undefined;
}

/** The period asked for, both days included; without `to` until today, without `from` 30 days. 422 when impossible. */
export function periodOf(query: AskedPeriod & { by?: string | null }, site: SiteZones, nowMs: number) {
  const today = siteDay(site, nowMs);
  const period = query.period ? wordedPeriod(query, query.period, today) : datedPeriod(query, today);
  if (query.by === "day" && daysBetween(period.from, period.to) >= MAX_DAILY_BUCKETS) {
    refuse("/query/by", "period-too-long", `by day, at most ${MAX_DAILY_BUCKETS} days`);
  }
  return { period, today };
}

function wordedPeriod({ from, to }: AskedPeriod, word: PeriodWord, today: string): Period {
  if (from ?? to) refuse("/query/period", "period-twice", "either `period`, or `from` and `to`");
  return periodOfWord(word, today);
}

function datedPeriod({ from, to }: AskedPeriod, today: string): Period {
  const last = to ?? today;
  checkDay("/query/to", last);
  const first = from ?? defaultPeriod(last).from;
  if (from !== undefined) checkDay("/query/from", first);
  checkLength("/query/from", { from: first, to: last });
  return { from: first, to: last };
}

/** The period that another is compared with. 422 when it is impossible, and when they share a day. */
export function comparedOf(compare: Compare, period: Period, today: string): Period {
  const path = "/query/compare";
  const compared = comparedPeriod(compare, period, today);
  checkDay(path, compared.from);
  checkDay(path, compared.to);
  checkLength(path, compared);
  if (overlap(compared, period)) {
    refuse(path, "periods-overlap", `${compared.from} to ${compared.to} shares days with the period`);
  }
  return compared;
}

function checkLength(path: string, { from, to }: Period): void {
  const days = daysBetween(from, to);
  if (days < 0) refuse(path, "period-reversed", "the first day comes after the last");
  if (days >= MAX_PERIOD_DAYS) refuse(path, "period-too-long", `at most ${MAX_PERIOD_DAYS} days`);
}

/** Throws a 422 unless the day lies where days can be counted. */
function checkDay(path: string, day: string): void {
  if (day < FIRST_DAY || day > LAST_DAY) refuse(path, "day-out-of-range", `between ${FIRST_DAY} and ${LAST_DAY}`);
}
