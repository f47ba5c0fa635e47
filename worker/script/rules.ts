/** From a site and its surveys to the rules that the loader gets: everything at its default is left out. Pure. */
import { FIRST_DAY, LAST_DAY } from "../contract/limits.ts";
import type { Rules } from "../contract/rules.ts";
import type { Again, AudienceRules, ScheduleRules, SiteRules, TouchpointRules } from "../contract/script.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { Survey } from "../contract/survey.ts";
import { DEVICES } from "../contract/terms.ts";
import { addDays, startOfDay } from "../scores/calendar.ts";

/** A touchpoint that is live. */
export interface LiveTouchpoint {
  slug: string;
  revision: number;
  survey: Survey;
  /** It has the answers that its limits let in for now. */
  isSpent?: boolean;
}

/** Days after an answer, a dismissal, and "later". */
type Clocks = readonly [afterAnswer: number, afterDismissal: number, afterLater: number];

/** Longer than anybody lives. */
const NEVER_AGAIN_DAYS = 99_999;
const WEEKDAYS = 7;
/**
 * What a page fetches for its first paints has the line to itself for so long. On the slow phone of the page bench the prompt
 * then comes right behind the page's picture: earlier it takes 60 ms from it, later the question is late for nothing.
 */
const FIRST_PAINTS_MS = 375;

/**
 * Rules of a site.
 *
 * @param live its live touchpoints, in journey order: the draw shares visitors in this order
 * @param prompt file name of the prompt UI
 */
export function siteRules(settings: SiteSettings, live: readonly LiveTouchpoint[], prompt: string): SiteRules {
  const { storage, consentRequired, waitDays, suppressWhen } = settings;
  const again = againOf(
    siteClocks(settings),
    live.some(({ survey }) => survey.look.later),
  );
  return {
    prompt,
    storage,
    ...(consentRequired && { consent: 1 as const }),
    ...(waitDays > 0 && { wait: waitDays }),
    ...(again.some(Boolean) && { again }),
    ...(suppressWhen.length > 0 && { suppress: selectorList(suppressWhen) }),
    touchpoints: live.map((one) => touchpointRules(settings, one)),
  };
}

function touchpointRules(settings: SiteSettings, { slug, revision, survey, isSpent }: LiveTouchpoint): TouchpointRules {
  // Asks by nothing, and takes no visitor from the others in the draw.
  if (isSpent) return { slug, revision, exempt: 1, spent: 1 };
  const { rules, look, properties } = survey;
  const { sample, weight, priority, suppressWhen, cancelOn } = rules;
  const [include, exclude] = [rules.pages.include, rules.pages.exclude].map((some) => some.map(patternText));
  const again = againOf(touchpointClocks(settings, rules), look.later);
  const isOwn = again.join() !== againOf(siteClocks(settings), look.later).join();
  const schedule = scheduleRules(rules.schedule, settings.timeZone);
  const audience = audienceRules(rules.audience);
  return {
    slug,
    revision,
    ...triggerRules(rules.triggers, slug, look.placement === "inline"),
    ...(include?.length && { include }),
    ...(exclude?.length && { exclude }),
    ...(Object.keys(audience).length > 0 && { audience }),
    ...(Object.keys(schedule).length > 0 && { schedule }),
    ...(sample < 1 && { sample }),
    ...(weight !== 1 && { weight }),
    ...(priority !== 0 && { priority }),
    ...(isOwn && { again }),
    // Where the site has no wait, there is nothing to be exempt from.
    ...(rules.ignoreWait && settings.waitDays > 0 && { exempt: 1 as const }),
    ...(suppressWhen.length > 0 && { suppress: selectorList(suppressWhen) }),
    ...(cancelOn.length > 0 && { cancel: [...new Set(cancelOn)] }),
    ...(properties.length > 0 && { declares: 1 as const }),
  };
}

