/** The period of a query, in local days of a site. */
import { MAX_PERIOD_DAYS } from "../contract/limits.ts";
import { dayOf, daysBetween, defaultPeriod, type Period } from "../scores/calendar.ts";
import { Problem } from "./problem.ts";

/** The period asked for, both days included; without `to` until today, without `from` 30 days. 422 when impossible. */
export function periodOf(
  query: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  nowMs: number,
) {
  const today = dayOf(nowMs, timeZone);
  const to = query.to ?? today;
  const from = query.from ?? defaultPeriod(to).from;
  const days = daysBetween(from, to);
  if (days < 0) refuse("/query/from", "period-reversed", "`from` comes after `to`");
  if (days >= MAX_PERIOD_DAYS) refuse("/query/from", "period-too-long", `at most ${MAX_PERIOD_DAYS} days`);
  const period: Period = { from, to };
  return { period, today };
}

function refuse(path: string, code: string, message: string): never {
  throw new Problem(422, "invalid-request", message, { errors: [{ path, code, message }] });
}
