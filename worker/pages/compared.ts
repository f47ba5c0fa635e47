/** What the pages of scores compare their period with. */
import { siteDay, type SiteZones } from "../collect/showing.ts";
import type { Compare, PeriodWord } from "../contract/periods.ts";
import { periodOf } from "../http/period.ts";
import type { Period } from "../scores/calendar.ts";
import { comparedPeriod, overlap } from "../scores/period-words.ts";
import type { Query } from "./address.ts";
import { COMPARISONS } from "./words.ts";

export interface Comparison {
  /** As the address says it. */
  compare: Compare;
  /** Its days. */
  days: Period;
  /** What else the picker can offer: it shares no day with the period. */
  offered: readonly (typeof COMPARISONS)[number][];
}

interface Asked {
  compare: Compare;
  period?: PeriodWord | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The query as it can be answered: days that share some with the period give way to the days just before. The picker sends
 * both, and one may have been chosen beside another.
 */
export function comparable<Q extends Asked>(query: Q, site: SiteZones): Q {
  const { compare } = query;
  const { period, today } = periodOf(query, site, Date.now());
  return overlap(comparedPeriod(compare, period, today), period) ? { ...query, compare: "previous" } : query;
}

/** @param shown the page's period, and what it is compared with */
export function comparisonOf(
  { compare }: Asked,
  { from, to, compared }: Period & { compared: Period },
  site: SiteZones,
): Comparison {
  const period = { from, to };
  const today = siteDay(site, Date.now());
  const offered = COMPARISONS.filter((word) => !overlap(comparedPeriod(word, period, today), period));
  return { compare, days: compared, offered };
}

/** What of an address holds for every page of scores, without what goes without saying. */
export function settingsOf({ level, margin }: Query): Query {
  return { level: level === "95" ? undefined : level, margin };
}
