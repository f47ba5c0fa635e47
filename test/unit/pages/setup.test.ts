/** Small things of the set-up: names for addresses, what differs, templates. */
import { describe, expect, it } from "vitest";
import { SiteSettings, TouchpointInput } from "../../../worker/contract/site.ts";
import { isAsked } from "../../../worker/contract/survey.ts";
import { differencesOf, placeOf, toldOf } from "../../../worker/pages/setup/difference.ts";
import { originOfAddress } from "../../../worker/pages/setup/sites.tsx";
import { sayValue } from "../../../worker/pages/setup/said-value.ts";
import { slugOf } from "../../../worker/pages/setup/slug.ts";
import { TEMPLATES, touchpointOf } from "../../../worker/pages/setup/templates.ts";
import { themeFields, themeOf } from "../../../worker/pages/setup/theme-fields.ts";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { touchpointLabels } from "../../../worker/pages/setup/labels.ts";
import { LANGUAGES, stageName, wordsIn } from "../../../worker/pages/words.ts";

describe("a name for addresses", () => {
  it.each([
    ["Tea & Co", "tea-co"],
    ["  Žluťoučký kůň  ", "zlutoucky-kun"],
    ["Łódź Đà Nẵng", "lodz-da-nang"],
    ["日本", "item"],
    ["x".repeat(100), "x".repeat(56)],
  ])("%s", (words, slug) => expect(slugOf(words)).toBe(slug));

  it("is one that is not taken", () => {
    expect(slugOf("Tea", new Set(["tea", "tea-2"]))).toBe("tea-3");
  });
});

describe("the address of a site", () => {
  it.each([
    ["https://shop.example/tea?x=1", "https://shop.example"],
    ["shop.example", "https://shop.example"],
    [" http://localhost:8080/ ", "http://localhost:8080"],
    ["HTTPS://Shop.Example", "https://shop.example"],
    ["ftp://shop.example", "ftp://shop.example"],
    ["https:/shop.example", "https:/shop.example"],
    ["http//shop.example", "http//shop.example"],
    ["tržnice.example:8443/čaj", "https://xn--trnice-4pb.example:8443"],
    ["1", "1"],
    ["NULL", "NULL"],
    ["localhost:9312", "http://localhost:9312"],
    ["Shop.localhost/tea", "http://shop.localhost"],
    ["127.0.0.1:80", "http://127.0.0.1"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["https://localhost", "https://localhost"],
    ["localhost.example", "https://localhost.example"],
    ["*.shop.example", "https://*.shop.example"],
    ["null", "null"],
    ["no address", "no address"],
    ["", ""],
  ])("%s is taken as %s", (written, origin) => expect(originOfAddress(written)).toBe(origin));
});

describe("what differs", () => {
  it("is told leaf by leaf", () => {
    const was = { a: 1, b: { c: [1, 2], d: "x" } };
    expect(differencesOf(was, { a: 1, b: { c: [1, 3, 4] }, e: true })).toEqual([
      { path: "b.c.1", was: "2", is: "3" },
      { path: "b.c.2", was: undefined, is: "4" },
      { path: "e", was: undefined, is: "true" },
      { path: "b.d", was: "x", is: undefined },
    ]);
    expect(differencesOf(was, structuredClone(was))).toEqual([]);
  });

  it.each([
    ["question.text.pt-BR", "Question", "pt-BR"],
    ["question.low.en", "Lowest point means", "en"],
    ["question.options.1.text.pl", "Options", "pl"],
    ["question.options.1.key", undefined, undefined],
    ["thanks.all.en", "Thank you · To everybody", "en"],
    ["followUp.text.negative.cs", "Second question · After a negative answer", "cs"],
    ["rules.triggers.0.selector", "CSS selector of the element that is seen", undefined],
    ["rules.pages.include.0", "Only on these pages", undefined],
    ["rules.sample", "Percent of customers who may be asked", undefined],
    ["look.placement", "Place on the page", undefined],
    ["question.key", undefined, undefined],
    ["rules.limits.spread", undefined, undefined],
  ])("at %s is in the field %s, and its language %s", (path, label, language) => {
    expect(placeOf(path, touchpointLabels(setupWordsIn("en")), "view")).toEqual({ label, language });
  });
});

describe("a value of a survey", () => {
  const setup = setupWordsIn("en");

  it.each([
    ["question.metric", "csat", "Satisfaction, 1 to 5 (CSAT)"],
    ["question.display", "smileys", "Smileys"],
    ["question.display", undefined, undefined],
    ["followUp.metric", undefined, "Nothing more"],
    ["followUp.several", "false", "no"],
    ["look.later", "true", "yes"],
    ["look.placement", "bottom-end", "Bottom, right"],
    ["rules.triggers.0.on", "exit", "when the customer is about to leave"],
    ["rules.triggers.0.on", undefined, "only when the page's code asks"],
    ["rules.triggers.1.on", undefined, undefined],
    ["rules.triggers.0.visibleMs", "1500", "1.5"],
    ["rules.frequency", "once", "once"],
    ["rules.sample", "0.5", "50"],
    ["question.text.en", "true", "true"],
    ["look.placement", "constructor", "constructor"],
  ])("at %s, %s, is told as the editor says it: %s", (path, value, told) => {
    expect(sayValue(path, value, setup)).toBe(told);
  });

  it("is no key, unless nothing else differs", () => {
    const keys = differencesOf({ question: { key: "a" } }, { question: { key: "b" } });
    const more = differencesOf({ question: { key: "a" } }, { question: { key: "b", metric: "nps" } });
    expect(toldOf(keys)).toHaveLength(1);
    expect(toldOf(more).map(({ path }) => path)).toEqual(["question.metric"]);
  });
});

describe("stages", () => {
  it("of a new site have a name in every language, those of the owner their own", () => {
    const { stages } = SiteSettings.parse({ name: "x" });
    for (const language of LANGUAGES.filter((one) => one !== "en")) {
      for (const stage of stages) expect(stageName(stage, wordsIn(language))).not.toBe(stageName(stage, wordsIn("en")));
    }
    expect(["after-sales", "constructor"].map((stage) => stageName(stage, wordsIn("pl")))).toEqual([
      "After sales",
      "Constructor",
    ]);
  });
});

/** Every text of a survey, by its languages. */
function textsIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  const isText = Object.keys(value).some((key) => LANGUAGES.some((language) => language === key));
  return isText ? [value] : Object.values(value).flatMap(textsIn);
}

