/** Wordings as the collector sends them, one for each thing that a prompt can ask. For browser and unit tests. */
import { FACES } from "../../../widget/faces.ts";
import { ar } from "../../../widget/locales/ar.ts";
import { en } from "../../../widget/locales/en.ts";
import type { Locale } from "../../../widget/locales/locale.ts";
import type { PromptChrome, Wording } from "../../../worker/contract/wording.ts";

const named = (text: string): string => text.replaceAll("{name}", "Kettlewren");

/** All but "ask me later", which is there only where it is offered. */
function chromeOf({ chrome }: Locale): PromptChrome {
  const { region, close, send, optional, down, up, preview } = chrome;
  return { region, close, send, optional, down, up, preview };
}

/** Everything but the question: English, no follow-up, the site's look left to itself. */
const base = {
  now: "2026-11-21T12:00:00.000Z",
  language: "en",
  dir: "ltr",
  revision: 3,
  thanks: en.thanks,
  chrome: chromeOf(en),
  properties: [],
  placement: "bottom-end",
  // A visit adds the style sheet.
  style: "",
  theme: { scheme: "light" },
} satisfies Partial<Wording>;

const csatScale = { question: en.csat.question, low: en.csat.low, high: en.csat.high };
const points = [en.csat.low, ...en.csat.between, en.csat.high];

const shipping = [
  { key: "price", text: "The price of shipping" },
  { key: "speed", text: "Too slow" },
  { key: "contact", text: "Nobody could be reached when the parcel did not arrive" },
];

export const nps: Wording = {
  ...base,
  metric: "nps",
  question: named(en.nps.question),
  low: en.nps.low,
  high: en.nps.high,
};
export const ces: Wording = {
  ...base,
  metric: "ces",
  question: named(en.ces.question),
  low: en.ces.low,
  high: en.ces.high,
};
export const csat: Wording = { ...base, ...csatScale, metric: "csat", display: "numbers" };
export const stars: Wording = { ...csat, display: "stars", points, faces: [...(FACES["stars"] ?? [])] };
export const smileys: Wording = { ...csat, display: "smileys", points, faces: [...(FACES["smileys"] ?? [])] };
export const thumbs: Wording = {
  ...base,
  metric: "thumbs",
  question: en.thumbs.question,
  faces: [...(FACES["thumbs"] ?? [])],
};
export const choice: Wording = {
  ...base,
  metric: "choice",
  question: "What brought you here today?",
  options: [
    { key: "buy", text: "To buy something" },
    { key: "compare", text: "To compare" },
    { key: "return", text: "To send something back" },
  ],
};
export const several: Wording = { ...choice, question: "Which of these did you use?", several: true };
export const text: Wording = { ...base, metric: "text", question: "What were you looking for?" };

/** All metrics and displays by name. */
export const everyQuestion = { nps, ces, csat, stars, smileys, thumbs, choice, several, text };

/** The same question with an open follow-up, its wording by band. */
export function withTextFollowUp(wording: Wording): Wording {
  return { ...wording, followUp: { metric: "text", text: en.followUp.text } };
}

/** The same question with reasons to choose from. */
export function withChoiceFollowUp(wording: Wording, several = false): Wording {
  return { ...wording, followUp: { metric: "choice", text: en.followUp.choice, options: shipping, several } };
}

/** A right-to-left prompt with an open follow-up, in Arabic. */
export const arabic: Wording = {
  ...nps,
  language: "ar",
  dir: "rtl",
  question: named(ar.nps.question),
  low: ar.nps.low,
  high: ar.nps.high,
  followUp: { metric: "text", text: ar.followUp.text },
  thanks: ar.thanks,
  chrome: chromeOf(ar),
};

/** The same prompt, which may be put off. */
export function withLater(wording: Wording): Wording {
  return { ...wording, chrome: { ...wording.chrome, later: en.chrome.later } };
}
