/** The small vocabularies and formats that messages, surveys and the API share. */
import { z } from "zod";

export const ASKED_METRICS = ["nps", "csat", "ces", "thumbs", "choice", "text"] as const;
/** What a question that is asked can be. */
export type AskedMetric = (typeof ASKED_METRICS)[number];
/** Scales of other tools. Nobody is asked on them: their answers can only be imported. */
export const IMPORTED_METRICS = ["ces-5", "ces-1.0"] as const;
export const METRICS = [...ASKED_METRICS, ...IMPORTED_METRICS] as const;
export type Metric = (typeof METRICS)[number];

export const BANDS = ["negative", "neutral", "positive"] as const;
export type Band = (typeof BANDS)[number];

export const CHANNELS = ["web", "link", "email", "kiosk", "api", "import"] as const;
export type Channel = (typeof CHANNELS)[number];
/** Where somebody can know what was shown; elsewhere there is no rate. */
export const SHOWING_CHANNELS: ReadonlySet<string> = new Set<Channel>(["web", "kiosk"]);

export const DEVICES = ["phone", "tablet", "desktop"] as const;
export type Device = (typeof DEVICES)[number];

/** Where a prompt stands: a corner, along the lower edge, in the middle, or in the page's own flow. */
export const PLACEMENTS = ["bottom-end", "bottom-start", "top-end", "top-start", "bar", "center", "inline"] as const;
export type Placement = (typeof PLACEMENTS)[number];

export const SCHEMES = ["auto", "light", "dark", "page"] as const;

/** Names a property of a page's, as in `asklet('set', { plan: "pro" })`. */
export const PropertyKey = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);

/** Names a site, touchpoint, question, option or property in addresses and counts. */
export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case letters and digits, joined by single hyphens");

/** Public key of a site, as it stands in the script tag. */
export const SiteKey = z.string().regex(/^[a-z0-9]{16}$/);

/** BCP 47 tag, as far as locale files are chosen by it: language, script, region. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "a language tag such as en or pt-BR");

/** A calendar day in the site's time zone, YYYY-MM-DD. */
export const Day = z.iso.date();

/** UUID version 7 (RFC 9562), lower case: sorts by the time at which the prompt was made. */
export const PromptId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "a UUID version 7 in lower case");
