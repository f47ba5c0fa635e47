/** One prompt: what it consists of while it is on the page. Types only. */
import type { Wording } from "../../worker/contract/wording.ts";
import type { Answer, Ask } from "../ask.ts";
import type { Report } from "./report.ts";

export interface Prompt {
  readonly request: Ask;
  readonly wording: Wording;
  /** Its element in the page; everything else of it is in there. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Ends with the prompt: each of its listeners hangs on it. */
  readonly life: AbortController;
  /** When it last took another shape, by `performance.now()`. */
  grownAt: number;
  /** The last click in it. */
  clicked?: MouseEvent;
  answer: Answer | undefined;
  /** Nothing is asked any more, but a rating may still be changed. */
  done: boolean | undefined;
  /** What screen readers announce now. */
  said?: string;
  /** From the presentation on; never in a preview. */
  report?: Report | undefined;
  /** Where the focus came from, and goes back to. */
  focusedBefore?: HTMLElement;
  /** What had the focus in it when something modal took it. */
  held?: HTMLElement | undefined;
  timer?: ReturnType<typeof setTimeout>;
  /** Brings the page in line with the above. */
  draw(this: void): void;
  /** It has left the page. */
  gone(this: void): void;
}
