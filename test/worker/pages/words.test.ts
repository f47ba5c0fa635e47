/** What the pages say, in every language. That no word is missing is for the types. */
import { describe, expect, it } from "vitest";
import { METRICS } from "../../../worker/contract/terms.ts";
import { memberWordsIn } from "../../../worker/pages/members/words.ts";
import { numbersIn } from "../../../worker/pages/numbers.ts";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { type Language, LANGUAGES, type Words, wordsIn } from "../../../worker/pages/words.ts";
import { labelOf } from "../../../worker/scores/score.ts";

const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** Names of metrics and of others' products, and what says nothing in any language. */
const NAMES = [
  "labels.csat",
  "labels.ces",
  "labels.ces-1.0",
  "confidence.ok",
  "parts.channels.api",
  ...["gtm", "wordpress", "shopify", "react", "vue", "next"].map((platform) => `setup.platforms.${platform}.name`),
];
const COLONS = ["colon", "setup.faults.colon"];
/** Words and signs that are the same by chance. */
const SAME: Record<(typeof OTHERS)[number], string[]> = {
  pl: [...COLONS, "tags.tag", "parts.channels.email", "parts.channels.kiosk", "parts.devices.tablet", "parts.segment"],
  id: [
    ...COLONS,
    "tags.tag",
    "parts.devices.tablet",
    "setup.edit",
    "setup.font",
    "members.roles.editor",
    // A menu that is not there in Indonesian.
    "setup.platforms.shopify.steps.0",
  ],
  cs: [
    ...COLONS,
    "parts.channels.email",
    "parts.devices.tablet",
    "parts.segment",
    "members.role",
    "members.roles.editor",
  ],
  fr: [
    "bands.positive",
    "sites",
    "points.nps",
    "parts.breakdowns.page",
    "parts.segment",
    "parts.score",
    "parts.scores",
    "setup.displays.smileys",
    "setup.groups.question",
    "setup.options",
    "setup.origin",
    "setup.previewStates.question",
    "setup.question",
    "setup.site",
    "members.site",
  ],
  vi: COLONS,
};

/** Everything that the pages say in a language. */
function allWordsIn(language: Language) {
  const { faults: _, ...members } = memberWordsIn(language);
  return { ...wordsIn(language), setup: setupWordsIn(language), members };
}

/** Every word by its path; of a sentence with numbers, what it says of the same one. */
function flat(words: unknown, path = ""): [path: string, said: string][] {
  if (typeof words === "string") return [[path, words]];
  // What a sentence takes is a text, or a number with its text.
  const seven = { n: 7, text: "7", toString: () => "7" };
  if (typeof words === "function") return flat(Reflect.apply(words, undefined, [seven, seven, seven]), path);
  if (typeof words !== "object" || words === null) throw new TypeError(`${path} is no word`);
  return Object.entries(words).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}

const english = new Map(flat(allWordsIn("en")));

