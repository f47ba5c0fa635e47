/**
 * Where the core and the other pieces of the loader meet. The collector's composer puts together just the pieces that a
 * site's rules use: `core(site, gates, triggers, setups)`. Types only.
 */
import type { Answer, Detail, End, FollowUpAnswer, Preview, PromptModule, Reason, Store } from "../ask.ts";
import type { Call, DebugReport } from "../module/api.ts";
import type { SiteRules, TouchpointRules } from "../../worker/contract/script.ts";
import type { NotDue, Wording } from "../../worker/contract/wording.ts";

export type Properties = Record<string, unknown>;

/** What the page has said of its visitor: kept in memory, until the page ends. */
export interface Person {
  /** `asklet('identify', …)` was called. */
  signedIn: boolean;
  /** `asklet('set', …)`; those given with a request win over these. */
  properties: Properties;
}

/** Everything that a gate may go by. */
export interface Facts {
  site: SiteRules;
  touchpoint: TouchpointRules;
  store: Store;
  /** The browser's clock, in ms since 1970. */
  now: number;
  /** `window.location`. */
  location: Pick<Location, "pathname" | "search" | "hash">;
  person: Person;
  /** 0 inclusive to 1 exclusive, as `Math.random`. */
  random: () => number;
}

/** One ground for not asking: its reason, or `undefined` to let the touchpoint pass. */
export type Gate = (facts: Facts) => Reason | undefined;

/** What `asklet(name, …args)` does, and what it returns. May throw: the page never sees it. */
export type Command = (...args: unknown[]) => unknown;

/** How a prompt comes about, where it does not come by the rules. */
export interface Way {
  /** The visitor wants it: no gate is asked. */
  insist?: boolean;
  /** Nothing is asked, stored or sent. */
  preview?: Preview;
  /** In place of the touchpoint's in the page's language. */
  wording?: Promise<Wording | NotDue>;
  /** Paints in place of the prompt UI. */
  paint?: PromptModule["ask"];
}

/** What is requested. */
export type Wanted = [slug: string, properties?: Properties | undefined, way?: Way | undefined];

/** What listeners hear: the touchpoint, the reason, and what belongs to it. */
export interface Happening extends Detail {
  touchpoint: string;
  reason: Reason;
  /** Of a request that was skipped, and of an event. */
  properties?: Properties;
}

/** Who hears what under this name. The page may have given anything in place of a function; its own are marked with 1. */
export type Listener = [name: unknown, run: unknown, isOfPage?: 1];

/** What the core offers to the other pieces and to the commands chunk. */
export interface Core {
  site: SiteRules;
  store: Store;
  person: Person;
  /** By name; a piece adds its own. */
  commands: Record<string, Command>;
  /** The last outcome of each touchpoint that something happened to. */
  outcomes: Map<string, Reason>;
  /** What asking at this touchpoint would come to now. */
  reasonNow: (...wanted: Wanted) => Reason;
  /** Asks at this touchpoint if it is due, once somebody sees the page; otherwise tells the reason. A piece may wrap it. */
  request: (...wanted: Wanted) => unknown;
  /** Takes the open prompt from the page; with a slug only that touchpoint's. */
  end: (reason: End, slug?: string) => void;
  /** Starts all triggers of a touchpoint; stops them, where the site has the piece for that. */
  arm: (touchpoint: TouchpointRules, life?: AbortController) => void;
  disarm: (slug: string) => void;
  /**
   * Listeners by name, in their order; "shown", "answered", "commented", "dismissed", "later" and "skipped" are the
   * page's, "consented", "navigated" and "event:{name}" the pieces' own.
   */
  listeners: Listener[];
  emit: (name: string, happening?: Partial<Happening>) => void;
  /** Runs now, or once somebody sees the page. */
  whenVisible: (run: () => void) => void;
  /** A chunk of the widget by its name, loaded once. */
  chunk: <Name extends keyof Chunks>(name: Name) => Promise<Chunks[Name]>;
  /** A wording from the collector. */
  wording: (slug: string, revision: number, languages?: string[], cache?: RequestCache) => Promise<Wording | NotDue>;
}

/** The files beside the script that are loaded when they are needed, and what they export. */
interface Chunks {
  prompt: PromptModule;
  commands: {
    /** Adds the commands that are seldom called, and runs this call. What it returns never rejects. */
    install(core: Core, call: Call): unknown;
  };
  debug: {
    /** Why each touchpoint is, or is not, asked: printed and returned. */
    debug(core: Core): DebugReport;
  };
  headless: {
    /** Asks without painting: gives the answer's reins to the page. Does nothing more when the prompt is over. */
    headless(opened: (asked: HeadlessPrompt) => void): PromptModule["ask"];
  };
}

/** A prompt that the page paints itself. Each method may be called any number of times; the last word counts. */
export interface HeadlessPrompt {
  wording: Wording;
  /** At least half of it was in sight for a second. */
  shown(this: void): void;
  answer(this: void, answer: Answer): void;
  followUp(this: void, followUp: FollowUpAnswer): void;
  /** It has left the page: before an answer it was put off, or dismissed. */
  later(this: void): void;
  close(this: void): void;
}

/** Makes one touchpoint ask: calls `fire` until the signal is aborted. Only called for touchpoints; may have no such rule. */
export type Trigger = (touchpoint: TouchpointRules, fire: () => void, signal: AbortSignal, core: Core) => void;

/** A piece that is needed once a page view: further commands, listeners. Runs before the stub's queue is replayed. */
export type Setup = (core: Core) => void;
