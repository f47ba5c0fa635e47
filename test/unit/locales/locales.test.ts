/** Holds every locale file to the English one: the same keys, the same placeholders, its own language. */
import { describe, expect, it } from "vitest";
import { en } from "../../../widget/locales/en.ts";
import { LOCALES } from "../../../widget/locales/index.ts";

/** Every text of a locale by its path, such as `nps.question` or `csat.between.0`. */
function textsOf(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) throw new TypeError(`${path} is neither text nor group`);
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === "" ? key : `${path}.${key}`));
}

function offenders(language: string, isWrong: (text: string, path: string) => boolean): string[] {
  return textsOf(LOCALES.get(language))
    .filter(([path, text]) => isWrong(text, path))
    .map(([path, text]) => `${path}: ${text}`);
}

const ENGLISH = new Map(textsOf(en));
const LANGUAGES = [...LOCALES.keys()];
const TRANSLATIONS = LANGUAGES.filter((language) => language !== "en");

/** Letters beyond a to z that the language is written with; a locale uses some of them, and no others. */
const LETTERS: Record<string, string> = {
  en: "",
  pl: "ąćęłńóśźż",
  id: "",
  cs: "áčďéěíňóřšťúůýž",
  fr: "àâæçéèêëîïôœùûüÿ",
  vi: "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
};

/** Words that only an English sentence has. */
const ENGLISH_WORDS = /\b(?:the|you|your|was|were|how|what|which|this|these|for|thank|thanks|sorry|please|we|are)\b/i;

it("speaks English, Polish, Indonesian, Czech, French and Vietnamese", () => {
  expect(LANGUAGES.toSorted()).toEqual(["cs", "en", "fr", "id", "pl", "vi"]);
  expect(LANGUAGES.toSorted()).toEqual(Object.keys(LETTERS).toSorted());
});

describe.each(LANGUAGES)("%s", (language) => {
  it("has exactly the keys of English", () => {
    const paths = textsOf(LOCALES.get(language)).map(([path]) => path);
    expect(paths.toSorted()).toEqual([...ENGLISH.keys()].toSorted());
  });

  it("has no text that is empty, padded or spaced twice", () => {
    expect(offenders(language, (text) => text.trim() === "" || text !== text.trim() || /\s\s/.test(text))).toEqual([]);
  });

  it("is normalised to NFC", () => {
    expect(offenders(language, (text) => text !== text.normalize("NFC"))).toEqual([]);
  });

  it("has the placeholders of English in every text", () => {
    const placeholders = (text = ""): string[] => text.match(/\{[^}]*\}/g) ?? [];
    const differs = (text: string, path: string): boolean =>
      placeholders(text).join() !== placeholders(ENGLISH.get(path)).join();
    expect(offenders(language, differs)).toEqual([]);
    expect(placeholders(LOCALES.get(language)?.nps.question)).toEqual(["{name}"]);
    expect(placeholders(LOCALES.get(language)?.ces.question)).toEqual(["{name}"]);
  });

  it("keeps questions and thanks within 140 characters, all else within 40", () => {
    const limit = (path: string): number => (/question|followUp|thanks/.test(path) ? 140 : 40);
    expect(offenders(language, (text, path) => text.length > limit(path))).toEqual([]);
  });

  it("is written in the letters of its language", () => {
    const letters = LETTERS[language] ?? "";
    const all = textsOf(LOCALES.get(language)).map(([, text]) => text.replaceAll("{name}", "").toLowerCase());
    const foreign =
      all
        .join("")
        .replaceAll(new RegExp(`[a-z${letters}]`, "g"), "")
        .match(/\p{L}/gu) ?? [];
    expect(foreign).toEqual([]);
    const own = new Set(Array.from(all.join("")).filter((letter) => letters.includes(letter)));
    expect(own.size).toBeGreaterThanOrEqual(Math.min(letters.length, 5));
  });

  it("uses typographic apostrophes and no straight quotes", () => {
    expect(offenders(language, (text) => /['"`]/.test(text))).toEqual([]);
  });

  it("asks its questions with a question mark, and states CES as a sentence", () => {
    const asks = (path: string): boolean => /^(?:nps|csat|thumbs)\.question$|^followUp\./.test(path);
    expect(offenders(language, (text, path) => asks(path) !== text.endsWith("?"))).toEqual([]);
    expect(LOCALES.get(language)?.ces.question).toMatch(/\.$/);
  });

  it("gives every point of a scale and every band its own words", () => {
    const locale = LOCALES.get(language) ?? expect.fail();
    const groups = [
      [locale.nps.low, locale.nps.high],
      [locale.csat.low, ...locale.csat.between, locale.csat.high],
      [locale.ces.low, locale.ces.high],
      [locale.chrome.down, locale.chrome.up],
      ...[locale.thanks, locale.followUp.text, locale.followUp.choice].map((banded) => Object.values(banded)),
    ];
    expect(groups.filter((group) => new Set(group).size < group.length)).toEqual([]);
  });
});

describe.each(TRANSLATIONS)("%s", (language) => {
  it("leaves no English", () => {
    const isEnglish = (text: string, path: string): boolean =>
      text === ENGLISH.get(path) || ENGLISH_WORDS.test(text.replaceAll("{name}", ""));
    expect(offenders(language, isEnglish)).toEqual([]);
  });
});

it("finds an English word in every English question and thanks", () => {
  const sentences = [...ENGLISH].filter(([path]) => /question|followUp|thanks/.test(path));
  expect(sentences.filter(([, text]) => !ENGLISH_WORDS.test(text))).toEqual([]);
});

it("leaves the name uninflected in Polish and Czech: it stands before a colon", () => {
  for (const language of ["pl", "cs"]) {
    expect(offenders(language, (text) => text.includes("{name}") && !text.startsWith("{name}: "))).toEqual([]);
  }
});

it("puts a narrow no-break space before two-part punctuation in French", () => {
  expect(offenders("fr", (text) => /[^\u202F][?!:;]/.test(text))).toEqual([]);
});

it("addresses the customer formally, without the awkward Pan and Pani in Polish", () => {
  expect(offenders("fr", (text) => /\b(?:tu|te|toi|ton|ta|tes)\b/i.test(text.replaceAll("a-t-il", "")))).toEqual([]);
  expect(offenders("id", (text) => /\b(?:kamu|kau|lo)\b/i.test(text))).toEqual([]);
  expect(offenders("cs", (text) => /(?<!\p{L})(?:ty|tě|tebe|tvůj|tvoje|tvá)(?!\p{L})/iu.test(text))).toEqual([]);
  expect(offenders("pl", (text) => /(?<!\p{L})Pan(?:a|i|u|ią|em)?(?!\p{L})/iu.test(text))).toEqual([]);
});
