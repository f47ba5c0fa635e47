/** Where loader and prompt UI meet: the loader calls `ask` and `deliver` of the prompt chunk with these. Types only. */
import type { NotDue, Wording } from "../worker/contract/wording.ts";

/** Web Storage with memory behind it: never throws, and keeps for the page what the browser refuses to keep. */
export interface Store {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  /** Names of all entries that Asklet keeps for this site. */
  names(): string[];
}

/** Why a touchpoint is, or is not, asked now. Stable names, shown by `asklet('debug')`. */
export type Reason =
  | "due"
  | "unknown-touchpoint"
  | "consent-missing"
  | "page-excluded"
  | "not-sampled"
  | "not-drawn"
  | "site-wait"
  | "answered-recently"
  | "presented-recently"
  | "prompt-open"
  | "open-in-another-tab"
  | "not-due-any-more"
  | "origin-not-allowed"
  | "unavailable"
  | "shown"
  | "answered"
  | "dismissed"
  | "previewed";

export const PRESENTED = 0;
export const ANSWERED = 1;
export const DISMISSED = 2;
export type Moment = typeof PRESENTED | typeof ANSWERED | typeof DISMISSED;

/** One request to show a prompt. */
export interface Ask {
  /** The collector's address for this site, `https://…/s/{siteKey}`. */
  address: string;
  slug: string;
  /** Properties as the page gave them; only the wording's declared ones may be sent. */
  properties: Record<string, unknown>;
  /** Nothing is stored, sent or counted. */
  preview: boolean;
  /** Rejects when the collector could not be reached. */
  wording: Promise<Wording | NotDue>;
  store: Store;
  /** Aborted when consent is taken back: the prompt leaves at once, and reports nothing. */
  withdrawn: AbortSignal;
  /** Decides again, from the store as it is now: another tab may have asked meanwhile. `undefined` means due. */
  refusal(): Reason | undefined;
  /** Writes the time of a moment of this survey to the store. */
  mark(moment: Moment): void;
  /** Called with each step of this request; the prompt is over after any but "shown" and "answered". */
  tell(reason: Reason): void;
  /** The prompt has left the page, or never came. */
  closed(): void;
}

/** What the prompt chunk exports. */
export interface PromptModule {
  ask(request: Ask): Promise<void>;
  /** Sends again what earlier pages could not deliver. */
  deliver(address: string, store: Store): Promise<void>;
}
