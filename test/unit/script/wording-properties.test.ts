/** What holds of every wording, whatever the survey and whoever asks. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { en } from "../../../widget/locales/en.ts";
import { LOCALES } from "../../../widget/locales/index.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { resolveWording } from "../../../worker/script/wording.ts";

const TAG = fc.constantFrom("en", "EN-gb", "pl", "pl-PL", "cs", "fr", "is", "ar", "zh-Hant", "zh", "en-GB-ab", "und");
const REQUESTED = fc.array(
  fc.oneof(TAG, fc.string({ unit: "binary" }), fc.constantFrom("pl_PL", "vi-VN", "iw", "toString", "__proto__")),
  { maxLength: 30 },
);
const SITE_LANGUAGE = fc.oneof(TAG, fc.constantFrom("vi", "ka"));

/** Surveys of every kind; their own texts say their language and the site's name, and all are there in `common`. */
function surveysIn(...common: string[]): fc.Arbitrary<AskedSurvey> {
  const texts = fc
    .uniqueArray(TAG, { minLength: 1, maxLength: 4 })
    .map((tags) => Object.fromEntries([...tags, ...common].map((tag) => [tag, `own ${tag} of {name}`])));
  const maybe = fc.option(texts, { nil: undefined });
  const banded = fc.record({ all: maybe, negative: maybe, neutral: maybe, positive: maybe });
  const options = fc
    .array(texts, { minLength: 2, maxLength: 8 })
    .map((all) => all.map((text, at) => ({ key: `option-${at}`, text })));
  const several = fc.boolean();
  const key = fc.constant("reason");
  const scale = { key, text: maybe, low: maybe, high: maybe };
  const question = fc.oneof(
    fc.record({ metric: fc.constantFrom("nps", "ces"), ...scale }),
    fc.record({ metric: fc.constant("csat"), ...scale, display: fc.constantFrom("numbers", "stars", "smileys") }),
    fc.record({ metric: fc.constant("thumbs"), key, text: maybe }),
    fc.record({ metric: fc.constant("choice"), key, text: texts, options, several }),
    fc.record({ metric: fc.constant("text"), key, text: texts }),
  );
  const followUp = fc.oneof(
    fc.record({ metric: fc.constant("text"), key, text: banded }),
    fc.record({ metric: fc.constant("choice"), key, text: banded, options, several }),
  );
  return fc
    .record({ question, followUp, thanks: banded }, { requiredKeys: ["question"] })
    .map((survey) => AskedSurvey.parse(survey));
}

function word(survey: AskedSurvey, languages: string[], language: string): Wording {
  const site = { name: "Kiosk", language, theme: { scheme: "auto" as const } };
  return resolveWording({ survey, revision: 1, site, languages, now: new Date(0) });
}

/** Every text that a person may read or hear, but the chrome. */
function textsOf({ question, low, high, points = [], options = [], followUp, thanks }: Wording): string[] {
  return [
    ...[question, low, high].filter((text) => text !== undefined),
    ...points,
    ...[...options, ...(followUp?.options ?? [])].map((option) => option.text),
    ...Object.values(followUp?.text ?? {}),
    ...Object.values(thanks),
  ];
}

it("never throws, and has a text wherever one is shown, with the name in it", () => {
  fc.assert(
    fc.property(surveysIn(), REQUESTED, SITE_LANGUAGE, (survey, languages, site) => {
      const wording = word(survey, languages, site);
      const { optional, ...chrome } = wording.chrome;
      const texts = [...textsOf(wording), ...Object.values({ ...chrome })];
      expect(optional === "").toBe(survey.followUp?.metric !== "text");
      expect(texts.filter((text) => text.trim() === "" || text.includes("{"))).toEqual([]);
      expect(Intl.getCanonicalLocales(wording.language)).toEqual([wording.language]);
    }),
    { numRuns: 500 },
  );
});

it("mixes no languages in what is asked where one words all of it", () => {
  const worded = fc
    .constantFrom(...LOCALES.keys())
    .chain((common) => fc.record({ common: fc.constant(common), survey: surveysIn(common) }));
  fc.assert(
    fc.property(worded, REQUESTED, SITE_LANGUAGE, ({ survey }, languages, site) => {
      const wording = word(survey, languages, site);
      const spoken = textsOf(wording).flatMap((text) => /^own (\S+)/.exec(text)?.[1]?.toLowerCase() ?? []);
      const narrowest = spoken.reduce((one, other) => (other.length > one.length ? other : one), "");
      const chosen = wording.language.toLowerCase();
      expect(spoken.filter((tag) => !isWithin(narrowest, tag))).toEqual([]);
      expect(narrowest === "" || isWithin(narrowest, chosen) || isWithin(chosen, narrowest)).toBe(true);
      const { chrome } = LOCALES.get(chosen) ?? LOCALES.get(chosen.split("-")[0] ?? "") ?? en;
      const { optional, ...said } = wording.chrome;
      expect(chrome).toMatchObject(said);
      expect(["", chrome.optional]).toContain(optional);
    }),
    { numRuns: 500 },
  );
});

it("answers in the first requested language where the survey has no text of its own", () => {
  const survey = AskedSurvey.parse({
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
  });
  fc.assert(
    fc.property(fc.constantFrom(...LOCALES.keys()), REQUESTED, SITE_LANGUAGE, (first, others, site) => {
      expect(word(survey, [first, ...others], site).language.toLowerCase()).toBe(first);
    }),
  );
});

/** Whether `tag` is `wider` or narrows it: pl-pl is within pl. */
function isWithin(tag: string, wider: string): boolean {
  return `${tag}-`.startsWith(`${wider}-`);
}
