/**
 * All that a page can say to Asklet and hear of it, as types: `window.asklet`, the module entry and the loader's own
 * commands are held to these. Imports nothing, so that it can be handed out as it is.
 */

/** What the page knows: of the visitor (`set`), or of a moment. Only what a touchpoint declares is ever sent. */
export type Properties = Record<string, unknown>;

/**
 * Why a touchpoint is, or is not, asked; and what became of it. Stable names: `due` first, then what speaks against it
 * in the order in which it is looked at, then outcomes.
 */
export type Reason =
  | "due"
  | "prompt-open"
  | "unavailable"
  | "unknown-touchpoint"
  | "consent-missing"
  | "limit-reached"
  | "page-excluded"
  | "outside-schedule"
  | "other-property"
  | "other-device"
  | "other-language"
  | "other-visitor"
  | "too-few-visits"
  | "too-few-pages"
  | "other-sign-in"
  | "not-sampled"
  | "site-wait"
  | "answered-recently"
  | "later-recently"
  | "presented-recently"
  | "not-drawn"
  | "suppressed"
  | "open-in-another-tab"
  | "not-due-any-more"
  | "origin-not-allowed"
  | "no-place"
  | "shown"
  | "answered"
  | "commented"
  | "dismissed"
  | "later"
  | "cancelled"
  | "closed"
  | "previewed";

/** A point of the scale, keys of options, or text. */
export type Answer = number | string[] | string;
/** Text, or keys of options. */
export type FollowUpAnswer = string | string[];

/**
 * - `shown`: at least half in sight for a second, or answered sooner
 * - `answered`: the main question, or another answer to it
 * - `commented`: the follow-up
 * - `dismissed`: closed before an answer
 * - `later`: put off
 * - `skipped`: a request that was not asked, or a prompt that was taken away; `reason` says why
 */
export type EventName = "shown" | "answered" | "commented" | "dismissed" | "later" | "skipped";

/** What listeners are told. */
export interface Happening {
  touchpoint: string;
  /** Of "skipped" the reason, of the others their own name. */
  reason: Reason;
  /** Of "answered". */
  answer?: Answer;
  /** Of "commented". */
  followUp?: FollowUpAnswer;
  /** As they were given with the request. */
  properties?: Properties;
}

export interface PreviewOptions {
  /** A main answer; then the follow-up stands. */
  answer?: Answer;
  /** `true`: the thank-you stands. */
  done?: boolean;
  /** A language tag, in place of the page's language. */
  language?: string;
}

/** One touchpoint in `debug`. */
export interface DebugRow {
  touchpoint: string;
  /** What asking would come to now. */
  reason: Reason;
  /** The same as a sentence, with the facts that decide. */
  why: string;
  /** Where only time speaks against it: from when on it is due, ISO 8601 UTC. */
  until?: string;
  /** What became of it last on this page; absent where nothing has happened. */
  last?: Reason;
  /** The same as a sentence. */
  happened?: string;
}

/** What the rules go by on this page. */
export interface DebugPage {
  /** Release of the widget. */
  version: string;
  /** Path, query and hash. */
  address: string;
  /** Tags in the order in which a wording is looked for: the page's, then the browser's. */
  languages: string[];
  device: "phone" | "tablet" | "desktop";
  /** Of "unknown" another reason hides whether it is given. */
  consent: "not required" | "given" | "missing" | "unknown";
  /** What is in use; "memory" also where the browser refuses. */
  storage: "local" | "session" | "memory";
  /** Names of what is kept for this site. */
  kept: string[];
  signedIn: boolean;
  /** As the page has `set` them, on sites where a rule goes by them. */
  properties: Properties;
  /** Counted on sites where a rule goes by them. */
  visits?: number;
  pages?: number;
}

export interface DebugReport {
  page: DebugPage;
  touchpoints: DebugRow[];
}

export interface WordingOption {
  key: string;
  text: string;
}

/** By what the main answer says; `neutral` also serves questions whose answers say neither. */
export interface ByBand {
  negative: string;
  neutral: string;
  positive: string;
}

