import { describe, expect, it } from "vitest";
import { SiteSettings } from "../../../worker/contract/site.ts";
import { Survey } from "../../../worker/contract/survey.ts";
import { siteRules } from "../../../worker/script/rules.ts";

const PROMPT = "prompt-0123456789.js";
const settings = (over: object = {}) => SiteSettings.parse({ name: "Shop", ...over });
const asked = (slug: string, rules: object = {}, revision = 1, survey: object = {}) => {
  return { slug, revision, survey: Survey.parse({ question: { metric: "nps", key: "q" }, rules, ...survey }) };
};
/** Rules of the only touchpoint of a site at its defaults. */
const ruleOf = (rules: object, site: object = {}, survey: object = {}) =>
  siteRules(settings(site), [asked("a", rules, 1, survey)], PROMPT).touchpoints[0];
const LATER = { look: { later: true } };

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

  it("has the clock of later where a touchpoint offers it, and it is another than a dismissal's", () => {
    const again = (site: object, ...live: ReturnType<typeof asked>[]) => siteRules(settings(site), live, PROMPT).again;
    const offering = asked("b", {}, 1, LATER);
    expect(again({}, asked("a"))).toEqual([90, 30]);
    expect(again({}, asked("a"), offering)).toEqual([90, 30, 7]);
    expect(again({ afterLaterDays: 30 }, offering)).toEqual([90, 30]);
    expect(again({ afterAnswerDays: 0, afterDismissalDays: 0 }, offering)).toEqual([0, 0, 7]);
    expect(again({ afterAnswerDays: 0, afterDismissalDays: 0 }, asked("a"))).toBeUndefined();
  });

  it("has the site's selectors as one list", () => {
    const suppress = (suppressWhen: string[]) => siteRules(settings({ suppressWhen }), [], PROMPT).suppress;
    expect(suppress([".chat.open"])).toBe(".chat.open");
    expect(suppress([".chat.open", "form :focus"])).toBe(":is(.chat.open,form :focus)");
  });

  it("keeps touchpoints in the order given, with their revisions", () => {
    const { touchpoints } = siteRules(settings(), [asked("b", {}, 3), asked("a", {}, 1)], PROMPT);
    expect(touchpoints).toEqual([
      { slug: "b", revision: 3 },
      { slug: "a", revision: 1 },
    ]);
  });

  it.each([
    ["a trigger on load, after the page's first paints", { triggers: [{ on: "load" }] }, { load: 375 }],
    ["a short delay, likewise", { triggers: [{ on: "load", delayMs: 100 }] }, { load: 375 }],
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
    [
      "pages with query and hash, and regular expressions",
      { pages: { include: ["/a?b=*#c", { regex: "^/(a|b)" }], exclude: [{ regex: "~" }] } },
      { include: ["/a?b=*#c", "~^/(a|b)"], exclude: ["~~"] },
    ],
    ["a priority", { priority: -1 }, { priority: -1 }],
    ["one selector that suppresses it", { suppressWhen: [".a, .b"] }, { suppress: ".a, .b" }],
    ["several selectors, each once", { suppressWhen: [".a", "b > c", ".a"] }, { suppress: ":is(.a,b > c)" }],
    ["events that call it off, each once", { cancelOn: ["paid", "left", "paid"] }, { cancel: ["paid", "left"] }],
    ["no part in the site's wait", { ignoreWait: true }, { exempt: 1 }],
    ["limits that the collector keeps to", { limits: { total: 5, perDay: 2, spread: true } }, {}],
    [
      "nothing that is at its default",
      {
        sample: 1,
        weight: 1,
        triggers: [],
        pages: {},
        audience: {},
        schedule: {},
        limits: {},
        priority: 0,
        ignoreWait: false,
        suppressWhen: [],
        cancelOn: [],
        afterAnswerDays: 90,
        afterDismissalDays: 30,
        afterLaterDays: 7,
      },
      {},
    ],
  ])("gives a touchpoint %s", (_, rules, expected) => {
    expect(ruleOf(rules)).toEqual({ slug: "a", revision: 1, ...expected });
  });

  it("leaves of a touchpoint at its limit what it takes to be told of, and keeps its place", () => {
    const rules = { triggers: [{ on: "load" }, { on: "tab" }], pages: { include: ["/a"] }, cancelOn: ["paid"] };
    const live = [{ ...asked("a", rules, 3), isSpent: true }, asked("b")];
    expect(siteRules(settings(), live, PROMPT).touchpoints).toEqual([
      { slug: "a", revision: 3, exempt: 1, spent: 1 },
      { slug: "b", revision: 1 },
    ]);
  });

  it("exempts from no wait where the site has none", () => {
    expect(ruleOf({ ignoreWait: true }, { waitDays: 0 })).toEqual({ slug: "a", revision: 1 });
  });

  it("says that a survey declares properties", () => {
    const survey = { properties: [{ key: "plan", type: "string" }] };
    expect(ruleOf({}, {}, survey)).toEqual({ slug: "a", revision: 1, declares: 1 });
  });

  it.each([
    ["time", { on: "time", visibleMs: 20_000 }, { time: 20_000 }],
    ["scroll", { on: "scroll", percent: 50 }, { scroll: 50 }],
    ["exit", { on: "exit" }, { exit: 1 }],
    ["click", { on: "click", selector: ".buy" }, { click: ".buy" }],
    ["view", { on: "view", selector: "#end" }, { view: "#end" }],
    ["event", { on: "event", name: "paid" }, { event: "paid" }],
    ["idle", { on: "idle", idleMs: 30_000 }, { idle: 30_000 }],
    ["tab", { on: "tab" }, { tab: 1 }],
    ["attribute", { on: "attribute" }, { click: '[data-asklet="a"]' }],
  ])("gives a touchpoint the trigger %s", (_, trigger, expected) => {
    expect(ruleOf({ triggers: [trigger] })).toEqual({ slug: "a", revision: 1, ...expected });
  });

  it("joins the marked elements with the survey's own: those clicked, or those of an inline survey in sight", () => {
    const own = [
      { on: "click", selector: ".buy" },
      { on: "view", selector: "#end" },
    ];
    const marked = '[data-asklet="a"]';
    const triggers = [{ on: "attribute" }, ...own];
    const inline = { look: { placement: "inline" } };
    expect(ruleOf({ triggers })).toMatchObject({ click: `:is(.buy,${marked})`, view: "#end" });
    expect(ruleOf({ triggers }, {}, inline)).toMatchObject({ click: ".buy", view: `:is(#end,${marked})` });
    expect(ruleOf({ triggers: [{ on: "attribute" }] }, {}, inline)).toEqual({ slug: "a", revision: 1, view: marked });
  });

  it.each([
    ["devices", { devices: ["phone", "tablet", "phone"] }, { devices: ["phone", "tablet"] }],
    ["languages in lower case", { languages: ["pt-BR", "CS", "cs"] }, { languages: ["pt-br", "cs"] }],
    ["new visitors", { visitor: "new" }, { visitor: "new" }],
    ["visits", { minVisits: 3 }, { minVisits: 3 }],
    ["pages", { minPages: 2 }, { minPages: 2 }],
    ["who is signed in", { signedIn: true }, { signedIn: true }],
    ["who is not", { signedIn: false }, { signedIn: false }],
    [
      "properties",
      { properties: [{ key: "plan", is: "equal", value: "pro" }] },
      { properties: [{ key: "plan", is: "equal", value: "pro" }] },
    ],
  ])("gives a touchpoint an audience of %s", (_, audience, expected) => {
    expect(ruleOf({ audience })).toEqual({ slug: "a", revision: 1, audience: expected });
  });

  it("leaves out an audience of all devices", () => {
    expect(ruleOf({ audience: { devices: ["desktop", "phone", "tablet"] } })).toEqual({ slug: "a", revision: 1 });
  });

  it.each([
    ["once", "once", [99_999, 99_999]],
    ["until there is an answer", "until-answered", [99_999, 30]],
    ["always", "always", [0, 0]],
    ["every so many days", { everyDays: 14 }, [14, 14]],
  ])("asks %s, whatever the site's clocks", (_, frequency, again) => {
    expect(ruleOf({ frequency })).toEqual({ slug: "a", revision: 1, again });
    // Being put off counts as a dismissal, but until there is an answer the site's own clock goes on.
    const offered = frequency === "until-answered" ? [...again, 7] : again;
    expect(ruleOf({ frequency }, {}, LATER)).toEqual({ slug: "a", revision: 1, again: offered });
  });

  it("leaves out clocks that are the site's", () => {
    const none = { afterAnswerDays: 0, afterDismissalDays: 0, afterLaterDays: 0 };
    expect(ruleOf({ frequency: "always" }, none)).toEqual({ slug: "a", revision: 1 });
    expect(ruleOf({ afterLaterDays: 3 })).toEqual({ slug: "a", revision: 1 });
    expect(ruleOf({ afterLaterDays: 3 }, {}, LATER)).toEqual({ slug: "a", revision: 1, again: [90, 30, 3] });
    expect(ruleOf({ afterLaterDays: 30 }, {}, LATER)).toEqual({ slug: "a", revision: 1, again: [90, 30] });
  });

  it("tells nothing of the survey beside its rules", () => {
    const survey = Survey.parse({
      question: { metric: "text", key: "secret-key", text: { en: "Secret?" } },
      thanks: { all: { en: "Secret" } },
      properties: [{ key: "secret", type: "string" }],
      look: { placement: "inline", selector: ".secret" },
    });
    const text = JSON.stringify(
      siteRules(settings({ origins: ["https://secret.example"] }), [{ slug: "a", revision: 1, survey }], PROMPT),
    );
    expect(text).not.toMatch(/secret/i);
  });
});

