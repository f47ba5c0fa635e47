/** Which language a prompt is worded in, and which of the owner's and the standard texts it gets. */
import { describe, expect, it } from "vitest";
import { en } from "../../../widget/locales/en.ts";
import { LOCALES } from "../../../widget/locales/index.ts";
import { pl } from "../../../widget/locales/pl.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { resolveWording } from "../../../worker/script/wording.ts";

const NOW = new Date("2026-11-21T12:00:00.000Z");

interface Circumstances {
  languages?: string[];
  siteLanguage?: string;
  name?: string;
  theme?: { accent?: string; scheme: "auto" | "light" | "dark" };
}

/** Words a survey that is written as an owner would, all its defaults filled in. */
function word(survey: Parameters<typeof AskedSurvey.parse>[0], circumstances: Circumstances = {}): Wording {
  const { languages = [], siteLanguage = "en", name = "Kiosk", theme = { scheme: "auto" } } = circumstances;
  const site = { name, language: siteLanguage, theme };
  return resolveWording({ survey: AskedSurvey.parse(survey), revision: 3, site, languages, now: NOW });
}

/** Every text that a person may read or hear. */
function textsOf({ question, low, high, points = [], options = [], followUp, thanks, chrome }: Wording): string[] {
  return [
    ...[question, low, high].filter((text) => text !== undefined),
    ...points,
    ...[...options, ...(followUp?.options ?? [])].map((option) => option.text),
    ...Object.values(followUp?.text ?? {}),
    ...Object.values(thanks),
    ...Object.values({ ...chrome }).filter(Boolean),
  ];
}

/** What every prompt says by itself. */
function always({ chrome: { region, close, send } } = en): Wording["chrome"] {
  return { region, close, send, optional: "" };
}

const NPS = { question: { metric: "nps", key: "recommend" } };
/** An own text in each of these languages, which names the language. */
const own = (...tags: string[]): Record<string, string> => Object.fromEntries(tags.map((tag) => [tag, `own ${tag}`]));
const npsIn = (...tags: string[]) => ({ question: { ...NPS.question, text: own(...tags) } });

describe("the site's name", () => {
  it.each([
    ["ar", "7-Eleven!", true],
    ["he", "Kiosk", true],
    ["en", "كشك", true],
    ["en", "7-Eleven!", false],
  ])("in %s, of a site called %s, is kept apart from the direction of the sentence: %s", (language, name, isApart) => {
    const { question } = word(NPS, { languages: [language], name });
    expect(question).toContain(name);
    expect(question.includes(`\u2068${name}\u2069`)).toBe(isApart);
  });
});

