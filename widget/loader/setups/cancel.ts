/** Events that call a touchpoint off: what was to come on this page, and its prompt where nothing was answered yet. */
import type { Setup } from "../piece.ts";

export const cancel: Setup = (core) => {
  const { site, listeners, outcomes, end } = core;
  for (const { slug, cancel: names = [] } of site.touchpoints) {
    const callOff = (): void => {
      core.disarm(slug);
      // What waits for consent, or for an element to go, does not come either; what was asked stays told.
      const last = outcomes.get(slug);
      if (!last || last === "suppressed" || last === "consent-missing") outcomes.set(slug, "cancelled");
      end("cancelled", slug);
    };
    for (const name of names) listeners.push([`event:${name}`, callOff]);
  }
};
