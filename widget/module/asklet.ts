/**
 * Asklet for pages that are built from modules: `import { asklet, load } from "asklet"`. Typed, safe on a server, and the
 * same whether the script's tag stands in the page or `load` puts it there. Adds no global but the one of the page's stub.
 */
import type { Asklet, Call } from "./api.ts";

export type {
  Answer,
  Asklet,
  ByBand,
  DebugPage,
  DebugReport,
  DebugRow,
  EventName,
  FollowUpAnswer,
  Happening,
  HeadlessPrompt,
  PreviewOptions,
  PromptWording,
  Properties,
  Reason,
  WordingOption,
} from "./api.ts";

/** Commands that return nothing, and are there as soon as the script is; all others promise something. */
const AT_ONCE: ReadonlySet<unknown> = new Set(["touchpoint", "identify", "set", "event", "consent", "on"]);

/** Those who wait for a script that may not come. */
const waiting = new Set<() => void>();
let isLoaded = false;
let isOutOfReach = false;

/** The script's own function; `undefined` as long as there is none, or only the stub. */
function scripts(): Asklet | undefined {
  const { asklet: there } = window;
  return there?.q && !Array.isArray(there.q) ? there : undefined;
}

/** The page's stub, or one like it where there is none: the script takes its place, and runs what is queued there. */
function queue(...calls: Call[]): void {
  const own: Call[] = [];
  window.asklet ??= Object.assign((...call: Call) => own.push(call), { q: own });
  const { asklet: there } = window;
  if (there) there.q ??= [];
  for (const call of calls) there?.q?.push(call);
}

function promised(call: Call): Promise<unknown> {
  if (isOutOfReach) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = (): void => resolve(undefined);
    waiting.add(stop);
    const run = (there: Asklet): void => {
      waiting.delete(stop);
      resolve(Reflect.apply(there, undefined, call));
    };
    queue(["ready", run]);
  });
}

/** Which name leads to what, the compiler cannot follow; the script's commands are held to the same types. */
function typed(run: (...call: Call) => unknown): Asklet;
function typed(run: unknown): unknown {
  return run;
}

/**
 * As `window.asklet`, at any time: what is called before the script is there waits for it, in order, and promises made
 * meanwhile are kept. On a server it does nothing, and its promises come to `undefined`.
 */
export const asklet: Asklet = typed((...call) => {
  const isPromise = !AT_ONCE.has(call[0]);
  if (typeof window === "undefined") return isPromise ? Promise.resolve() : undefined;
  const there = scripts();
  if (there) return Reflect.apply(there, undefined, call);
  return isPromise ? promised(call) : queue(call);
});

/**
 * Puts the script's tag into the page, once, however often it is called. Does nothing on a server, nor where the script
 * is there already. Where it is out of reach, promises come to `undefined`, and nothing is ever asked.
 * @param src address of the site's script, `https://…/s/{siteKey}.js`
 * @param nonce where the page's policy lets scripts in by one
 */
export function load(src: string, { nonce }: { nonce?: string } = {}): void {
  if (typeof window === "undefined" || isLoaded || scripts()) return;
  isLoaded = true;
  queue();
  const script = document.createElement("script");
  script.async = true;
  if (nonce !== undefined) script.nonce = nonce;
  script.addEventListener("error", giveUp);
  try {
    script.src = src;
  } catch {
    // Trusted Types: the page's policy lets no script be named by text.
    console.warn("asklet: this page's policy lets no code add a script; put its tag into the page");
    return giveUp();
  }
  const isThere = Array.from(document.scripts).some((one) => one.src === script.src);
  if (!isThere) document.head.appendChild(script);
}

function giveUp(): void {
  isOutOfReach = true;
  for (const stop of waiting) stop();
  waiting.clear();
}
