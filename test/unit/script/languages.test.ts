/** Which languages stand in for one another, by published tags. */
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../../widget/locales/index.ts";
import { directionOf, numbersOf, relatives, widen } from "../../../worker/script/languages.ts";

/** The locale that a visitor with this tag reads. */
const localeFor = (tag: string): string | undefined =>
  [...widen(tag), ...relatives(tag, LOCALES.keys())].find((one) => LOCALES.has(one));

describe("a requested language", () => {
  it.each([
    ["de-AT", "de"],
    ["pt", "pt"],
    ["pt-BR", "pt-br"],
    ["pt_BR", "pt-br"],
    ["pt-AO", "pt"],
    ["zh", "zh"],
    ["zh-CN", "zh"],
    ["zh-SG", "zh"],
    ["zh-TW", "zh-hant"],
    ["zh-HK", "zh-hant"],
    ["zh-MO", "zh-hant"],
    ["zh-Hant-TW", "zh-hant"],
    ["sr", "sr"],
    ["sr-RS", "sr"],
    ["sr-ME", "sr-latn"],
    ["sr-Latn-RS", "sr-latn"],
    ["sh", "sr-latn"],
    ["no", "nb"],
    ["nn-NO", "nb"],
    ["bs", "hr"],
    ["iw", "he"],
    ["in", "id"],
    ["en-GB", "en"],
    ["ar-EG", "ar"],
    ["ur-PK", "ur"],
    ["is", undefined],
    ["und", undefined],
    ["*", undefined],
    ["", undefined],
  ])("%s is served by %s", (tag, locale) => {
    expect(localeFor(tag)).toBe(locale);
  });

  it("is looked for in its own region before its language", () => {
    expect(widen("pt-BR")).toEqual(["pt-br", "pt-br", "pt-latn-br", "pt-latn", "pt", "pt"]);
  });

  it("finds a relative of another region, those in its own script first", () => {
    expect(relatives("zh-TW", ["zh", "pt-br", "zh-Hant", "en"])).toEqual(["zh-Hant", "zh"]);
    expect(relatives("pt", ["en", "pt-BR"])).toEqual(["pt-BR"]);
    expect(relatives("und", ["und", "en"])).toEqual([]);
  });
});

it("runs the right-to-left languages of the locale files from right to left, and no others", () => {
  const rtl = [...LOCALES.keys()].filter((tag) => directionOf(tag) === "rtl");
  expect(rtl.toSorted()).toEqual(["ar", "fa", "he", "ur"]);
});

it("writes the numbers of a scale as the language does, and leaves out those in the digits 0 to 9", () => {
  expect(numbersOf("fa")).toEqual("۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۱۰".split(" "));
  // Digits beyond the basic plane.
  expect(numbersOf("ff-Adlm")?.[10]).toBe("𞥑𞥐");
  expect([...LOCALES.keys()].filter((tag) => numbersOf(tag))).toEqual(["bn", "fa"]);
  expect(numbersOf("und")).toBeUndefined();
});
