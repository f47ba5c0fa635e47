/** Several touchpoints that are requested in the same moment: the one of the highest priority is asked. */
import type { Setup, Wanted } from "../piece.ts";

/** What comes within this time comes in the same moment: timers of one length, elements of one frame. */
const MOMENT_MS = 50;

/** From here on requests are gathered for a moment, and made in the order of their priorities; equal ones as they came. */
export const priority: Setup = (core) => {
  const { request, site, whenVisible } = core;
  let pending: Wanted[] = [];
  const rank = ([slug]: Wanted): number => site.touchpoints.find((one) => one.slug === slug)?.priority ?? 0;
  const ask = (): void => {
    const requests = pending.sort((one, other) => rank(other) - rank(one));
    pending = [];
    for (const one of requests) request(...one);
  };
  core.request = (...wanted) =>
    // All that a hidden page has requested comes in the moment when it is seen.
    whenVisible(() => {
      if (pending.push(wanted) === 1) setTimeout(ask, MOMENT_MS);
    });
};
