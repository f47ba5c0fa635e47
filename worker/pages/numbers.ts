/** Numbers and days as people of a language write them. */
import type { ScoreValue } from "../contract/numbers.ts";

/** A day, YYYY-MM-DD, as a moment that is on that day in UTC. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

export interface Numbers {
  count(n: number): string;
  /** Of a value in percent. */
  percent(value: number): string;
  /** NPS bears its sign and no %; percentages their %. */
  score(value: number, unit: ScoreValue["unit"]): string;
  /** A difference of scores, without its sign. */
  points(difference: number, unit: ScoreValue["unit"]): string;
  /** Both days included. */
  days(period: { from: string; to: string }): string;
}

export function numbersIn(language: string): Numbers {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return {
    count: (n) => whole.format(n),
    percent: (value) => percent.format(value / 100),
    score: (value, unit) => (unit === "nps" ? signed.format(value) : percent.format(value / 100)),
    points: (difference, unit) =>
      unit === "nps" ? whole.format(Math.abs(difference)) : percent.format(Math.abs(difference) / 100),
    days: ({ from, to }) => day.formatRange(noon(from), noon(to)),
  };
}
