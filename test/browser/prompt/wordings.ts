/** Wordings as the collector sends them, one for each thing that a prompt can ask. For browser and unit tests. */
import { en } from "../../../widget/locales/en.ts";
import type { Wording } from "../../../worker/contract/wording.ts";

const named = (text: string): string => text.replaceAll("{name}", "Kettle & Co");

/** Everything but the question: English, no follow-up, the site's look left to itself. */
const base = {
  now: "2026-11-21T12:00:00.000Z",
  language: "en",
  dir: "ltr",
  revision: 3,
  thanks: en.thanks,
  chrome: en.chrome,
  properties: [],
  placement: "bottom-end",
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
export const stars: Wording = { ...csat, display: "stars", points };
export const smileys: Wording = { ...csat, display: "smileys", points };
export const thumbs: Wording = { ...base, metric: "thumbs", question: en.thumbs.question };
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

/** A right-to-left prompt; the texts are Arabic. */
export const arabic: Wording = withTextFollowUp({
  ...nps,
  language: "ar",
  dir: "rtl",
  question: "ما مدى احتمال أن توصي بنا لصديق أو زميل؟",
  low: "غير محتمل إطلاقًا",
  high: "محتمل جدًا",
  chrome: { ...en.chrome, region: "رأيك", close: "إغلاق", send: "إرسال", optional: "إجابتك (اختيارية)" },
});
