/** What the pages say, by language. A page takes its language from the browser, English where it has none of these. */
import type { Journey } from "../contract/journey.ts";
import type { ScoreValue } from "../contract/numbers.ts";
import type { Compare, PeriodWord } from "../contract/periods.ts";
import type { Confidence } from "../contract/scores.ts";
import type { Band, Channel, Device, Metric } from "../contract/terms.ts";
import type { Counted } from "./plural.ts";
import { cs } from "./words/cs.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";
import { id } from "./words/id.ts";
import { pl } from "./words/pl.ts";
import { vi } from "./words/vi.ts";

export const LANGUAGES = ["en", "pl", "id", "cs", "fr", "vi"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Periods that the picker offers. */
export const PERIODS = [
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "this-month",
  "last-month",
] as const satisfies readonly PeriodWord[];

/** What the picker offers to compare a period with. */
export const COMPARISONS = ["previous", "last-month", "last-year"] as const satisfies readonly Compare[];

/** One file a language. Numbers, shares and days come as the language writes them. */
/** Why a page was refused, as far as its visitor can do something about it. */
export type Refused = "asked" | "mayNot" | "missing" | "changed" | "tooMuch" | "tooOften" | "busy" | "failed";

export interface Words {
  /** Name of the page, for the browser's tab. */
  journey: string;
  setUp: string;
  sites: string;
  signIn: string;
  signOut: string;
  skip: string;
  key: string;
  keyHint: string;
  /** Of a form that came after the session was over. */
  unsaved: string;
  wrongKey: string;
  noSites: string;
  period: string;
  show: string;
  periods: Record<(typeof PERIODS)[number], string>;
  /** Of a new site. */
  stages: Record<"discover" | "browse" | "buy" | "receive" | "help", string>;
  /** Of days that are none of these: what leads to them, the first and the last. */
  days: Record<"other" | "from" | "to", string>;
  /** Of days as they are written. */
  /** Before what a period is compared with. */
  comparedWith: string;
  /** That; as many days just before, or whole ones by the calendar. */
  comparisons: Record<(typeof COMPARISONS)[number], string>;
  compared: (period: string, before: string) => string;
  curve: string;
  curveTooShort: string;
  bands: Record<Band, string>;
  theNumbers: string;
  touchpoint: string;
  /** What a metric's score is called. */
  labels: Record<Metric, string>;
  /** Points of a scale that are no number. */
  thumbs: Record<"up" | "down", string>;
  /** What its score is: of percentages what they are of. Follows the label. */
  means: Record<Exclude<Metric, "text">, string>;
  mean: (mean: string, from: string, to: string) => string;
  /** Of such a mean. */
  lowIsGood: string;
  /** Of an interval that is approximate, as `between` says it. */
  roughly: (between: string) => string;
  answers: (n: Counted) => string;
  /** `asked` is how many were. */
  answerRate: (rate: string, asked: string) => string;
  between: (low: string, high: string, level: string) => string;
  /** The same in short, where `ranges` says once how sure they are. */
  range: (low: string, high: string) => string;
  ranges: (level: string) => string;
  confidence: Record<Confidence, string>;
  /** A difference of two scores: of two NPS in points, of two shares in percentage points. */
  points: Record<ScoreValue["unit"], (n: Counted) => string>;
  /** `by` is what `points` gives. */
  /** Of an option of a choice, which is neither good nor bad. */
  optionVerdict: Pick<Words["verdict"], "up" | "down">;
  verdict: {
    up: (by: string) => string;
    down: (by: string) => string;
    "no-clear-change": string;
    "too-few": string;
  };
  /** Of the period that a score is compared with, which the page names. */
  was: (score: string) => string;
  /** The same as `too-few`, where it is the earlier period that has them. */
  tooFewIn: (days: string) => string;
  standing: Record<"weakest" | "strongest", string>;
  inWords: string;
  generatedAll: string;
  /** So many more for a margin of error of `margin` points. */
  missing: (n: Counted, margin: string) => string;
  /** So many more before there is a score at all. */
  untilScore: (n: Counted) => string;
  /** What to do where there is nothing to read yet; `noAnswers` comes before. */
  next: Record<"noAnswers" | "ask" | "publish" | "install" | "longer" | "all", string>;
  paused: string;
  /** Follows the answers that they are of. */
  generated: (n: Counted) => string;
  /** The same of all of them. */
  generatedWhole: string;
  actFirst: string;
  /** Between a name and what is said of it. */
  colon: string;
  /** `share` of `n` answers were negative. */
  first: (share: string, n: Counted) => string;
  nothingToMend: string;
  /** How `actFirst` is ordered, and what that is worth. */
  howFirst: string;
  /** The same where none has enough answers at all. */
  tooEarly: string;
  emptyStage: string;
  noTouchpoints: string;
  problem: string;
  refusals: Record<Refused, string>;
  goBack: string;
  /** To the sites. */
  back: string;
  comments: string;
  search: string;
  /** At whatever touchpoint. */
  everywhere: string;
  answer: string;
  /** Nothing among what was looked through, back to `day`; the rest is one link away. */
  lookFurther: (day: string) => string;
  /** Of comments. `edit` stands before what a comment begins with, `remove` before a tag's name. */
  tags: Record<"tag" | "edit" | "add" | "remove", string>;
  /** Said when something has come while a page is open. */
  live: Record<"comments" | "journey" | "install", string>;
  /** Of the page of a week; `email` and `text` are forms that it can be had in, `whole` leads to a comment that is not all there. */
  digest: Record<"title" | "before" | "after" | "email" | "text" | "whole", string>;
  /** Of the page of one touchpoint. */
  at: {
    trend: string;
    /** What a point of the trend stands for. */
    pooled: Record<"week" | "days", string>;
    noTrend: string;
    day: string;
    /** Of a column with the ends of intervals. */
    interval: (level: string) => string;
    change: string;
    distribution: string;
    funnel: string;
    /** What a rate is of, where not of those asked. */
    /** So many answers have no part in the rates. */
    unshown: (n: string) => string;
    ofAnswers: (rate: string) => string;
    steps: Record<"shown" | "answered" | "commented" | "dismissed", string>;
    comments: string;
    everybody: string;
    noComments: string;
    /** The same, of those that were looked for. */
    noMatch: string;
    /** The same, where others came before. */
    noMore: string;
    notAllowed: string;
    older: string;
    newest: string;
    /** So many comments; and the same where there are others than those on the page. */
    counted: (n: Counted) => string;
    onPage: (comments: string) => string;
  };
  /** Of its breakdowns, of comparisons, and of what can be taken along. */
  parts: {
    title: string;
    breakdowns: Record<"channel" | "revision" | "device" | "country" | "language" | "page", string>;
    channels: Record<Channel, string>;
    devices: Record<Device, string>;
    /** Segments that are no value. */
    kinds: Record<"other" | "unknown", string>;
    /** A value without a letter. */
    empty: string;
    noAnswers: string;
    /** Of breakdowns, where none is chosen. */
    choose: string;
    /** Before the names of breakdowns that can be switched on. */
    add: string;
    filling: string;
    segment: string;
    score: string;
    answers: string;
    /** How a segment stands to all others. */
    rest: string;
    /** Before the first and the second segment of a comparison. */
    compare: string;
    compareWith: string;
    same: string;
    /** As of a change; between segments nothing rises or falls. */
    verdict: Pick<Words["verdict"], "up" | "down" | "no-clear-change">;
    /** Two scores apart, in their unit. */
    difference: Record<ScoreValue["unit"], string>;
    /** Why the difference is not quite that of the two figures, nor in the middle of its interval. */
    unrounded: Record<ScoreValue["unit"], string>;
    /** `p` and the same corrected, each with the sign before it. */
    probability: (p: string, adjusted: string, tests: Counted) => string;
    /** What p is. */
    chance: string;
    /** To the segments with fewer answers. */
    next: string;
    reasons: string;
    tooFew: string;
    download: string;
    scores: string;
    responses: string;
  };
}

const WORDS: Record<Language, Words> = { en, pl, id, cs, fr, vi };

export function wordsIn(language: Language): Words {
  return WORDS[language];
}

/** Names of stages are the owner's; those of a new site are said in the page's language. */
export function stageName(stage: Journey["stages"][number]["stage"], { stages }: Pick<Words, "stages">): string {
  const own = new Map(Object.entries(stages)).get(stage);
  const words = stage.replaceAll("-", " ");
  return own ?? words.charAt(0).toUpperCase() + words.slice(1);
}
