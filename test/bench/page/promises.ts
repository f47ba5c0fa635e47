/** What the widget promises of a page's speed, and which of it does not hold. Pure. */
import type { Estimate, Figures } from "./figures.ts";
import type { Kind } from "./page-site.ts";

/** No change, but for the 3 kB of the loader on the line: 15 ms. */
export const MAX_LCP_RATIO = 1.02;
export const MAX_QUESTION_RATIO = 1.15;
export const MAX_SCRIPT_MS = 40;
/** Longer than this, a task is long (https://w3c.github.io/longtasks/). */
export const LONG_TASK_MS = 50;
/** Paints come in frames, so that one page may paint a frame later than its equal. */
const FRAME_MS = 1000 / 60;
/** The browser rounds the duration of an interaction to this (https://w3c.github.io/event-timing/). */
const INTERACTION_STEP_MS = 8;
/** Longer than this, an interaction is not good (https://web.dev/articles/inp). */
export const MAX_RATING_TAP_MS = 200;
/** The loader's own: a page that may ask is armed, one with nothing due is not. That prompts leave none is a browser test. */
const ARMED_LISTENERS = 2;
const MAX_REQUESTS = { idle: [1, 1], asked: [3, 5] } as const;

/** One sentence for each promise that these figures break. */
export function brokenPromises({ bare, idle, asked }: Record<Kind, Figures>): string[] {
  return [
    ...ofEveryPage(bare, idle, MAX_REQUESTS.idle).map((sentence) => `page, nothing due: ${sentence}`),
    ...[
      ...ofEveryPage(bare, asked, MAX_REQUESTS.asked),
      ...aboveRatio("until the question stands", asked.settledRatio, MAX_QUESTION_RATIO, bare),
      ...above("ms for a tap on a rating", asked.ratingTap, MAX_RATING_TAP_MS),
      ...above("DOM nodes after closing", asked.nodes, idle.nodes),
      ...above("event listeners after closing", asked.listeners, idle.listeners + ARMED_LISTENERS),
      ...above("documents after closing", asked.documents, idle.documents),
    ].map((sentence) => `page, asked on load: ${sentence}`),
  ];
}

function ofEveryPage(bare: Figures, page: Figures, requests: readonly [loading: number, all: number]): string[] {
  const tapLimit = bare.hostTap.value + INTERACTION_STEP_MS + FRAME_MS;
  return [
    ...aboveRatio("until the largest contentful paint", page.lcpRatio, MAX_LCP_RATIO, bare),
    ...above("ms of script", page.script, MAX_SCRIPT_MS),
    ...above("ms in one task with our script", page.longestTask, LONG_TASK_MS),
    ...above("long tasks on the slow clock", page.longTasks, bare.longTasks),
    ...above("of layout shift", page.layoutShift, bare.layoutShift),
    ...above("shifts of the page's own", page.hostShifts, bare.hostShifts),
    ...above("ms for a tap on the page", page.hostTap.value, tapLimit),
    ...above("requests while loading", page.requestsLoading, requests[0]),
    ...above("requests", page.requests, requests[1]),
  ];
}

/** @returns the sentence, if the figure is */
function above(what: string, figure: number, limit: number): string[] {
  const round = (value: number): number => Math.round(1000 * value) / 1000;
  return figure <= limit ? [] : [`${round(figure)} ${what}, at most ${round(limit)} promised`];
}

/** A ratio to the paint of the bare page: more by a frame, or by two standard errors of the ratio, may be chance. */
function aboveRatio(what: string, { value, error }: Estimate, limit: number, { lcp }: Figures): string[] {
  return above(`times the paint without, ${what}`, value, limit + Math.max(FRAME_MS / lcp.value, 2 * error));
}
