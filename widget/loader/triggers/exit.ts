/** Trigger on exit: the visitor seems to leave. */
import type { Trigger } from "../piece.ts";

/** A finger that scrolls up faster than this over its whole way, in CSS pixels a millisecond, is on its way out. */
const FAST = 1.5;

/**
 * Fires once: when the mouse leaves through the top of the window; when a single finger has flicked the page up at `FAST`,
 * which no script's scrolling can be taken for; and on touch devices, when the page is seen again after it was hidden.
 */
export const exit: Trigger = ({ exit: isWanted }, fire, signal) => {
  if (!isWanted) return;
  let isDone = false;
  let startY = 0;
  let startAt = 0;
  const on = <Type extends keyof DocumentEventMap>(
    type: Type,
    isLeaving: (event: DocumentEventMap[Type]) => unknown,
  ): void => {
    document.addEventListener(
      type,
      (event) => {
        if (isDone || !isLeaving(event)) return;
        isDone = true;
        fire();
      },
      { capture: true, signal },
    );
  };
  // Into a frame, the mouse goes to another element; into the list of a select, it does not leave through the top.
  on("mouseout", ({ relatedTarget, clientY }) => !relatedTarget && clientY < 1);
  on("touchstart", ({ touches: [finger, other], timeStamp }) => {
    startY = scrollY > 0 && finger && !other ? finger.clientY : NaN;
    startAt = timeStamp;
  });
  on(
    "touchend",
    ({ changedTouches: [finger], timeStamp }) => finger && finger.clientY - startY > FAST * (timeStamp - startAt),
  );
  on("visibilitychange", () => !document.hidden && matchMedia("(pointer:coarse)").matches);
};