describe("choice of the language", () => {
  it.each([
    { languages: ["pl"], language: "pl" },
    { languages: ["PL-pl"], language: "pl" },
    { languages: ["pl_PL"], language: "pl" },
    { languages: ["fr-CA-u-nu-latn", "pl"], language: "fr" },
    { languages: ["xx", "cs", "pl"], language: "cs" },
    { languages: ["in-ID"], language: "id" },
    { languages: ["", "*", "-", "e", "§", "pl;q=0.1", "constructor", "__proto__", "vi"], language: "vi" },
    { languages: ["ka"], siteLanguage: "cs-CZ", language: "cs" },
    { languages: [], siteLanguage: "ka", language: "en" },
  ])("words a standard survey in $language for $languages", ({ language, ...circumstances }) => {
    const wording = word(NPS, circumstances);
    expect(wording.language).toBe(language);
    expect(wording.low).toBe(LOCALES.get(language)?.nps.low);
    expect(wording.chrome).toEqual(always(LOCALES.get(language)));
  });

  it("prefers a later language that has every text to an earlier one that lacks one", () => {
    const survey = { ...npsIn("en", "pl", "cs"), thanks: { all: own("en", "cs") } };
    const wording = word(survey, { languages: ["pl", "cs"] });
    expect([wording.language, wording.question, wording.thanks.positive]).toEqual(["cs", "own cs", "own cs"]);
  });

  it("does not ask in a language that only the standard texts have", () => {
    expect(word(npsIn("en"), { languages: ["pl"] })).toMatchObject({ language: "en", question: "own en" });
  });

  it.each([
    ["the question", npsIn("en")],
    ["an end of the scale", { question: { ...NPS.question, high: own("en") } }],
    ["an option", { question: choiceOf({ a: own("en", "pl"), b: own("en") }) }],
    ["an option of the follow-up", { ...NPS, followUp: choiceOf({ a: own("en", "pl"), b: own("en") }, {}) }],
    ["the follow-up of a band", { ...NPS, followUp: { metric: "text", key: "why", text: { neutral: own("en") } } }],
    ["the thanks of a band", { ...NPS, thanks: { all: own("en", "pl"), negative: own("en") } }],
  ])("words the whole prompt in another language when %s lacks the first", (_, survey) => {
    const wording = word(survey, { languages: ["pl"] });
    expect(wording.language).toBe("en");
    expect(en.chrome).toMatchObject({ ...wording.chrome, optional: en.chrome.optional });
    expect(textsOf(wording).filter((text) => text.includes("own pl"))).toEqual([]);
  });

  it("takes a regional text where there is one, its parent's where not, in any case", () => {
    const survey = { question: { ...NPS.question, text: own("EN", "EN-gb"), low: own("en") } };
    const british = word(survey, { languages: ["en-GB"] });
    expect([british.language, british.question, british.low]).toEqual(["en-GB", "own EN-gb", "own en"]);
    const american = word(survey, { languages: ["en-US"] });
    expect([american.language, american.question]).toEqual(["en", "own EN"]);
  });

  it("finds zh-Hant for zh-Hant-TW", () => {
    const wording = word(
      { question: { metric: "text", key: "idea", text: own("zh", "zh-Hant") }, thanks: { all: own("zh-Hant") } },
      { languages: ["zh-Hant-TW"], siteLanguage: "zh" },
    );
    expect([wording.language, wording.question]).toEqual(["zh-Hant", "own zh-Hant"]);
  });

  it("goes on to the site's language, then to any that the survey is worded in", () => {
    expect(word(npsIn("fr", "cs"), { languages: ["pl"], siteLanguage: "cs" }).language).toBe("cs");
    expect(word(npsIn("fr", "cs"), { languages: ["pl"], siteLanguage: "en" }).language).toBe("fr");
    expect(word(npsIn("fr", "en"), { languages: ["pl"], siteLanguage: "ka" }).language).toBe("fr");
  });

  it("speaks the customer's language where the owner worded all of it, though its buttons are English", () => {
    const texts = own("is", "en");
    const question = { metric: "nps", key: "recommend", text: texts, low: texts, high: texts };
    const complete = { question, thanks: { all: texts } };
    const wording = word(complete, { languages: ["is"], siteLanguage: "en" });
    expect(wording).toMatchObject({ language: "is", question: "own is", low: "own is", chrome: always(en) });
  });

  it("prefers a language whose standard texts are there to one that lacks them", () => {
    expect(word(npsIn("is", "fr"), { languages: ["is"] })).toMatchObject({ language: "fr", question: "own fr" });
  });

  it("uses English chrome where the survey is worded only in a language without a locale", () => {
    const wording = word(npsIn("is"), { languages: ["pl"], siteLanguage: "pl" });
    expect(wording).toMatchObject({ language: "is", question: "own is", low: en.nps.low, chrome: always(en) });
  });

  it("takes what no language has entirely from the site's language, then from any", () => {
    const survey = { ...npsIn("fr", "cs"), thanks: { all: own("pl", "cs"), negative: own("pl", "vi") } };
    const wording = word(survey, { languages: ["fr"], siteLanguage: "vi" });
    expect(wording).toMatchObject({ language: "cs", question: "own cs", chrome: always(LOCALES.get("cs")) });
    expect(wording.thanks).toEqual({ negative: "own cs", neutral: "own cs", positive: "own cs" });

    const second = word(
      { question: choiceOf({ a: own("fr"), b: own("pl", "cs") }, own("fr")) },
      { siteLanguage: "cs" },
    );
    expect(second).toMatchObject({ language: "fr", options: [{ text: "own fr" }, { text: "own cs" }] });

    const apart = word({ question: choiceOf({ a: own("fr"), b: own("vi", "cs") }) }, { siteLanguage: "cs" });
    expect(apart).toMatchObject({
      language: "cs",
      question: "own cs",
      options: [{ text: "own fr" }, { text: "own cs" }],
    });
  });

  it("looks at no more than twenty requested languages", () => {
    const junk = Array.from({ length: 19 }, () => "xx");
    expect(word(NPS, { languages: [...junk, "pl"] }).language).toBe("pl");
    expect(word(NPS, { languages: [...junk, "xx", "pl"] }).language).toBe("en");
  });

  it("is neither misled nor held up by endless tags", () => {
    const endless = Array.from({ length: 20 }, (_, at) => (at === 9 ? "pl" : "xx") + "-subtag".repeat(20_000));
    expect(word(NPS, { languages: endless }).language).toBe("pl");
  });

  it.each(["ar", "he", "iw", "fa", "ur-PK", "az-Arab", "yi-Hebr", "ckb", "ps", "sd", "dv"])(
    "runs %s from right to left",
    (tag) => {
      expect(word(npsIn(tag)).dir).toBe("rtl");
    },
  );

  it.each(["en", "pl", "id", "cs", "fr", "vi", "ar-Latn", "ur-Latn", "zh-Hant", "und", "en-GB-ab"])(
    "runs %s from left to right",
    (tag) => {
      expect(word(npsIn(tag)).dir).toBe("ltr");
    },
  );
});

