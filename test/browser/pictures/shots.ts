/** What the README's pictures show: placements, scales, dark, states of a prompt, phones, the feedback tab, and the demo shop. */
import type { z } from "zod";
import orderPlaced from "../../../examples/shop/touchpoints/checkout-done.json" with { type: "json" };
import { TouchpointInput } from "../../../worker/contract/site.ts";
import type { Question } from "../../../worker/contract/survey.ts";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import { answered, type Frame, pressed, prompted, sent, type Shot, tabbed } from "./camera.ts";

type Asked = z.input<typeof Question>;

const nps: Asked = { metric: "nps", key: "recommend" };
const ces: Asked = { metric: "ces", key: "ease" };
const thumbs: Asked = { metric: "thumbs", key: "helpful" };
const stars: Asked = { metric: "csat", key: "stars", display: "stars" };
const smileys: Asked = { metric: "csat", key: "smileys", display: "smileys" };
const options = [
  { key: "choice", text: { en: "The choice of teas" } },
  { key: "advice", text: { en: "The advice" } },
  { key: "delivery", text: { en: "The price of delivery" } },
];

const scales: Record<string, Asked> = {
  nps,
  ces,
  "csat, numbers": { metric: "csat", key: "numbers" },
  "csat, stars": stars,
  "csat, smileys": smileys,
  thumbs,
  choice: { metric: "choice", key: "first", text: { en: "What matters most to you?" }, options },
  "choice, several": { metric: "choice", key: "all", text: { en: "What did you like?" }, options, several: true },
  text: { metric: "text", key: "wish", text: { en: "What were you looking for?" } },
};

const FINGER = { isMobile: true, hasTouch: true };

/** A corner of a window so high that the page ends above it. */
function corner(height: number, x = 728): Frame {
  const window = { viewport: { width: 1140, height: 1400 } };
  return { window, clip: { x, y: 1400 - height, width: 412, height }, scale: 0.92 };
}

const CARD = corner(300);
const GROWN = corner(400);
/** So wide and low that the card stands beside what the page says. */
const DESKTOP = { viewport: { width: 1540, height: 640 } };
const SMALL: Frame = { window: DESKTOP, scale: 0.38 };
const PHONE: Frame = {
  window: { ...FINGER, viewport: { width: 360, height: 640 } },
  clip: { x: 0, y: 344, width: 360, height: 296 },
  scale: 0.78,
};

function asks(caption: string, frame: Frame, survey: Shot["survey"], rest: Partial<Shot> = {}): Shot {
  return { caption, frame, touchpoint: "checkout-done", page: "order", survey, act: prompted, ...rest };
}

function everyScale(frame: Frame, rest: Partial<Shot> = {}): Shot[] {
  return Object.entries(scales).map(([caption, question]) => asks(caption, frame, { question }, rest));
}

const placed = PLACEMENTS.map((placement) => {
  const selector = placement === "inline" ? { selector: "main" } : {};
  return asks(placement, SMALL, { question: nps, look: { placement, ...selector } });
});

const withText: Shot["survey"] = { question: nps, followUp: { metric: "text", key: "why" } };
const withReasons: Shot["survey"] = {
  question: thumbs,
  followUp: { metric: "choice", key: "reasons", options, several: true },
};

/** Asked by the tab of the product page. */
function fromTab(caption: string, frame: Frame, rest: Partial<Shot>): Shot {
  const rules = { triggers: [{ on: "tab" as const }], pages: { include: ["/**product"] } };
  const survey = { question: smileys, followUp: { metric: "text" as const, key: "more" }, rules };
  return { caption, frame, touchpoint: "feedback", page: "product", survey, act: tabbed, ...rest };
}

const WIDE: Frame = { window: { viewport: { width: 1100, height: 800 } }, scale: 0.42 };
const NARROW: Frame = { window: { ...FINGER, viewport: { width: 390, height: 636 } }, scale: 0.528 };

/** What stands together in one picture, by its name in `examples/looks/`. */
export const SHEETS: Record<string, Shot[]> = {
  placements: [
    ...placed,
    asks("bar, with a follow-up", SMALL, { ...withText, look: { placement: "bar" } }, { act: answered("9") }),
  ],
  scales: everyScale(CARD),
  dark: everyScale(CARD, { scheme: "dark" }),
  states: [
    asks("follow-up", GROWN, withText, { act: answered("9") }),
    asks("follow-up, several reasons", GROWN, withReasons, { act: answered("Thumbs down") }),
    asks("thank-you", GROWN, withText, { act: sent("9") }),
    asks("ask me later", GROWN, { question: stars, look: { later: true } }),
    asks("a background of its own", GROWN, { question: ces }, { theme: { background: "#1f5d4c", accent: "#ffd54a" } }),
    asks("right to left", corner(400, 0), withText, { language: "ar", act: answered("4") }),
  ],
  phone: [
    ...everyScale(PHONE),
    asks("follow-up", PHONE, withText, { act: answered("3") }),
    asks("dark", PHONE, { question: stars }, { scheme: "dark" }),
    asks("dark, follow-up", PHONE, withText, { scheme: "dark", act: answered("9") }),
  ],
  tab: [
    fromTab("the tab", WIDE, {}),
    fromTab("its prompt", WIDE, { act: pressed }),
    fromTab("on a phone", NARROW, { scheme: "dark" }),
  ],
};

/** The demo shop just as it is: `examples/shop/prompt.png`. */
export const SHOP: Shot = {
  caption: "",
  frame: { window: DESKTOP, scale: 0.78 },
  touchpoint: "checkout-done",
  page: "order",
  survey: TouchpointInput.parse(orderPlaced),
  act: answered("9"),
};
