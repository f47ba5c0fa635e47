/** Between a touchpoint and the fields of its form, in one language. What has no field here stays as it was. Pure. */
import type { Rules } from "../../contract/rules.ts";
import type { Touchpoint } from "../../contract/site.ts";
import type { BandedText, FollowUp, LocalizedText, Survey } from "../../contract/survey.ts";
import { BANDS } from "../../contract/terms.ts";
import type { Fields } from "../forms/sent.ts";
import type { Group } from "../forms/merge.tsx";
import { numberIn } from "../forms/number-in.ts";
import { choiceOf, linesOf, optionLines } from "./options.ts";
import { pageLines, patternsOf, triggerFields, TRIGGERS, triggersOf } from "./rule-fields.ts";
import { slugOf } from "./slug.ts";

/** What is edited: a touchpoint, its surveys so far, and the language of the texts. */
export interface Edited {
  touchpoint: Touchpoint;
  earlier: readonly Survey[];
  language: string;
}

const BANDED = ["all", ...BANDS] as const;

/** Only what is there. */
const some = <V>(key: string, value: V | undefined): Record<string, V> => (value === undefined ? {} : { [key]: value });

/** The text with this language's words changed; none where no language is left. */
function worded(text: LocalizedText | undefined, language: string, words = ""): LocalizedText | undefined {
  const { [language]: _, ...others } = text ?? {};
  const all = words.trim() ? { ...others, [language]: words.trim() } : others;
  return Object.keys(all).length > 0 ? all : undefined;
}

const bandedFields = (prefix: string, text: BandedText | undefined, language: string): Fields =>
  Object.fromEntries(BANDED.map((band) => [`${prefix}-${band}`, text?.[band]?.[language]]));

function bandedOf(prefix: string, text: BandedText | undefined, language: string, fields: Fields) {
  const bands = BANDED.map((band) => some(band, worded(text?.[band], language, fields[`${prefix}-${band}`])));
  const all: BandedText = Object.fromEntries(bands.flatMap((band) => Object.entries(band)));
  return Object.keys(all).length > 0 ? all : undefined;
}

const keysIn = (surveys: readonly Survey[]): Set<string> =>
  new Set(surveys.flatMap(({ question, followUp }) => [question.key, followUp?.key ?? question.key]));

/** Names of questions that are not choices. */
const KEYS = new Map([
  ["nps", "recommend"],
  ["csat", "satisfaction"],
  ["ces", "effort"],
  ["thumbs", "helpful"],
  ["text", "feedback"],
]);

/** The question as it was edited. Another metric is another question: it gets the key that it once had, or another one. */
function questionOf({ touchpoint, earlier, language }: Edited, fields: Fields): unknown {
  const before = touchpoint.question;
  const metric = fields["metric"] ?? before.metric;
  const same = metric === before.metric ? before : undefined;
  const text = worded(same?.text, language, fields["text"]);
  if (metric === "choice") {
    const several = fields["several"] !== undefined;
    const edited = { lines: fields["options"], several, name: "choice" };
    const choice = choiceOf(before.metric === "choice" ? before : undefined, language, edited, keysIn(earlier));
    return { metric, ...some("text", text), ...choice };
  }
  const known = earlier.findLast(({ question }) => question.metric === metric)?.question.key;
  const key = same?.key ?? known ?? slugOf(KEYS.get(metric) ?? metric, keysIn(earlier));
  const base = { metric, key, ...some("text", text) };
  if (metric !== "nps" && metric !== "csat" && metric !== "ces") return base;
  const ends = same && "low" in same ? same : undefined;
  return {
    ...base,
    ...some("low", worded(ends?.low, language, fields["low"])),
    ...some("high", worded(ends?.high, language, fields["high"])),
    ...(metric === "csat" && some("display", fields["display"])),
  };
}

function followUpOf(before: FollowUp | undefined, { earlier, language }: Edited, fields: Fields): unknown {
  const metric = fields["follow-up"];
  if (metric !== "text" && metric !== "choice") return undefined;
  const text = bandedOf("follow-up", before?.text, language, fields);
  const taken = keysIn(earlier);
  if (metric === "choice") {
    const several = fields["follow-up-several"] !== undefined;
    const edited = { lines: fields["follow-up-options"], several, name: "reason" };
    const choice = choiceOf(before?.metric === "choice" ? before : undefined, language, edited, taken);
    return { metric, ...some("text", text), ...choice };
  }
  const known = earlier.findLast(({ followUp }) => followUp?.metric === "text")?.followUp?.key;
  const key = before?.metric === "text" ? before.key : (known ?? slugOf("why", taken));
  return { metric, key, ...some("text", text) };
}

