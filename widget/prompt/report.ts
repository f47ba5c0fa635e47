/** A prompt's life as loader and collector hear of it. Knows nothing of the page; in a preview nobody hears of it. */
import type { Message } from "../../worker/contract/message.ts";
import type { Wording } from "../../worker/contract/wording.ts";
import {
  type Answer,
  ANSWERED,
  type Ask,
  DISMISSED,
  type FollowUpAnswer,
  LATER,
  type Moment,
  PRESENTED,
} from "../ask.ts";
import { writeTime } from "../loader/store.ts";
import { firstMessage, isPrivacyWanted } from "./first-message.ts";
import { submit } from "./outbox.ts";

/** Each method says that something has happened; each change is in the outbox before the method returns. */
export interface Report {
  /** In sight long enough to count as shown. */
  seen(this: void): void;
  answered(this: void, answer: Answer): void;
  followedUp(this: void, followUp: FollowUpAnswer): void;
  /** The page is hidden or left: a showing without an answer travels now, once. */
  left(this: void): void;
  /** The customer would rather be asked later: a showing, and no dismissal; after an answer nothing. */
  putOff(this: void): void;
  /** Closing before an answer is a dismissal, closing after one is nothing. */
  closed(this: void): void;
}

/**
 * Begins with the moment just before the prompt is painted, and marks it. Where the browser asks for privacy (Global Privacy
 * Control) nothing is sent but what the customer chooses to answer.
 * @param clockOffsetMs server's clock minus the browser's
 */
export function startReport(request: Ask, wording: Wording, clockOffsetMs: number): Report {
  const { address, slug, store, tell } = request;
  const isPrivate = isPrivacyWanted();
  let message = firstMessage(request, wording, clockOffsetMs, isPrivate);
  let isSeen = false;
  const change = (part: Partial<Message>): void => {
    message = { ...message, ...part, seq: message.seq + 1 };
    submit(address, store, message);
  };
  const mark = (moment: Moment): void => writeTime(store, slug, moment, Date.now());
  const seen = (): void => {
    if (isSeen) return;
    isSeen = true;
    message.shown = !isPrivate;
    tell("shown", {});
  };
  const left = (): void => {
    if (message.shown && !message.seq) change({});
  };
  mark(PRESENTED);
  // From now on the visitor may be drawn to another touchpoint.
  store.remove("draw");
  return {
    seen,
    left,
    answered(answer) {
      seen();
      if (message.answer === undefined) mark(ANSWERED);
      change({ answer });
      tell("answered", { answer });
    },
    followedUp(followUp) {
      change({ followUp });
      tell("commented", { followUp });
    },
    putOff() {
      if (message.answer !== undefined) return;
      mark(LATER);
      left();
      tell("later", {});
    },
    closed() {
      if (message.answer !== undefined) return;
      mark(DISMISSED);
      if (message.shown) change({ dismissed: true });
      tell("dismissed", {});
    },
  };
}