/** Triggers by their names. An element marked with the touchpoint's slug asks when it is clicked, or comes into sight. */
function triggerRules(triggers: Rules["triggers"], slug: string, isInline: boolean): Partial<TouchpointRules> {
  const rules: Partial<TouchpointRules> = {};
  const [clicked, seen]: [string[], string[]] = [[], []];
  for (const trigger of triggers) {
    switch (trigger.on) {
      case "load":
        rules.load = Math.max(trigger.delayMs, FIRST_PAINTS_MS);
        break;
      case "time":
        rules.time = trigger.visibleMs;
        break;
      case "scroll":
        rules.scroll = trigger.percent;
        break;
      case "click":
        clicked.unshift(trigger.selector);
        break;
      case "view":
        seen.unshift(trigger.selector);
        break;
      case "attribute":
        (isInline ? seen : clicked).push(`[data-asklet="${slug}"]`);
        break;
      case "event":
        rules.event = trigger.name;
        break;
      case "idle":
        rules.idle = trigger.idleMs;
        break;
      case "exit":
      case "tab":
        rules[trigger.on] = 1;
    }
  }
  if (clicked.length > 0) rules.click = selectorList(clicked);
  if (seen.length > 0) rules.view = selectorList(seen);
  return rules;
}

/** Several selectors as one: `:is()` passes over those that a browser does not know, a bare list fails as a whole. */
function selectorList(selectors: readonly string[]): string {
  const list = [...new Set(selectors)].join();
  return selectors.length > 1 ? `:is(${list})` : list;
}

function patternText(pattern: Rules["pages"]["include"][number]): string {
  return typeof pattern === "string" ? pattern : `~${pattern.regex}`;
}

function audienceRules(audience: Rules["audience"]): AudienceRules {
  const { devices, languages, visitor, minVisits, minPages, signedIn, properties } = audience;
  const some = new Set(devices ?? DEVICES);
  return {
    ...(some.size < DEVICES.length && { devices: [...some] }),
    ...(languages && { languages: [...new Set(languages.map((tag) => tag.toLowerCase()))] }),
    ...(visitor && { visitor }),
    ...(minVisits && { minVisits }),
    ...(minPages && { minPages }),
    ...(signedIn !== undefined && { signedIn }),
    ...(properties && { properties }),
  };
}

/** The site's days as moments. A day before or after all that are told apart is no bound. */
function scheduleRules({ from, until, weekdays, hours }: Rules["schedule"], timeZone: string): ScheduleRules {
  const days = new Set(weekdays);
  const isAllDay = hours?.join() === "0,24";
  return {
    ...(from && from >= FIRST_DAY && { from: firstMoment(from, timeZone) }),
    ...(until && until < LAST_DAY && { until: firstMoment(addDays(until, 1), timeZone) }),
    ...(weekdays && days.size < WEEKDAYS && { weekdays: [...days] }),
    ...(hours && !isAllDay && { hours }),
  };
}

const MAX_MOMENTS = 500;
const moments = new Map<string, number>();

/** The start of a day. Kept, because to find one takes some fifty looks at a calendar, and every script needs the same few. */
function firstMoment(day: string, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const at = moments.get(key) ?? startOfDay(day, timeZone);
  if (moments.size >= MAX_MOMENTS) moments.clear();
  moments.set(key, at);
  return at;
}

function siteClocks({ afterAnswerDays, afterDismissalDays, afterLaterDays }: SiteSettings): Clocks {
  return [afterAnswerDays, afterDismissalDays, afterLaterDays];
}

function touchpointClocks(settings: SiteSettings, rules: Rules): Clocks {
  const [answer, dismissal, later] = siteClocks(settings);
  const { frequency, afterAnswerDays, afterDismissalDays, afterLaterDays } = rules;
  if (frequency === "until-answered") return [NEVER_AGAIN_DAYS, dismissal, later];
  if (frequency === undefined) {
    return [afterAnswerDays ?? answer, afterDismissalDays ?? dismissal, afterLaterDays ?? later];
  }
  // Being presented counts, answered or not.
  const days = frequency === "once" ? NEVER_AGAIN_DAYS : frequency === "always" ? 0 : frequency.everyDays;
  return [days, days, days];
}

/** Without the third, "later" waits as long as a dismissal: where it does, and where nobody can say it. */
function againOf([answer, dismissal, later]: Clocks, offersLater: boolean): Again {
  return offersLater && later !== dismissal ? [answer, dismissal, later] : [answer, dismissal];
}