describe("the words of the pages", () => {
  it.each(OTHERS)("are no English in %s", (language) => {
    const said = flat(allWordsIn(language));
    expect(said.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
    const same = said.filter(([path, words]) => words === english.get(path)).map(([path]) => path);
    expect(same.toSorted()).toEqual([...NAMES, ...SAME[language]].toSorted());
  });

  it.each(LANGUAGES)("keep every number that they are given in %s", (language) => {
    const words = wordsIn(language);
    const n = { n: 7, text: "7" };
    for (const said of [words.answers(n), words.generated(n), words.points.nps(n), words.points.percent(n)]) {
      expect(said).toContain("7");
    }
    expect(words.missing(n, "[m]")).toMatch(/7.*±\[m\]/);
    expect(words.untilScore(n)).toContain("7");
    expect(words.lookFurther("[day]")).toContain("[day]");
    expect(words.first("[share]", n)).toMatch(/^(?=.*\[share\])(?=.*7).*\.$/);
    expect(words.parts.probability("[p]", "[q]", n)).toMatch(/^p \[p\].*7.*p \[q\]/);
    expect([words.parts.verdict.up("[by]"), words.parts.verdict.down("[by]")].join()).toMatch(/(?:.*\[by\]){2}/);
    expect(words.between("[low]", "[high]", "[level]")).toMatch(/\[low\].*\[high\].*\[level\]/);
    expect(`${words.range("[low]", "[high]")} ${words.ranges("[level]")}`).toMatch(/\[low\].*\[high\].*\[level\]/);
    expect(words.at.interval("[level]")).toContain("[level]");
    const { up, down } = words.optionVerdict;
    expect([words.was("[by]"), words.tooFewIn("[by]"), up("[by]"), down("[by]")].join()).toMatch(/(?:.*\[by\]){4}/);
    expect(words.mean("[mean]", "[from]", "[to]")).toMatch(/\[mean\].*\[from\].*\[to\]/);
    expect(words.roughly("[between]")).toContain("[between]");
    expect(words.compared("[now]", "[before]")).toMatch(/\[now\].*\[before\]/);
    expect(
      [
        words.verdict.up("[by]"),
        words.verdict.down("[by]"),
        words.answerRate("[by]", "[by]"),
        words.at.ofAnswers("[by]"),
      ].join(),
    ).toMatch(/(?:.*\[by\]){5}/);
  });

  it.each(LANGUAGES)("tell points from percentage points in %s", (language) => {
    const { points } = wordsIn(language);
    for (const n of [1, 2, 5]) {
      const counted = { n, text: String(n) };
      expect(points.percent(counted)).not.toBe(points.nps(counted));
    }
  });

  it("name scores in English as the API does", () => {
    expect(wordsIn("en").labels).toEqual(Object.fromEntries(METRICS.map((metric) => [metric, labelOf(metric)])));
  });
});

/** What is said of 0, 1, 2, 5 and 22. */
const ofEach = (language: Language, say: (words: Words) => Words["answers"]): string[] =>
  [0, 1, 2, 5, 22].map((n) => say(wordsIn(language))(numbersIn(language).counted(n)));

describe("what follows a number", () => {
  it("has its plural in English", () => {
    const answers = ["0 answers", "1 answer", "2 answers", "5 answers", "22 answers"];
    expect(ofEach("en", (words) => words.answers)).toEqual(answers);
    const first = [0, 1, 2].map((n) => wordsIn("en").first("100%", { n, text: String(n) }));
    expect(first[1]).toBe("100% of 1 answer is negative.");
    expect(first[2]).toBe("100% of 2 answers are negative.");
  });

  it("has one of three forms in Polish", () => {
    const answers = ["0 odpowiedzi", "1 odpowiedź", "2 odpowiedzi", "5 odpowiedzi", "22 odpowiedzi"];
    expect(ofEach("pl", (words) => words.answers)).toEqual(answers);
    const points = ["0 punktów", "1 punkt", "2 punkty", "5 punktów", "22 punkty"];
    expect(ofEach("pl", (words) => words.points.nps)).toEqual(points);
    expect(ofEach("pl", (words) => words.points.percent)).toEqual([
      "0 punktów procentowych",
      "1 punkt procentowy",
      "2 punkty procentowe",
      "5 punktów procentowych",
      "22 punkty procentowe",
    ]);
  });

  it("has one of three forms in Czech, of which 22 takes the last", () => {
    const answers = ["0 odpovědí", "1 odpověď", "2 odpovědi", "5 odpovědí", "22 odpovědí"];
    expect(ofEach("cs", (words) => words.answers)).toEqual(answers);
    const points = ["0 bodů", "1 bod", "2 body", "5 bodů", "22 bodů"];
    expect(ofEach("cs", (words) => words.points.nps)).toEqual(points);
    expect(ofEach("cs", (words) => words.points.percent)).toEqual([
      "0 procentních bodů",
      "1 procentní bod",
      "2 procentní body",
      "5 procentních bodů",
      "22 procentních bodů",
    ]);
  });

  it("is singular after 0 in French, and has a preposition after a million", () => {
    const answers = ["0 réponse", "1 réponse", "2 réponses", "5 réponses", "22 réponses"];
    expect(ofEach("fr", (words) => words.answers)).toEqual(answers);
    expect(wordsIn("fr").answers({ n: 1_000_000, text: "1 000 000" })).toBe("1 000 000 de réponses");
  });

  it("agrees with the number that is shown, not with the unrounded one", () => {
    const { figure } = numbersIn("en");
    expect(figure(69, { low: 68.6, high: 69.3 }, "percent").ends).toEqual(["68.6%", "69.3%"]);
    expect(figure(30, { low: -3.4, high: 69.3 }, "nps").ends).toEqual(["\u22123", "+69"]);
    expect(wordsIn("en").points.nps(numbersIn("en").counted(1.3))).toBe("1 point");
  });
});

describe("what lies below 0", () => {
  it.each(LANGUAGES)("has a minus, no hyphen, in %s", (language) => {
    const numbers = numbersIn(language);
    expect([numbers.difference(-7.2, { low: -9, high: -1 }).value, numbers.score(-7.2, "nps")]).toEqual([
      "\u22127",
      "\u22127",
    ]);
  });
});

describe("days", () => {
  it.each([
    ["en", "May 1 – 31, 2025"],
    ["pl", "1–31 maja 2025"],
    ["id", "1–31 Mei 2025"],
    ["cs", "1.–31. 5. 2025"],
    ["fr", "1er–31 mai 2025"],
    ["vi", "1 – 31 tháng 5, 2025"],
  ])("are written as in %s", (language, days) => {
    const written = numbersIn(language).days({ from: "2025-05-01", to: "2025-05-31" });
    expect(written.replaceAll(/\s/g, " ")).toBe(days);
  });

  it("leave all other days of French as they are", () => {
    const { days } = numbersIn("fr");
    const written = [days({ from: "2025-10-11", to: "2025-11-01" }), days({ from: "2025-10-21", to: "2025-10-21" })];
    expect(written.map((one) => one.replaceAll(/\s/g, " "))).toEqual([
      "11 octobre – 1er novembre 2025",
      "21 octobre 2025",
    ]);
  });
});
