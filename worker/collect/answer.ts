/** Holds answers against the survey revision they were given to: what the survey never had is refused. */
import { MAX_COMMENT_CHARS, MAX_PROPERTY_CHARS } from "../contract/limits.ts";
import type { FollowUp, PropertyDeclaration, Question } from "../contract/survey.ts";
import type { Fault } from "../contract/problem.ts";
import { BAND_NUMBERS, bandOf, scaleOf } from "../scores/bands.ts";
import type { PromptState } from "./store.ts";

export type Checked<T> = { ok: true; value: T } | { ok: false; fault: Fault };

type MainAnswer = Pick<PromptState, "rating" | "choices" | "answer_text" | "band">;
type FollowUpAnswer = Pick<PromptState, "reasons" | "comment">;
type Answer = number | string | string[];

function fault(path: string, code: string, message: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { path, code, message } };
}

/** The main answer as columns of a response. */
export function checkAnswer(question: Question, answer: Answer): Checked<MainAnswer> {
  if (question.metric === "text") {
    const text = checkText("/answer", answer);
    return text.ok ? { ok: true, value: { answer_text: text.value } } : text;
  }
  if (question.metric === "choice") {
    const set = checkOptions("/answer", question, answer);
    return set.ok ? { ok: true, value: { choices: set.value } } : set;
  }
  const scale = scaleOf(question.metric);
  if (typeof answer !== "number") return fault("/answer", "answer-type", `a ${question.metric} answer is a number`);
  if (!scale || answer < scale.min || answer > scale.max) {
    return fault("/answer", "answer-out-of-range", `${question.metric} goes from ${scale?.min} to ${scale?.max}`);
  }
  const band = bandOf(question.metric, answer);
  return { ok: true, value: { rating: answer, ...(band && { band: BAND_NUMBERS[band] }) } };
}

/** The follow-up answer as columns of a response. */
export function checkFollowUp(followUp: FollowUp | undefined, answer: Answer): Checked<FollowUpAnswer> {
  if (!followUp) return fault("/followUp", "no-follow-up", "this survey has no follow-up");
  if (followUp.metric === "text") {
    const text = checkText("/followUp", answer);
    return text.ok ? { ok: true, value: { comment: text.value } } : text;
  }
  const set = checkOptions("/followUp", followUp, answer);
  return set.ok ? { ok: true, value: { reasons: set.value } } : set;
}

function checkText(path: string, answer: Answer): Checked<string> {
  if (typeof answer !== "string") return fault(path, "answer-type", "this question is answered with text");
  const text = plainText(answer).trim();
  if (text === "") return fault(path, "answer-empty", "an empty text is no answer");
  if (text.length > MAX_COMMENT_CHARS) {
    return fault(path, "answer-too-long", `at most ${MAX_COMMENT_CHARS} characters`);
  }
  return { ok: true, value: text };
}

/** What a database keeps: Unicode text (no lone surrogates) without control characters, but for line breaks and tabs. */
export function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it is about
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
}

/** Option keys as a bit set of their indexes. */
function checkOptions(
  path: string,
  asked: { options: readonly { key: string }[]; several: boolean },
  answer: Answer,
): Checked<number> {
  if (!Array.isArray(answer)) return fault(path, "answer-type", "this question is answered with a list of options");
  if (answer.length === 0) return fault(path, "answer-empty", "an empty list is no answer");
  const indexes = answer.map((key) => asked.options.findIndex((option) => option.key === key));
  const unknown = indexes.indexOf(-1);
  if (unknown >= 0) return fault(`${path}/${unknown}`, "unknown-option", "the survey never had this option");
  const set = indexes.reduce((bits, index) => bits | (1 << index), 0);
  if (!asked.several && answer.length > 1) return fault(path, "one-option-only", "one option at most");
  return { ok: true, value: set };
}

/** Declared properties are kept; every other is refused on its own. */
export function checkProperties(
  declared: readonly PropertyDeclaration[],
  given: Record<string, string | number | boolean>,
): { kept: Record<string, string | number | boolean>; faults: Fault[] } {
  const kept: Record<string, string | number | boolean> = {};
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(given)) {
    const path = `/properties/${key.slice(0, 100)}`;
    const property = declared.find((one) => one.key === key);
    if (!property)
      faults.push({ path, code: "unknown-property", message: "this touchpoint declares no such property" });
    else if (!propertyAllows(property, value)) {
      faults.push({ path, code: "property-value", message: "not a value that the declaration allows" });
    } else kept[key] = typeof value === "string" ? plainText(value) : value;
  }
  return { kept, faults };
}

function propertyAllows(property: PropertyDeclaration, value: string | number | boolean): boolean {
  if (typeof value !== property.type) return false;
  if (typeof value === "string" && value.length > MAX_PROPERTY_CHARS) return false;
  return !property.values || property.values.some((one) => one === value);
}
