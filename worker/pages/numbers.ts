/** Numbers and days as people of a language write them. */
import type { ScoreValue } from "../contract/numbers.ts";
import type { Counted } from "./plural.ts";

/** A day, YYYY-MM-DD, as a moment that is on that day in UTC. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** What lies below it is not told apart. */
const SMALLEST_P = 0.001;

export interface Numbers {
  count(n: number): string;
  /** Rounded, for the words that follow it. */
  counted(n: number): Counted;
  /** As it was asked for, up to three decimals. */
  margin(n: number): string;
  /** Of a value in percent. */
  percent(value: number): string;
  /** NPS bears its sign and no %; percentages their %. */
  score(value: number, unit: ScoreValue["unit"]): string;
  /** Of an interval: both as scores, and finer where they would be the same. */
  ends(interval: { low: number; high: number }, unit: ScoreValue["unit"]): readonly [low: string, high: string];
  /** With its sign, as differences are written. */
  signed(value: number): string;
  /** With the sign that stands before it: a very small one is below what it is rounded to. */
  probability(p: number): string;
  /** Both days included. */
  days(period: { from: string; to: string }): string;
}

/** With the sign that is as wide as a plus and breaks no line, where a language's own is a hyphen. */
const withMinus = (number: string): string => number.replace("-", "\u2212");

export function numbersIn(language: string): Numbers {
  const scores = (maximumFractionDigits: number): Numbers["score"] => {
    const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits });
    const signed = new Intl.NumberFormat(language, { maximumFractionDigits, signDisplay: "exceptZero" });
    return (value, unit) => (unit === "nps" ? withMinus(signed.format(value)) : percent.format(value / 100));
  };
  const [score, fine] = [scores(0), scores(1)];
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const small = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  // The long month: a span of short ones is in the wrong case in Polish, and padded with zeros in Czech.
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return {
    count: (n) => whole.format(n),
    counted: (n) => ({ n: Math.round(n), text: whole.format(Math.round(n)) }),
    margin: (n) => exact.format(n),
    percent: (value) => percent.format(value / 100),
    score,
    ends: ({ low, high }, unit) => {
      const say = score(low, unit) === score(high, unit) ? fine : score;
      return [say(low, unit), say(high, unit)];
    },
    signed: (value) => withMinus(signed.format(value)),
    probability: (p) => (p < SMALLEST_P ? `< ${small.format(SMALLEST_P)}` : `= ${small.format(p)}`),
    days: ({ from, to }) => day.formatRange(noon(from), noon(to)),
  };
}