/** What a prompt says, in one language. All texts are plain. */
export interface PromptWording {
  language: string;
  dir: "ltr" | "rtl";
  /** `nps` 0 to 10, `csat` 1 to 5, `ces` 1 to 7, `thumbs` 0 and 1, `choice` keys of options, `text`. */
  metric: "nps" | "csat" | "ces" | "thumbs" | "choice" | "text";
  display?: "numbers" | "stars" | "smileys";
  question: string;
  /** What the lowest and the highest point mean. */
  low?: string;
  high?: string;
  /** Names of the points, lowest first. */
  points?: string[];
  /** How the language writes the numbers 0 to 10 of a scale; absent where it does so with the digits 0 to 9. */
  numbers?: string[];
  /** Drawings of the points, lowest first, where they are not numbers: SVG path data on a grid of 24. */
  faces?: string[];
  options?: WordingOption[];
  /** More than one option may be chosen. */
  several?: boolean;
  followUp?: { metric: "text" | "choice"; text: ByBand; options?: WordingOption[]; several?: boolean };
  thanks: ByBand;
  /** Names of what every prompt has, and of what this one needs; `later` where the survey's look offers it. */
  chrome: { region: string; close: string; send: string; optional: string; down?: string; up?: string; later?: string };
}

/** A prompt that the page paints. Until it has left no other prompt opens, in any tab. Its methods need no `this`. */
export interface HeadlessPrompt {
  wording: PromptWording;
  /** To be called when half of it was in sight for a second. Once is enough; an answer implies it. */
  shown(this: void): void;
  /** The main answer, or another one in its place: the last word counts. Stored or in the outbox when this returns. */
  answer(this: void, answer: Answer): void;
  /** Counts together with a main answer: given before it, it waits for it. */
  followUp(this: void, followUp: FollowUpAnswer): void;
  /**
   * It has left the page: the customer would rather be asked later. A showing, and no dismissal; asked again after the
   * days for that where the survey's look offers it, else after those of a dismissal. As `close` after an answer.
   */
  later(this: void): void;
  /** It has left the page. Before an answer this is a dismissal. Afterwards the others do nothing. */
  close(this: void): void;
}

/** The arguments of `asklet(…)`, whatever they are. */
export type Call = [command: string, ...args: unknown[]];

/** `asklet(…)`. What returns a promise comes in a file of its own, at the first such call. */
export interface Asklet {
  /** Asks at this touchpoint now, if it is due. */
  (command: "touchpoint", slug: string, properties?: Properties): void;
  /** Somebody is signed in; `null`, `false` and `""`: nobody. Who it is, is neither kept nor sent. */
  (command: "identify", who: unknown): void;
  /** What the page knows of its visitor, in memory: later ones win, `undefined` takes one back. */
  (command: "set", properties: Properties): void;
  /** Something has happened: asks, or calls off, the touchpoints whose rules name it. */
  (command: "event", name: string, properties?: Properties): void;
  /** `true`: may store and ask. `false`: forgets everything and asks nothing. Anything else changes nothing. */
  (command: "consent", given: boolean): void;
  /** Calls the listener at each such event. What it throws disturbs nobody. */
  (command: "on", name: EventName, listener: (happening: Happening) => void): void;
  /** Takes a listener out again; without one, all of the page's for this event. */
  (command: "off", name: EventName, listener?: (happening: Happening) => void): Promise<void>;
  /** The visitor wants it: asks whatever waits, shares and pages say. Counted as any other. */
  (command: "open", slug: string, properties?: Properties): Promise<void>;
  /** Takes the open prompt away, with a slug only that touchpoint's: a showing, and no dismissal. */
  (command: "close", slug?: string): Promise<void>;
  /** Shows any prompt in any state, in place of the one that is open. Nothing is stored, sent or counted. */
  (command: "preview", slug: string, options?: PreviewOptions): Promise<void>;
  /** Forgets what this browser keeps for the site: times, draws, counters. Unsent answers stay. */
  (command: "reset"): Promise<void>;
  /** Prints and returns why each touchpoint is, or is not, asked. */
  (command: "debug"): Promise<DebugReport | undefined>;
  /** Asks without painting, if it is due: the page paints. Else `null`, and "skipped" listeners hear why. */
  (command: "ask", slug: string, properties?: Properties): Promise<HeadlessPrompt | null | undefined>;
  /** Runs once the script is there, with what `window.asklet` is then: for promises asked of a page's stub. */
  (command: "ready", run: (asklet: Asklet) => void): Promise<void>;
  /** The stub's queue; later, what runs at once the calls of whoever still holds the stub. */
  q?: Call[] | { push(call: Call): unknown };
}

declare global {
  interface Window {
    /**
     * The one global: at first the page's stub, which queues calls and returns nothing of use, then the script's own
     * function. That one never throws; its promises never reject, and come to `undefined` where the collector is out of
     * reach.
     */
    get asklet(): Asklet | undefined;
    set asklet(asklet: (Pick<Asklet, "q"> & ((...call: never) => unknown)) | undefined);
  }
}