/** A share of 1 as people write it, to two decimals. */
export const percentOf = (share: number): string => String(Math.round(10_000 * share) / 100);

function frequencyOf(before: Rules, fields: Fields) {
  const { frequency: _, afterAnswerDays, afterDismissalDays, afterLaterDays, ...rules } = before;
  const chosen = fields["frequency"];
  if (chosen === undefined || chosen === "site") {
    return {
      ...rules,
      ...some("afterAnswerDays", afterAnswerDays),
      ...some("afterDismissalDays", afterDismissalDays),
      ...some("afterLaterDays", afterLaterDays),
    };
  }
  return { ...rules, frequency: chosen === "days" ? { everyDays: numberIn(fields["every-days"]) } : chosen };
}

const banded = (prefix: string): string[] => BANDED.map((band) => `${prefix}-${band}`);

/** Fields of the form that mean something only together. Another question drops the texts of other languages: any revision may have some. */
export const GROUPS: readonly Group[] = [
  ["metric", "revision", "text", "low", "high", "display", "options", "several"],
  ["follow-up", "revision", "follow-up-options", "follow-up-several", ...banded("follow-up")],
  ["trigger", ...Object.values(TRIGGERS).filter((field) => field !== null)],
  ["frequency", "every-days"],
  ["placement", "selector"],
];

/** What the form shows of a touchpoint; its revision, which has no field, tells whether the survey is still the same. */
export function fieldsOf({ touchpoint, language }: Omit<Edited, "earlier">): Fields {
  const { question, followUp, thanks, rules, look, name, stage } = touchpoint;
  const isChoice = question.metric === "choice";
  const isFollowedByChoice = followUp?.metric === "choice";
  const { frequency } = rules;
  return {
    name,
    stage,
    revision: String(touchpoint.revision),
    metric: question.metric,
    text: question.text?.[language],
    low: "low" in question ? question.low?.[language] : undefined,
    high: "high" in question ? question.high?.[language] : undefined,
    // Other scales have none; the list stands on this one.
    display: question.metric === "csat" ? question.display : "numbers",
    options: isChoice ? optionLines(question.options, language) : undefined,
    several: isChoice && question.several ? "on" : undefined,
    "follow-up": followUp?.metric ?? "none",
    "follow-up-options": isFollowedByChoice ? optionLines(followUp.options, language) : undefined,
    "follow-up-several": isFollowedByChoice && followUp.several ? "on" : undefined,
    ...bandedFields("follow-up", followUp?.text, language),
    ...bandedFields("thanks", thanks, language),
    ...triggerFields(rules.triggers),
    include: pageLines(rules.pages.include),
    exclude: pageLines(rules.pages.exclude),
    frequency: typeof frequency === "object" ? "days" : (frequency ?? "site"),
    "every-days": typeof frequency === "object" ? String(frequency.everyDays) : undefined,
    sample: percentOf(rules.sample),
    placement: look.placement,
    selector: look.selector,
    later: look.later ? "on" : undefined,
  };
}

/** The touchpoint with what the form says: a body for the API, which checks it. */
export function touchpointOf(edited: Edited, fields: Fields): Record<string, unknown> {
  const { touchpoint, language } = edited;
  const { question: _, followUp, thanks, rules, look, ...others } = touchpoint;
  const { selector: _s, ...itsLook } = look;
  const selector = fields["selector"]?.trim();
  const isInline = fields["placement"] === "inline";
  return {
    ...others,
    name: fields["name"] ?? touchpoint.name,
    stage: fields["stage"] ?? touchpoint.stage,
    question: questionOf(edited, fields),
    ...some("followUp", followUpOf(followUp, edited, fields)),
    ...some("thanks", bandedOf("thanks", thanks, language, fields)),
    rules: {
      ...frequencyOf(rules, fields),
      triggers: triggersOf(rules.triggers, fields),
      pages: { include: patternsOf(linesOf(fields["include"])), exclude: patternsOf(linesOf(fields["exclude"])) },
      sample: fields["sample"] === percentOf(rules.sample) ? rules.sample : numberIn(fields["sample"]) / 100,
    },
    look: {
      ...itsLook,
      placement: fields["placement"] ?? look.placement,
      ...(isInline && selector && { selector }),
      later: fields["later"] !== undefined,
    },
  };
}
