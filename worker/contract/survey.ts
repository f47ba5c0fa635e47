/** What a touchpoint asks, as an owner writes it: `PUT /api/v1/sites/{site}/touchpoints/{slug}`. */
import { z } from "zod";
import { MAX_LANGUAGES, MAX_OPTIONS, MAX_PROPERTIES, MAX_PROPERTY_CHARS, MIN_OPTIONS } from "./limits.ts";
import { Rules, Selector } from "./rules.ts";
import { IMPORTED_METRICS, LanguageTag, PLACEMENTS, PropertyKey, Slug } from "./terms.ts";

const Sentence = z.string().trim().min(1).max(300);
/** Wording per language; `{name}` is the site's name. Languages that are missing fall back by rule to one that is there. */
export const LocalizedText = z
  .record(LanguageTag, Sentence)
  .refine((texts) => Object.keys(texts).length > 0, "at least one language")
  .refine((texts) => Object.keys(texts).length <= MAX_LANGUAGES, `at most ${MAX_LANGUAGES} languages`);
export type LocalizedText = z.infer<typeof LocalizedText>;

/** Wording that may depend on the band of the main answer; a band's own text wins over `all`. */
export const BandedText = z
  .strictObject({
    all: LocalizedText.optional(),
    negative: LocalizedText.optional(),
    neutral: LocalizedText.optional(),
    positive: LocalizedText.optional(),
  })
  .meta({ id: "BandedText" });
export type BandedText = z.infer<typeof BandedText>;

const Option = z.strictObject({ key: Slug, text: LocalizedText }).meta({ id: "Option" });
const Options = z
  .array(Option)
  .min(MIN_OPTIONS)
  .max(MAX_OPTIONS)
  .refine((options) => new Set(options.map((option) => option.key)).size === options.length, "option keys must differ");

/** `key` names the question in the counts: answers pool across revisions as long as it stays. */
const asked = { key: Slug };
const standard = {
  ...asked,
  /** Own wording; without it the standard question of the locale files is asked. */
  text: LocalizedText.optional(),
  /** What the lowest and the highest point mean. */
  low: LocalizedText.optional(),
  high: LocalizedText.optional(),
};

const AskedQuestion = z.discriminatedUnion("metric", [
  z.strictObject({ metric: z.literal("nps"), ...standard }),
  z.strictObject({
    metric: z.literal("csat"),
    ...standard,
    display: z.enum(["numbers", "stars", "smileys"]).default("numbers"),
  }),
  z.strictObject({ metric: z.literal("ces"), ...standard }),
  z.strictObject({ metric: z.literal("thumbs"), ...asked, text: LocalizedText.optional() }),
  z.strictObject({
    metric: z.literal("choice"),
    ...asked,
    text: LocalizedText,
    options: Options,
    several: z.boolean().default(false),
  }),
  z.strictObject({ metric: z.literal("text"), ...asked, text: LocalizedText }),
]);

/** What another tool once asked; only a paused touchpoint has it, and nobody is asked it here. */
const ImportedQuestion = z.strictObject({
  metric: z.enum(IMPORTED_METRICS),
  ...asked,
  text: LocalizedText.optional(),
});

export const Question = z
  .discriminatedUnion("metric", [...AskedQuestion.options, ImportedQuestion])
  .meta({ id: "Question" });
export type Question = z.infer<typeof Question>;

export const FollowUp = z
  .discriminatedUnion("metric", [
    z.strictObject({ metric: z.literal("text"), ...asked, text: BandedText.optional() }),
    z.strictObject({
      metric: z.literal("choice"),
      ...asked,
      text: BandedText.optional(),
      options: Options,
      several: z.boolean().default(false),
    }),
  ])
  .meta({ id: "FollowUp" });
export type FollowUp = z.infer<typeof FollowUp>;

/** A property that this touchpoint may store with a response; all others never leave the page. */
export const PropertyDeclaration = z
  .strictObject({
    key: PropertyKey,
    type: z.enum(["string", "number", "boolean"]),
    /** Allowed values of a string. */
    values: z.array(z.string().min(1).max(MAX_PROPERTY_CHARS)).min(1).max(100).optional(),
  })
  .refine(({ type, values }) => type === "string" || !values, "only a string has a list of values")
  .meta({ id: "PropertyDeclaration" });
export type PropertyDeclaration = z.infer<typeof PropertyDeclaration>;

export const Look = z
  .strictObject({
    placement: z.enum(PLACEMENTS).default("bottom-end"),
    /** Where an inline prompt goes: the first element of this kind; without it `[data-asklet="{slug}"]`. */
    selector: Selector.optional(),
    /** A button that puts the question off. */
    later: z.boolean().default(false),
  })
  .refine(({ placement, selector }) => !selector || placement === "inline", "only an inline prompt has a selector")
  .meta({ id: "Look" });

export const Survey = z
  .strictObject({
    question: Question,
    followUp: FollowUp.optional(),
    thanks: BandedText.optional(),
    rules: Rules.prefault({}),
    properties: z
      .array(PropertyDeclaration)
      .max(MAX_PROPERTIES)
      .refine((all) => new Set(all.map((one) => one.key)).size === all.length, "property keys must differ")
      .default([]),
    look: Look.prefault({}),
  })
  .meta({ id: "Survey" });
export type Survey = z.infer<typeof Survey>;

/** A survey that customers can be asked, and so the only one that is worded, painted and answered live. */
export const AskedSurvey = Survey.extend({ question: AskedQuestion });
export type AskedSurvey = z.infer<typeof AskedSurvey>;

const IMPORTED: ReadonlySet<string> = new Set(IMPORTED_METRICS);

/** Whether customers can be asked it: the answers to any other can only be imported. */
export function isAsked(survey: Survey): survey is AskedSurvey {
  return !IMPORTED.has(survey.question.metric);
}
