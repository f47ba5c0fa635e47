/** Where the prompt stands: never over the element that the customer is using. */

/** In use is what has the focus and can be operated, not a heading or `main` that a page focuses for screen readers. */
function covers(card: Element, host: Element): boolean {
  const used = document.activeElement;
  if (!(used instanceof HTMLElement) || used === host || (used.tabIndex < 0 && !used.isContentEditable)) return false;
  const one = card.getBoundingClientRect();
  const other = used.getBoundingClientRect();
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Puts the card on its own side, else on the other one, else aside (not displayed) until the focus has moved on.
 * Measures without painting, so it may be called before the first frame. @returns whether the card is displayed
 */
export function place(host: Element, card: HTMLElement, placement: "bottom-end" | "bottom-start"): boolean {
  for (const side of [placement, "bottom-end", "bottom-start"]) {
    card.dataset.side = side;
    if (!covers(card, host)) return true;
  }
  card.dataset.side = "aside";
  return false;
}
