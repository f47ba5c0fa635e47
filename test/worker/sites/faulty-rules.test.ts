import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";

const NPS = { name: "Paid", stage: "buy", question: { metric: "nps", key: "recommend" } };

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
});
afterAll(async () => collector.close());

type Faulty = [what: string, given: unknown, path: string];
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/** Each is refused with a path that begins with these keys. */
function isRefused(below: string, faulty: Faulty[]): void {
  it.each(faulty)("is refused with 422 and the path: %s", async (_, given, path) => {
    const [, first = "", second] = below.split("/");
    const body = { ...NPS, [first]: second === undefined ? given : { [second]: given } };
    const refused = await api.refused("PUT", "/sites/shop/touchpoints/faulty", { body });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: [below + path] });
  });
}

describe("a faulty trigger", () => {
  isRefused("/rules/triggers", [
    ["that is text", ["load"], "/0"],
    ["of no kind", [{}], "/0/on"],
    ["of an unknown kind", [{ on: "load" }, { on: "hover" }], "/1/on"],
    ["with a key of another", [{ on: "exit", delayMs: 5 }], "/0/delayMs"],
    ["with a negative delay", [{ on: "load", delayMs: -1 }], "/0/delayMs"],
    ["with more than an hour's delay", [{ on: "load", delayMs: 3_600_001 }], "/0/delayMs"],
    ["without its time", [{ on: "time" }], "/0/visibleMs"],
    ["of half a millisecond", [{ on: "time", visibleMs: 0.5 }], "/0/visibleMs"],
    ["at no share of the page", [{ on: "scroll", percent: 0 }], "/0/percent"],
    ["below the page", [{ on: "scroll", percent: 101 }], "/0/percent"],
    ["without its selector", [{ on: "click" }], "/0/selector"],
    ["with an empty selector", [{ on: "click", selector: " " }], "/0/selector"],
    ["with a selector of 201 characters", [{ on: "view", selector: `.${"a".repeat(200)}` }], "/0/selector"],
    ["with an event that is no slug", [{ on: "event", name: "Order Paid" }], "/0/name"],
    ["of less than a second's rest", [{ on: "idle", idleMs: 999 }], "/0/idleMs"],
    ["of a kind that is there already", [{ on: "exit" }, { on: "load" }, { on: "exit" }], ""],
  ]);
});

describe("a faulty page pattern", () => {
  isRefused("/rules/pages", [
    ["without its slash", { include: ["/a", "a?b"] }, "/include/1"],
    ["with a hash alone", { exclude: ["#top"] }, "/exclude/0"],
    ["of 201 characters", { include: [`/${"a".repeat(200)}`] }, "/include/0"],
    ["that is no regular expression", { include: [{ regex: "(" }] }, "/include/0/regex"],
    ["that is an empty one", { exclude: [{ regex: "" }] }, "/exclude/0/regex"],
    ["that may take for ever", { include: [{ regex: "^/(a+)+$" }] }, "/include/0/regex"],
    ["with flags", { include: [{ regex: "a", flags: "i" }] }, "/include/0/flags"],
    ["that is one too many", { include: many(21, "/a") }, "/include"],
  ]);
});

