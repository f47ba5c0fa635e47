/** Where the prompt stands: never over the element that the customer is using, nor under the on-screen keyboard or a dialog. */

import type { Placement } from "../../worker/contract/terms.ts";

function covers(card: Element, host: Element): boolean {
  const used = document.activeElement;
  if (!used || used === document.body || used === host) return false;
  const one = card.getBoundingClientRect();
  const other = used.getBoundingClientRect();
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Height of the window's lower part that the on-screen keyboard takes while something is typed into the prompt; CSS pixels. */
function keyboardHeight(host: Element): number {
  const view = visualViewport;
  // Whoever has zoomed in pans by hand.
  if (!view || view.scale > 1.1 || document.activeElement !== host) return 0;
  return Math.max(0, innerHeight - view.height - view.offsetTop);
}

/** What is modal and lies over the prompt: nothing beneath it can be reached, nor counts as in sight. */
export function modalOver(host: Element): Element | undefined {
  const modals = [...document.querySelectorAll(":is(:modal)")];
  return modals.some((modal) => modal.contains(host)) ? undefined : modals[0];
}

/**
 * Puts the card where it belongs, else into another corner, else aside (not displayed) until the focus has moved on, or what is
 * modal has closed: beneath that nothing can be reached. Inline it is in nobody's way. Measures without painting, so it may be
 * called before the first frame.
 * @returns whether the card is displayed
 */
export function place(host: Element, card: HTMLElement, placement: Placement, isBeneath: boolean): boolean {
  card.style.setProperty("--asklet_keyboard", `${keyboardHeight(host)}px`);
  for (const side of [placement, "bottom-end", "bottom-start", "top-end", "top-start"]) {
    card.dataset.side = side;
    if (side === "inline" || !(isBeneath || covers(card, host))) return true;
  }
  const used = document.activeElement;
  // A heading or `main` that a page has focused for screen readers may fill the window: then it is nothing that is operated.
  const isOperated = used instanceof HTMLElement && (used.tabIndex >= 0 || used.isContentEditable);
  card.dataset.side = isBeneath || isOperated ? "aside" : placement;
  return !(isBeneath || isOperated);
}
