/** Counts visits and their page views, for audience rules that go by them. */
import type { Setup } from "../piece.ts";
import { readVisits, type Visits } from "../visits.ts";

/** A visit ends after this time without a page view. */
const VISIT_MS = 1_800_000;

/**
 * One page view more. A last one that lies in the future, by a clock that was once wrong, belongs to another visit.
 * @param now ms since 1970
 * @returns its keys stand in the order in which they are kept
 */
export function withPageView({ count, pages, lastSeen }: Visits, now: number): Visits {
  const isSame = Math.abs(now - lastSeen) < VISIT_MS;
  return { count: isSame ? count : count + 1, pages: isSame ? pages + 1 : 1, lastSeen: now };
}

/**
 * Counts this page view once somebody sees it, and each navigation after it and return from the back-forward cache; where
 * the site asks for consent, from the moment on when it is given.
 */
export const visits: Setup = ({ site, store, listeners, whenVisible }) => {
  let isCounting = false;
  const countOne = (): void => {
    if (isCounting) store.set("visits", Object.values(withPageView(readVisits(store), Date.now())).join());
  };
  const start = (): void => {
    if (isCounting) return;
    isCounting = true;
    countOne();
  };
  if (!site.consent) whenVisible(start);
  listeners.push(["consented", () => whenVisible(start)], ["navigated", countOne]);
  addEventListener("pageshow", ({ persisted }) => persisted && countOne());
};
