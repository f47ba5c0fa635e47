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

/**
 * Letters beyond a to z that the language is written with; a locale uses no others. Of those with five or more at least
 * five are used, so that no file is an accent-stripped one.
 */
const LATIN: Record<string, string> = {
  en: "",
  pl: "ąćęłńóśźż",
  id: "",
  ms: "",
  cs: "áčďéěíňóřšťúůýž",
  fr: "àâæçéèêëîïôœùûüÿ",
  vi: "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
  de: "äöüß",
  es: "áéíñóúü",
  it: "àèù",
  pt: "áàâãçéêíóôõú",
  "pt-br": "áàâãçéêíóôõú",
  nl: "",
  sv: "åäö",
  da: "æøå",
  nb: "æøå",
  fi: "äö",
  et: "äöõü",
  lv: "āčēģīķļņšūž",
  lt: "ąčęėįšųūž",
  sk: "áäčďéíĺľňóôŕšťúýž",
  sl: "čšž",
  hr: "čćšž",
  "sr-latn": "čćšž",
  ro: "ăâîșț",
  hu: "áéíóöőúüű",
  tr: "çğıöşü",
};

/** Script of a language that is not written in Latin letters, and letters of it that the language does not have. */
const SCRIPTS: Record<string, [script: RegExp, foreign: string]> = {
  sr: [/\p{scx=Cyrl}/u, "йщъыьэюя"],
  bg: [/\p{scx=Cyrl}/u, "ыэёіђљњћџ"],
  uk: [/\p{scx=Cyrl}/u, "ёъыэ"],
  ru: [/\p{scx=Cyrl}/u, "іїєґ"],
  el: [/\p{scx=Grek}/u, ""],
  ar: [/\p{scx=Arab}/u, "یکگپچ"],
  fa: [/\p{scx=Arab}/u, "يكة"],
  ur: [/\p{scx=Arab}/u, "يكة"],
  he: [/\p{scx=Hebr}/u, ""],
  hi: [/\p{scx=Deva}/u, ""],
  bn: [/\p{scx=Beng}/u, ""],
  th: [/\p{scx=Thai}/u, ""],
  ja: [/\p{scx=Hira}|\p{scx=Kana}|\p{scx=Hani}/u, ""],
  ko: [/\p{scx=Hang}/u, ""],
  zh: [/\p{scx=Hani}/u, "們這對為點"],
  "zh-hant": [/\p{scx=Hani}/u, "们这对为点"],
};

/** Words that only an English sentence has; and where one of them is a word of the language's own. */
const ENGLISH_WORDS = /\b(?:the|you|your|was|were|how|what|which|this|these|for|thank|thanks|sorry|please|we|are)\b/i;
const OWN_WORDS: Record<string, RegExp> = { de: /\bwas\b/gi, nl: /\bwe\b/gi, da: /\bfor\b/gi, nb: /\bfor\b/gi };
/** The tab says "Feedback" in languages that have borrowed the word. */
const BORROWS_FEEDBACK = new Set(["de", "it", "nl", "da"]);

/** What a question ends in; Thai has no mark for it. */
const QUESTION_MARKS: Record<string, string> = {
  ar: "؟",
  fa: "؟",
  ur: "؟",
  el: ";",
  ja: "？",
  zh: "？",
  "zh-hant": "？",
  th: "",
};
const FULL_STOPS: Record<string, string> = { ja: "。", zh: "。", "zh-hant": "。", hi: "।", bn: "।", ur: "۔", th: "" };

/** Where the labels have another word than the question: an adjective that is spelt alike for every gender. */
const OTHER_WORD = new Set(["he"]);

