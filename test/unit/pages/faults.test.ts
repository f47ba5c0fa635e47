/** What is said of a form that could not be saved: of which field, and in the page's words. */
import { describe, expect, it } from "vitest";
import { Problem } from "../../../worker/http/problem.ts";
import { FAULT_WORDS } from "../../../worker/pages/forms/fault-words.ts";
import { fieldOf, toldOf, toldText } from "../../../worker/pages/forms/faults.ts";
import { fieldsOf } from "../../../worker/pages/setup/fields.ts";
import { touchpointLabels } from "../../../worker/pages/setup/labels.ts";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { LANGUAGES } from "../../../worker/pages/words.ts";
import { Touchpoint } from "../../../worker/contract/site.ts";

const words = setupWordsIn("en");
const labels = touchpointLabels(words);
const form = { labels, fields: {}, words: words.faults };
const told = (path: string, code: string, message: string, fields = {}) =>
  toldOf(new Problem(422, "invalid-request", "x", { errors: [{ path, code, message }] }), { ...form, fields })[0];

describe("a place in a body", () => {
  it.each([
    ["/name", "name"],
    ["/question/text/en", "text"],
    ["/question/options/1/text/pt-BR", "options"],
    ["/question/key", "metric"],
    ["/followUp/text/negative/en", "follow-up-negative"],
    ["/followUp/options", "follow-up-options"],
    ["/thanks/all/en", "thanks-all"],
    ["/rules/triggers/0/delayMs", "load-seconds"],
    ["/rules/triggers", "trigger"],
    ["/rules/pages/exclude/3/regex", "exclude"],
    ["/rules/sample", "sample"],
    ["/look/selector", "selector"],
    ["/theme/logo", "logo"],
    ["/origins/0", "origins"],
    ["/stages/2", "stages"],
    ["/scopes", "scopes"],
  ])("%s is the field %s", (pointer, field) => expect(fieldOf(pointer)).toBe(field));

  it("is another field by what else was sent", () => {
    expect(fieldOf("/rules/triggers/0/selector", { trigger: "view" })).toBe("view-selector");
    expect(fieldOf("/rules/triggers/0/selector", { trigger: "click" })).toBe("click-selector");
    expect(fieldOf("/rules/frequency", { frequency: "days" })).toBe("every-days");
    expect(fieldOf("/origins/0", { address: "" })).toBe("address");
  });

  it.each(["", "/", "/state", "/questions", "/nameless", "/rules/audience/devices", "/question"])(
    "%s is no field's",
    (pointer) => expect(fieldOf(pointer)).toBeUndefined(),
  );

  it("that has a field has one with a label on the page", () => {
    const touchpoint = Touchpoint.parse({
      name: "x",
      stage: "a",
      question: { metric: "nps", key: "q" },
      touchpoint: "x",
      revision: 1,
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
    });
    const fields = Object.keys(fieldsOf({ touchpoint, language: "en" }));
    // What tells of a survey whether it is still the same is shown nowhere.
    expect(fields.filter((name) => !labels[name])).toEqual(["revision"]);
  });
});

describe("a fault", () => {
  it.each([
    ["/name", "too_small", "expected string to have >=1 characters", "Name: This must be filled in."],
    ["/question/text", "invalid_type", "expected record, received undefined", "Question: This must be filled in."],
    [
      "/question/text/en",
      "too_big",
      "expected string to have <=300 characters",
      "Question: This is too long: at most 300 characters.",
    ],
    [
      "/question/options",
      "too_small",
      "expected array to have >=2 items",
      "Options: There must be at least two options, each on a line of its own.",
    ],
    ["/question/options", "custom", "option keys must differ", "Options: Two lines are the same."],
    [
      "/rules/pages/include",
      "too_big",
      "expected array to have <=20 items",
      "Only on these pages: These are too many lines: at most 20.",
    ],
    [
      "/rules/pages/include/0",
      "invalid_format",
      "must start with /",
      "Only on these pages: Each line must begin with /.",
    ],
    [
      "/rules/triggers/0/percent",
      "invalid_type",
      "received NaN",
      "Percent of the page: This must be a whole number from 1 to 100.",
    ],
    [
      "/rules/sample",
      "too_big",
      "expected number to be <=1",
      "Percent of customers who may be asked: This must be a number from 0 to 100.",
    ],
    ["/theme/accent", "invalid_format", "a colour such as #1f5d4c", "Colour: This is no colour such as #1f5d4c."],
    [
      "/theme/logo",
      "invalid_format",
      "Invalid URL",
      "Address of a logo: This is no address such as https://shop.example.",
    ],
    ["/rules/pages/include/0/regex", "custom", "a regular expression", "Only on these pages: a regular expression"],
    ["/state", "import-only", "keep the touchpoint paused", "/state: keep the touchpoint paused"],
  ])("at %s, %s: %s", (path, code, message, text) => {
    const one = told(path, code, message);
    expect(one && toldText([one], ": ")).toBe(text);
  });

  it("says in which language its sentence is, where that is the API's", () => {
    expect(told("/theme/font", "invalid_format", "names of fonts")).toMatchObject({ field: "font", lang: "en" });
    expect(told("/theme/accent", "invalid_format", "a colour")).not.toHaveProperty("lang");
    expect(told("/state", "import-only", "paused")).toEqual({ label: "/state", text: "paused", lang: "en" });
  });

  it("is told once, however often the API says it", () => {
    const errors = [0, 1].map((at) => ({ path: `/rules/pages/include/${at}`, code: "invalid_format", message: "/" }));
    expect(toldOf(new Problem(422, "invalid-request", "x", { errors }), form)).toHaveLength(1);
  });

  it("of the whole form has its own sentence", () => {
    expect(toldOf(new Problem(409, "question-key-conflict", "the key q"), form)).toMatchObject([
      { field: "metric", text: words.faults.conflict },
    ]);
    expect(toldOf(new Problem(409, "too-many-sites", "at most"), form)).toEqual([{ text: "at most", lang: "en" }]);
    expect(toldOf(new Problem(412, "changed-meanwhile", "Ktoś"), form)).toEqual([{ text: "Ktoś" }]);
    expect(toldOf(undefined, form)).toEqual([]);
  });
});

it.each(LANGUAGES)("the words of faults name their numbers in %s", (language) => {
  const { tooLong, tooManyLines, number, whole } = FAULT_WORDS[language];
  expect([tooLong("[n]"), tooManyLines("[n]")].join()).toMatch(/\[n\].*\[n\]/);
  for (const say of [number, whole]) expect(say("[a]", "[b]")).toMatch(/\[a\].*\[b\]/);
});
