/** Puts a prompt on the page, and follows it there. */
import { render } from "preact";
import type { Wording } from "../../worker/contract/wording.ts";
import type { Ask } from "../ask.ts";
import { leave, onKey } from "./actions.ts";
import { card } from "./card.tsx";
import { place } from "./place.ts";
import css from "./prompt.css?inline";
import type { Prompt } from "./prompt.ts";
import { startReport } from "./report.ts";
import { pointsOf } from "./scales.ts";
import { watchSight } from "./sight.ts";

/** A live region speaks of changes only: what it says first has to come after it. */
const FIRST_WORDS_MS = 300;

/** The question with the meaning of its scale: "How likely …?; 0, Not at all likely; 10, Extremely likely" */
function openingWords(wording: Wording): string {
  const points = pointsOf(wording);
  return [wording.question, points?.[0]?.name, points?.at(-1)?.name].filter(Boolean).join("; ");
}

/** Nothing on the page has the focus, nor has used the key. */
function isFree({ defaultPrevented }: KeyboardEvent): boolean {
  const focused = document.activeElement;
  return !defaultPrevented && (!focused || focused === document.body);
}

/** Marked before the first frame: a reload while it is painted must not show it again. */
function follow(prompt: Prompt, section: Element, clockOffsetMs: number): void {
  const { request, wording, life } = prompt;
  prompt.timer = setTimeout(() => {
    prompt.said = openingWords(wording);
    prompt.draw();
  }, FIRST_WORDS_MS);
  addEventListener("keydown", (event) => isFree(event) && onKey(prompt, event), life);
  if (request.preview) return;
  const report = startReport(request, wording, clockOffsetMs);
  prompt.report = report;
  // A page that renders itself anew may drop the prompt: nobody has dismissed it then.
  watchSight(section, life.signal, report.seen, () => {
    report.left();
    leave(prompt);
  });
  addEventListener("pagehide", report.left, life);
  addEventListener("visibilitychange", () => document.hidden && report.left(), life);
}

/** Mounts the prompt; it stays out of sight while it would cover the focused element. */
function mount(prompt: Prompt, clockOffsetMs: number): void {
  const { wording, host, root, life } = prompt;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  prompt.draw();
  // The script may be faster than the parser.
  (document.body || document.documentElement).append(host);

  const section = root.querySelector("section");
  let presented = false;
  const settle = (): void => {
    if (!section || life.signal.aborted || !place(host, section, wording.placement) || presented) return;
    presented = true;
    follow(prompt, section, clockOffsetMs);
  };
  for (const moved of ["focusin", "focusout", "scroll", "resize"]) addEventListener(moved, settle, life);
  // It grows when it is answered.
  if (section) new ResizeObserver(settle).observe(section);
  settle();
}

/**
 * Shows the prompt and reports what becomes of it. Resolves when it has left the page.
 * @param clockOffsetMs server's clock minus the browser's
 */
export function openPrompt(request: Ask, wording: Wording, clockOffsetMs: number): Promise<void> {
  return new Promise((gone) => {
    const host = document.createElement("asklet-prompt");
    const root = host.attachShadow({ mode: "open" });
    const system = matchMedia("(prefers-color-scheme:dark)");
    const prompt: Prompt = {
      request,
      wording,
      host,
      root,
      life: new AbortController(),
      dark: false,
      grownAt: -Infinity,
      draw() {
        const { scheme } = wording.theme;
        prompt.dark = scheme === "auto" ? system.matches : scheme === "dark";
        render(card(prompt), root);
      },
      gone,
    };
    system.addEventListener("change", prompt.draw, prompt.life);
    request.withdrawn.addEventListener("abort", () => leave(prompt), prompt.life);
    mount(prompt, clockOffsetMs);
  });
}
