/** What a reason is explained from, and what an explanation is. Types only. */
import type { Device } from "../../worker/contract/terms.ts";
import type { Facts } from "../loader/piece.ts";

/** Everything that the rules of one touchpoint go by, now and on this page. */
export interface Situation extends Facts {
  device: Device;
  /** The tag that language rules go by: the page's, else the browser's. */
  language: string;
  /** Whether an element of these selectors is to be seen. */
  isOnScreen: (selectors: string | undefined) => boolean;
}

/** A sentence with the facts that decide; and where only time does, until when, in ms since 1970. */
export interface Told {
  why: string;
  until?: number;
}

export interface Explanation {
  /** True wherever the reason is given. One English sentence. */
  always: string;
  /** With the facts as they are now; `undefined` where they tell of no such reason. */
  now?: (situation: Situation) => Told | undefined;
}
