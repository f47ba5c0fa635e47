/** The loader's core, on every page view: starts everything else. */
import type { SiteRules } from "../../worker/contract/script.ts";
import { end, outcomes, reasonNow, request } from "./asking.ts";
import { call, commands, install } from "./commands.ts";
import { emit, listeners } from "./listeners.ts";
import { chunk, openPage, person, store } from "./page.ts";
import type { Core, Gate, Setup, Trigger } from "./piece.ts";
import { deliverLater, fetchWording } from "./prompt.ts";
import { warnOnce, whenVisible } from "./quietly.ts";

/**
 * Starts Asklet on this page. To be called while the script runs, because all addresses derive from
 * `document.currentScript`. A second copy does nothing, a faulty set-up is warned of once.
 * What this throws, on a page that has broken the browser's functions, the composed script catches.
 */
export function core(site: SiteRules, gates: Gate[], triggers: Trigger[] = [], setups: Setup[] = []): void {
  const script = document.currentScript;
  const queue = window.asklet?.q;
  // Another copy was here first.
  if (queue && !Array.isArray(queue)) return;
  // Anything but a script: an image of that name shadows the document's own property.
  if (!(script instanceof HTMLScriptElement && script.src)) return warnOnce("needs its own <script src>");
  openPage(site, gates, script.src);
  const itself: Core = {
    site,
    store,
    person,
    commands,
    outcomes,
    reasonNow,
    request,
    end,
    arm(touchpoint, { signal } = new AbortController()) {
      for (const trigger of triggers) trigger(touchpoint, () => itself.request(touchpoint.slug), signal, itself);
    },
    disarm() {},
    listeners,
    emit,
    whenVisible,
    chunk,
    wording: fetchWording,
  };
  const [, previewed] = /[?&]asklet-preview=([^&]+)/.exec(location.search) ?? [];
  if (previewed) {
    // A page that shows a preview asks nothing else, and sends nothing.
    itself.request = (slug, properties, way) => way?.preview && request(slug, properties, way);
    call(itself, ["preview", previewed]);
  } else {
    for (const setup of setups) setup(itself);
    listeners.push(["consented", deliverLater]);
    // Delays count from when somebody sees the page.
    whenVisible(() => site.touchpoints.forEach((touchpoint) => itself.arm(touchpoint)));
    deliverLater();
  }
  install(itself, queue);
}
