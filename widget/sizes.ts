/** What the widget weighs, as shipped: for the check of the budgets and for the bench. Pure. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { SiteRules, TouchpointRules } from "../worker/contract/script.ts";
import { composeScript, type Pieces } from "../worker/script/compose.ts";

/** Bytes; brotli at quality 11, gzip at level 9. */
export interface Size {
  raw: number;
  gzip: number;
  brotli: number;
}

export interface WidgetSizes {
  /** Script of a site with one touchpoint, asked on load, and the default waits. */
  loaderMinimal: Size;
  /** Script of a site with six touchpoints that uses every rule. */
  loaderEverything: Size;
  /** What one more touchpoint that uses every rule adds to the script of everything. */
  rulesPerTouchpoint: Size;
  /** The prompt UI, without the wording. */
  promptChunk: Size;
}

const WAITS = { wait: 30, again: [90, 30] } satisfies Partial<SiteRules>;
const SLUGS = ["arrive", "search", "product", "checkout-done", "delivery", "help"];

function everyRule(slug: string, place: number): TouchpointRules {
  return {
    slug,
    revision: place + 3,
    load: 1500 * (place + 1),
    include: [`/*/${slug}/**`, `/${slug}`],
    exclude: [`/${slug}/account/*`],
    sample: (place + 1) / 10,
    weight: place + 2,
    again: [60 + place, 14],
  };
}

/** Sizes of what `node widget/build.ts` left in `dist/`: `widget/pieces.json` and the prompt UI's file. */
export function widgetSizes(pieces: Pieces, promptChunk: string | Uint8Array): WidgetSizes {
  const { prompt } = pieces;
  const minimal: SiteRules = {
    prompt,
    storage: "local",
    ...WAITS,
    touchpoints: [{ slug: "feedback", revision: 1, load: 3000 }],
  };
  const everything: SiteRules = {
    prompt,
    storage: "local",
    consent: 1,
    ...WAITS,
    touchpoints: SLUGS.map(everyRule),
  };
  const oneMore = {
    ...everything,
    touchpoints: [...everything.touchpoints, everyRule("returning-goods", SLUGS.length)],
  };
  const loaderEverything = sizeOf(composeScript(pieces, everything));
  return {
    loaderMinimal: sizeOf(composeScript(pieces, minimal)),
    loaderEverything,
    rulesPerTouchpoint: difference(sizeOf(composeScript(pieces, oneMore)), loaderEverything),
    promptChunk: sizeOf(promptChunk),
  };
}

function sizeOf(content: string | Uint8Array): Size {
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
