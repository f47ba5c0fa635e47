/** What `window.asklet(command, …)` does. What is seldom called comes with the commands chunk, when it is called. */
import { end } from "./asking.ts";
import { emit, listeners } from "./listeners.ts";
import type { Asklet, Call } from "../module/api.ts";
import { setConsent } from "./page.ts";
import type { Command, Core, Properties } from "./piece.ts";
import { quietly, warnOnce } from "./quietly.ts";

/** As the loader makes it: which name leads to what is the business of each command. */
interface Dispatch extends Pick<Asklet, "q"> {
  (...call: Call): unknown;
}

function consent(given: unknown): void {
  // Neither: a page that says it wrongly has not said that everything is to be forgotten.
  if (given !== !!given) return warnOnce("consent is true or false");
  setConsent(given);
  if (!given) return end("consent-missing");
  emit("consented");
}

/** By name; `install` and the commands chunk add theirs. A piece takes the place of one of these, where a rule goes by it. */
export const commands: Record<string, Command> = { set() {}, identify() {}, event() {} };

/** One promise for all calls: a browser settles several imports of one file in any order, and calls keep theirs. */
let chunk: Promise<{ install(core: Core, call: Call): unknown }> | undefined;

/** Runs one call. */
export function call(core: Core, [name, ...args]: Call): unknown {
  const command = commands[name];
  if (command) return command(...args);
  return (chunk ??= core.chunk("commands")).then(
    ({ install: installMore }) => installMore(core, [name, ...args]),
    () => (chunk = undefined),
  );
}

/** Sets `window.asklet`, which never throws, and replays what the page's stub queued. */
export function install(core: Core, queue: Call[] = []): void {
  Object.assign(commands, {
    // Pages may give anything here.
    touchpoint: (slug: unknown, properties?: Properties) => core.request(String(slug), { ...properties }),
    consent,
    on: (name: unknown, run: unknown) => void listeners.push([name, run, 1]),
  });
  const run = (given: Call): unknown => quietly(() => call(core, given));
  const asklet: Dispatch = (...given) => run(given);
  asklet.q = { push: run };
  window.asklet = asklet;
  queue.forEach(run);
}
