/** Numbers and days as people of a language write them. */
import type { ScoreValue } from "../contract/numbers.ts";
import type { Counted } from "./plural.ts";

/** A day, YYYY-MM-DD, as a moment that is on that day in UTC. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** What lies below it is not told apart. */
const SMALLEST_P = 0.001;

/** Of an interval. */
interface Ends {
  low: number;
  high: number;
}

/** A number and its interval's ends, all rounded alike: finer where the ends would be the same, or a share would be all or nothing. */
interface Figure {
  value: string;
  ends: readonly [low: string, high: string] | null;
}

/** What is said of all or of nobody alone. */
const EXTREMES = { percent: [0, 100], nps: [-100, 100] } as const;

type Write = (value: number) => string;

function figureOf(
  value: number,
  interval: Ends | null,
  [coarse, fine]: readonly [coarse: Write, fine: Write],
  extremes: readonly number[] = [],
): Figure {
  const isNearly = extremes.some((one) => value !== one && coarse(value) === coarse(one));
  if (!interval) return { value: (isNearly ? fine : coarse)(value), ends: null };
  const { low, high } = interval;
  const write = isNearly || coarse(low) === coarse(high) ? fine : coarse;
  return { value: write(value), ends: [write(low), write(high)] };
}

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
  /** A score, or a share in percent, beside its interval. */
  figure(value: number, interval: Ends | null, unit: ScoreValue["unit"]): Figure;
  /** The same of a difference, which bears its sign; finer where a part of it is nearly none. */
  difference(value: number, interval: Ends): Figure;
  /** In points of a scale. */
  mean(value: number, interval: Ends | null): Figure;
  /** With the sign that stands before it: a very small one is below what it is rounded to. */
  probability(p: number): string;
  /** Both days included. */
  days(period: { from: string; to: string }): string;
}

/** The first of a month bears its ordinal in French, which CLDR leaves out. */
const withFirst = (language: string, days: string): string =>
  language === "fr" ? days.replaceAll(/(?<!\d)1(?!\d)/g, "1er") : days;

/** With the sign that is as wide as a plus and breaks no line, where a language's own is a hyphen. */
const withMinus = (number: string): string => number.replace("-", "\u2212");

export function numbersIn(language: string): Numbers {
  const scores = (maximumFractionDigits: number): Numbers["score"] => {
    const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits });
    const signed = new Intl.NumberFormat(language, { maximumFractionDigits, signDisplay: "exceptZero" });
    return (value, unit) => (unit === "nps" ? withMinus(signed.format(value)) : percent.format(value / 100));
  };
  const [score, fine] = [scores(0), scores(1)];
  const figure: Numbers["figure"] = (value, interval, unit) =>
    figureOf(value, interval, [(one) => score(one, unit), (one) => fine(one, unit)], EXTREMES[unit]);
  const decimals = (digits: number): Write => {
    const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return (value) => format.format(value);
  };
  const means = [decimals(1), decimals(2)] as const;
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  // The long month: a span of short ones is in the wrong case in Polish, and padded with zeros in Czech.
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return {
    count: (n) => whole.format(n),
    counted: (n) => ({ n: Math.round(n), text: whole.format(Math.round(n)) }),
    margin: (n) => exact.format(n),
    percent: (value) => percent.format(value / 100),
    score,
    figure,
    // As an NPS is written, of whatever unit.
    difference: (value, interval) => {
      const isNearlyNone = [value, interval.low, interval.high].some((one) => one !== 0 && Math.round(one) === 0);
      const [coarse, exact]: [Write, Write] = [(one) => score(one, "nps"), (one) => fine(one, "nps")];
      return figureOf(value, interval, [isNearlyNone ? exact : coarse, exact]);
    },
    mean: (value, interval) => figureOf(value, interval, means),
    probability: (p) => (p < SMALLEST_P ? `< ${small.format(SMALLEST_P)}` : `= ${small.format(p)}`),
    days: ({ from, to }) => withFirst(language, day.formatRange(noon(from), noon(to))),
  };
}
