import { describe, expect, it } from "vitest";
import { SiteSettings } from "../../../worker/contract/site.ts";
import { Survey } from "../../../worker/contract/survey.ts";
import { siteRules } from "../../../worker/script/rules.ts";

const PROMPT = "prompt-0123456789.js";
const settings = (over: object = {}) => SiteSettings.parse({ name: "Shop", ...over });
const asked = (slug: string, rules: object = {}, revision = 1) => {
  return { slug, revision, survey: Survey.parse({ question: { metric: "nps", key: "q" }, rules }) };
};
/** Rules of the only touchpoint of a site at its defaults. */
const ruleOf = (rules: object, site: object = {}) =>
  siteRules(settings(site), [asked("a", rules)], PROMPT).touchpoints[0];

describe("siteRules", () => {
  it("has what differs from nothing, at the defaults of a site", () => {
    expect(siteRules(settings(), [], PROMPT)).toEqual({
      prompt: PROMPT,
      storage: "local",
      wait: 30,
      again: [90, 30],
      touchpoints: [],
    });
  });

  it("leaves out waits that are 0, and consent that nobody asks for", () => {
    const off = { waitDays: 0, afterAnswerDays: 0, afterDismissalDays: 0, storage: "none" };
    expect(siteRules(settings(off), [], PROMPT)).toEqual({ prompt: PROMPT, storage: "none", touchpoints: [] });
    expect(siteRules(settings({ ...off, consentRequired: true }), [], PROMPT)).toMatchObject({ consent: 1 });
  });

  it("keeps both clocks where one of them runs", () => {
    expect(siteRules(settings({ afterAnswerDays: 0 }), [], PROMPT).again).toEqual([0, 30]);
    expect(siteRules(settings({ afterDismissalDays: 0 }), [], PROMPT).again).toEqual([90, 0]);
  });

  it("keeps touchpoints in the order given, with their revisions", () => {
    const { touchpoints } = siteRules(settings(), [asked("b", {}, 3), asked("a", {}, 1)], PROMPT);
    expect(touchpoints).toEqual([
      { slug: "b", revision: 3 },
      { slug: "a", revision: 1 },
    ]);
  });

  it.each([
    ["a trigger on load", { triggers: [{ on: "load" }] }, { load: 0 }],
    ["a delay", { triggers: [{ on: "load", delayMs: 1500 }] }, { load: 1500 }],
    ["included pages", { pages: { include: ["/a"] } }, { include: ["/a"] }],
    ["excluded pages", { pages: { exclude: ["/a", "/b"] } }, { exclude: ["/a", "/b"] }],
    ["a sample", { sample: 0.25 }, { sample: 0.25 }],
    ["a sample of nobody", { sample: 0 }, { sample: 0 }],
    ["a weight", { weight: 3 }, { weight: 3 }],
    ["no part in the draw", { weight: 0 }, { weight: 0 }],
    ["a clock of its own, the other the site's", { afterAnswerDays: 7 }, { again: [7, 30] }],
    ["the other clock", { afterDismissalDays: 0 }, { again: [90, 0] }],
    ["two clocks of its own", { afterAnswerDays: 0, afterDismissalDays: 0 }, { again: [0, 0] }],
    ["nothing that is at its default", { sample: 1, weight: 1, triggers: [], pages: {} }, {}],
  ])("gives a touchpoint %s", (_, rules, expected) => {
    expect(ruleOf(rules)).toEqual({ slug: "a", revision: 1, ...expected });
  });

  it("tells nothing of the survey beside its rules", () => {
    const survey = Survey.parse({
      question: { metric: "text", key: "secret-key", text: { en: "Secret?" } },
      thanks: { all: { en: "Secret" } },
      properties: [{ key: "secret", type: "string" }],
    });
    const text = JSON.stringify(
      siteRules(settings({ origins: ["https://secret.example"] }), [{ slug: "a", revision: 1, survey }], PROMPT),
    );
    expect(text).not.toMatch(/secret/i);
  });
});
