/**
 * Words one survey revision in one language: the customer's where the whole prompt can be said in it.
 * Pure, and never refuses: a prompt in the wrong language is better than none.
 */
import pieces from "../../dist/widget/pieces.json" with { type: "json" };
import { LOCALES } from "../../widget/locales/index.ts";
import { en } from "../../widget/locales/en.ts";
import type { Locale } from "../../widget/locales/locale.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { AskedSurvey, BandedText, FollowUp, LocalizedText, Question } from "../contract/survey.ts";
import type { AskedMetric, Band } from "../contract/terms.ts";
import type { PromptChrome, Wording } from "../contract/wording.ts";
import { facesOf, styleOf } from "./look.ts";
import { canonical, directionOf, lineage, numbersOf, relatives, widen } from "./languages.ts";

export interface WordingRequest {
  survey: AskedSurvey;
  /** The touchpoint's: names the place of an inline prompt that has no selector. */
  slug?: string;
  revision: number;
  /** Whether it is only looked at. */
  preview?: boolean;
  site: Pick<SiteSettings, "name" | "language" | "theme">;
  /** The customer's languages, the preferred first, in any case; what is no language tag is passed over. */
  languages: readonly string[];
  /** Server's time. */
  now: Date;
}

/** The part of a wording that depends on its language. */
type Texts = Pick<
  Wording,
  "metric" | "display" | "question" | "low" | "high" | "points" | "options" | "several" | "followUp" | "thanks"
>;

/** Says one text of a prompt in the language at hand. */
interface Voice {
  /** A text of the owner's; `standIn` is the next best where that one lacks the language. */
  own(text: LocalizedText, standIn?: LocalizedText): string;
  standard(pick: (locale: Locale) => string): string;
}

interface Draft {
  language: string;
  locale: Locale;
  texts: Texts;
  /** 0 when all that is asked stands in the language; one of the owner's texts lacking outweighs standard ones lacking. */
  cost: number;
}

/** Requested tags beyond these are not looked at. */
const MAX_PREFERENCES = 20;

/**
 * The survey in the first of these languages that words all of it: each requested one and its parents, the site's and
 * its parents, any that the survey is worded in, English. Where none does, the one that lacks the fewest of the owner's
 * texts; a text that it lacks is taken from the site's language, then from any. What a language without a locale file lacks
 * of the prompt's own words (send, close) is English.
 */
export function resolveWording(request: WordingRequest): Wording {
  const { survey, revision, site, now } = request;
  const { language, locale, texts } = bestDraft(request);
  const { accent, scheme, logo } = site.theme;
  const { placement, selector } = survey.look;
  const faces = facesOf(texts);
  const worded = {
    language: canonical(language),
    ...texts,
    chrome: chromeOf(request, locale),
    placement,
    ...(logo !== undefined && { logo }),
  };
  // Thumbs and pictures, too, are answered with the digits of a keyboard.
  const numbers = texts.options || texts.metric === "text" ? undefined : numbersOf(language);
  return {
    now: now.toISOString(),
    dir: directionOf(language),
    revision,
    ...worded,
    ...(placement === "inline" && { target: selector ?? `[data-asklet="${request.slug}"]` }),
    ...(faces && { faces }),
    ...(numbers && { numbers }),
    properties: survey.properties.map((property) => property.key),
    theme: { ...(accent !== undefined && { accent }), scheme: scheme === "page" ? "auto" : scheme },
    style: styleOf(pieces.styles, worded, site.theme),
  };
}

function bestDraft({ survey, site, languages }: WordingRequest): Draft {
  const worded = wordedIn(survey);
  const spoken = new Set([...worded, ...LOCALES.keys()]);
  const requested = [...languages.slice(0, MAX_PREFERENCES), site.language];
  const candidates = [
    ...requested.flatMap((tag) => [...widen(tag), ...relatives(tag, spoken)]),
    ...worded,
    "en",
  ].filter((tag) => spoken.has(tag));
  return [...new Set(candidates)]
    .map((tag) => draft(survey, tag, site))
    .reduce((best, next) => (next.cost < best.cost ? next : best));
}

/** Of the prompt's own words those that this prompt says. */
function chromeOf({ survey, preview: isPreview }: WordingRequest, { chrome }: Locale): PromptChrome {
  const { region, close, send, optional, down, up, preview, later, tab } = chrome;
  const { question, followUp, look, rules } = survey;
  return {
    region,
    close,
    send,
    optional: followUp?.metric === "text" ? optional : "",
    ...(question.metric === "thumbs" && { down, up }),
    ...(isPreview && { preview }),
    ...(look.later && { later }),
    ...(rules.triggers.some(({ on }) => on === "tab") && { tab }),
  };
}

