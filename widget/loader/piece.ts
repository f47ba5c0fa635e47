/**
 * Where the core and the other pieces of the loader meet. The collector's composer puts together just the pieces that a
 * site's rules use: `core(site, gates, setups)`. Types only.
 */
import type { Reason, Store } from "../ask.ts";
import type { SiteRules, TouchpointRules } from "../../worker/contract/script.ts";

/** Everything that a gate may go by. */
export interface Facts {
  site: SiteRules;
  touchpoint: TouchpointRules;
  store: Store;
  /** When a survey was presented, answered, dismissed (by `Moment`): ms since 1970, 0 for never. */
  times: (slug: string) => number[];
  /** The browser's clock, in ms since 1970. */
  now: number;
  /** `location.pathname`. */
  path: string;
  /** 0 inclusive to 1 exclusive, as `Math.random`. */
  random: () => number;
}

/** One ground for not asking: its reason, or `undefined` to let the touchpoint pass. */
export type Gate = (facts: Facts) => Reason | undefined;

/** What `asklet(name, …args)` does, and what it returns. May throw: the page never sees it. */
export type Command = (...args: unknown[]) => unknown;

/** What the core offers to triggers and commands that are pieces of their own. */
export interface Core {
  site: SiteRules;
  /** By name; a piece adds its own. */
  commands: Map<string, Command>;
  /** Asks at this touchpoint if it is due; otherwise notes the reason. */
  request: (slug: string, properties?: Record<string, unknown>) => void;
  /** Runs now, or once somebody sees the page. */
  whenVisible: (run: () => void) => void;
}

/** A piece that starts something: a trigger, or further commands. Runs once, before the stub's queue is replayed. */
export type Setup = (core: Core) => void;
