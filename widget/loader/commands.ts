/** What `window.asklet(command, …)` does. */
import { outcomes, reasonNow, request, requestHeld, withdraw } from "./asking.ts";
import { setConsent, site } from "./page.ts";
import type { Command } from "./piece.ts";
import { deliverLater } from "./prompt.ts";
import { quietly, warnOnce } from "./quietly.ts";

/** The arguments of `asklet(…)`. */
export type Call = [name: string, ...args: unknown[]];

interface Asklet {
  (...call: Call): unknown;
  /** The stub's queue; later, what runs at once the calls of whoever still holds the stub. */
  q?: Call[] | { push(call: Call): unknown };
}

declare global {
  interface Window {
    /** The one global: at first the page's stub, which queues calls, then the loader's own function. */
    asklet?: Asklet;
  }
}

function consent(given: unknown): void {
  const isGiven = given === true;
  setConsent(isGiven);
  if (!isGiven) return withdraw();
  requestHeld();
  deliverLater();
}

/** A row per touchpoint: `reason` is what asking would come to now, `last` what became of it on this page. */
function debug(): object[] {
  const slugs = new Set([...site.touchpoints.map(({ slug }) => slug), ...outcomes.keys()]);
  const rows = [...slugs].map((slug) => ({ touchpoint: slug, reason: reasonNow(slug), last: outcomes.get(slug) }));
  console.table(rows);
  return rows;
}

/** By name; pieces add their own. */
export const commands = new Map<string, Command>([
  ["touchpoint", (slug, properties) => request(String(slug), typeof properties === "object" ? { ...properties } : {})],
  ["consent", consent],
  ["debug", debug],
]);

/** Sets `window.asklet`, which never throws, and replays what the page's stub queued. */
export function install(queue: Call[] = []): void {
  const run = (call: Call): unknown =>
    quietly(() => {
      const [name, ...args] = call;
      const command = commands.get(name);
      return command ? command(...args) : warnOnce(`unknown command ${name}`);
    });
  const asklet: Asklet = (...call) => run(call);
  asklet.q = { push: run };
  window.asklet = asklet;
  queue.forEach(run);
}
