/**
 * What the prompt UI is painted from: one survey revision, resolved to one language.
 * `GET /s/{siteKey}/{touchpoint}/{revision}/{languages}`, where `languages` is a comma list in order of preference
 * and revision 0 is the current one (preview).
 */
import type { AskedMetric, Band, Placement } from "./terms.ts";

/** Texts of the prompt itself, from the locale files. */
export interface Chrome {
  /** Name of the region that the prompt is. */
  region: string;
  close: string;
  send: string;
  /** Label of the free-text field when it may stay empty. */
  optional: string;
  /** Names of the two thumbs. */
  down: string;
  up: string;
  /** Says that this is a preview and nothing is stored. */
  preview: string;
  /** Button that puts the question off. */
  later: string;
  /** Label of the feedback tab. */
  tab: string;
}

/** Of the chrome, what this prompt needs: names of thumbs for thumbs, `preview` in a preview, `later` where it is offered. */
export type PromptChrome = Pick<Chrome, "region" | "close" | "send" | "optional"> & Partial<Chrome>;

export type Display = "numbers" | "stars" | "smileys";

export interface WordingOption {
  key: string;
  text: string;
}

export interface Wording {
  /** Server's time, ISO 8601 UTC; corrects a wrong browser clock to within the minute that this may be cached. */
  now: string;
  /** BCP 47 tag of the language chosen, and its direction. */
  language: string;
  dir: "ltr" | "rtl";
  revision: number;
  metric: AskedMetric;
  display?: Display;
  question: string;
  /** What the lowest and highest points mean; absent for choice, text and thumbs. */
  low?: string;
  high?: string;
  /** Names of the five points of a CSAT shown as stars or smileys, lowest first. */
  points?: string[];
  /** How the language writes the numbers 0 to 10 of a scale; absent where it does so with the digits 0 to 9. */
  numbers?: string[];
  options?: WordingOption[];
  several?: boolean;
  followUp?: {
    metric: "text" | "choice";
    /** By band of the main answer; `neutral` serves questions without bands. */
    text: Record<Band, string>;
    options?: WordingOption[];
    several?: boolean;
  };
  thanks: Record<Band, string>;
  chrome: PromptChrome;
  /** Keys of the declared properties; no other leaves the page. */
  properties: string[];
  placement: Placement;
  /** Selector of the element that an inline prompt goes into. */
  target?: string;
  /** Address of the picture above the question. */
  logo?: string;
  /** Drawings of the points, lowest first, where they are not numbers: SVG path data on a grid of 24. */
  faces?: string[];
  /** Style sheet of this look: placement, scale, theme. Comes after the prompt's own. */
  style: string;
  /** For prompts of release 0.1.0. */
  theme: { accent?: string; scheme: "auto" | "light" | "dark" };
}

/** Instead of a wording: paused or deleted since the script was composed, or the page's answers would be refused. */
export interface NotDue {
  due: false;
  reason: "not-due-any-more" | "origin-not-allowed" | "limit-reached";
}
