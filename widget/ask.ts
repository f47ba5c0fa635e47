/** Where loader and prompt UI meet: the loader calls `ask` and `deliver` of a chunk with these. Types and constants only. */
import type { Message } from "../worker/contract/message.ts";
import type { NotDue, Wording } from "../worker/contract/wording.ts";
import type { Reason } from "./module/api.ts";

export type { Reason };

/** Web Storage with memory behind it: never throws, and keeps for the page what the browser refuses to keep. */
export interface Store {
  get(name: string): string | null | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
  /** Names of all entries that Asklet keeps for this site; one may stand there twice. */
  names(): string[];
}

export const PRESENTED = 0;
export const ANSWERED = 1;
export const DISMISSED = 2;
export const LATER = 3;
export type Moment = typeof PRESENTED | typeof ANSWERED | typeof DISMISSED | typeof LATER;

export type Answer = NonNullable<Message["answer"]>;
export type FollowUpAnswer = NonNullable<Message["followUp"]>;

/** What the page's listeners hear of a step, besides the touchpoint. */
export interface Detail {
  /** Of "answered": a point of the scale, option keys or text. */
  answer?: Answer;
  /** Of "commented": text or option keys. */
  followUp?: FollowUpAnswer;
}

/** A prompt that is looked at and not asked, in a state of choice. */
export interface Preview {
  /** The main answer; then the follow-up stands. */
  answer?: Answer;
  /** The thank-you stands. */
  done?: boolean;
}

/** Why a prompt is taken from the page. After "consent-missing" nothing is reported, after the others the showing. */
export type End = "consent-missing" | "cancelled" | "closed";

/** One request to show a prompt. */
export interface Ask {
  /** The collector's address for this site, `https://…/s/{siteKey}`. */
  address: string;
  slug: string;
  /** Properties as the page gave them; only the wording's declared ones may be sent. */
  properties: Record<string, unknown>;
  /** Nothing is stored, sent or counted. */
  preview?: Preview | undefined;
  /** Rejects when the collector could not be reached. */
  wording: Promise<Wording | NotDue>;
  store: Store;
  /** Aborted, with an `End` as its reason, when the prompt has to leave at once; "cancelled" spares an answered one. */
  ended: AbortSignal;
  /** Decides again, from the store as it is now: another tab may have asked meanwhile. `undefined` means due. */
  refusal(): Reason | undefined;
  /** Asked when the prompt comes: whether the visitor has called it by keyboard, and waits for it with the focus nowhere else. */
  takesFocus?(): boolean;
  /** Called with each step of this request; those of the prompt itself come with a detail, which may be empty. */
  tell(reason: Reason, detail?: Detail): void;
}

/** What the prompt chunk exports; the headless chunk has an `ask` of the same shape. */
export interface PromptModule {
  /** Resolves when the prompt has left the page, or will not come; rejects when the collector is out of reach. */
  ask(request: Ask): Promise<void>;
  /** Sends again what earlier pages could not deliver. */
  deliver(address: string, store: Store): Promise<void>;
}
