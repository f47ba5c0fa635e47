/** A prompt without a picture: the page paints it, and says what becomes of it. Everything else is as with any prompt. */
import type { Wording } from "../../worker/contract/wording.ts";
import type { Answer, Ask, FollowUpAnswer, PromptModule } from "../ask.ts";
import type { HeadlessPrompt } from "../loader/piece.ts";
import { type Report, startReport } from "../prompt/report.ts";
import { askAlone, endOf } from "../prompt/ask-alone.ts";

/** What was said so far, and until when more can be said. */
interface Talk {
  answer?: Answer;
  followUp?: FollowUpAnswer;
  readonly report: Report;
  readonly life: AbortController;
  /** The prompt is over. */
  finish(this: void): void;
}

/** The page may give anything: nothing, and an empty text or list, is no answer; and neither is the same once more. */
function isNew(given: unknown, before: unknown): boolean {
  const isAnswer = typeof given === "string" || Array.isArray(given) ? given.length > 0 : Number.isFinite(given);
  return isAnswer && JSON.stringify(given) !== JSON.stringify(before);
}

function reinsOf(wording: Wording, talk: Talk): HeadlessPrompt {
  const { report, life, finish } = talk;
  const whileOpen = (run: () => void): void => {
    if (!life.signal.aborted) run();
  };
  const leave = (how: "closed" | "putOff"): void =>
    whileOpen(() => {
      report[how]();
      finish();
    });
  return {
    wording,
    shown: () => whileOpen(report.seen),
    answer: (answer) =>
      whileOpen(() => {
        const { answer: before, followUp } = talk;
        if (!isNew(answer, before)) return;
        talk.answer = answer;
        report.answered(answer);
        // A follow-up counts together with a main answer only.
        if (before === undefined && followUp !== undefined) report.followedUp(followUp);
      }),
    followUp: (followUp) =>
      whileOpen(() => {
        if (!isNew(followUp, talk.followUp)) return;
        talk.followUp = followUp;
        if (talk.answer !== undefined) report.followedUp(followUp);
      }),
    later: () => leave("putOff"),
    close: () => leave("closed"),
  };
}

/** As with any prompt: a showing travels when the page is left, and what the loader ends is over. */
function follow({ ended, tell }: Ask, talk: Talk): void {
  const { report, life, finish } = talk;
  addEventListener("pagehide", report.left, life);
  addEventListener("visibilitychange", () => document.hidden && report.left(), life);
  const end = (): void => {
    const reason = endOf(ended);
    if (reason === "cancelled" && talk.answer !== undefined) return;
    if (reason !== "consent-missing") report.left();
    finish();
    tell(reason);
  };
  ended.addEventListener("abort", end, life);
}

/** Asks without painting. @param opened is given the reins once the prompt is due, and this page alone asks */
export function headless(opened: (asked: HeadlessPrompt) => void): PromptModule["ask"] {
  return async (request) =>
    askAlone(
      request,
      (wording, clockOffsetMs) =>
        new Promise((gone) => {
          const life = new AbortController();
          const report = startReport(request, wording, clockOffsetMs);
          const finish = (): void => {
            life.abort();
            gone();
          };
          const talk: Talk = { report, life, finish };
          follow(request, talk);
          opened(reinsOf(wording, talk));
        }),
    );
}
