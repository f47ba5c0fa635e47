/** Reasons that lie in what the visitor was asked before, with their times. Pure. */
import { ANSWERED, DISMISSED, LATER, PRESENTED } from "../ask.ts";
import { readTimes, TIMES } from "../loader/store.ts";
import type { Situation, Told } from "./explanation.ts";
import { ago, counted, day, DAY_MS, quoted } from "./in-words.ts";

/** More days than this are meant as "never": a hundred years. */
const MOST_DAYS = 36_500;

/** The latest showing of any survey that the site's wait goes by, a time ahead of the clock's left out. */
function latestShown({ store, now }: Situation): [time: number, slug: string] {
  const timed = store.names().filter((name) => name.startsWith(TIMES));
  const showings = timed.map((name): [number, string] => {
    const slug = name.slice(TIMES.length);
    return [readTimes(store, slug)[PRESENTED] ?? 0, slug];
  });
  const [latest = [0, ""]] = showings.filter(([time]) => time - now <= DAY_MS).sort(([one], [other]) => other - one);
  return latest;
}

export function siteWait(situation: Situation): Told | undefined {
  const { site, now } = situation;
  const [time, slug] = latestShown(situation);
  if (!time || !site.wait) return undefined;
  const until = time + site.wait * DAY_MS;
  const waited = counted(site.wait, "day");
  return {
    why: `${quoted(slug)} was shown ${ago(now - time)}; this site waits ${waited} between two questions, until ${day(until)}.`,
    until,
  };
}

/** @param what happened at that time */
function once(what: string, time: number, days: number): Told | undefined {
  if (!time || !days) return undefined;
  if (days > MOST_DAYS) return { why: `${what} on ${day(time)}; not asked again.` };
  const until = time + days * DAY_MS;
  return { why: `${what} on ${day(time)}, asked again after ${counted(days, "day")}: from ${day(until)} on.`, until };
}

export function answeredRecently({ site, touchpoint, store }: Situation): Told | undefined {
  const [afterAnswer = 0] = touchpoint.again ?? site.again ?? [];
  return once("Answered", readTimes(store, touchpoint.slug)[ANSWERED] ?? 0, afterAnswer);
}

export function presentedRecently({ site, touchpoint, store }: Situation): Told | undefined {
  const [, afterDismissal = 0] = touchpoint.again ?? site.again ?? [];
  const times = readTimes(store, touchpoint.slug);
  const [presented, dismissed] = [times[PRESENTED] ?? 0, times[DISMISSED] ?? 0];
  return dismissed >= presented
    ? once("Closed without an answer", dismissed, afterDismissal)
    : once("Shown and not answered", presented, afterDismissal);
}

export function laterRecently({ site, touchpoint, store }: Situation): Told | undefined {
  const [, afterDismissal = 0, afterLater = afterDismissal] = touchpoint.again ?? site.again ?? [];
  return once("Put off by the visitor", readTimes(store, touchpoint.slug)[LATER] ?? 0, afterLater);
}
