/** What is said of a score in words, wherever it is said: on a page, in an e-mail, in plain text. */
import type { Change } from "../contract/comparison.ts";
import type { JourneySeries } from "../contract/journey.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { Said } from "./said.ts";
import type { Words } from "./words.ts";

/** A score, and its interval in words. */
export function sayScore(
  { value, unit }: Pick<ScoreValue, "value" | "unit">,
  interval: Interval | null,
  { words, numbers }: Said,
): { score: string; interval: string | null } {
  const { value: score, ends } = numbers.figure(value, interval, unit);
  return { score, interval: interval && ends && words.between(...ends, numbers.percent(interval.level * 100)) };
}

/** A share, and its interval in short; what it is worth is said once, below all of them. */
export function sayShare(share: number, interval: Interval | null, { words, numbers }: Said) {
  const { value, ends } = numbers.figure(share, interval, "percent");
  return { share: value, range: ends ? words.range(...ends) : undefined };
}

export const unitOf = ({ test }: Change): ScoreValue["unit"] => (test === "adjusted-wald-z" ? "nps" : "percent");

/** @param its in place of what is said of a change in time */
export function sayChange(change: Change, { words, numbers }: Said, its: Partial<Words["verdict"]> = {}): string {
  const { verdict, difference } = change;
  const say = { ...words.verdict, ...its };
  if (verdict !== "up" && verdict !== "down") return say[verdict];
  return say[verdict](words.points[unitOf(change)](numbers.counted(Math.abs(difference ?? 0))));
}

/**
 * How many answered, of how many; and what that is worth.
 * @param tooFewBelow answers from which on there is a score
 */
export function sayVolume(series: JourneySeries, tooFewBelow: number, { words, numbers }: Said): string[] {
  const { n, confidence, needed, question, rates, generated } = series;
  const rate = rates.responseRate?.value ?? null;
  const volume = [
    words.answers(numbers.counted(n)),
    ...(rate === null ? [] : [words.answerRate(numbers.percent(rate))]),
    ...(generated > 0 && generated < n ? [words.generated(numbers.counted(generated))] : []),
  ];
  const isShort = confidence !== "ok";
  const hasNone = confidence === "too-few" && question.metric !== "text";
  const missing = isShort && needed && needed.answersMissing > 0 ? needed : null;
  return [
    ...(isShort && question.metric !== "text" ? [words.confidence[confidence]] : []),
    volume.join(" · "),
    ...(hasNone ? [words.untilScore(numbers.counted(Math.max(1, tooFewBelow - n)))] : []),
    ...(missing ? [words.missing(numbers.counted(missing.answersMissing), numbers.margin(missing.margin))] : []),
  ];
}
