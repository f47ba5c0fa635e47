/** Sites and touchpoints, as the API takes and gives them. */
import { z } from "zod";
import { MAX_ORIGINS, MAX_STAGES } from "./limits.ts";
import { patternOf } from "./pattern.ts";
import { Selectors } from "./rules.ts";
import { Survey } from "./survey.ts";
import { LanguageTag, SCHEMES, SiteKey, Slug } from "./terms.ts";

/** `https://host[:port]`, `https://*.host[:port]`, http likewise, or `null` (sandboxed frames, files). */
export const AllowedOrigin = z
  .string()
  .max(260)
  .regex(
    /^(?:null|https?:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?)$/,
    "an origin such as https://shop.example or https://*.shop.example, without a path",
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const TimeZone = z.string().max(64).refine(isTimeZone, "an IANA time zone such as Europe/Prague");

const WaitDays = z.int().min(0).max(3650);

const Color = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour such as #1f5d4c");

const FONTS = /^[\p{L}\d ,"'-]+$/u;
const LOGO = /^https:\/\/[^@\p{C}\s]+$/u;

/** How prompts look. What can be read on a colour is found by itself. The page's `--asklet-…` properties win over these. */
export const Theme = z
  .strictObject({
    /** Of what is chosen, and of the send button. */
    accent: Color.optional(),
    /** Of the card. */
    background: Color.optional(),
    /** `page`: as the page's own `color-scheme`. */
    scheme: z.enum(SCHEMES).default("auto"),
    /** `page` inherits the page's; else a CSS font family list. */
    font: z.string().max(200).regex(FONTS, "names of fonts, separated by commas").meta(patternOf(FONTS)).optional(),
    /** Of the card's corners, in CSS pixels. */
    radius: z.int().min(0).max(32).optional(),
    /** Distance from the edges of the window, in CSS pixels: room for a chat button. */
    offset: z.strictObject({ x: z.int().min(0).max(400), y: z.int().min(0).max(400) }).optional(),
    /** A picture above the question, at most 24 CSS pixels high. */
    logo: z
      .url({ protocol: /^https$/, abort: true })
      .max(500)
      .regex(LOGO, "without a user name, spaces and control characters")
      .meta(patternOf(LOGO))
      .optional(),
  })
  .meta({ id: "Theme" });

export const SiteSettings = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    /** Who may post answers; an empty list refuses everyone. */
    origins: z.array(AllowedOrigin).max(MAX_ORIGINS).default([]),
    timeZone: TimeZone.default("UTC"),
    language: LanguageTag.default("en"),
    /** The customer's journey in its order; touchpoints name one of these. */
    stages: z
      .array(Slug)
      .min(1)
      .max(MAX_STAGES)
      .refine((all) => new Set(all).size === all.length, "stages must differ")
      .default(["discover", "browse", "buy", "receive", "help"]),
    storage: z.enum(["local", "session", "none"]).default("local"),
    /** Nothing is stored or asked before `asklet('consent', true)`. */
    consentRequired: z.boolean().default(false),
    /** Days between two prompts of any survey to one visitor; presenting counts. */
    waitDays: WaitDays.default(30),
    afterAnswerDays: WaitDays.default(90),
    afterDismissalDays: WaitDays.default(30),
    /** After "ask me later". */
    afterLaterDays: WaitDays.default(7),
    /** While an element of one of these kinds is on the page and not hidden (an open chat), every prompt holds back. */
    suppressWhen: Selectors,
    /** Messages taken a day (UTC), the hard cost cap; a message writes at most two rows. */
    dailyMessages: z.int().min(0).max(100_000_000).default(45_000),
    /** Below `tooFew` answers no score is given; below `low` it is marked. */
    tooFewBelow: z.int().min(1).max(1000).default(10),
    lowBelow: z.int().min(1).max(1000).default(30),
    theme: Theme.prefault({}),
  })
  .meta({ id: "SiteSettings" });
export type SiteSettings = z.infer<typeof SiteSettings>;

/** What GET shows beside the settings; PUT passes over it, so that what was read can be changed and sent back. */
const shown = z.unknown().optional().meta({ readOnly: true });

/** Body of `PUT …/sites/{site}`. A site key may be chosen at creation (an old tag goes on working); it never changes. */
export const SiteInput = SiteSettings.extend({
  siteKey: SiteKey.optional(),
  site: shown,
  snippet: shown,
  createdAt: shown,
  updatedAt: shown,
}).meta({ id: "SiteInput" });

export const Site = SiteSettings.extend({
  site: Slug,
  siteKey: SiteKey,
  /** The two lines to paste: a stub that queues calls, and the script. */
  snippet: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Site" });
export type Site = z.infer<typeof Site>;
export const Sites = z.object({ sites: z.array(Site) }).meta({ id: "Sites" });

/** What the collector refused, by UTC day and problem code; counted lazily, so at least this often. */
export const Refusals = z
  .object({
    refusals: z.array(z.object({ day: z.string(), code: z.string(), count: z.int(), lastAt: z.iso.datetime() })),
  })
  .meta({ id: "Refusals" });

export const TouchpointInput = Survey.extend({
  name: z.string().trim().min(1).max(100),
  stage: Slug,
  /** Place within the stage. */
  order: z.int().min(0).max(1000).default(0),
  state: z.enum(["live", "paused"]).default("live").meta({
    description: "Never `live` with a question whose answers can only be imported: `ces-5`, `ces-1.0`",
  }),
  touchpoint: shown,
  revision: shown,
  createdAt: shown,
  updatedAt: shown,
}).meta({ id: "TouchpointInput" });
export type TouchpointInput = z.infer<typeof TouchpointInput>;

export const Touchpoint = TouchpointInput.extend({
  touchpoint: Slug,
  revision: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Touchpoint" });
export type Touchpoint = z.infer<typeof Touchpoint>;
export const Touchpoints = z.object({ touchpoints: z.array(Touchpoint) }).meta({ id: "Touchpoints" });