describe("templates", () => {
  it.each(TEMPLATES)(
    "%s is a survey that can be asked, in each language of the pages, and waits to be published",
    (template) => {
      for (const text of textsIn(touchpointOf(template, "x", ["a"]))) {
        expect(Object.keys(text).toSorted()).toEqual(LANGUAGES.toSorted());
      }
      for (const language of LANGUAGES) {
        const { name, about } = setupWordsIn(language).templates[template];
        const input = TouchpointInput.parse(
          touchpointOf(template, name, ["discover", "browse", "buy", "receive", "help"]),
        );
        expect([input.state, isAsked(input), about.length > 10]).toEqual(["paused", true, true]);
      }
    },
  );

  it("stands in the stage that it is for, or in the site's first", () => {
    expect(touchpointOf("order", "x", ["find", "buy"]).stage).toBe("buy");
    expect(touchpointOf("order", "x", ["find"]).stage).toBe("find");
  });
});

describe("the look of a site", () => {
  const theme = SiteSettings.shape.theme.parse({
    accent: "#112233",
    background: "#ffffff",
    radius: 4,
    offset: { x: 1, y: 2 },
  });

  it("stays as it was where nothing is changed", () => {
    expect(themeOf(theme, themeFields(theme))).toEqual(theme);
    const none = SiteSettings.shape.theme.parse({});
    expect(themeOf(none, themeFields(none))).toEqual(none);
  });

  it("is what was chosen, and its own again where a field was emptied", () => {
    const fields = {
      ...themeFields(theme),
      accent: "#445566",
      radius: "",
      font: "page",
      logo: "https://x.example/l.png",
    };
    expect(themeOf(theme, fields)).toEqual({
      scheme: "auto",
      accent: "#445566",
      background: "#ffffff",
      offset: { x: 1, y: 2 },
      font: "page",
      logo: "https://x.example/l.png",
    });
  });
});
