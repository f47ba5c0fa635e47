/** Asks at most one thing at a time on this page, and remembers what became of each touchpoint. */
import type { Detail, End, Reason } from "../ask.ts";
import type { TouchpointRules } from "../../worker/contract/script.ts";
import { emit } from "./listeners.ts";
import { address, chunk, person, refusal, site, store } from "./page.ts";
import type { Happening, Properties, Way } from "./piece.ts";
import { fetchWording } from "./prompt.ts";
import { whenVisible } from "./quietly.ts";

/** The last outcome of each touchpoint that something happened to. */
export const outcomes = new Map<string, Reason>();
/** Why this page asks nothing now, whatever is requested. */
let busy: Reason | undefined;
/** Of the last prompt, open or not. */
let last: string;
let life: AbortController | undefined;

const find = (slug: string): TouchpointRules | undefined => site.touchpoints.find((one) => one.slug === slug);

/** What asking at this touchpoint would come to now. */
export function reasonNow(slug: string, properties: Properties = {}, { insist, preview }: Way = {}): Reason {
  const touchpoint = find(slug);
  if (busy || preview) return busy ?? "due";
  return touchpoint ? (refusal(touchpoint, properties, insist) ?? "due") : "unknown-touchpoint";
}

function tell(happening: Happening, name = "skipped"): void {
  outcomes.set(happening.touchpoint, happening.reason);
  emit(name, happening);
}

/** Gets prompt UI and wording at the same time, then asks. Whatever fails is told as `unavailable`. */
async function present(slug: string, properties: Properties, way: Way): Promise<void> {
  const touchpoint = find(slug);
  const toldTo = (reason: Reason, detail?: Detail): void =>
    tell({ ...detail, touchpoint: slug, reason, properties }, detail && reason);
  busy = "prompt-open";
  last = slug;
  life = new AbortController();
  try {
    const wording = way.wording ?? fetchWording(slug, touchpoint?.revision ?? 0);
    // Whoever paints hears of a failure too; this keeps it from the page's own error reports until then.
    wording.catch(() => {});
    const ask = way.paint ?? (await chunk("prompt")).ask;
    await ask({
      address,
      slug,
      properties: { ...person.properties, ...properties },
      preview: way.preview,
      wording,
      store,
      ended: life.signal,
      refusal: () => touchpoint && refusal(touchpoint, properties, way.insist),
      tell: toldTo,
    });
    busy = undefined;
  } catch {
    toldTo((busy = "unavailable"));
    // A page that calls in a loop must not flood a collector that is out of reach: one minute's rest.
    setTimeout(() => (busy = undefined), 60_000);
  }
}

/** Asks at this touchpoint if it is due, once somebody sees the page; otherwise tells the reason. */
export function request(slug: string, properties: Properties = {}, way: Way = {}): void {
  whenVisible(() => {
    const reason = reasonNow(slug, properties, way);
    // A page may have broken what this needs.
    if (reason === "due") present(slug, properties, way).catch(() => {});
    else tell({ touchpoint: slug, reason, properties });
  });
}

/** Takes the open prompt from the page; with a slug only that touchpoint's. */
export function end(reason: End, slug = last): void {
  if (slug === last) life?.abort(reason);
}
