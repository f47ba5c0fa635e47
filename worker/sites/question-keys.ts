/**
 * A question key stands for one meaning: answers under it pool across revisions. So a change of metric, of the set of
 * options, or of one choice to several needs a new key (METRICS, "Metrics").
 */
import type { FollowUp, Question, Survey } from "../contract/survey.ts";

/** The parts of a question that its counts depend on, as text to compare. */
function meaningOf(question: Question | FollowUp): string {
  if (question.metric !== "choice") return question.metric;
  const keys = question.options.map((option) => option.key).toSorted();
  return `${question.metric} ${question.several ? "several" : "one"} ${keys.join(" ")}`;
}

/**
 * The key that `next` uses for both of its questions, or with another meaning than an earlier survey of the touchpoint,
 * if there is one.
 */
export function conflictingKey(earlier: readonly Survey[], next: Survey): string | null {
  const questions = (survey: Survey) => [survey.question, ...(survey.followUp ? [survey.followUp] : [])];
  if (next.followUp?.key === next.question.key) return next.question.key;
  const meanings = new Map(earlier.flatMap(questions).map((one) => [one.key, meaningOf(one)]));
  for (const question of questions(next)) {
    const before = meanings.get(question.key);
    if (before !== undefined && before !== meaningOf(question)) return question.key;
  }
  return null;
}