describe("a faulty audience", () => {
  const condition = (some: object) => ({
    properties: [
      { key: "plan", is: "known" },
      { key: "plan", ...some },
    ],
  });
  isRefused("/rules/audience", [
    ["of no device", { devices: [] }, "/devices"],
    ["of an unknown device", { devices: ["phone", "watch"] }, "/devices/1"],
    ["of no language", { languages: [] }, "/languages"],
    ["of a language that is none", { languages: ["english!"] }, "/languages/0"],
    ["of unknown visitors", { visitor: "frequent" }, "/visitor"],
    ["from the first visit on", { minVisits: 1 }, "/minVisits"],
    ["from half a page on", { minPages: 2.5 }, "/minPages"],
    ["of those signed in by a word", { signedIn: "yes" }, "/signedIn"],
    ["of no condition", { properties: [] }, "/properties"],
    ["of eleven conditions", { properties: many(11, { key: "plan", is: "known" }) }, "/properties"],
    ["with a condition of no kind", condition({}), "/properties/1/is"],
    ["with a condition of an unknown kind", condition({ is: "like", value: "pro" }), "/properties/1/is"],
    ["with a condition without its value", condition({ is: "equal" }), "/properties/1/value"],
    ["with a condition on an object", condition({ is: "equal", value: {} }), "/properties/1/value"],
    ["above a text", condition({ is: "above", value: "7" }), "/properties/1/value"],
    ["below what is no number", condition({ is: "below", value: null }), "/properties/1/value"],
    ["of none", condition({ is: "one-of", value: [] }), "/properties/1/value"],
    ["of one of 51", condition({ is: "one-of", value: many(51, "a") }), "/properties/1/value"],
    ["that contains nothing", condition({ is: "contains", value: "" }), "/properties/1/value"],
    ["that is known by a value", condition({ is: "known", value: 1 }), "/properties/1/value"],
    ["with a value of 101 characters", condition({ is: "equal", value: "a".repeat(101) }), "/properties/1/value"],
    ["with a property that begins with a digit", { properties: [{ key: "1st", is: "known" }] }, "/properties/0/key"],
    ["of a country", { countries: ["CZ"] }, "/countries"],
  ]);
});

describe("a faulty schedule", () => {
  isRefused("/rules/schedule", [
    ["from no day of the calendar", { from: "2026-02-30" }, "/from"],
    ["until a moment", { until: "2026-11-30T12:00:00Z" }, "/until"],
    ["that ends before it begins", { from: "2026-11-02", until: "2026-11-01" }, ""],
    ["on no weekday", { weekdays: [] }, "/weekdays"],
    ["on an eighth weekday", { weekdays: [1, 8] }, "/weekdays/1"],
    ["on weekday 0", { weekdays: [0] }, "/weekdays/0"],
    ["from hour 24", { hours: [24, 24] }, "/hours/0"],
    ["until hour 0", { hours: [0, 0] }, "/hours/1"],
    ["without an end of its hours", { hours: [9] }, "/hours"],
    ["by half hours", { hours: [9.5, 17] }, "/hours/0"],
  ]);
});

describe("a faulty limit", () => {
  isRefused("/rules/limits", [
    ["of no answer", { total: 0 }, "/total"],
    ["of half an answer a day", { perDay: 0.5 }, "/perDay"],
    ["of more than can be", { total: 10_000_001 }, "/total"],
    ["spread over hours", { spread: "hour" }, "/spread"],
    ["by the week", { perWeek: 5 }, "/perWeek"],
  ]);
});

describe("a faulty rule", () => {
  isRefused("/rules", [
    ["priority too high", { priority: 101 }, "/priority"],
    ["priority by a word", { priority: "high" }, "/priority"],
    ["an unknown frequency", { frequency: "daily" }, "/frequency"],
    ["a frequency of 0 days", { frequency: { everyDays: 0 } }, "/frequency/everyDays"],
    ["a frequency and a clock of its own", { frequency: "once", afterAnswerDays: 0 }, ""],
    ["a frequency and a clock for later", { frequency: "always", afterLaterDays: 7 }, ""],
    ["a negative wait", { afterLaterDays: -1 }, "/afterLaterDays"],
    ["a wait that is ignored by a number", { ignoreWait: 1 }, "/ignoreWait"],
    ["an empty selector", { suppressWhen: [".chat", ""] }, "/suppressWhen/1"],
    ["eleven selectors", { suppressWhen: many(11, ".chat") }, "/suppressWhen"],
    ["an event that is no slug", { cancelOn: ["paid", "Order Paid"] }, "/cancelOn/1"],
    ["eleven events", { cancelOn: many(11, "paid") }, "/cancelOn"],
  ]);
});

describe("a faulty look", () => {
  isRefused("/look", [
    ["an unknown place", { placement: "modal" }, "/placement"],
    ["a selector for what stands in a corner", { selector: "#feedback" }, ""],
    ["an empty selector", { placement: "inline", selector: " " }, "/selector"],
    ["later by a number of days", { later: 7 }, "/later"],
    ["a colour, which is the site's", { accent: "#000000" }, "/accent"],
  ]);
});
