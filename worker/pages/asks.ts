/** What a touchpoint asks now, in its owner's words: in the language of a page, or the next best that its prompt has. */
import { isAsked, type Survey } from "../contract/survey.ts";
import type { Wording } from "../contract/wording.ts";
import { resolveWording } from "../script/wording.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { Language } from "./words.ts";

/** The text of an option of a question, each by its key. */
export type OptionName = (question: string, option: string) => string;

/** Of a touchpoint, by its slug. */
export type OptionNames = (touchpoint: string) => OptionName;

export interface Asks {
  /** None where nobody is asked: its answers are imported. */
  question: Pick<Wording, "question" | "language" | "dir"> | null;
  /** Of an option that is offered no more, its key in words. */
  optionName: OptionName;
}

/** What is known of an option without its text: keys are words, too. */
const wordsOf = (key: string): string => key.replaceAll("-", " ");

export function asksOf(survey: Survey, { settings }: Pick<SiteRow, "settings">, language: Language): Asks {
  if (!isAsked(survey)) return { question: null, optionName: (_, option) => wordsOf(option) };
  const wording = resolveWording({ survey, revision: 0, site: settings, languages: [language], now: new Date() });
  const texts = new Map(
    [
      [survey.question.key, wording.options] as const,
      [survey.followUp?.key, wording.followUp?.options] as const,
    ].flatMap(([question, options = []]) => options.map(({ key, text }) => [`${question}/${key}`, text])),
  );
  return {
    question: wording,
    optionName: (question, option) => texts.get(`${question}/${option}`) ?? wordsOf(option),
  };
}

/** Names of the options of every touchpoint of a site, by its slug. */
export function optionNamesOf(
  rows: readonly { touchpoint: { slug: string }; survey: Survey }[],
  site: Pick<SiteRow, "settings">,
  language: Language,
): OptionNames {
  const surveys = new Map(rows.map(({ touchpoint, survey }) => [touchpoint.slug, survey]));
  return (touchpoint) => {
    const survey = surveys.get(touchpoint);
    return survey?.question.metric === "choice"
      ? asksOf(survey, site, language).optionName
      : (_, option) => wordsOf(option);
  };
}
