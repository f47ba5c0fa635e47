/** Gate by time: how long nobody is asked again, at all and by the same survey. */
import { ANSWERED, DISMISSED, PRESENTED } from "../../ask.ts";
import type { Gate } from "../piece.ts";
import { TIMES } from "../store.ts";

const DAY_MS = 86_400_000;

/**
 * `site-wait` after any survey was presented, `answered-recently` after this one was answered, `presented-recently`
 * after it was presented or dismissed. A time of more than a day ahead is ignored: a clock that was once wrong must not
 * keep a visitor out for years.
 */
export const waits: Gate = ({ site, touchpoint, store, times, now }) => {
  const isWithin = (time = 0, days = 0): boolean => time > 0 && time - now <= DAY_MS && now - time < days * DAY_MS;
  const timed = store.names().filter((name) => name.startsWith(TIMES));
  if (timed.some((name) => isWithin(times(name.slice(TIMES.length))[PRESENTED], site.wait))) return "site-wait";
  const [afterAnswer, afterDismissal] = touchpoint.again ?? site.again ?? [];
  const { [PRESENTED]: presented = 0, [ANSWERED]: answered = 0, [DISMISSED]: dismissed = 0 } = times(touchpoint.slug);
  if (isWithin(answered, afterAnswer)) return "answered-recently";
  // A showing that was answered waits by the answer's clock alone.
  const unanswered = answered < presented ? presented : 0;
  if (isWithin(unanswered, afterDismissal) || isWithin(dismissed, afterDismissal)) return "presented-recently";
  return undefined;
};
