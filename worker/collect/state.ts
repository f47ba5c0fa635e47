/** A parsed message, held against its survey, as columns of a response. */
import { MAX_PATH_CHARS } from "../contract/limits.ts";
import type { MessageExtras } from "../contract/message.ts";
import type { Fault } from "../contract/problem.ts";
import type { Survey } from "../contract/survey.ts";
import { checkAnswer, checkFollowUp, checkProperties, plainText } from "./answer.ts";
import type { ParsedMessage } from "./parse.ts";
import type { PromptState } from "./store.ts";

type Columns = Omit<
  PromptState,
  "touchpoint_id" | "id" | "seq" | "revision" | "channel" | "day" | "shown_at" | "received_at"
>;

export type State = { ok: true; columns: Columns; refused: Fault[] } | { ok: false; fault: Fault };

/**
 * Columns that the message asks for. A faulty main answer refuses the message; a faulty follow-up, property or path
 * is left out and named in `refused`. An answer implies a showing; closing after it is no dismissal.
 *
 * @param isPrivate device, path and properties are left out without a word: the customer asks for privacy
 */
export function stateOf({ core, extras, refused }: ParsedMessage, survey: Survey, isPrivate = false): State {
  const faults = [...refused];
  const answer = core.answer === undefined ? null : checkAnswer(survey.question, core.answer);
  if (answer && !answer.ok) return answer;
  const followUp = extras.followUp === undefined ? null : followUpOf(extras.followUp, survey, answer !== null);
  if (followUp && !followUp.ok) faults.push(followUp.fault);

  const context: MessageExtras = isPrivate ? {} : extras;
  const properties = checkProperties(survey.properties, context.properties ?? {});
  faults.push(...properties.faults);
  const path =
    context.path &&
    plainText(context.path.split(/[?#]/, 1)[0] ?? "")
      .slice(0, MAX_PATH_CHARS)
      .toWellFormed();
  return {
    ok: true,
    refused: faults,
    columns: {
      shown: (core.shown ?? answer !== null) ? 1 : 0,
      dismissed: core.dismissed && !answer ? 1 : 0,
      ...answer?.value,
      ...(followUp?.ok && followUp.value),
      ...(extras.language && { language: extras.language }),
      ...(context.device && { device: context.device }),
      ...(path && { path }),
      ...(Object.keys(properties.kept).length > 0 && { properties: JSON.stringify(properties.kept) }),
    },
  };
}

function followUpOf(given: string | string[], survey: Survey, answered: boolean): ReturnType<typeof checkFollowUp> {
  if (answered) return checkFollowUp(survey.followUp, given);
  return {
    ok: false,
    fault: { path: "/followUp", code: "follow-up-alone", message: "a follow-up comes with the main answer" },
  };
}
