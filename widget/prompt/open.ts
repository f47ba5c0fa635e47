/** Puts a prompt on the page, and follows it there. */
import { render } from "preact";
import type { Wording } from "../../worker/contract/wording.ts";
import type { Ask } from "../ask.ts";
import { act, end, leave, onEscape, say, stopDouble } from "./actions.ts";
import { card } from "./card.tsx";
import { modalOver, place } from "./place.ts";
import css from "./prompt.css?inline";
import type { Prompt } from "./prompt.ts";
import { startReport } from "./report.ts";
import { keepTabStop, onScaleKey } from "./scale-keys.ts";
import { watchSight } from "./sight.ts";

/** A live region speaks of changes only: what it says first has to come after it. */
const FIRST_WORDS_MS = 300;

/** So long a page itself appears. */
const ARRIVING_MS = 2000;

/** What the browser closes at Escape. */
const CLOSED_BY_ESCAPE = ":is(:modal,:popover-open:not([popover=manual]))";

/** Nothing on the page has the focus, nor uses the key; and the prompt stands over the page, not in it. */
function isFree({ defaultPrevented }: Event, { placement }: Wording): boolean {
  const focused = document.activeElement;
  const isTaken = defaultPrevented || document.querySelector(CLOSED_BY_ESCAPE);
  return !isTaken && placement !== "inline" && (!focused || focused === document.body);
}

/** Marked before the first frame: a reload while it is painted must not show it again. */
function follow(prompt: Prompt, section: HTMLElement, clockOffsetMs: number): void {
  const { request, wording, host, life } = prompt;
  if (request.takesFocus?.()) {
    // On the card itself no key that is still held down gives an answer.
    section.tabIndex = -1;
    section.focus();
  }
  prompt.timer = setTimeout(() => act(prompt, () => say(prompt, true)), FIRST_WORDS_MS);
  addEventListener("keydown", (event) => isFree(event, wording) && onEscape(prompt, event), life);
  const report = request.preview ? undefined : startReport(request, wording, clockOffsetMs);
  const left = (): void => report?.left();
  prompt.report = report;
  watchSight(
    section,
    life.signal,
    () => modalOver(host),
    () => report?.seen(),
  );
  addEventListener("pagehide", left, life);
  addEventListener("visibilitychange", () => document.hidden && left(), life);
}

/** What happens in the card and concerns more than one of its buttons. */
function listen(prompt: Prompt, section: HTMLElement): void {
  const { root, wording } = prompt;
  section.addEventListener("click", (event) => stopDouble(prompt, event), true);
  section.addEventListener("focusin", (event) => {
    const { relatedTarget } = event;
    if (relatedTarget instanceof HTMLElement && !root.contains(relatedTarget)) prompt.focusedBefore = relatedTarget;
    keepTabStop(event);
  });
  section.addEventListener("focusout", ({ target, relatedTarget }) => {
    const isTaken = relatedTarget instanceof Element && relatedTarget.closest(":is(:modal)");
    prompt.held = isTaken && target instanceof HTMLElement ? target : undefined;
  });
  section.addEventListener("keydown", (event) => {
    onEscape(prompt, event);
    onScaleKey(event, wording);
  });
  // Keys that are typed here are nobody else's: from outside, the page cannot see that they go into a field.
  for (const type of ["keydown", "keyup", "keypress"]) {
    section.addEventListener(type, (event) => event.stopPropagation());
  }
}

/** The element that the prompt goes into; none where an inline prompt has no place on this page. */
function parentOf({ placement, target = "" }: Wording): Element | null {
  if (placement !== "inline") {
    const { body, documentElement } = document;
    // The script may be faster than the parser; and within a body like that nothing is fixed to the window.
    const { transform, filter } = getComputedStyle(body || documentElement);
    return body && transform + filter === "nonenone" ? body : documentElement;
  }
  try {
    return document.querySelector(target);
  } catch {
    return null;
  }
}

/** Mounts the prompt; it stays out of sight while it would cover the focused element. */
function mount(prompt: Prompt, parent: Element, clockOffsetMs: number): void {
  const { wording, host, root, life } = prompt;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + wording.style);
  root.adoptedStyleSheets = [sheet];
  prompt.draw();
  const section = root.querySelector("section");
  if (!section) return;
  // While the page itself appears, a card that moves too would only be in its way.
  if (performance.now() > ARRIVING_MS) section.className = "rises";
  // A page that is zoomed by its style sheet may leave no room for anything that floats. Asked of the parent before the card
  // is in the page: the browser would style all of it for the answer, and once more with the answer.
  if (wording.placement !== "inline") section.style.zoom = `${1 / (parent.currentCSSZoom || 1)}`;
  parent.appendChild(host);

  let presented = false;
  const over = new IntersectionObserver(() => settle());
  life.signal.addEventListener("abort", () => over.disconnect());
  const settle = (): void => {
    if (life.signal.aborted) return;
    if (!host.isConnected) {
      // A page that renders itself anew may drop the prompt: nobody has dismissed it then.
      prompt.report?.left();
      return leave(prompt);
    }
    const modal = modalOver(host);
    // One that the page takes away without closing it says nothing else.
    if (modal) over.observe(modal);
    else over.disconnect();
    if (!place(host, section, wording.placement, Boolean(modal))) return;
    // A dialog gives the focus back before the prompt is there to take it.
    if (prompt.held && document.activeElement === document.body) prompt.held.focus({ preventScroll: true });
    if (presented) return;
    presented = true;
    follow(prompt, section, clockOffsetMs);
  };
  listen(prompt, section);
  for (const moved of ["focusin", "focusout", "scroll", "resize", "fullscreenchange"]) {
    addEventListener(moved, settle, life);
    visualViewport?.addEventListener(moved, settle, life);
  }
  // Of a modal dialog; it does not bubble.
  addEventListener("close", settle, { capture: true, signal: life.signal });
  // It grows when it is answered, and has no size when the page has taken it away.
  new ResizeObserver(settle).observe(section);
  settle();
}

/**
 * Shows the prompt and reports what becomes of it. Resolves when it has left the page, or has no place there.
 * @param clockOffsetMs server's clock minus the browser's
 */
export async function openPrompt(request: Ask, wording: Wording, clockOffsetMs: number): Promise<void> {
  const { preview } = request;
  const parent = parentOf(wording);
  if (!parent) return request.tell("no-place");
  return new Promise((gone) => {
    const host = document.createElement("asklet-prompt");
    const root = host.attachShadow({ mode: "open" });
    const prompt: Prompt = {
      request,
      wording,
      host,
      root,
      life: new AbortController(),
      grownAt: -Infinity,
      answer: preview?.answer,
      done: preview?.done || (preview?.answer !== undefined && !wording.followUp),
      draw: () => render(card(prompt), root),
      gone,
    };
    request.ended.addEventListener("abort", () => end(prompt), prompt.life);
    try {
      mount(prompt, parent, clockOffsetMs);
    } catch (error) {
      // On a page that has broken what this needs: nobody must be thanked for an answer that is not kept.
      prompt.life.abort();
      host.remove();
      throw error;
    }
  });
}
