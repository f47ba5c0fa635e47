/** What is said of a score in words, wherever it is said: on a page, in an e-mail, in plain text. */
import type { Change, OptionChange } from "../contract/comparison.ts";
import type { JourneySeries } from "../contract/journey.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { Metric } from "../contract/terms.ts";
import type { OptionShare } from "../contract/scores.ts";
import type { Period } from "../scores/calendar.ts";
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

export const unitOf = ({ test }: Change): ScoreValue["unit"] => (test === "adjusted-wald-z" ? "nps" : "percent");

/** @param its in place of what is said of a change in time */
export function sayChange(change: Change, { words, numbers }: Said, its: Partial<Words["verdict"]> = {}): string {
  const { verdict, difference } = change;
  const say = { ...words.verdict, ...its };
  if (verdict !== "up" && verdict !== "down") return say[verdict];
  return say[verdict](words.points[unitOf(change)](numbers.counted(Math.abs(difference ?? 0))));
}

/** What the score was in the period before. */
export function sayBefore({ before }: JourneySeries, { words, numbers }: Said): string[] {
  if (!before?.score) return [];
  const { value } = numbers.figure(before.score.value, before.interval, before.score.unit);
  return [`${words.was(value)} · ${words.answers(numbers.counted(before.n))}`];
}

/** What a metric's score is called, and what it is. */
export const sayLabel = (metric: Metric, { labels, means }: Words): string =>
  metric === "text" ? labels.text : `${labels[metric]} · ${means[metric]}`;

/** Of a series with a mean beside its score. */
export function sayMean({ mean, question }: JourneySeries, { words, numbers }: Said): string[] {
  const { scale } = question;
  if (!mean || !scale) return [];
  const { value, ends } = numbers.mean(mean.value, mean.interval);
  const level = mean.interval && numbers.percent(mean.interval.level * 100);
  const said = [
    words.mean(value, numbers.count(scale.min), numbers.count(scale.max)),
    ...(mean.goodEnd === "low" ? [words.lowIsGood] : []),
    ...(ends && level !== null ? [words.roughly(words.between(...ends, level))] : []),
  ];
  return [said.join(", ")];
}

/**
 * An option's share, and what stands below it: its interval in short, and its change, where it has one.
 *
 * @returns null where too few have answered for a share
 */
export function sayOption(
  { option, share, interval }: OptionShare,
  changes: readonly OptionChange[] | null,
  said: Said,
): { share: string; below: string | undefined } | null {
  if (share === null) return null;
  const { value, ends } = said.numbers.figure(share, interval, "percent");
  const change = changes?.find((one) => one.option === option);
  const below = [
    ...(ends ? [said.words.range(...ends)] : []),
    ...(change && change.verdict !== "too-few" ? [sayChange(change, said, said.words.optionVerdict)] : []),
  ];
  return { share: value, below: below.length > 0 ? below.join(" · ") : undefined };
}

/** What a page's scores stand in. */
export interface Frame {
  /** Of the site: answers from which on there is a score. */
  tooFewBelow: number;
  /** Days of the period that scores are compared with. */
  compared: Period | null;
  /** Whether the page's period is over: no more answers will come in it. */
  isOver: boolean;
}

/** How many answered, of how many; and what that is worth. */
export function sayVolume(series: JourneySeries, { tooFewBelow, isOver }: Frame, { words, numbers }: Said): string[] {
  const { n, confidence, needed, question, rates, generated } = series;
  const { value: rate = null, denominator: asked = 0 } = rates.responseRate ?? {};
  const volume = [
    words.answers(numbers.counted(n)),
    ...(generated > 0 ? [generated < n ? words.generated(numbers.counted(generated)) : words.generatedWhole] : []),
    ...(rate === null ? [] : [words.answerRate(numbers.percent(rate), numbers.count(asked))]),
  ];
  const isShort = confidence !== "ok";
  const hasNone = confidence === "too-few" && question.metric !== "text";
  const missing = !isOver && isShort && needed && needed.answersMissing > 0 ? needed : null;
  return [
    ...(isShort && question.metric !== "text" ? [words.confidence[confidence]] : []),
    volume.join(" · "),
    ...(hasNone && !isOver ? [words.untilScore(numbers.counted(Math.max(1, tooFewBelow - n)))] : []),
    ...(missing ? [words.missing(numbers.counted(missing.answersMissing), numbers.margin(missing.margin))] : []),
  ];
}
