/** What the pages say, by language. A page takes its language from the browser, English where it has none of these. */
import type { Journey } from "../contract/journey.ts";
import type { PeriodWord } from "../contract/periods.ts";
import type { Confidence } from "../contract/scores.ts";
import type { Band } from "../contract/terms.ts";

export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Periods that the picker offers. */
export const PERIODS = [
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "this-month",
  "last-month",
] as const satisfies readonly PeriodWord[];

export interface Words {
  /** Name of the page, for the browser's tab. */
  journey: string;
  sites: string;
  signIn: string;
  signOut: string;
  skip: string;
  key: string;
  keyHint: string;
  wrongKey: string;
  noSites: string;
  period: string;
  show: string;
  periods: Record<(typeof PERIODS)[number], string>;
  /** Of days as they are written. */
  compared: (period: string, before: string) => string;
  curve: string;
  curveTooShort: string;
  bands: Record<Band, string>;
  theNumbers: string;
  touchpoint: string;
  answers: (n: string) => string;
  answerRate: (rate: string) => string;
  between: (low: string, high: string, level: string) => string;
  confidence: Record<Confidence, string>;
  verdict: {
    up: (by: string) => string;
    down: (by: string) => string;
    "no-clear-change": string;
    "too-few": string;
  };
  standing: Record<"weakest" | "strongest", string>;
  inWords: string;
  generatedAll: string;
  missing: (n: string) => string;
  paused: string;
  generated: (n: string) => string;
  actFirst: string;
  /** `share` of `n` answers were negative. */
  first: (share: string, n: string) => string;
  nothingToMend: string;
  emptyStage: string;
  noTouchpoints: string;
  howToMakeOne: string;
  problem: string;
  back: string;
  /** Of the page of one touchpoint. */
  at: {
    trend: string;
    /** What a point of the trend stands for. */
    pooled: Record<"week" | "days", string>;
    noTrend: string;
    day: string;
    distribution: string;
    funnel: string;
    steps: Record<"shown" | "answered" | "commented" | "dismissed", string>;
    comments: string;
    everybody: string;
    noComments: string;
    notAllowed: string;
    older: string;
  };
}

const EN: Words = {
  journey: "Journey",
  sites: "Sites",
  signIn: "Sign in",
  signOut: "Sign out",
  skip: "Skip to the content",
  key: "Key",
  keyHint: "Begins with asklet_. After npm start it stands in the terminal.",
  wrongKey: "This key opens nothing: it is wrong, has expired, or may not read scores.",
  noSites: "There is no site yet. Make one through the API, or run npm start for a demo shop.",
  period: "Period",
  show: "Show",
  periods: {
    "last-7-days": "Last 7 days",
    "last-30-days": "Last 30 days",
    "last-90-days": "Last 90 days",
    "this-month": "This month",
    "last-month": "Last month",
  },
  compared: (period, before) => `${period}, compared with ${before}`,
  curve: "How customers answer along the journey",
  curveTooShort: "The curve begins with the second touchpoint that has enough answers.",
  bands: { negative: "negative", neutral: "in between", positive: "positive" },
  theNumbers: "The numbers behind it",
  touchpoint: "Touchpoint",
  answers: (n) => `${n} answers`,
  answerRate: (rate) => `${rate} of those asked`,
  between: (low, high, level) => `between ${low} and ${high} with ${level} confidence`,
  confidence: {
    ok: "",
    low: "Few answers: take it as a hint.",
    "too-few": "Too few answers for a score.",
  },
  verdict: {
    up: (by) => `Better by ${by}`,
    down: (by) => `Worse by ${by}`,
    "no-clear-change": "No clear change",
    "too-few": "Too few answers to compare",
  },
  standing: { weakest: "Weakest of its kind", strongest: "Strongest of its kind" },
  inWords: "Answered in words: comments, no score.",
  generatedAll: "These answers were made up for the demo.",
  missing: (n) => `${n} more for a margin of ±10`,
  paused: "Paused",
  generated: (n) => `${n} of them made up for the demo`,
  actFirst: "Act first",
  first: (share, n) => `${share} of ${n} answers are negative.`,
  nothingToMend: "Nothing stands out: no touchpoint has enough negative answers.",
  emptyStage: "Nothing is asked at this stage.",
  noTouchpoints: "Nothing is asked on this site yet.",
  howToMakeOne: "How to make a touchpoint",
  problem: "That did not work",
  back: "Back to the sites",
  at: {
    trend: "Over time",
    pooled: { week: "Each point is a week.", days: "Each point is the seven days that end with it." },
    noTrend: "There are not enough answers for a line yet.",
    day: "Until",
    distribution: "All answers",
    funnel: "From shown to answered",
    steps: { shown: "Shown", answered: "Answered", commented: "With a comment", dismissed: "Closed without an answer" },
    comments: "In their words",
    everybody: "Everybody",
    noComments: "Nobody has written anything in this period.",
    notAllowed: "The key that you signed in with may not read comments.",
    older: "Older ones",
  },
};

const WORDS: Record<Language, Words> = { en: EN };

export function wordsIn(language: Language): Words {
  return WORDS[language];
}

/** Names of stages and periods are the owner's and the API's. */
export function stageName(stage: Journey["stages"][number]["stage"]): string {
  const words = stage.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
