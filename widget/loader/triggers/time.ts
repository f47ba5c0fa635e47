/** Trigger by time on the page: only while somebody can see it, the clock runs. */
import type { Trigger } from "../piece.ts";

/** Fires once, when the page was visible for `time` ms, all together, since the touchpoint was armed. */
export const time: Trigger = ({ time: visibleMs }, fire, signal) => {
  if (visibleMs === undefined) return;
  let leftMs = visibleMs;
  let since = performance.now();
  let timer: ReturnType<typeof setTimeout>;
  const turn = (): void => {
    clearTimeout(timer);
    const now = performance.now();
    if (document.hidden) leftMs -= now - since;
    else timer = setTimeout(end, leftMs);
    since = now;
  };
  const end = (): void => {
    document.removeEventListener("visibilitychange", turn);
    if (!signal.aborted) fire();
  };
  document.addEventListener("visibilitychange", turn, { signal });
  turn();
};
