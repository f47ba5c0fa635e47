/** Gate by time: how long nobody is asked again, at all and by the same survey. */
import { PRESENTED } from "../../ask.ts";
import type { Gate } from "../piece.ts";
import { readTimes, TIMES } from "../store.ts";

const DAY_MS = 86_400_000;

/**
 * `site-wait` after any survey was presented, unless the touchpoint is exempt from it; `answered-recently` after this one
 * was answered, `later-recently` after it was put off, `presented-recently` after it was presented or dismissed. The last
 * of the three counts. A time of more than a day ahead is none: a clock that was once wrong must not keep a visitor out
 * for years.
 */
export const waits: Gate = ({ site, touchpoint, store, now }) => {
  const timesOf = (slug: string): number[] => readTimes(store, slug).map((time) => (time - now > DAY_MS ? 0 : time));
  const isWithin = (time = 0, days = 0): boolean => time > 0 && now - time < days * DAY_MS;
  const isRecent = (name: string): boolean =>
    name.startsWith(TIMES) && isWithin(timesOf(name.slice(TIMES.length))[PRESENTED], site.wait);
  if (!touchpoint.exempt && store.names().some(isRecent)) return "site-wait";
  const [afterAnswer, afterDismissal, afterLater = afterDismissal] = touchpoint.again ?? site.again ?? [];
  // In the order of `Moment`.
  const [presented = 0, answered = 0, dismissed = 0, later = 0] = timesOf(touchpoint.slug);
  if (isWithin(answered, afterAnswer)) return "answered-recently";
  if (later > dismissed && later >= presented) return isWithin(later, afterLater) ? "later-recently" : undefined;
  // A showing that was answered waits by the answer's clock alone.
  const unanswered = answered < presented ? presented : 0;
  return isWithin(Math.max(unanswered, dismissed), afterDismissal) ? "presented-recently" : undefined;
};
