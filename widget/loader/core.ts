/** The loader's core, on every page view: starts everything else. */
import type { SiteRules } from "../../worker/contract/script.ts";
import { openPreview, request } from "./asking.ts";
import { commands, install } from "./commands.ts";
import { openPage, site } from "./page.ts";
import type { Gate, Setup } from "./piece.ts";
import { deliverLater } from "./prompt.ts";
import { warnOnce, whenVisible } from "./quietly.ts";

/**
 * Starts Asklet on this page. To be called while the script runs, because all addresses derive from
 * `document.currentScript`. A second copy does nothing, a faulty set-up is warned of once.
 * What this throws, on a page that has broken the browser's functions, the composed script catches.
 */
export function core(rules: SiteRules, gates: Gate[], setups: Setup[]): void {
  const script = document.currentScript;
  const queue = window.asklet?.q;
  // Another copy was here first.
  if (queue && !Array.isArray(queue)) return;
  // Anything but a script: an image of that name shadows the document's own property.
  if (!(script instanceof HTMLScriptElement && script.src)) return warnOnce("needs its own <script src>");
  openPage(rules, gates, script.src);
  openPreview();
  for (const setup of setups) setup({ site, commands, request, whenVisible });
  install(queue);
  deliverLater();
}
