/** What the tests of setups start from: a core that comes to the reason which the test says, and asks nobody. */
import type { Reason } from "../../../../widget/ask.ts";
import type { Core, Happening, Wanted } from "../../../../widget/loader/piece.ts";
import { createStore } from "../../../../widget/loader/store.ts";

export interface CoreOf {
  core: Core;
  /** What asking would come to now, by touchpoint; "due" where nothing is said. */
  reasons: Map<string, Reason>;
  /** The requests that were due, as they came, and those that were not, with their reasons. */
  asked: Wanted[];
  skipped: [slug: string, reason: Reason][];
}

const nothing = (): undefined => undefined;
const never = async (): Promise<never> => new Promise(() => {});

/** A core without touchpoints. A page that nobody sees is one where `whenVisible` keeps what it is given. */
export function coreOf(over: Partial<Core> = {}): CoreOf {
  const reasons = new Map<string, Reason>();
  const asked: Wanted[] = [];
  const skipped: [string, Reason][] = [];
  const emit = (name: string, happening: Partial<Happening> = {}): void => {
    for (const [wanted, run] of core.listeners) if (wanted === name && typeof run === "function") run(happening);
  };
  const core: Core = {
    site: { prompt: "prompt-0.js", storage: "none", touchpoints: [] },
    store: createStore("", () => null),
    person: { signedIn: false, properties: {} },
    commands: {},
    outcomes: new Map(),
    reasonNow: (slug) => reasons.get(slug) ?? "due",
    request(...wanted) {
      const [touchpoint] = wanted;
      const reason = reasons.get(touchpoint) ?? "due";
      if (reason === "due") return asked.push(wanted);
      skipped.push([touchpoint, reason]);
      core.outcomes.set(touchpoint, reason);
      return emit("skipped", { touchpoint, reason });
    },
    end: nothing,
    arm: nothing,
    disarm: nothing,
    listeners: [],
    emit,
    whenVisible: (run) => run(),
    chunk: never,
    wording: never,
    ...over,
  };
  return { core, reasons, asked, skipped };
}
