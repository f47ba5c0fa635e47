/** What the tests of the gates start from: one touchpoint without rules, nothing stored, noon of some day. */
import { createStore, writeTime } from "../../../widget/loader/store.ts";
import type { Facts } from "../../../widget/loader/piece.ts";
import type { SiteRules, TouchpointRules } from "../../../worker/contract/script.ts";
import type { Moment } from "../../../widget/ask.ts";

export const DAY_MS = 86_400_000;
export const NOW = Date.parse("2026-11-21T12:00:00Z");

/** Facts about a site whose first touchpoint, `help`, is the one to decide on. Memory only. */
export function factsOf(touchpoint: Partial<TouchpointRules> = {}, site: Partial<SiteRules> = {}): Facts {
  const store = createStore("", () => null);
  const first: TouchpointRules = { slug: "help", revision: 1, ...touchpoint };
  return {
    site: { prompt: "prompt-0.js", storage: "local", touchpoints: [first], ...site },
    touchpoint: first,
    store,
    now: NOW,
    location: { pathname: "/", search: "", hash: "" },
    person: { signedIn: false, properties: {} },
    random: () => 0,
  };
}

/** Keeps a moment of a survey, so many days before now. */
export function daysAgo({ store }: Facts, slug: string, moment: Moment, days: number): void {
  writeTime(store, slug, moment, NOW - days * DAY_MS);
}
