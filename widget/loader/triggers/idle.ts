/** Trigger by inactivity: nothing was pressed, moved, scrolled or typed for a while. */
import type { Trigger } from "../piece.ts";

/**
 * Somebody is there. Scrolling shows by wheel, finger, key or pointer: what the page scrolls by itself is no sign. To go away
 * and to come back are signs too: nobody is idle in front of a page that is hidden.
 */
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove", "visibilitychange"];

/** Fires once, when there was no sign of the visitor for `idle` ms while the page was visible. */
export const idle: Trigger = ({ idle: idleMs }, fire, signal) => {
  if (!idleMs) return;
  let isDone = false;
  let timer: ReturnType<typeof setTimeout>;
  const rest = (): void => {
    if (isDone || signal.aborted || document.hidden) return;
    isDone = true;
    fire();
  };
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(rest, idleMs);
  };
  for (const sign of SIGNS) addEventListener(sign, restart, { capture: true, passive: true, signal });
  restart();
};
