/** Which survey a row answers. Pure. */
import { checkFollowUp, checkProperties } from "../collect/answer.ts";
import { isAsked, type Survey } from "../contract/survey.ts";
import type { RevisionRow } from "../sites/touchpoint-store.ts";
import { Refused, type Said, textOf } from "./said.ts";
import { answerOf, propertiesOf } from "./typed.ts";

/**
 * Of the revisions that asked what the row answers, the one with a place for most of what it has; among equals the revision
 * that it names, else the newest. Once another scale was imported a row must say what it answers: nothing in a number tells
 * its scale.
 *
 * @param revisions all of the touchpoint, oldest first
 */
export function revisionOf(said: Said, revisions: readonly RevisionRow[]): RevisionRow {
  const wanted = textOf(said.fields.get("revision"));
  const named = revisions.find((one) => wanted !== undefined && isOf(wanted, one));
  const asked = askedBy(said, revisions, named);
  const likely = asked.find((one) => one === named) ?? asked.at(-1);
  const same = asked.filter((one) => one.questionKey === likely?.questionKey);
  const places = same.map((one) => placesFor(said, one));
  const most = Math.max(...places);
  const best = same.filter((_one, index) => places[index] === most);
  const found = best.find((one) => one === named) ?? best.at(-1);
  if (!found) {
    const question = textOf(said.fields.get("question")) ?? "anything";
    throw new Refused("question", "unknown-question", `the touchpoint never asked ${question}`);
  }
  const isSaid = named !== undefined || said.fields.has("question") || said.fields.has("metric");
  if (!isSaid && isAsked(found.survey) && !asked.every(({ survey }) => isAsked(survey))) {
    throw new Refused("question", "question-unclear", "answered on several scales: say the question or the metric");
  }
  return found;
}

/** Whether a revision's number is the one that a row says, which a spreadsheet may have written as 1.0. */
export function isOf(text: string, { revision }: RevisionRow): boolean {
  return Number(text) === revision;
}

/**
 * By the question that the row names, or without one its metric, or without both its revision; of these the ones with its
 * follow-up, if there are any. Refuses what contradicts itself.
 */
function askedBy({ fields }: Said, revisions: readonly RevisionRow[], named: RevisionRow | undefined): RevisionRow[] {
  const [question, metric, followUp] = (["question", "metric", "followUpQuestion"] as const).map((field) =>
    textOf(fields.get(field)),
  );
  const key = question ?? (metric === undefined ? named?.questionKey : undefined);
  const ofQuestion = revisions.filter((one) => key === undefined || one.questionKey === key);
  const ofMetric = ofQuestion.filter((one) => metric === undefined || one.metric === metric);
  const meant = question === undefined ? named : undefined;
  const other = ofMetric.length === 0 ? ofQuestion.at(-1) : meant;
  if (other && metric !== undefined && other.metric !== metric) {
    throw new Refused("metric", "other-metric", `${other.questionKey} is answered as ${other.metric}`);
  }
  const ofFollowUp = ofMetric.filter(({ survey }) => followUp !== undefined && survey.followUp?.key === followUp);
  return ofFollowUp.length > 0 ? ofFollowUp : ofMetric;
}

/** How many parts of the row the survey takes: a free text has no place among options. */
function placesFor(said: Said, { survey }: RevisionRow): number {
  const { kept } = checkProperties(survey.properties, propertiesOf(said, survey.properties));
  return Object.keys(kept).length + (takesFollowUp(said, survey) ? 1 : 0);
}

function takesFollowUp({ fields }: Said, { followUp }: Survey): boolean {
  const given = fields.get("followUp");
  const question = textOf(fields.get("followUpQuestion")) ?? followUp?.key;
  if (!followUp || given === undefined || question !== followUp.key) return false;
  return checkFollowUp(followUp, answerOf(followUp, given)).ok;
}
