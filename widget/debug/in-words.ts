/** Facts in English words, for whoever reads `asklet('debug')`. Pure. */

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const twoDigits = (number: number): string => `${number}`.padStart(2, "0");

/** "1 day", "3 days" */
export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** "1.5 seconds", "2 minutes" */
export function duration(ms: number): string {
  return ms < 2 * MINUTE_MS ? counted(ms / 1_000, "second") : counted(Math.round(ms / MINUTE_MS), "minute");
}

/** "just now", "5 minutes ago", "3 hours ago", "12 days ago" */
export function ago(ms: number): string {
  if (ms < MINUTE_MS) return "just now";
  if (ms < HOUR_MS) return `${counted(Math.floor(ms / MINUTE_MS), "minute")} ago`;
  if (ms < DAY_MS) return `${counted(Math.floor(ms / HOUR_MS), "hour")} ago`;
  return `${counted(Math.floor(ms / DAY_MS), "day")} ago`;
}

/** "2026-11-01", by the browser's calendar */
export function day(time: number): string {
  const date = new Date(time);
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");
}

/** "2026-11-01 14:05", by the browser's clock */
export function moment(time: number): string {
  const date = new Date(time);
  return `${day(time)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** @param number 1 Monday to 7 Sunday */
export function weekday(number: number): string {
  return WEEKDAYS[number - 1] ?? "";
}

/** "a", "a or b", "a, b or c" */
export function anyOf(items: readonly unknown[]): string {
  const texts = items.map(String);
  const last = texts.pop() ?? "nothing";
  return texts.length > 0 ? `${texts.join(", ")} or ${last}` : last;
}

/** Text in quotes, so that it can be told from the sentence; numbers and the like as they are. */
export function quoted(value: unknown): string {
  return typeof value === "string" ? `“${value}”` : String(value);
}
