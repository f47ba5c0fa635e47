/** What customers do with a prompt. `pointer` is 0 for keyboard and assistive technology. */
import type { Prompt } from "./prompt.ts";
import type { Answer } from "./report.ts";
import { bandOf } from "./scales.ts";

const THANKS_MS = 5_000;
/** The second click of a double one comes this soon, and this near. */
const DOUBLE_MS = 400;
const DOUBLE_PX = 16;

/** Stops the second click of a double one when the card has grown at the first: it was aimed at what stood there before. */
export function stopDouble(prompt: Prompt, event: MouseEvent): void {
  const { grownAt, clicked } = prompt;
  const { clientX, clientY, detail } = event;
  const isNear = clicked && Math.hypot(clientX - clicked.clientX, clientY - clicked.clientY) < DOUBLE_PX;
  // The keyboard's clicks have no detail.
  if (detail && isNear && performance.now() - grownAt < DOUBLE_MS) {
    event.stopPropagation();
    event.preventDefault();
  }
  prompt.clicked = event;
}

/** Announces these words, and draws. Whatever waited for its time gives way. */
function say(prompt: Prompt, words: string): void {
  clearTimeout(prompt.timer);
  prompt.said = words;
  prompt.draw();
}

function focus({ root }: Prompt, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

/** Scrolls inside the prompt only, so that the follow-up is in sight where not everything has room. */
function reveal(root: ShadowRoot): void {
  // In a low window the whole card scrolls, else what stands below the question.
  const [card, content] = root.querySelectorAll<HTMLElement>("section,div");
  const title = root.querySelector("h3");
  if (!card || !content || !title) return;
  const top = title.offsetTop - content.offsetTop;
  content.scrollTop = top;
  card.scrollTop = top;
}

/** Leaves the page without a trace, and gives the focus back if it was inside. */
export function leave({ life, timer, root, host, focusedBefore, gone }: Prompt): void {
  life.abort();
  clearTimeout(timer);
  const inside = root.activeElement;
  host.remove();
  if (inside) focusedBefore?.focus({ preventScroll: true });
  gone();
}

/** Ends the prompt as the customer wants it; what follows from that is the report's to know. */
export function close(prompt: Prompt): void {
  const { life, report, request } = prompt;
  if (life.signal.aborted) return;
  if (report) report.closed();
  else request.tell("previewed");
  leave(prompt);
}

/** Touch screens leave `:hover` on what was tapped last: there it says nothing. */
function closeUnlessUsed(prompt: Prompt): void {
  prompt.timer = setTimeout(() => {
    const hovered = matchMedia("(hover:hover)").matches && prompt.host.matches(":hover");
    if (hovered || prompt.root.querySelector(":focus-visible")) closeUnlessUsed(prompt);
    else close(prompt);
  }, THANKS_MS);
}

function thank(prompt: Prompt, pointer: number): void {
  const { wording, answer, root } = prompt;
  prompt.done = true;
  prompt.grownAt = performance.now();
  say(prompt, wording.thanks[bandOf(wording.metric, answer)]);
  // The button that was pressed may be gone now, and with it the keyboard's place in the page.
  if (!pointer && !root.activeElement) focus(prompt, ".close");
  closeUnlessUsed(prompt);
}

/** Nothing was entered where an answer is needed: shows where. */
export function lead(prompt: Prompt): void {
  focus(prompt, "textarea,input");
}

/** Takes the main answer, or another one in its place. */
export function give(prompt: Prompt, answer: Answer, pointer: number): void {
  const { life, wording, root } = prompt;
  const before = prompt.answer;
  if (life.signal.aborted || String([answer]) === String([before])) return;
  prompt.answer = answer;
  prompt.report?.answered(answer);
  const { followUp, metric } = wording;
  if (!followUp) return thank(prompt, pointer);
  // A screen reader reads the question with the field that gets the focus; else it has to be said.
  say(prompt, pointer ? followUp.text[bandOf(metric, answer)] : "");
  if (before === undefined) {
    prompt.grownAt = performance.now();
    reveal(root);
  }
  if (!pointer) focus(prompt, "h3~* :is(button,textarea,input)");
}

/** Takes the answer to the follow-up; empty: sent without one. */
export function giveFollowUp(prompt: Prompt, followUp: string | string[], pointer: number): void {
  if (followUp.length) prompt.report?.followedUp(followUp);
  thank(prompt, pointer);
}

/** Escape closes. While an input method composes, Escape is the input method's. */
export function onKey(prompt: Prompt, event: KeyboardEvent): void {
  event.stopPropagation();
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  close(prompt);
}
