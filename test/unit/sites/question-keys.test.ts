import { describe, expect, it } from "vitest";
import { Survey } from "../../../worker/contract/survey.ts";
import { conflictingKey } from "../../../worker/sites/question-keys.ts";

const optionsOf = (keys: string) => [...keys].map((key) => ({ key, text: { en: key } }));
const survey = (question: object, followUp?: object) => Survey.parse({ question, ...(followUp && { followUp }) });
const nps = { metric: "nps", key: "q" };
const choice = (keys: string, several = false) => {
  return { metric: "choice", key: "q", text: { en: "Which?" }, options: optionsOf(keys), several };
};
const reasons = (keys: string, several = false) => ({
  metric: "choice",
  key: "why",
  options: optionsOf(keys),
  several,
});

describe("conflictingKey", () => {
  it("finds none where nothing came before", () => {
    expect(conflictingKey([], survey(nps, reasons("ab")))).toBeNull();
  });

  it.each([
    ["metric", survey(nps), survey({ metric: "csat", key: "q" }), "q"],
    ["scale", survey({ metric: "ces-5", key: "q" }), survey({ metric: "ces", key: "q" }), "q"],
    ["end that is good", survey({ metric: "ces-5", key: "q" }), survey({ metric: "ces-1.0", key: "q" }), "q"],
    ["an option more", survey(choice("ab")), survey(choice("abc")), "q"],
    ["an option less", survey(choice("abc")), survey(choice("ab")), "q"],
    ["several", survey(choice("ab")), survey(choice("ab", true)), "q"],
    ["reasons", survey(nps, reasons("ab")), survey(nps, reasons("ac")), "why"],
    ["several reasons", survey(nps, reasons("ab")), survey(nps, reasons("ab", true)), "why"],
    ["text for reasons", survey(nps, reasons("ab")), survey(nps, { metric: "text", key: "why" }), "why"],
  ])("names the key whose meaning changed: %s", (_, before, after, key) => {
    expect(conflictingKey([before], after)).toBe(key);
    expect(conflictingKey([after], before)).toBe(key);
  });

  it.each([
    ["nothing", survey(nps), survey(nps)],
    ["wording", survey(nps), survey({ ...nps, text: { en: "Would you?" } })],
    ["display", survey({ metric: "csat", key: "q" }), survey({ metric: "csat", key: "q", display: "stars" })],
    ["order of options", survey(choice("abc")), survey(choice("cab"))],
    ["order of reasons", survey(nps, reasons("abc")), survey(nps, reasons("bca"))],
    ["an added follow-up", survey(nps), survey(nps, reasons("ab"))],
    [
      "keys of both",
      survey(nps, reasons("ab")),
      survey({ metric: "csat", key: "q-2" }, { ...reasons("xy"), key: "w-2" }),
    ],
  ])("finds none where only this changed: %s", (_, before, after) => {
    expect(conflictingKey([before], after)).toBeNull();
  });

  it("looks at every earlier survey, not the last alone", () => {
    const earlier = [survey(nps), survey({ metric: "csat", key: "other" })];
    expect(conflictingKey(earlier, survey({ metric: "ces", key: "q" }))).toBe("q");
    expect(conflictingKey(earlier, survey(nps))).toBeNull();
  });

  it("finds the key that one survey uses for both of its questions", () => {
    expect(conflictingKey([], survey(nps, { metric: "text", key: "q" }))).toBe("q");
    const text = { metric: "text", key: "q", text: { en: "What?" } };
    expect(conflictingKey([], survey(text, { metric: "text", key: "q" }))).toBe("q");
  });
});