it("speaks forty languages and more, each by its own letters", () => {
  expect(LANGUAGES.length).toBeGreaterThanOrEqual(40);
  expect(LANGUAGES.toSorted()).toEqual([...Object.keys(LATIN), ...Object.keys(SCRIPTS)].toSorted());
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

  it("is written in the letters of its language, and in no others", () => {
    const texts = textsOf(LOCALES.get(language)).map(([, text]) => text.replaceAll("{name}", "").toLowerCase());
    const [script = /[a-z]/, foreign = ""] = SCRIPTS[language] ?? [];
    const letters = LATIN[language] ?? "";
    const isOwn = (letter: string): boolean =>
      (script.test(letter) || letters.includes(letter)) && !foreign.includes(letter);
    const all = Array.from(texts.join("").matchAll(/[\p{L}\p{M}]/gu), ([letter]) => letter);
    expect(all.filter((letter) => !isOwn(letter))).toEqual([]);
    const own = new Set(all.filter((letter) => letters.includes(letter)));
    expect(own.size).toBeGreaterThanOrEqual(letters.length < 5 ? Math.min(letters.length, 2) : 5);
  });

  it("uses typographic apostrophes and no straight quotes", () => {
    expect(offenders(language, (text) => /['"`]/.test(text))).toEqual([]);
  });

  it("asks its questions with the language's question mark, and states CES as a sentence", () => {
    const mark = QUESTION_MARKS[language] ?? "?";
    const asks = (path: string): boolean => /^(?:nps|csat|thumbs)\.question$|^followUp\./.test(path);
    expect(offenders(language, (text, path) => asks(path) && !text.endsWith(mark))).toEqual([]);
    expect(offenders(language, (text, path) => !asks(path) && /[?؟？]$/.test(text))).toEqual([]);
    expect(LOCALES.get(language)?.ces.question.endsWith(FULL_STOPS[language] ?? ".")).toBe(true);
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

  it("answers with degrees of satisfaction, not of a noun in its own question, so that labels fit any other", () => {
    const { question, low, between, high } = LOCALES.get(language)?.csat ?? expect.fail();
    const words = (text: string): string[] => text.toLowerCase().split(" ");
    expect(words(between[0]).filter((word) => !low.toLowerCase().includes(word))).toEqual([]);
    expect(words(between[2]).filter((word) => !high.toLowerCase().includes(word))).toEqual([]);
    if (!OTHER_WORD.has(language)) expect(question.toLowerCase()).toContain(words(between[2])[0]?.slice(0, 4));
  });
});

describe.each(TRANSLATIONS)("%s", (language) => {
  it("leaves no English", () => {
    const isEnglish = (text: string, path: string): boolean =>
      (text === ENGLISH.get(path) && !(path === "chrome.tab" && BORROWS_FEEDBACK.has(language))) ||
      ENGLISH_WORDS.test(text.replaceAll("{name}", "").replaceAll(OWN_WORDS[language] ?? "", ""));
    expect(offenders(language, isEnglish)).toEqual([]);
  });
});

it("finds an English word in every English question and thanks", () => {
  const sentences = [...ENGLISH].filter(([path]) => /question|followUp|thanks/.test(path));
  expect(sentences.filter(([, text]) => !ENGLISH_WORDS.test(text))).toEqual([]);
});

it("leaves the name uninflected where names are inflected: it stands before a colon", () => {
  for (const language of "pl cs fi et lv lt sk sl hr sr sr-latn hu el uk ru ar".split(" ")) {
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
  for (const language of "hr sr sr-latn sl bg et tr it".split(" ")) {
    const familiar = /(?<!\p{L})(?:pitaj|питај|vprašaj|попитай|küsi|sor|chiedi)(?!\p{L})/iu;
    expect(offenders(language, (text) => familiar.test(text))).toEqual([]);
  }
  expect(offenders("pl", (text) => /(?<!\p{L})Pan(?:a|i|u|ią|em)?(?!\p{L})/iu.test(text))).toEqual([]);
});

/** Serbian letters that are two in Latin, or another one. */
const SERBIAN = Object.fromEntries(
  "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f х h ц c ч č џ dž ш š"
    .split(" ")
    .flatMap((letter, at, all) => (at % 2 ? [] : [[letter, all[at + 1] ?? ""]])),
);

it("says the same in both scripts of Serbian", () => {
  const latin = (text: string): string =>
    Array.from(text.toLowerCase(), (letter) => SERBIAN[letter] ?? letter).join("");
  const cyrillic = textsOf(LOCALES.get("sr")).map(([path, text]) => [path, latin(text)]);
  expect(cyrillic).toEqual(textsOf(LOCALES.get("sr-latn")).map(([path, text]) => [path, text.toLowerCase()]));
});
