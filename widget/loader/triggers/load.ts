/** Trigger on load: asks some time after the page was first seen. */
import type { Trigger } from "../piece.ts";

/** Fires once, `load` ms after the touchpoint was armed. */
export const load: Trigger = ({ load: delayMs }, fire, signal) => {
  if (delayMs !== undefined) setTimeout(() => signal.aborted || fire(), delayMs);
};
