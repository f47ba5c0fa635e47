/** The visitor's visits and the page views of this one: kept under `visits` as `count,pages,lastSeen`. */
import type { Store } from "../ask.ts";

export interface Visits {
  /** Visits so far, this one included; 0 when none was counted. */
  count: number;
  /** Page views of this visit, this one included. */
  pages: number;
  /** When the last page view was counted, in ms since 1970. */
  lastSeen: number;
}

/** What was counted so far; 0 for what cannot be read. */
export function readVisits(store: Store): Visits {
  const [count = 0, pages = 0, lastSeen = 0] = (store.get("visits") ?? "").split(",").map((part) => Number(part) || 0);
  return { count, pages, lastSeen };
}
