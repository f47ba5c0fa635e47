/** What the widget weighs, as shipped: for the check of the budgets and for the bench. Pure. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { AudienceRules, SiteRules, TouchpointRules } from "../worker/contract/script.ts";
import { composeScript, type Pieces } from "../worker/script/compose.ts";

/** Bytes; brotli at quality 11, gzip at level 9. */
export interface Size {
  raw: number;
  gzip: number;
  brotli: number;
}

export interface ScriptSizes {
  /** Script of a site with one touchpoint, asked on load, and the default waits. */
  loaderMinimal: Size;
  /** Script of a site with six touchpoints that uses every rule. */
  loaderEverything: Size;
  /** What each of six more touchpoints that use every rule adds to the script of everything, on average. */
  rulesPerTouchpoint: Size;
  /** What each rule adds to the minimal script, its value included. */
  rules: Record<string, Size>;
}

const SLUGS = ["arrive", "search", "product", "checkout-done", "delivery", "help"];
const MORE_SLUGS = ["returning-goods", "invoice", "newsletter", "opening-hours", "job-advert", "wish-list"];

type Used = Partial<TouchpointRules> & Pick<SiteRules, "consent" | "suppress">;

/** Each rule as a site may use it, alone; those of the minimal site are not among them. */
const RULES: Record<string, Used> = {
  "trigger: time on page": { time: 30_000 },
  "trigger: scroll depth": { scroll: 60 },
  "trigger: exit intent": { exit: 1 },
  "trigger: click": { click: ".buy" },
  "trigger: in view": { view: "#reviews" },
  "trigger: event": { event: "order-placed" },
  "trigger: inactivity": { idle: 60_000 },
  "trigger: feedback tab": { tab: 1 },
  "pages, with navigation": { include: ["/shop/**"], exclude: ["/shop/basket"] },
  "audience: device, language, sign-in": { audience: { devices: ["phone"], languages: ["en", "pl"], signedIn: true } },
  "audience: visits": { audience: { visitor: "returning", minVisits: 3 } },
  "audience: pages, with navigation": { audience: { minPages: 2 } },
  "audience: properties": { audience: { properties: [{ key: "plan", is: "equal", value: "pro" }] } },
  schedule: { schedule: { from: 1_790_000_000_000, weekdays: [1, 2, 3, 4, 5], hours: [9, 17] } },
  sample: { sample: 0.25 },
  priority: { priority: 10 },
  "hold back (suppressWhen)": { suppress: ".chat.open" },
  "cancel events": { cancel: ["order-cancelled"] },
  "consent required": { consent: 1 },
  "declared properties": { declares: 1 },
  "a limit that is reached": { exempt: 1, spent: 1 },
};

function everyRule(slug: string, place: number): TouchpointRules {
  return {
    slug,
    revision: place + 3,
    load: 1500 * (place + 1),
    include: [`/*/${slug}/**`, `/${slug}`],
    exclude: [`/${slug}/account/*`],
    sample: (place + 1) / 10,
    weight: place + 2,
    again: [60 + place, 14, 7],
    audience: { devices: ["phone"] },
  };
}

/** Sizes of the scripts that are composed of what `node widget/build.ts` left in `dist/widget/pieces.json`. */
export function scriptSizes(pieces: Pieces): ScriptSizes {
  const site = { prompt: pieces.prompt, storage: "local", wait: 30, again: [90, 30, 7] } satisfies Partial<SiteRules>;
  const composed = (touchpoints: TouchpointRules[], rules?: Partial<SiteRules>): Size =>
    sizeOf(composeScript(pieces, { ...site, ...rules, touchpoints }));
  const first = { slug: "feedback", revision: 1, load: 3000 };
  const loaderMinimal = composed([first]);
  const used = Object.values(RULES);
  const audience = used.reduce<AudienceRules>((all, one) => ({ ...all, ...one.audience }), {});
  const once = used.reduce<Used>((all, one) => ({ ...all, ...one }), {});
  const everything = [{ ...first, ...once, audience }, ...SLUGS.slice(1).map(everyRule)];
  const loaderEverything = composed(everything, { consent: 1 });
  const more = MORE_SLUGS.map((slug, place) => everyRule(slug, SLUGS.length + place));
  const { raw, gzip, brotli } = difference(composed([...everything, ...more], { consent: 1 }), loaderEverything);
  const each = (bytes: number): number => Math.round(bytes / more.length);
  const rules = Object.entries(RULES).map(([name, { consent, ...rule }]): [string, Size] => [
    name,
    difference(composed([{ ...first, ...rule }], consent && { consent }), loaderMinimal),
  ]);
  return {
    loaderMinimal,
    loaderEverything,
    rulesPerTouchpoint: { raw: each(raw), gzip: each(gzip), brotli: each(brotli) },
    rules: Object.fromEntries(rules),
  };
}

/** Size of a file of this content. */
export function sizeOf(content: string | Uint8Array): Size {
  const bytes = Buffer.from(content);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    // Quality 11 is Node's default.
    brotli: brotliCompressSync(bytes).length,
  };
}

function difference(more: Size, less: Size): Size {
  return { raw: more.raw - less.raw, gzip: more.gzip - less.gzip, brotli: more.brotli - less.brotli };
}
