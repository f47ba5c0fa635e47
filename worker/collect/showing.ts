/** When a prompt was shown by the server's clock, and on which day of the site that was. */
import { CLOCK_SLACK_MS, REVISION_GRACE_MS } from "../contract/limits.ts";
import { dayOf } from "../scores/calendar.ts";

interface Times {
  /** The prompt's id, UUID version 7: its first 48 bits are milliseconds since 1970 (RFC 9562, 5.7). */
  prompt: string;
  shownAt: string;
  sentAt: string;
}

/**
 * Server's time of the showing, in ms: arrival − (sentAt − shownAt), both by the browser's clock, whatever that clock
 * says. Responses are kept in the order of their ids, so where a clock was set between showing and sending and the
 * two lie more than a day apart, the id's own time is taken (it was corrected by the collector's clock when the
 * prompt was made). `null` when the prompt is older than revisions are kept, or its id lies in the future.
 */
export function showingTime(times: Times, arrivalMs: number): number | null {
  const elapsed = Math.max(0, Date.parse(times.sentAt) - Date.parse(times.shownAt));
  const made = Number.parseInt(times.prompt.replace("-", "").slice(0, 12), 16);
  if (made < arrivalMs - REVISION_GRACE_MS || made > arrivalMs + CLOCK_SLACK_MS) return null;
  const shown = arrivalMs - elapsed;
  return Math.abs(shown - made) <= CLOCK_SLACK_MS ? shown : Math.min(made, arrivalMs);
}

/** A site's time zone, and the one before the last change. */
export interface SiteZones {
  settings: { timeZone: string };
  zoneBefore: string | null;
  zoneBeforeUntil: string | null;
}

/** Calendar day of a moment at a site; a changed time zone applies from the day after the change. */
export function siteDay(site: SiteZones, atMs: number): string {
  if (site.zoneBefore && site.zoneBeforeUntil) {
    const before = dayOf(atMs, site.zoneBefore);
    if (before <= site.zoneBeforeUntil) return before;
  }
  const day = dayOf(atMs, site.settings.timeZone);
  // The new zone may lie more than a day behind the old one; days do not go back.
  return site.zoneBeforeUntil && day < site.zoneBeforeUntil ? site.zoneBeforeUntil : day;
}
