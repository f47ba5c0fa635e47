/** Trigger by sight of an element, also of one that comes to the page later. */
import type { Trigger } from "../piece.ts";

/** While somebody sees the page, elements are looked for this often: cheaper on a lively page than to hear of each change. */
const LOOK_MS = 1_000;

/**
 * Fires once, when an element that matches `view` is half in sight, or reaches the middle of the window: one of more than
 * two windows' height never is by half. The element of an inline survey, `[data-asklet=…]`, needs only come near, half a
 * window away: what is put there must not move what somebody reads.
 * A selector that the browser does not understand, or a browser that observes nothing, never fires.
 */
export const view: Trigger = ({ view: selector }, fire, signal, { whenVisible }) => {
  if (!selector) return;
  let isDone = false;
  // In here nothing throws.
  whenVisible(() => {
    const watch = (threshold: number, rootMargin: string): IntersectionObserver =>
      new IntersectionObserver(
        (changes) => {
          const isSeen = changes.some((one) => one.isIntersecting && one.intersectionRatio >= threshold);
          if (isDone || signal.aborted || !isSeen) return;
          isDone = true;
          fire();
        },
        { threshold, rootMargin },
      );
    const sights = [watch(0.5, "0%"), watch(0, selector.includes("[data-asklet=") ? "50% 0%" : "-49% 0%")];
    const look = (): void => {
      const isOver = isDone || signal.aborted;
      for (const sight of sights) {
        if (isOver) sight.disconnect();
        else for (const element of document.querySelectorAll(selector)) sight.observe(element);
      }
      if (!isOver) setTimeout(() => whenVisible(look), LOOK_MS);
    };
    look();
  });
};
