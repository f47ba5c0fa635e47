/** Trigger by click on an element of a kind, wherever it comes from and whenever it came to the page. */
import type { Trigger } from "../piece.ts";

/** A click on a link, or in a form, may lead to another page: this long the page has time to be left. */
const LEAVING_MS = 1_000;
const LEAVING = "a,form";
const OUR_OWN = "asklet-prompt,asklet-tab";

/** What is asked of a step of an event's path: windows, documents and shadow roots know no selectors. */
type Step = Partial<Pick<Element, "matches" | "addEventListener">>;

/**
 * Fires at each click on, or inside, an element that matches `click`, also in open shadow roots. The click itself goes its
 * way first. A selector that the browser does not understand matches nothing.
 */
export const click: Trigger = ({ click: selector }, fire, signal) => {
  if (!selector) return;
  const check = (event: Event): void => {
    const path: Step[] = event.composedPath();
    const passes = (list: string): boolean => path.some((step) => step.matches?.(list));
    try {
      if (passes(selector) && !passes(OUR_OWN)) {
        setTimeout(() => signal.aborted || fire(), passes(LEAVING) ? LEAVING_MS : 0);
      }
    } catch {}
  };
  addEventListener("click", check, { capture: true, signal });
};
