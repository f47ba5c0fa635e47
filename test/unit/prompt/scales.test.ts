import { describe, expect, it } from "vitest";
import { bandOf, pointsOf } from "../../../widget/prompt/scales.ts";
import { ces, choice, csat, nps, several, smileys, stars, text, thumbs } from "../../browser/prompt/wordings.ts";

describe("bandOf", () => {
  it.each([
    ["nps", [0, 6], "negative"],
    ["nps", [7, 8], "neutral"],
    ["nps", [9, 10], "positive"],
    ["csat", [1, 2], "negative"],
    ["csat", [3], "neutral"],
    ["csat", [4, 5], "positive"],
    ["ces", [1, 3], "negative"],
    ["ces", [4], "neutral"],
    ["ces", [5, 7], "positive"],
    ["thumbs", [0], "negative"],
    ["thumbs", [1], "positive"],
  ] as const)("puts the %s answers %j into the %s band", (metric, answers, band) => {
    expect(answers.map((answer) => bandOf(metric, answer))).toEqual(answers.map(() => band));
  });

  it("is neutral for questions without bands, and before an answer", () => {
    expect([bandOf("choice", ["price"]), bandOf("text", "Fine"), bandOf("nps", undefined)]).toEqual([
      "neutral",
      "neutral",
      "neutral",
    ]);
  });
});

describe("pointsOf", () => {
  const values = (wording: typeof nps): unknown[] | undefined => pointsOf(wording)?.map(({ value }) => value);
  const names = (wording: typeof nps): unknown[] | undefined => pointsOf(wording)?.map(({ name }) => name);

  it("gives each metric its scale", () => {
    expect(values(nps)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(values(csat)).toEqual([1, 2, 3, 4, 5]);
    expect(values(stars)).toEqual([1, 2, 3, 4, 5]);
    expect(values(ces)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(values(thumbs)).toEqual([0, 1]);
    expect(values(choice)).toEqual([["buy"], ["compare"], ["return"]]);
  });

  it("has none where one tap is no answer", () => {
    expect([values(several), values(text)]).toEqual([undefined, undefined]);
  });

  it("names the ends of a scale of numbers by what they mean", () => {
    expect(names(csat)).toEqual(["1, Very dissatisfied", undefined, undefined, undefined, "5, Very satisfied"]);
  });

  it("writes numbers as the wording does", () => {
    const numbers = "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۱۰".split(" ");
    const points = pointsOf({ ...nps, numbers, low: "هرگز", high: "حتماً" });
    expect(points?.map(({ text }) => text)).toEqual(numbers);
    expect(pointsOf({ ...csat, numbers })?.map(({ text }) => text)).toEqual(numbers.slice(1, 6));
    expect(pointsOf(ces)?.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect([points?.[0]?.name, points?.[10]?.name]).toEqual(["۰, هرگز", "۱۰, حتماً"]);
    expect(values(nps)).toEqual(points?.map(({ value }) => value));
  });

  it("names every point that is a drawing", () => {
    const csatNames = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"];
    expect([names(stars), names(smileys), names(thumbs)]).toEqual([csatNames, csatNames, ["Thumbs down", "Thumbs up"]]);
    expect(pointsOf(smileys)?.map(({ drawing }) => drawing)).toEqual(smileys.faces);
    expect(pointsOf(nps)?.some(({ drawing }) => drawing)).toBe(false);
  });
});
