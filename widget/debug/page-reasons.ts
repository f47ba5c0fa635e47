/** Reasons that lie in the page and in the hour, with their facts. Pure but for the clock's time zone. */
import type { TouchpointRules } from "../../worker/contract/script.ts";
import { isOnPage } from "../loader/gates/pages.ts";
import { isOpen } from "../loader/gates/schedule.ts";
import type { Situation, Told } from "./explanation.ts";
import { anyOf, day, duration, moment, quoted, weekday } from "./in-words.ts";

const HOUR_MS = 3_600_000;
const HOURS_OF_A_WEEK = 24 * 7;

/** The moments at which a touchpoint asks by itself. */
function moments({ load, time, scroll, exit, click, view, event, idle, tab }: TouchpointRules): string[] {
  const all = [
    load && `${duration(load)} after the page was seen`,
    time !== undefined && `after ${duration(time)} on the page`,
    scroll && `at ${scroll} % of the page's height`,
    exit && "when the visitor seems to leave",
    click && `at a click on ${click}`,
    view && `when ${view} comes into sight`,
    event && `at the event ${quoted(event)}`,
    idle && `after ${duration(idle)} without a sign of the visitor`,
    tab && "at the feedback tab",
  ];
  return all.filter((one): one is string => typeof one === "string");
}

export function due({ touchpoint }: Situation): Told {
  const call = `when the page calls asklet("touchpoint", "${touchpoint.slug}")`;
  return { why: `Nothing speaks against it: it asks ${anyOf([...moments(touchpoint), call])}.` };
}

/** As an owner wrote it: a regular expression between slashes. */
function patterns(some: readonly string[]): string {
  return anyOf(some.map((one) => (one.startsWith("~") ? `/${one.slice(1)}/` : one)));
}

export function pageExcluded({ touchpoint: { include = [], exclude = [] }, location }: Situation): Told | undefined {
  const { pathname, search, hash } = location;
  const isHere = (pattern: string): boolean => isOnPage(pattern, location);
  const [excluding] = exclude.filter(isHere);
  const all = [...include, ...exclude];
  // No more of the address than a pattern looks at.
  const query = all.some((one) => /^~|\?/.test(one)) ? search : "";
  const page = pathname + query + (all.some((one) => /^~|#/.test(one)) ? hash : "");
  if (excluding) return { why: `Page ${page} is excluded by ${patterns([excluding])}.` };
  if (include.length === 0 || include.some(isHere)) return undefined;
  return { why: `Page ${page} is not among ${patterns(include)}.` };
}

export function outsideSchedule({ touchpoint: { schedule }, now }: Situation): Told | undefined {
  if (!schedule || isOpen(schedule, now)) return undefined;
  const { from = 0, until = Infinity, weekdays, hours } = schedule;
  if (now >= until) return { why: `Its schedule ended on ${day(until - 1)}.` };
  const days = weekdays ? `on ${anyOf(weekdays.map(weekday))}` : "";
  const times = hours ? `from ${hours[0]} to ${hours[1]} o'clock` : "";
  const allowed = [days, times].filter(Boolean).join(" ");
  const today = weekday(((new Date(now).getDay() + 6) % 7) + 1);
  const why =
    now < from ? `Its schedule begins on ${day(from)}.` : `Asked only ${allowed}; it is ${today}, ${moment(now)}.`;
  const opening = nextOpening(schedule, Math.max(now, from));
  return opening === undefined ? { why } : { why, until: opening };
}

/** The first full hour, within a week, at which the schedule is open; or the moment itself. */
function nextOpening(schedule: NonNullable<TouchpointRules["schedule"]>, from: number): number | undefined {
  const hour = new Date(from).setMinutes(0, 0, 0);
  const candidates = [from, ...[...Array(HOURS_OF_A_WEEK).keys()].map((at) => hour + (at + 1) * HOUR_MS)];
  return candidates.find((time) => isOpen(schedule, time));
}

export function suppressed({ site, touchpoint, isOnScreen }: Situation): Told | undefined {
  const selectors = [site.suppress, touchpoint.suppress].find(isOnScreen);
  return selectors === undefined ? undefined : { why: `Held back while ${selectors} is to be seen on the page.` };
}
