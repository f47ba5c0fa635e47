/** A stored response in the words of its survey. */
import type { Response } from "../contract/responses.ts";
import type { FollowUp, Question, Survey } from "../contract/survey.ts";
import { BANDS } from "../contract/terms.ts";
import { BAND_NUMBERS } from "../scores/bands.ts";
import type { TaggedRow } from "./response-store.ts";

/** The response as the API shows it; `survey` is the revision that it answered. */
export function presentResponse(row: TaggedRow, touchpoint: string, survey: Survey): Response {
  const { followUp } = survey;
  return {
    id: row.id,
    touchpoint,
    revision: row.revision,
    channel: row.channel,
    shownAt: new Date(row.shownAt).toISOString(),
    day: row.day,
    receivedAt: new Date(row.receivedAt).toISOString(),
    shown: row.shown === 1,
    dismissed: row.dismissed === 1,
    answer: answerOf(survey.question, row.rating, row.choices, row.answerText),
    followUp: followUp ? answerOf(followUp, null, row.reasons, row.comment) : null,
    band: BANDS.find((band) => BAND_NUMBERS[band] === row.band) ?? null,
    language: row.language,
    device: row.device,
    country: row.country,
    path: row.path,
    properties: row.properties ?? {},
    tags: row.tags,
    generated: row.generated === 1,
  };
}

function answerOf(question: Question | FollowUp, rating: number | null, set: number, text: string | null) {
  const { key, metric } = question;
  const value = rating ?? text ?? (metric === "choice" ? optionsOf(question, set) : null);
  return value === null ? null : { question: key, metric, value };
}

/** Keys of the options in a bit set; null when it is empty. */
function optionsOf(question: { options: readonly { key: string }[] }, set: number): string[] | null {
  if (set === 0) return null;
  return question.options.filter((_, index) => (set >> index) & 1).map((option) => option.key);
}
