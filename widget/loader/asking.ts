/** Asks at most one thing at a time on this page, and remembers what became of each touchpoint. */
import { PRESENTED, type Reason } from "../ask.ts";
import type { TouchpointRules } from "../../worker/contract/script.ts";
import { previewed, refusal, site, store } from "./page.ts";
import { openPrompt } from "./prompt.ts";
import { whenVisible } from "./quietly.ts";
import { writeTime } from "./store.ts";

type Properties = Record<string, unknown>;

/** The last outcome of each touchpoint that something happened to. */
export const outcomes = new Map<string, Reason>();
/** Requests that came before consent, one for each touchpoint, the latest first. */
let held: [slug: string, properties: Properties][] = [];
let isBusy = false;
let withdrawal = new AbortController();
let restsUntil = 0;

const find = (slug: string): TouchpointRules | undefined => site.touchpoints.find((one) => one.slug === slug);

/** What asking at this touchpoint would come to now. */
export function reasonNow(slug: string): Reason {
  const touchpoint = find(slug);
  if (!touchpoint) return "unknown-touchpoint";
  if (isBusy) return "prompt-open";
  return Date.now() < restsUntil ? "unavailable" : (refusal(touchpoint) ?? "due");
}

/** Opens a prompt; without rules as a preview, after which this page asks nothing else. */
function open(slug: string, properties: Properties, touchpoint?: TouchpointRules): void {
  isBusy = true;
  void openPrompt(
    {
      slug,
      properties,
      preview: !touchpoint,
      withdrawn: withdrawal.signal,
      store,
      refusal: () => touchpoint && refusal(touchpoint),
      mark(moment) {
        writeTime(store, slug, moment, Date.now());
        // From now on the visitor may be drawn to another touchpoint.
        if (moment === PRESENTED) store.remove("draw");
      },
      tell(reason) {
        outcomes.set(slug, reason);
        // A page that calls in a loop must not flood a collector that is out of reach: one minute's rest.
        if (reason === "unavailable") restsUntil = Date.now() + 60_000;
      },
      closed() {
        isBusy = !touchpoint;
      },
    },
    touchpoint?.revision ?? 0,
  );
}

/** Asks at this touchpoint if it is due, once somebody sees the page; otherwise notes the reason. */
export function request(slug: string, properties: Properties = {}): void {
  whenVisible(() => {
    const reason = reasonNow(slug);
    if (reason === "due") return open(slug, properties, find(slug));
    outcomes.set(slug, reason);
    if (reason !== "consent-missing") return;
    held = [[slug, properties], ...held.filter(([other]) => other !== slug)];
  });
}

/** Consent was taken back: what is open leaves. */
export function withdraw(): void {
  withdrawal.abort();
  withdrawal = new AbortController();
}

/** Tries what was requested before consent, the latest first. */
export function requestHeld(): void {
  const requests = held;
  held = [];
  for (const [slug, properties] of requests) request(slug, properties);
}

/** Opens the prompt of the touchpoint that the page's address asks to preview, whatever the rules say. */
export function openPreview(): void {
  const slug = previewed;
  if (slug) whenVisible(() => open(slug, {}));
}
