// oxlint-disable-next-line typescript/triple-slash-reference -- a declaration of the widget's, which is no module to import
/// <reference path="../../../widget/prompt/css.d.ts" />
/**
 * The loader's side of a prompt, in the page under test. Built together with the prompt UI, because the build renames what
 * the two call each other.
 */
import type { Detail, End, Preview, Reason, Store } from "../../../widget/ask.ts";
import { ask, deliver } from "../../../widget/prompt/index.ts";
import type { NotDue, Wording } from "../../../worker/contract/wording.ts";

/** One request, as the page is given it. */
export interface Requested {
  /** `null` when the collector could not be reached. */
  wording: Wording | NotDue | null;
  properties?: Record<string, unknown>;
  preview?: Preview;
  /** What the store says when the prompt looks again. */
  refusedFor?: Reason;
}

/** What has become of the requests so far. */
export interface Happened {
  heard: Reason[];
  /** Moments whose time was kept, in their order. */
  marked: number[];
  details: (Detail | undefined)[];
  /** How many are over; those that failed are heard of as `unavailable`, as with the loader. */
  closed: number;
}

export const happened: Happened = { heard: [], marked: [], details: [], closed: 0 };
let life: AbortController;

function storeOf(prefix: string): Store {
  return {
    get: (name) => localStorage.getItem(prefix + name),
    set(name, value) {
      const before = localStorage.getItem(prefix + name)?.split(",") ?? [];
      if (name.startsWith("times.")) {
        happened.marked.push(
          ...value.split(",").flatMap((time, at) => (Number(time) && time !== before[at] ? [at] : [])),
        );
      }
      localStorage.setItem(prefix + name, value);
    },
    remove: (name) => localStorage.removeItem(prefix + name),
    names: () => Object.keys(localStorage).map((name) => name.replace(prefix, "")),
  };
}

export async function askInPage(address: string, prefix: string, requested: Requested): Promise<void> {
  const { wording, properties = {}, preview, refusedFor } = requested;
  life = new AbortController();
  const tell = (reason: Reason, detail?: Detail): void => {
    happened.heard.push(reason);
    happened.details.push(detail);
  };
  try {
    await ask({
      address,
      slug: "checkout-done",
      properties,
      preview,
      wording: wording ? Promise.resolve(wording) : Promise.reject(new Error("offline")),
      store: storeOf(prefix),
      ended: life.signal,
      refusal: () => refusedFor,
      tell,
    });
  } catch {
    tell("unavailable");
  }
  happened.closed++;
}

/** Takes the last prompt from the page. */
export function endInPage(reason: End): void {
  life.abort(reason);
}

export async function deliverInPage(address: string, prefix: string): Promise<void> {
  await deliver(address, storeOf(prefix));
}

/** Looks at one preview after another. */
async function eachInPage<Seen>(requests: Requested[], look: (card: HTMLElement) => Seen): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const requested of requests) {
    const over = askInPage("", "", requested);
    // The wording is there at once, and what waits for it has its turn before any timer.
    await new Promise((resolve) => setTimeout(resolve));
    const root = document.querySelector("asklet-prompt")?.shadowRoot;
    const card = root?.querySelector("section");
    if (!card) throw new Error("the card is not there");
    seen.push(look(card));
    root?.querySelector<HTMLElement>(".close")?.click();
    await over;
  }
  return seen;
}

/** Texts that are wider or higher than their place, stand outside of the card, or are laid over each other. */
export async function misfitsInPage(requests: Requested[]): Promise<string[][]> {
  return eachInPage(requests, (card) => {
    const inside = card.getBoundingClientRect();
    const texts = [...card.querySelectorAll<HTMLElement>("h2, h3, p:not([role]) span, button, label, textarea")];
    const shown = texts.filter((text) => text.getBoundingClientRect().width > 0);
    const found = shown.flatMap((text) => {
      const { left, right } = text.getBoundingClientRect();
      const isShortened = getComputedStyle(text).textOverflow === "ellipsis";
      const wide = !isShortened && text.scrollWidth > text.offsetWidth + 1;
      const high = text.localName === "button" && text.scrollHeight > text.offsetHeight + 1;
      const out = left < inside.left - 0.5 || right > inside.right + 0.5;
      return wide || high || out ? [`${text.localName} ${text.textContent}`] : [];
    });
    const [low, high] = shown.filter(({ localName }) => localName === "span").map((end) => end.getBoundingClientRect());
    const areApart = !low || !high || low.left >= high.right || high.left >= low.right || low.bottom <= high.top;
    if (!areApart) found.push("the ends of the scale lie over each other");
    if (card.scrollWidth > card.clientWidth) found.push("the card is too narrow for its content");
    return found;
  });
}

/** How much of what stands below the question is out of sight, in CSS pixels. */
export async function hiddenHeightsInPage(requests: Requested[]): Promise<number[]> {
  return eachInPage(requests, (card) => {
    const content = card.querySelector("div");
    return content ? content.scrollHeight - content.clientHeight : 0;
  });
}