/** Languages, in lower case, of the owner's texts that this survey needs. */
function wordedIn(survey: AskedSurvey): Set<string> {
  const tags = new Set<string>();
  write(survey, {
    own(...texts) {
      for (const tag of texts.flatMap((text) => Object.keys(text ?? {}))) tags.add(tag.toLowerCase());
      return "";
    },
    standard: () => "",
  });
  return tags;
}

function draft(survey: AskedSurvey, language: string, site: WordingRequest["site"]): Draft {
  const tags = widen(language);
  const locale = LOCALES.get(tags.find((tag) => LOCALES.has(tag)) ?? "");
  const lacking = new Set<LocalizedText>();
  let borrows = false;
  const name = isolated(site.name, language);
  // A function, because "$&" in a name would mean something in a replacement string.
  const named = (text: string): string => text.replaceAll("{name}", () => name);
  const texts = write(survey, {
    own(text, standIn = {}) {
      const said = find(text, tags);
      if (said === undefined) lacking.add(text);
      return named(said ?? find(standIn, tags) ?? find(text, lineage(site.language)) ?? Object.values(text)[0] ?? "");
    },
    standard(pick) {
      borrows ||= locale === undefined;
      return named(pick(locale ?? en));
    },
  });
  return { language, locale: locale ?? en, texts, cost: lacking.size * 2 + (borrows ? 1 : 0) };
}

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The name between marks that keep its order of letters apart from the sentence's (Unicode Annex 9, FSI and PDI), where either
 * runs from right to left.
 */
function isolated(name: string, language: string): string {
  return directionOf(language) === "rtl" || RTL_LETTER.test(name) ? `\u2068${name}\u2069` : name;
}

function find(text: LocalizedText, tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const key = Object.keys(text).find((written) => written.toLowerCase() === tag);
    if (key !== undefined) return text[key];
  }
  return undefined;
}

function write(survey: AskedSurvey, voice: Voice): Texts {
  const { question, followUp, thanks } = survey;
  return {
    ...mainQuestion(question, voice),
    ...(followUp && { followUp: secondQuestion(followUp, question.metric, voice) }),
    thanks: byBand(thanks, (locale) => locale.thanks, question.metric, voice),
  };
}

function mainQuestion(question: AskedSurvey["question"], voice: Voice): Omit<Texts, "followUp" | "thanks"> {
  const { metric } = question;
  if (metric === "text") return { metric, question: voice.own(question.text) };
  if (metric === "choice") return { metric, question: voice.own(question.text), ...choices(question, voice) };
  const say = (own: LocalizedText | undefined, pick: (locale: Locale) => string): string =>
    own ? voice.own(own) : voice.standard(pick);
  const asked = { metric, question: say(question.text, (locale) => locale[metric].question) };
  if (question.metric === "thumbs") return asked;
  const scale = question.metric;
  const low = say(question.low, (locale) => locale[scale].low);
  const high = say(question.high, (locale) => locale[scale].high);
  if (question.metric !== "csat") return { ...asked, low, high };
  const { display } = question;
  if (display === "numbers") return { ...asked, display, low, high };
  const between = ([0, 1, 2] as const).map((point) => voice.standard((locale) => locale.csat.between[point]));
  return { ...asked, display, low, high, points: [low, ...between, high] };
}

function secondQuestion(followUp: FollowUp, main: AskedMetric, voice: Voice): NonNullable<Texts["followUp"]> {
  const { metric } = followUp;
  const text = byBand(followUp.text, (locale) => locale.followUp[metric], main, voice);
  return { metric, text, ...(followUp.metric === "choice" && choices(followUp, voice)) };
}

function choices(
  { options, several }: Extract<Question, { metric: "choice" }> | Extract<FollowUp, { metric: "choice" }>,
  voice: Voice,
): Pick<Texts, "options" | "several"> {
  const worded = options.map(({ key, text }) => ({ key, text: voice.own(text) }));
  return several ? { options: worded, several } : { options: worded };
}

/** Each band's own text, else the one for all, else the standard one of the band. */
function byBand(
  own: BandedText | undefined,
  pick: (locale: Locale) => Record<Band, string>,
  main: AskedMetric,
  voice: Voice,
): Record<Band, string> {
  const say = (band: Band): string => {
    const text = own?.[band] ?? own?.all;
    return text ? voice.own(text, own?.all) : voice.standard((locale) => pick(locale)[band]);
  };
  // Questions without bands are served by neutral; thumbs have no neutral, so none has to be worded.
  if (main === "choice" || main === "text") {
    const neutral = say("neutral");
    return { negative: neutral, neutral, positive: neutral };
  }
  const [negative, positive] = [say("negative"), say("positive")];
  return { negative, neutral: main === "thumbs" ? positive : say("neutral"), positive };
}
