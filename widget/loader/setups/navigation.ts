/** For pages that change without a load: touchpoints are armed where their page rules hold, and disarmed elsewhere. */
import type { TouchpointRules } from "../../../worker/contract/script.ts";
import { pages } from "../gates/pages.ts";
import type { Setup } from "../piece.ts";

/** Calls back at each change of the address in this document, and perhaps now and then without one. Never in the way. */
function watchAddress(changed: () => void): void {
  const { navigation } = window;
  // A page may have something else of this name, as a variable or as an element's id.
  if (navigation?.currentEntry) return navigation.addEventListener("currententrychange", changed);
  for (const name of ["popstate", "hashchange"]) addEventListener(name, changed);
  for (const name of ["pushState", "replaceState"] as const) {
    // Where the page has put its own, ours goes around it; else both the page and we wrap the prototype's.
    const owner = Object.hasOwn(history, name) ? history : History.prototype;
    const original = owner[name];
    owner[name] = function (this: History, ...args) {
      const result = original.apply(this, args);
      changed();
      return result;
    };
  }
}

/**
 * From here on a touchpoint is armed only while its page rules hold for the address: what begins to match is armed, what
 * no longer does is disarmed, what goes on matching is left alone. "navigated" is emitted before that. In a page that
 * nobody sees all this waits until somebody does.
 */
export const navigation: Setup = (core) => {
  const { arm, emit, site, whenVisible } = core;
  const armed = new Map<string, boolean>();
  let address = location.href;
  core.arm = (touchpoint: TouchpointRules) => {
    const { slug } = touchpoint;
    const isHere = !pages({ ...core, touchpoint, location, now: 0, random: Math.random });
    if (armed.get(slug) === isHere) return;
    armed.set(slug, isHere);
    if (isHere) arm(touchpoint);
    else core.disarm(slug);
  };
  const changed = (): void =>
    whenVisible(() => {
      if (address === location.href) return;
      address = location.href;
      emit("navigated");
      for (const touchpoint of site.touchpoints) core.arm(touchpoint);
    });
  try {
    watchAddress(changed);
  } catch {
    // A page that has sealed its history is taken as one page.
  }
};
