/** A prompt's life as loader and collector hear of it. Knows nothing of the page; in a preview nobody hears of it. */
import type { Message } from "../../worker/contract/message.ts";
import type { Wording } from "../../worker/contract/wording.ts";
import { ANSWERED, type Ask, DISMISSED, PRESENTED } from "../ask.ts";
import { firstMessage } from "./first-message.ts";
import { submit } from "./outbox.ts";

export type Answer = NonNullable<Message["answer"]>;
export type FollowUpAnswer = NonNullable<Message["followUp"]>;

/** Each method says that something has happened; each change is in the outbox before the method returns. */
export interface Report {
  /** In sight long enough to count as shown. */
  seen(this: void): void;
  answered(this: void, answer: Answer): void;
  followedUp(this: void, followUp: FollowUpAnswer): void;
  /** The page is hidden or left: a showing without an answer travels now, once. */
  left(this: void): void;
  /** Closing before an answer is a dismissal, closing after one is nothing. */
  closed(this: void): void;
}

/**
 * Begins with the moment just before the prompt is painted, and marks it.
 * @param clockOffsetMs server's clock minus the browser's
 */
export function startReport(request: Ask, wording: Wording, clockOffsetMs: number): Report {
  let message = firstMessage(request, wording, clockOffsetMs);
  const change = (part: Partial<Message>): void => {
    message = { ...message, ...part, seq: message.seq + 1 };
    submit(request.address, request.store, message);
  };
  const seen = (): void => {
    if (message.shown) return;
    message.shown = true;
    request.tell("shown");
  };
  request.mark(PRESENTED);
  return {
    seen,
    answered(answer) {
      seen();
      const first = message.answer === undefined;
      change({ answer });
      if (!first) return;
      request.mark(ANSWERED);
      request.tell("answered");
    },
    followedUp: (followUp) => change({ followUp }),
    left() {
      if (message.shown && !message.seq) change({});
    },
    closed() {
      if (message.answer !== undefined) return;
      request.mark(DISMISSED);
      if (message.shown) change({ dismissed: true });
      request.tell("dismissed");
    },
  };
}
