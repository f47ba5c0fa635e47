/** When and to whom a survey is due, as an owner writes it: `rules` of a touchpoint. */
import safeRegex from "safe-regex2";
import { z } from "zod";
import { MAX_PROPERTIES, MAX_PROPERTY_CHARS, MAX_SELECTORS } from "./limits.ts";
import { Day, DEVICES, LanguageTag, PropertyKey, Slug } from "./terms.ts";

/** A CSS selector; one that the browser does not understand matches nothing. */
export const Selector = z.string().trim().min(1).max(200);
export const Selectors = z.array(Selector).max(MAX_SELECTORS).default([]);

const Delay = z.int().min(0).max(3_600_000);

/** What makes the page ask. Besides these, `asklet('touchpoint', slug)` always asks. */
const Trigger = z
  .discriminatedUnion("on", [
    /** Some time after the page was first visible; 375 ms at least, in which the page has the line to itself. */
    z.strictObject({ on: z.literal("load"), delayMs: Delay.default(0) }),
    /** When the page was visible for so long, all together. */
    z.strictObject({ on: z.literal("time"), visibleMs: Delay }),
    /** When this share of the page's height was scrolled into sight; never on a page that has nothing to scroll. */
    z.strictObject({ on: z.literal("scroll"), percent: z.int().min(1).max(100) }),
    /** The pointer leaves through the top of the window; on touch screens a fast scroll up, or a return to the tab. */
    z.strictObject({ on: z.literal("exit") }),
    /** An element of this kind was clicked. */
    z.strictObject({ on: z.literal("click"), selector: Selector }),
    /** Half of an element of this kind came into sight. */
    z.strictObject({ on: z.literal("view"), selector: Selector }),
    /** An element with `data-asklet="{slug}"` was clicked; of an inline survey, it came near. */
    z.strictObject({ on: z.literal("attribute") }),
    /** `asklet('event', name)`. */
    z.strictObject({ on: z.literal("event"), name: Slug }),
    /** Nothing was pressed, moved, scrolled or typed for so long. */
    z.strictObject({ on: z.literal("idle"), idleMs: Delay.min(1000) }),
    /** The customer pressed the feedback tab at the edge of the page; asks whatever waits and shares say. */
    z.strictObject({ on: z.literal("tab") }),
  ])
  .meta({ id: "Trigger" });

function isRegex(source: string): boolean {
  try {
    return Boolean(new RegExp(source));
  } catch {
    return false;
  }
}

/** A repetition within a repetition may take the browser longer than the page lives. */
function isQuick(source: string): boolean {
  return !isRegex(source) || safeRegex(source);
}

/**
 * A glob of the path: `*` is any run without a slash, `**` any run, everything else itself, matched against the whole
 * path; a glob with a `?` against path and query, one with a `#` against the hash as well. Or a regular expression that
 * is searched in path, query and hash.
 */
const PagePattern = z
  .union([
    z.string().startsWith("/").max(200),
    z.strictObject({
      regex: z
        .string()
        .min(1)
        .max(200)
        .refine(isRegex, "a regular expression")
        .refine(isQuick, "no repetition within a repetition, and at most 25 of them: the page would wait for it"),
    }),
  ])
  .meta({ id: "PagePattern" });

const Value = z.union([z.string().max(MAX_PROPERTY_CHARS), z.number(), z.boolean()]);
const key = PropertyKey;
/** A property of the page's (`asklet('set', …)`, or given with the request) must be so. Values are compared as text, with case: 7 is "7". */
const PropertyCondition = z
  .discriminatedUnion("is", [
    z.strictObject({ key, is: z.literal("equal"), value: Value }),
    z.strictObject({ key, is: z.literal("not-equal"), value: Value }),
    z.strictObject({ key, is: z.literal("one-of"), value: z.array(Value).min(1).max(50) }),
    z.strictObject({ key, is: z.literal("above"), value: z.number() }),
    z.strictObject({ key, is: z.literal("below"), value: z.number() }),
    z.strictObject({ key, is: z.literal("contains"), value: z.string().min(1).max(MAX_PROPERTY_CHARS) }),
    z.strictObject({ key, is: z.literal("known") }),
    z.strictObject({ key, is: z.literal("unknown") }),
  ])
  .meta({ id: "PropertyCondition" });
export type PropertyCondition = z.infer<typeof PropertyCondition>;