/** A choice with these options, as a main question or as a follow-up. */
function choiceOf(options: Record<string, Record<string, string>>, text: object = own("en", "pl", "cs", "fr", "vi")) {
  return {
    metric: "choice",
    key: "reason",
    text,
    options: Object.entries(options).map(([key, texts]) => ({ key, text: texts })),
  };
}

describe("texts of the prompt", () => {
  it("are those of the locale for a survey without own wording", () => {
    const survey = { ...NPS, followUp: { metric: "text", key: "why" } };
    const wording = word(survey, { languages: ["pl"], name: "Kiosk" });
    expect(wording).toEqual({
      now: "2026-11-21T12:00:00.000Z",
      language: "pl",
      dir: "ltr",
      revision: 3,
      metric: "nps",
      question: pl.nps.question.replace("{name}", "Kiosk"),
      low: pl.nps.low,
      high: pl.nps.high,
      followUp: { metric: "text", text: pl.followUp.text },
      thanks: pl.thanks,
      chrome: { ...always(pl), optional: pl.chrome.optional },
      properties: [],
      placement: "bottom-end",
      style: expect.stringContaining("position:fixed"),
      theme: { scheme: "auto" },
    });
  });

  it("hold the name wherever {name} stands, standard or own, letter by letter", () => {
    const name = "$& {name} $1";
    const survey = {
      question: choiceOf({ a: { en: "At {name}" }, b: { en: "{name} and {name}" } }, { en: "Why {name}?" }),
      thanks: { all: { en: "{name} thanks" } },
    };
    const wording = word(survey, { name });
    expect(wording.question).toBe(`Why ${name}?`);
    expect(wording.options?.map((option) => option.text)).toEqual([`At ${name}`, `${name} and ${name}`]);
    expect(wording.thanks.neutral).toBe(`${name} thanks`);
    expect(word(NPS, { name }).question).toContain(`recommend ${name} to a friend`);
    expect(word({ question: { metric: "ces", key: "ease" } }, { name }).question).toMatch(/^\$& \{name\} \$1 made it/);
  });

  it("take a band's own, else the one for all, else the band's standard", () => {
    const bands = { all: own("en"), negative: { en: "only negative" } };
    const wording = word({
      ...NPS,
      followUp: { metric: "text", key: "why", text: { positive: { en: "only positive" } } },
      thanks: bands,
    });
    expect(wording.thanks).toEqual({ negative: "only negative", neutral: "own en", positive: "own en" });
    expect(wording.followUp?.text).toEqual({ ...en.followUp.text, positive: "only positive" });
  });

  it.each([choiceOf({ a: own("en"), b: own("en") }, own("en")), { metric: "text", key: "idea", text: own("en") }])(
    "are the neutral ones in every band of a $metric, which has no bands",
    (question) => {
      const plain = word({ question, followUp: { metric: "text", key: "more" } });
      expect(new Set(Object.values(plain.followUp?.text ?? {}))).toEqual(new Set([en.followUp.text.neutral]));
      expect(new Set(Object.values(plain.thanks))).toEqual(new Set([en.thanks.neutral]));
      const thanks = { all: { en: "for all" }, negative: own("cs") };
      expect(Object.values(word({ question, thanks }).thanks)).toEqual(["for all", "for all", "for all"]);
      const neutral = { ...thanks, neutral: { en: "for neutral" } };
      expect(new Set(Object.values(word({ question, thanks: neutral }).thanks))).toEqual(new Set(["for neutral"]));
    },
  );

  it("need no neutral band for thumbs", () => {
    const question = { metric: "thumbs", key: "helpful" };
    const thanks = { all: own("en"), negative: own("en", "pl"), positive: own("en", "pl") };
    expect(word({ question, thanks }, { languages: ["pl"] })).toMatchObject({
      language: "pl",
      question: pl.thumbs.question,
      thanks: { negative: "own pl", neutral: "own pl", positive: "own pl" },
    });
  });

  it("stand in for a band's own text with the one for all before another language is mixed in", () => {
    const survey = { ...npsIn("pl"), thanks: { all: own("en", "pl"), negative: own("en") } };
    expect(word(survey, { languages: ["pl"] })).toMatchObject({ language: "pl", thanks: { negative: "own pl" } });
  });

  it("name the five points only where a CSAT is shown as stars or smileys, its own ends first and last", () => {
    const csat = { metric: "csat", key: "happy" };
    expect(word({ question: csat })).toMatchObject({ display: "numbers", low: en.csat.low, high: en.csat.high });
    expect(word({ question: csat })).not.toHaveProperty("points");
    const smileys = word({ question: { ...csat, display: "smileys" } });
    expect(smileys.points).toEqual(["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]);
    const stars = word({ question: { ...csat, display: "stars", low: { en: "Awful" } } });
    expect(stars.points).toEqual(["Awful", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]);
  });

  it.each([
    [{ metric: "nps", key: "k" }, ["low", "high"]],
    [{ metric: "ces", key: "k" }, ["low", "high"]],
    [{ metric: "csat", key: "k", display: "stars" }, ["display", "low", "high", "points", "faces"]],
    [{ metric: "thumbs", key: "k" }, ["faces"]],
    [{ metric: "text", key: "k", text: own("en") }, []],
    [choiceOf({ a: own("en"), b: own("en") }), ["options"]],
    [{ ...choiceOf({ a: own("en"), b: own("en") }), several: true }, ["options", "several"]],
  ])("carry no key that the question does not use: %j", (question, keys) => {
    const always = "now language dir revision metric question thanks chrome properties placement style theme".split(
      " ",
    );
    expect(Object.keys(word({ question })).toSorted()).toEqual([...always, ...keys].toSorted());
  });

  it("carry the numbers of a scale where the language has its own digits, for whatever is answered with them", () => {
    const numbers = (question: object, language: string) => word({ question }, { languages: [language] }).numbers?.[7];
    const rated = [{ metric: "nps" }, { metric: "csat", display: "stars" }, { metric: "ces" }, { metric: "thumbs" }];
    for (const one of rated) {
      expect([numbers({ ...one, key: "k" }, "fa"), numbers({ ...one, key: "k" }, "ar")]).toEqual(["۷", undefined]);
    }
    expect(numbers({ metric: "text", key: "k", text: own("fa") }, "fa")).toBeUndefined();
    expect(numbers(choiceOf({ a: own("fa"), b: own("fa") }, own("fa")), "fa")).toBeUndefined();
  });

  it("carry the options of a choice follow-up in their order, and the standard question to them", () => {
    const followUp = { ...choiceOf({ price: own("en"), range: own("en") }), text: undefined, several: true };
    expect(word({ ...NPS, followUp }).followUp).toEqual({
      metric: "choice",
      text: en.followUp.choice,
      options: [
        { key: "price", text: "own en" },
        { key: "range", text: "own en" },
      ],
      several: true,
    });
  });

  it("come with the declared properties, the placement and the theme", () => {
    const survey = {
      ...NPS,
      properties: [
        { key: "plan", type: "string" },
        { key: "items", type: "number" },
      ],
      look: { placement: "bottom-start" },
    };
    expect(word(survey, { theme: { accent: "#0a7d33", scheme: "dark" } })).toMatchObject({
      properties: ["plan", "items"],
      placement: "bottom-start",
      theme: { accent: "#0a7d33", scheme: "dark" },
    });
  });
});