describe("a schedule", () => {
  const schedule = (some: object, timeZone = "Europe/Prague") => ruleOf({ schedule: some }, { timeZone })?.schedule;
  const ms = (text: string) => Date.parse(text);

  it("goes from the start of its first day to the end of its last, by the site's time zone", () => {
    expect(schedule({ from: "2026-11-01", until: "2026-11-30" })).toEqual({
      from: ms("2026-11-01T00:00:00+01:00"),
      until: ms("2026-12-01T00:00:00+01:00"),
    });
    expect(schedule({ from: "2026-07-01" }, "America/New_York")).toEqual({ from: ms("2026-07-01T00:00:00-04:00") });
    expect(schedule({ from: "2026-07-01" }, "UTC")).toEqual({ from: ms("2026-07-01T00:00:00Z") });
    expect(schedule({ until: "2026-07-01" }, "UTC")).toEqual({ until: ms("2026-07-02T00:00:00Z") });
  });

  it("of one day is as long as that day, on which clocks may change", () => {
    const hours = (day: string) => {
      const { from = NaN, until = NaN } = schedule({ from: day, until: day }) ?? {};
      return (until - from) / 3_600_000;
    };
    expect(["2026-03-29", "2026-06-01", "2026-10-25"].map(hours)).toEqual([23, 24, 25]);
  });

  it("has no bound before or after all days that are told apart", () => {
    expect(schedule({ from: "0001-01-01", until: "9999-12-31" })).toBeUndefined();
    expect(schedule({ from: "9999-01-01" }, "UTC")).toEqual({ from: ms("9999-01-01T00:00:00Z") });
    expect(schedule({ until: "0000-01-01" })?.until).toBeLessThan(0);
  });

  it("has weekdays and hours where they are not all", () => {
    expect(schedule({ weekdays: [5, 1, 5], hours: [22, 6] })).toEqual({ weekdays: [5, 1], hours: [22, 6] });
    expect(schedule({ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: [0, 24] })).toBeUndefined();
    // Over midnight these belong to the day on which they began: not the same as no hours.
    expect(schedule({ weekdays: [1], hours: [8, 8] })).toEqual({ weekdays: [1], hours: [8, 8] });
  });
});