/** Who may be asked; all of it must hold. */
const Audience = z
  .strictObject({
    devices: z.array(z.enum(DEVICES)).min(1).optional(),
    /** The page's language, or the browser's where the page has none, is one of these or below it (`pt` takes `pt-BR`). */
    languages: z.array(LanguageTag).min(1).max(60).optional(),
    /** On the first visit, or on a later one. A visit ends after half an hour without a page view. */
    visitor: z.enum(["new", "returning"]).optional(),
    /** From this visit on. */
    minVisits: z.int().min(2).max(1000).optional(),
    /** From this page view of the visit on. */
    minPages: z.int().min(2).max(1000).optional(),
    /** Whether the page has called `asklet('identify', …)`. */
    signedIn: z.boolean().optional(),
    properties: z.array(PropertyCondition).min(1).max(MAX_PROPERTIES).optional(),
  })
  .meta({ id: "Audience" });

/** Days in the site's time zone, both included; weekdays and hours by the visitor's clock. */
const Schedule = z
  .strictObject({
    from: Day.optional(),
    until: Day.optional(),
    /** 1 Monday to 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
    /** From the first hour, until before the second; over midnight where that is not later, then of the day on which they began. */
    hours: z.tuple([z.int().min(0).max(23), z.int().min(1).max(24)]).optional(),
  })
  .refine(({ from, until }) => !from || !until || from <= until, "from must not be after until")
  .meta({ id: "Schedule" });

/** Answers after which nobody is asked any more; an answer that comes all the same is taken. */
const Limits = z
  .strictObject({
    /** To the current main question. */
    total: z.int().min(1).max(10_000_000).optional(),
    /** A day in the site's time zone. */
    perDay: z.int().min(1).max(1_000_000).optional(),
    /** Spreads `perDay` evenly over the day, and `total` over the days of a schedule that has an end. */
    spread: z.boolean().default(false),
  })
  .meta({ id: "Limits" });
export type Limits = z.infer<typeof Limits>;

/** How often one visitor is asked: once, every so many days, until there is an answer, whenever it is due. */
const Frequency = z.union([
  z.enum(["once", "until-answered", "always"]),
  z.strictObject({ everyDays: z.int().min(1).max(3650) }),
]);

const WaitDays = z.int().min(0).max(3650);
const Patterns = z.array(PagePattern).max(20).default([]);

export const Rules = z
  .strictObject({
    triggers: z
      .array(Trigger)
      .max(10)
      .refine((all) => new Set(all.map(({ on }) => on)).size === all.length, "one trigger of a kind")
      .default([]),
    pages: z.strictObject({ include: Patterns, exclude: Patterns }).default({ include: [], exclude: [] }),
    audience: Audience.default({}),
    schedule: Schedule.default({}),
    limits: Limits.prefault({}),
    /** Share of visitors who may be asked, 0 to 1; sticky. */
    sample: z.number().min(0).max(1).default(1),
    /** Share in the draw between touchpoints; 0 takes no part and is never asked while the draw is on. */
    weight: z.int().min(0).max(1000).default(1),
    /** Of several that are due in the same moment, the highest is asked. */
    priority: z.int().min(-100).max(100).default(0),
    /** Takes the place of the three clocks below, and of the site's. */
    frequency: Frequency.optional(),
    /** Days before the same survey may be asked again; without them the site's. */
    afterAnswerDays: WaitDays.optional(),
    afterDismissalDays: WaitDays.optional(),
    afterLaterDays: WaitDays.optional(),
    /** Is asked within the site-wide wait too, and takes no part in the draw; being presented counts for the others. */
    ignoreWait: z.boolean().default(false),
    /** While an element of one of these kinds is on the page and not hidden, the prompt holds back. */
    suppressWhen: Selectors,
    /** `asklet('event', name)` with one of these calls off what was to come, and closes a prompt without an answer. */
    cancelOn: z.array(Slug).max(10).default([]),
  })
  .refine(
    ({ frequency, afterAnswerDays, afterDismissalDays, afterLaterDays }) =>
      frequency === undefined ||
      [afterAnswerDays, afterDismissalDays, afterLaterDays].every((days) => days === undefined),
    "either a frequency or clocks of its own",
  )
  .meta({ id: "Rules" });
export type Rules = z.infer<typeof Rules>;
