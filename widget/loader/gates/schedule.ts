/** Gate by schedule: within a period, on some weekdays, at some hours. */
import type { ScheduleRules } from "../../../worker/contract/script.ts";
import type { Gate } from "../piece.ts";

/**
 * Whether a schedule is open at this moment. Weekdays and hours are those of the browser's time zone; hours over
 * midnight belong to the weekday on which they began.
 * @param now ms since 1970
 */
export function isOpen({ from = 0, until = Infinity, weekdays, hours }: ScheduleRules, now: number): boolean {
  const date = new Date(now);
  const hour = date.getHours();
  const [first, end] = hours ?? [0, 24];
  const isAfterMidnight = end <= first && hour < end;
  const weekday = ((date.getDay() + (isAfterMidnight ? 5 : 6)) % 7) + 1;
  const isHour = isAfterMidnight || (hour >= first && (end <= first || hour < end));
  return now >= from && now < until && isHour && (!weekdays || weekdays.includes(weekday));
}

/** `outside-schedule` where the touchpoint has a schedule that is not open now. */
export const schedule: Gate = ({ touchpoint: { schedule: when }, now }) =>
  when && !isOpen(when, now) ? "outside-schedule" : undefined;
