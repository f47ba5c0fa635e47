/** What was wrong with a form: which field a fault of the API's is of, and what is said of it. Pure. */
import type { Fault } from "../../contract/problem.ts";
import type { Problem } from "../../http/problem.ts";
import type { FaultWords } from "./fault-words.ts";
import type { Fields } from "./sent.ts";

/** Of the fields that a form has: what each is called on its page. */
export type Labels = Readonly<Record<string, string>>;

/** One fault as the page tells it. */
export interface Told {
  /** Name of the field, where the form has it. */
  field?: string | undefined;
  /** What the field is called, or else the API's pointer; none of a fault that is of the whole form. */
  label?: string | undefined;
  text: string;
  /** Where the text is the API's own sentence. */
  lang?: "en" | undefined;
}

interface Form {
  labels: Labels;
  /** As they were sent. */
  fields: Fields;
  words: FaultWords;
}

/** Parts of a body with the field that each is written in. The first that fits counts. */
const PLACES: readonly (readonly [place: RegExp, field: string])[] = [
  [/^\/question\/(text|low|high|display|options|several|metric)(?=\/|$)/, "$1"],
  [/^\/question\/key$/, "metric"],
  [/^\/followUp\/text\/(all|negative|neutral|positive)(?=\/|$)/, "follow-up-$1"],
  [/^\/followUp\/(options|several)(?=\/|$)/, "follow-up-$1"],
  [/^\/followUp(?=\/|$)/, "follow-up"],
  [/^\/thanks\/(all|negative|neutral|positive)(?=\/|$)/, "thanks-$1"],
  [/^\/rules\/triggers\/\d+\/delayMs$/, "load-seconds"],
  [/^\/rules\/triggers\/\d+\/visibleMs$/, "time-seconds"],
  [/^\/rules\/triggers\/\d+\/idleMs$/, "idle-seconds"],
  [/^\/rules\/triggers\/\d+\/percent$/, "scroll-percent"],
  [/^\/rules\/triggers\/\d+\/selector$/, "click-selector"],
  [/^\/rules\/triggers\/\d+\/name$/, "event-name"],
  [/^\/rules\/triggers(?=\/|$)/, "trigger"],
  [/^\/rules\/pages\/(include|exclude)(?=\/|$)/, "$1"],
  [/^\/rules\/frequency\/everyDays$/, "every-days"],
  [/^\/rules\/(frequency|sample)$/, "$1"],
  [/^\/look\/(placement|selector|later)$/, "$1"],
  [/^\/theme\/(accent|scheme|radius|font|logo)$/, "$1"],
  [/^\/consentRequired$/, "consent"],
  [/^\/(name|stage|language|timeZone|origins|stages|waitDays|email|role|site|scopes)(?=\/|$)/, "$1"],
];

/** Where one part of a body has one field or another, by what else was sent. */
const INSTEAD: Readonly<Record<string, (fields: Fields) => string | false>> = {
  "click-selector": ({ trigger }) => trigger === "view" && "view-selector",
  frequency: ({ frequency }) => frequency === "days" && "every-days",
  origins: ({ address }) => address !== undefined && "address",
};

/** Name of the field that a JSON Pointer into a body (RFC 6901) is of; undefined where no form has one. */
export function fieldOf(pointer: string, fields: Fields = {}): string | undefined {
  for (const [place, field] of PLACES) {
    const found = place.exec(pointer);
    if (!found) continue;
    const name = field.replace("$1", found[1] ?? "");
    return INSTEAD[name]?.(fields) || name;
  }
  return undefined;
}

/** What numbers may be, as their fields take them; of some, whole ones only. */
const NUMBERS: Readonly<Record<string, readonly [kind: "number" | "whole", from: number, to: number]>> = {
  "load-seconds": ["number", 0, 3600],
  "time-seconds": ["number", 0, 3600],
  "idle-seconds": ["number", 1, 3600],
  "scroll-percent": ["whole", 1, 100],
  "every-days": ["whole", 1, 3650],
  sample: ["number", 0, 100],
  radius: ["whole", 0, 32],
  waitDays: ["whole", 0, 3650],
};

/** What a text must be, where not every text will do. */
const FORMS: Readonly<Record<string, "address" | "email" | "colour" | "slug" | "path">> = {
  origins: "address",
  address: "address",
  logo: "address",
  email: "email",
  accent: "colour",
  "event-name": "slug",
  include: "path",
  exclude: "path",
};

/** What is said of it in the page's language; undefined where only the API has a sentence. */
function saidOf(field: string, { code, message }: Fault, words: FaultWords): string | undefined {
  const [kind, from, to] = NUMBERS[field] ?? [];
  if (kind !== undefined) return words[kind](String(from), String(to));
  const isList = message.includes("array");
  if (code === "too_big") {
    const most = /\d+/.exec(message)?.[0] ?? "";
    return isList ? words.tooManyLines(most) : words.tooLong(most);
  }
  if (code === "too_small" && isList && field.endsWith("options")) return words.fewOptions;
  if (code === "too_small" || code === "invalid_type") return field === "scopes" ? words.choose : words.missing;
  if (message.endsWith("must differ")) return words.same;
  const form = FORMS[field];
  return form && /^invalid_(?:format|union)$/.test(code) ? words[form] : undefined;
}

function toldOfFault(fault: Fault, { labels, fields, words }: Form): Told {
  const field = fieldOf(fault.path, fields);
  const label = field === undefined ? undefined : labels[field];
  const text = field === undefined ? undefined : saidOf(field, fault, words);
  return {
    ...(label === undefined ? { label: fault.path } : { field, label }),
    ...(text === undefined ? { text: fault.message, lang: "en" } : { text }),
  };
}

/** Refusals whose sentence is in the page's language already. */
const TRANSLATED: ReadonlySet<string> = new Set(["changed-meanwhile", "email-taken", "last-owner", "look-not-saved"]);

/** All that is wrong, in the order in which the API says it, and nothing of it twice. */
export function toldOf(problem: Problem | undefined, form: Form): Told[] {
  if (!problem) return [];
  const { code, message, extras } = problem;
  const told = (extras.errors ?? []).map((fault) => toldOfFault(fault, form));
  if (told.length > 0) {
    return told.filter(
      (one, at) => at === told.findIndex(({ label, text }) => label === one.label && text === one.text),
    );
  }
  if (code === "question-key-conflict") {
    return [{ field: "metric", label: form.labels["metric"], text: form.words.conflict }];
  }
  if (code === "stage-in-use") return [{ field: "stages", label: form.labels["stages"], text: form.words.stageInUse }];
  return [{ text: message, ...(!TRANSLATED.has(code) && { lang: "en" }) }];
}

/**
 * Of fields that somebody else has changed meanwhile: what is stored in each.
 *
 * @param values names of what fields may say, where they are chosen from a list
 */
export function clashesOf(
  names: readonly string[],
  stored: Fields,
  { labels, words }: Form,
  values: Readonly<Record<string, Labels>> = {},
): Told[] {
  return names.flatMap((field) => {
    const [label, text] = [labels[field], stored[field] ?? ""];
    const said = values[field]?.[text] ?? text.trim().replaceAll(/\s*\n\s*/g, ", ");
    return label === undefined ? [] : [{ field, label, text: words.stored(said) }];
  });
}

/** The same as lines of text. */
export const toldText = (told: readonly Told[], colon: string): string =>
  told.map(({ label, text }) => (label === undefined ? text : label + colon + text)).join("\n");
