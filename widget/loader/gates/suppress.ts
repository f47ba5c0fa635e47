/** Gate by what is on the page: holds back while a chat is open, or a form being filled in. */
import type { Gate } from "../piece.ts";
import { quietly } from "../quietly.ts";

/** Whether an element is rendered and not hidden; where it stands, and whether it is scrolled into sight, is all one. */
function isVisible(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}

/** Whether a visible element of the page is one of these. A selector list that the browser does not know is nobody. */
export function isOnScreen(selectors: string | undefined): boolean {
  return Boolean(selectors && quietly(() => [...document.querySelectorAll(selectors)].some(isVisible)));
}

/** `suppressed` while an element that the site, or the touchpoint, names is visible. */
export const suppress: Gate = ({ site, touchpoint }) =>
  isOnScreen(site.suppress) || isOnScreen(touchpoint.suppress) ? "suppressed" : undefined;
