/** What a week's digest says, in sentences: its page, its e-mail and its plain text only lay them out. */
import type { Journey, JourneySeries } from "../../contract/journey.ts";
import type { Verdict } from "../../contract/comparison.ts";
import type { Response } from "../../contract/responses.ts";
import type { SiteSettings } from "../../contract/site.ts";
import type { Period } from "../../scores/calendar.ts";
import type { OptionName, OptionNames } from "../asks.ts";
import { searchOf } from "../address.ts";
import { factsOf, textOf } from "../comments.tsx";
import { isAnswered, isGenerated, mostUrgent, sayAboutFirst } from "../journey.tsx";
import type { Said } from "../said.ts";
import { type Frame, sayBefore, sayChange, sayLabel, sayMean, sayScore, sayVolume } from "../sentences.ts";
import { commentId } from "../tags.tsx";

/** One question of a touchpoint. */
export interface DigestSeries {
  label: string;
  /** As it is written; null where there is none. */
  score: string | null;
  interval: string | null;
  change: { verdict: Verdict; sentence: string } | null;
  /** Of a choice: its options as their owner wrote them, and what is said of each. */
  shares: { option: string; sentence: string }[];
  /** All else that is said of it. */
  sentences: string[];
}

export interface DigestStop {
  slug: string;
  name: string;
  series: DigestSeries[];
  /** `whole`: where the rest of the text is, below the site's pages; null where it is all there. */
  comments: { facts: string; text: string; whole: string | null }[];
}

export interface Digest {
  title: string;
  site: string;
  name: string;
  /** Its days, those of the week before, and whether it is all made up. */
  sentences: string[];
  first: { name: string; sentence: string }[];
  /** How that is ordered, or why there is nothing. */
  aboutFirst: string;
  stops: DigestStop[];
}

export type CommentsByTouchpoint = ReadonlyMap<string, readonly Response[]>;

const touchpointsOf = (journey: Journey) => journey.stages.flatMap(({ touchpoints }) => touchpoints);

/** Slugs of the touchpoints whose comments are worth reading: those to act on first, then all others that got worse. */
export function worthReading(journey: Journey): string[] {
  const worse = touchpointsOf(journey).filter(({ series }) => series.some(({ change }) => change?.verdict === "down"));
  return [...new Set([...mostUrgent(journey), ...worse].map(({ touchpoint }) => touchpoint))];
}

/** Of so many characters at the least, and at the most, what a long text begins with: up to a space where there is one. */
const START = /^.{200,300}(?=\s)|^.{299}.(?!\p{M})/su;
const QUOTED_CHARS = 300;

/** A comment as far as it is quoted. */
function quoteOf(
  comment: Response,
  { from, to }: Pick<Journey, "from" | "to">,
): Pick<DigestStop["comments"][0], "text" | "whole"> {
  const text = textOf(comment);
  const [start] = text.length > QUOTED_CHARS ? (START.exec(text) ?? []) : [];
  if (start === undefined) return { text, whole: null };
  const { touchpoint, id, band } = comment;
  const search = searchOf({ from, to }, { touchpoint, band: band ?? undefined });
  return { text: `${start}…`, whole: `/comments${search}#${commentId(touchpoint, id)}` };
}

type Site = Pick<SiteSettings, "name" | "tooFewBelow"> & { optionNames: OptionNames };

interface SeriesFrame extends Frame {
  compared: Period;
  optionName: OptionName;
}

function seriesOf(series: JourneySeries, { optionName, ...frame }: SeriesFrame, said: Said): DigestSeries {
  const { words, numbers } = said;
  const tooFew = words.tooFewIn(numbers.days(frame.compared));
  const { question, score, interval, change, options } = series;
  const shares = (options ?? []).flatMap(({ option, share, interval }) => {
    if (share === null) return [];
    const its = sayScore({ value: share, unit: "percent" }, interval, said);
    const range = its.interval === null ? "" : `, ${its.interval}`;
    return [{ option: optionName(question.key, option), sentence: `${its.score}${range}` }];
  });
  const its = score && sayScore(score, interval, said);
  return {
    label: sayLabel(question.metric, words),
    score: its && its.score,
    interval: its && its.interval,
    change: score && change && { verdict: change.verdict, sentence: sayChange(change, said, { "too-few": tooFew }) },
    shares,
    sentences: [
      ...sayBefore(series, said),
      ...sayMean(series, said),
      ...(question.metric === "text" ? [words.inWords] : []),
      ...sayVolume(series, frame, said),
    ],
  };
}

/** @param comments of the touchpoints that are worth reading; none where the visitor may read none */
export function digestOf(
  journey: Journey,
  { name, tooFewBelow, optionNames }: Site,
  comments: CommentsByTouchpoint,
  said: Said,
): Digest {
  const { words, numbers } = said;
  const touchpoints = touchpointsOf(journey);
  // A week that is not over has no digest.
  const frame = { tooFewBelow, compared: journey.compared, isOver: true };
  const names = new Map(touchpoints.map((one) => [one.touchpoint, one.name]));
  return {
    title: words.digest.title,
    site: journey.site,
    name,
    sentences: [
      words.compared(numbers.days(journey), numbers.days(journey.compared)),
      ...(isGenerated(touchpoints) ? [words.generatedAll] : []),
    ],
    first: mostUrgent(journey).map(({ touchpoint, negative, n }) => ({
      name: names.get(touchpoint) ?? touchpoint,
      sentence: words.first(numbers.percent(negative.share), numbers.counted(n)),
    })),
    aboutFirst: isAnswered(touchpoints) ? sayAboutFirst(journey, words) : words.parts.noAnswers,
    stops: touchpoints.map(({ touchpoint, name, series }) => ({
      slug: touchpoint,
      name,
      series: series.map((one) => seriesOf(one, { ...frame, optionName: optionNames(touchpoint) }, said)),
      comments: (comments.get(touchpoint) ?? []).map((one) => ({
        facts: factsOf(one, said).join(" · "),
        ...quoteOf(one, journey),
      })),
    })),
  };
}
