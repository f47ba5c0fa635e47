/** What customers do with a prompt. `pointer` is 0 for keyboard and assistive technology. */
import type { Prompt } from "./prompt.ts";
import type { Answer } from "../ask.ts";
import { endOf } from "./ask-alone.ts";
import { words } from "./words.ts";

/** The thank-you stays for so long, and then for as long as it takes to read: a thousand characters a minute. */
const THANKS_MS = 3_000;
const READING_MS = 60;
/** The second click of a double one comes this soon, unless the browser itself counts it as one, and this near. */
const DOUBLE_MS = 400;
const DOUBLE_PX = 16;

/** Stops the second click of a double one when the card has grown at the first: it was aimed at what stood there before. */
export function stopDouble(prompt: Prompt, event: MouseEvent): void {
  const { grownAt, clicked } = prompt;
  const { clientX, clientY, detail, timeStamp } = event;
  const isNear = clicked && Math.hypot(clientX - clicked.clientX, clientY - clicked.clientY) < DOUBLE_PX;
  const isDouble = isNear && (detail > 1 || timeStamp - clicked.timeStamp < DOUBLE_MS);
  // The keyboard's clicks have no detail.
  if (detail && isDouble && clicked.timeStamp <= grownAt) {
    event.stopPropagation();
    event.preventDefault();
  } else prompt.clicked = event;
}

/** Announces what stands there now, or falls silent, and draws. Whatever waited for its time gives way. */
export function say(prompt: Prompt, aloud: unknown): void {
  clearTimeout(prompt.timer);
  prompt.said = aloud ? words(prompt) : "";
  prompt.draw();
}

function focus({ root }: Prompt, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

/**
 * Scrolls inside the prompt only, so that the follow-up, or the thank-you, is in sight where not everything has room, and the
 * rating is out of sight rather than cut.
 */
function reveal(root: ShadowRoot): void {
  const [card, content, title, entry] = root.querySelectorAll<HTMLElement>("section,section>div,h3,h3+div");
  if (!card || !content || !title) return;
  // In a low window the whole card scrolls, else what stands below the question.
  const scrolling = card.scrollHeight > card.clientHeight ? card : content;
  const { clientHeight, scrollHeight } = scrolling;
  const air = scrolling === card ? 12 : 0;
  if (entry && scrollHeight > clientHeight) {
    const { style, className } = entry;
    style.minHeight = `${clientHeight - entry.offsetTop + title.offsetTop - 8 - air}px`;
    // Its options scroll beside its button.
    if (className === "several") style.maxHeight = `max(${style.minHeight}, 60px)`;
  }
  scrolling.scrollTop = title.offsetTop - (air || content.offsetTop);
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

/** Does what has come up. Where the page has broken what this needs the prompt leaves: nobody must be led on with nothing kept. */
export function act(prompt: Prompt, run: () => void): void {
  if (prompt.life.signal.aborted) return;
  try {
    run();
  } catch {
    leave(prompt);
    prompt.request.tell("unavailable");
  }
}

/** Ends the prompt as the customer wants it, for good or for now; what follows from that is the report's to know. */
export function close(prompt: Prompt, how: "closed" | "putOff" = "closed"): void {
  const { report, request } = prompt;
  act(prompt, () => {
    if (report) report[how]();
    else request.tell("previewed");
    leave(prompt);
  });
}

/** The loader ends it: without consent nothing is reported any more, and an event spares what has an answer. */
export function end(prompt: Prompt): void {
  const { request, answer, report } = prompt;
  const reason = endOf(request.ended);
  if (reason === "cancelled" && answer !== undefined) return;
  if (reason !== "consent-missing") report?.left();
  leave(prompt);
  request.tell(reason);
}

/** Touch screens leave `:hover` on what was tapped last: there it says nothing, but another tap bids it stay. */
function closeUnlessUsed(prompt: Prompt): void {
  const { root, host, clicked } = prompt;
  prompt.timer = setTimeout(
    () => {
      if (prompt.clicked !== clicked) return;
      const hovered = matchMedia("(hover:hover)").matches && host.matches(":hover");
      if (hovered || root.querySelector(":focus-visible")) closeUnlessUsed(prompt);
      else close(prompt);
    },
    THANKS_MS + READING_MS * words(prompt).length,
  );
}

function thank(prompt: Prompt, pointer: number): void {
  prompt.done = true;
  prompt.grownAt = performance.now();
  say(prompt, true);
  reveal(prompt.root);
  // The button that was pressed may be gone now, and with it the keyboard's place in the page.
  if (!pointer && !prompt.root.activeElement) focus(prompt, ".close");
  // In the page's own flow it stays: what stands below it must not jump. Others may be asked meanwhile.
  if (prompt.wording.placement === "inline") prompt.gone();
  else closeUnlessUsed(prompt);
}

/** Nothing was entered where an answer is needed: shows where. */
export function lead(prompt: Prompt): void {
  focus(prompt, "textarea,input");
}

/** Takes the main answer, or another one in its place. */
export function give(prompt: Prompt, answer: Answer, pointer: number): void {
  const { wording, root } = prompt;
  act(prompt, () => {
    const before = prompt.answer;
    if (String([answer]) === String([before])) return;
    prompt.answer = answer;
    prompt.report?.answered(answer);
    if (!wording.followUp) return thank(prompt, pointer);
    // A screen reader reads the question with the field that gets the focus; else it has to be said.
    say(prompt, pointer);
    if (before === undefined) {
      prompt.grownAt = performance.now();
      reveal(root);
    }
    if (!pointer) focus(prompt, "h3~* :is(button,textarea,input)");
  });
}

/** Takes the answer to the follow-up; empty: sent without one. */
export function giveFollowUp(prompt: Prompt, followUp: string | string[], pointer: number): void {
  act(prompt, () => {
    if (followUp.length) prompt.report?.followedUp(followUp);
    thank(prompt, pointer);
  });
}

/** Escape closes. While an input method composes, Escape is the input method's. */
export function onEscape(prompt: Prompt, event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  close(prompt);
}
