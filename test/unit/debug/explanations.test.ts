/** Every reason as a sentence; and where a gate gives the reason, the same facts are given to gate and explanation. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANSWERED, DISMISSED, LATER, PRESENTED, type Reason } from "../../../widget/ask.ts";
import type { Situation } from "../../../widget/debug/explanation.ts";
import { explain } from "../../../widget/debug/explanations.ts";
import { day } from "../../../widget/debug/in-words.ts";
import { draw } from "../../../widget/loader/gates/draw.ts";
import { misfit } from "../../../widget/loader/gates/audience.ts";
import { pages } from "../../../widget/loader/gates/pages.ts";
import { properties } from "../../../widget/loader/gates/properties.ts";
import { sample } from "../../../widget/loader/gates/sample.ts";
import { schedule } from "../../../widget/loader/gates/schedule.ts";
import { waits } from "../../../widget/loader/gates/waits.ts";
import { readVisits } from "../../../widget/loader/visits.ts";
import type { Reason as PublicReason } from "../../../widget/module/api.ts";
import type { PropertyCondition } from "../../../worker/contract/rules.ts";
import type { AudienceRules, ScheduleRules } from "../../../worker/contract/script.ts";
import { DAY_MS, daysAgo, NOW } from "../loader/facts.ts";
import { situationOf } from "./situations.ts";

/** The compiler sees to it that none is missing. */
const ALL: Record<Reason, true> = {
  due: true,
  "unknown-touchpoint": true,
  "consent-missing": true,
  "page-excluded": true,
  "outside-schedule": true,
  "other-device": true,
  "other-language": true,
  "other-visitor": true,
  "too-few-visits": true,
  "too-few-pages": true,
  "other-sign-in": true,
  "other-property": true,
  "not-sampled": true,
  "not-drawn": true,
  "site-wait": true,
  "answered-recently": true,
  "presented-recently": true,
  "later-recently": true,
  suppressed: true,
  "prompt-open": true,
  "open-in-another-tab": true,
  "limit-reached": true,
  "not-due-any-more": true,
  "origin-not-allowed": true,
  "no-place": true,
  unavailable: true,
  shown: true,
  answered: true,
  commented: true,
  dismissed: true,
  later: true,
  cancelled: true,
  closed: true,
  previewed: true,
};
/** … and that pages are told of the same ones, no more and no less. */
const PUBLIC: Record<PublicReason, true> = ALL;
const SAME: Record<Reason, true> = PUBLIC;
const REASONS = Object.keys(SAME).filter((name): name is Reason => name in SAME);

describe("an explanation", () => {
  it.each(REASONS)("of %s is one sentence, with facts and without", (reason) => {
    for (const { why } of [explain(reason), explain(reason, situationOf())]) {
      expect(why).toMatch(/^[A-Z“].*\.$/);
    }
  });

  it("is found for any reason with any facts: other tabs change them at any time", () => {
    const times = fc.array(fc.nat({ max: 2 * NOW }), { maxLength: 5 }).map((some) => some.join());
    const store = fc.dictionary(fc.constantFrom("times.help", "times.other", "draw", "visits"), times);
    fc.assert(
      fc.property(fc.constantFrom(...REASONS), store, (reason, kept) => {
        const situation = situationOf({ sample: 0.5 }, { wait: 30, again: [90, 30, 7] });
        for (const [name, value] of Object.entries(kept)) situation.store.set(name, value);
        expect(explain(reason, situation).why).toMatch(/\.$/);
      }),
    );
  });
});

describe("due", () => {
  it("says when it asks", () => {
    expect(explain("due", situationOf()).why).toBe(
      'Nothing speaks against it: it asks when the page calls asklet("touchpoint", "help").',
    );
    const touchpoint = { load: 1_500, scroll: 50, click: "#buy", event: "paid", tab: 1 } as const;
    expect(explain("due", situationOf(touchpoint)).why).toBe(
      "Nothing speaks against it: it asks 1.5 seconds after the page was seen, at 50 % of the page's height, " +
        "at a click on #buy, at the event “paid”, at the feedback tab " +
        'or when the page calls asklet("touchpoint", "help").',
    );
    const others = { time: 0, exit: 1, view: ".price", idle: 60_000 } as const;
    expect(explain("due", situationOf(others)).why).toBe(
      "Nothing speaks against it: it asks after 0 seconds on the page, " +
        "when the visitor seems to leave, when .price comes into sight, after 60 seconds without a sign of the visitor " +
        'or when the page calls asklet("touchpoint", "help").',
    );
  });
});

describe("page-excluded", () => {
  const location = { pathname: "/shop/tea", search: "?q=1", hash: "#top" };
  it.each([
    [{ include: ["/blog/**"] }, "Page /shop/tea is not among /blog/**."],
    [{ include: ["/a", "/b?x=1", "~^/c$"] }, "Page /shop/tea?q=1#top is not among /a, /b?x=1 or /^/c$/."],
    [{ include: ["/x#y"] }, "Page /shop/tea#top is not among /x#y."],
    [{ include: ["/shop/*"], exclude: ["/other", "/shop/t*"] }, "Page /shop/tea is excluded by /shop/t*."],
    [{ exclude: ["~tea"] }, "Page /shop/tea?q=1#top is excluded by /tea/."],
  ])("with %j names page and pattern", (rules, why) => {
    const situation = situationOf(rules, {}, { location });
    expect(pages(situation)).toBe("page-excluded");
    expect(explain("page-excluded", situation)).toEqual({ why });
  });
});

describe("outside-schedule", () => {
  // A Saturday, 20:15 by the clock of whoever runs this.
  const now = new Date(2026, 10, 21, 20, 15).getTime();
  const at = (month: number, date: number, hour: number): number => new Date(2026, month, date, hour).getTime();
  it.each<[ScheduleRules, string, number?]>([
    [{ from: at(11, 1, 0) }, "Its schedule begins on 2026-12-01.", at(11, 1, 0)],
    [{ until: at(10, 21, 0) }, "Its schedule ended on 2026-11-20."],
    [{ hours: [9, 17] }, "Asked only from 9 to 17 o'clock; it is Saturday, 2026-11-21 20:15.", at(10, 22, 9)],
    [
      { weekdays: [1, 3], hours: [22, 2] },
      "Asked only on Monday or Wednesday from 22 to 2 o'clock; it is Saturday, 2026-11-21 20:15.",
      at(10, 23, 22),
    ],
    [{ weekdays: [7], until: at(10, 21, 23) }, "Asked only on Sunday; it is Saturday, 2026-11-21 20:15."],
  ])("of %j names what is allowed, and when that begins", (rules, why, until) => {
    const situation = situationOf({ schedule: rules }, {}, { now });
    expect(schedule(situation)).toBe("outside-schedule");
    expect(explain("outside-schedule", situation)).toEqual({ why, ...(until && { until }) });
  });
});

describe("a reason that lies in the visitor", () => {
  it.each<[Reason, AudienceRules, string]>([
    [
      "other-device",
      { devices: ["phone", "tablet"] },
      "Asked only on a phone or a tablet; this is a desktop computer.",
    ],
    ["other-language", { languages: ["pl", "cs"] }, "Asked only in pl or cs; this page is in en."],
    ["other-visitor", { visitor: "new" }, "Asked only on a first visit; this is visit 2."],
    ["too-few-visits", { minVisits: 3 }, "Asked from visit 3 on; this is visit 2."],
    ["too-few-pages", { minPages: 5 }, "Asked from page 5 of a visit on; this is page 4."],
    [
      "other-sign-in",
      { signedIn: true },
      'Asked only of visitors who are signed in; the page has not called asklet("identify", …).',
    ],
  ])("%s of %j names what is wanted, and what is there", (reason, audience, why) => {
    const situation = situationOf({ audience });
    situation.store.set("visits", `2,4,${NOW}`);
    const { person, store, device, language } = situation;
    expect(misfit(audience, { ...person, ...readVisits(store), device, language })).toBe(reason);
    expect(explain(reason, situation)).toEqual({ why });
  });

  it("is told the other way round as well", () => {
    const returning = situationOf({ audience: { visitor: "returning" } });
    expect(explain("other-visitor", returning).why).toBe("Asked only from the second visit on; this is the first.");
    const signedIn = { signedIn: true, properties: {} };
    const signedOut = situationOf({ audience: { signedIn: false } }, {}, { person: signedIn });
    expect(explain("other-sign-in", signedOut).why).toBe(
      'Asked only of visitors who are not signed in; the page has called asklet("identify", …).',
    );
  });

  it.each<[PropertyCondition, string]>([
    [{ key: "plan", is: "equal", value: "pro" }, "“plan” has to be “pro”; it is “free”."],
    [{ key: "plan", is: "not-equal", value: "free" }, "“plan” must not be “free”; it is “free”."],
    [{ key: "plan", is: "one-of", value: ["pro", 7] }, "“plan” has to be “pro” or 7; it is “free”."],
    [{ key: "age", is: "above", value: 40 }, "“age” has to be above 40; it is 40."],
    [{ key: "age", is: "below", value: 18 }, "“age” has to be below 18; it is 40."],
    [{ key: "plan", is: "contains", value: "p" }, "“plan” has to contain “p”; it is “free”."],
    [{ key: "name", is: "known" }, "“name” has to be known; it is not set."],
    [{ key: "age", is: "unknown" }, "“age” must not be known; it is 40."],
  ])("other-property of %j names the wish and the value", (condition, why) => {
    const person = { signedIn: false, properties: { plan: "free", age: 40 } };
    const holding: PropertyCondition = { key: "age", is: "known" };
    const situation = situationOf({ audience: { properties: [holding, condition] } }, {}, { person });
    expect(properties(situation)).toBe("other-property");
    expect(explain("other-property", situation)).toEqual({ why });
  });
});

describe("a reason that lies in chance", () => {
  it("not-sampled names the share", () => {
    const situation = situationOf({ sample: 0.125 }, {}, { random: () => 0.9 });
    expect(sample(situation)).toBe("not-sampled");
    expect(explain("not-sampled", situation)).toEqual({
      why: "Asked of 12.5 % of visitors; this one is not among them.",
    });
  });

  it("not-drawn names the survey that the visitor was drawn to", () => {
    const touchpoints = [
      { slug: "help", revision: 1 },
      { slug: "tab", revision: 1, exempt: 1 as const },
      { slug: "search", revision: 1 },
    ];
    const situation = situationOf({}, { touchpoints }, { random: () => 0.9 });
    expect(draw([])(situation)).toBe("not-drawn");
    expect(explain("not-drawn", situation)).toEqual({
      why: "The draw that shares visitors gave this one to “search”, until a prompt was shown.",
    });
  });

  it("not-drawn names one that this visitor can be asked at", () => {
    const touchpoints = [
      { slug: "help", revision: 1 },
      { slug: "over", revision: 1, schedule: { until: NOW - 1 } },
      { slug: "search", revision: 1 },
    ];
    const situation = situationOf({}, { touchpoints }, { random: () => 0.6 });
    expect(draw([])(situation)).toBe("not-drawn");
    expect(explain("not-drawn", situation).why).toContain("“search”");
  });

  it("not-drawn says so where the survey takes no part", () => {
    expect(explain("not-drawn", situationOf({ weight: 0 })).why).toBe(
      "Takes no part in the draw that shares visitors: its weight is 0.",
    );
  });
});

describe("a reason that lies in time", () => {
  const clocks = { wait: 30, again: [90, 30, 7] } satisfies Parameters<typeof situationOf>[1];
  const dayOf = (ago: number): string => day(NOW - ago * DAY_MS);

  /** Decided, and explained. */
  function told(situation: Situation): unknown {
    const reason = waits(situation);
    return reason && { reason, ...explain(reason, situation) };
  }

  it("site-wait names what was shown last, when, and until when the site waits", () => {
    const situation = situationOf({}, clocks);
    daysAgo(situation, "arrive", PRESENTED, 20);
    daysAgo(situation, "search", PRESENTED, 3);
    daysAgo(situation, "wrong-clock", PRESENTED, -400);
    expect(told(situation)).toEqual({
      reason: "site-wait",
      why: `“search” was shown 3 days ago; this site waits 30 days between two questions, until ${dayOf(-27)}.`,
      until: NOW + 27 * DAY_MS,
    });
  });

  it("answered-recently names the day of the answer and the day of the next question", () => {
    const situation = situationOf({}, clocks);
    daysAgo(situation, "help", ANSWERED, 31);
    expect(told(situation)).toEqual({
      reason: "answered-recently",
      why: `Answered on ${dayOf(31)}, asked again after 90 days: from ${dayOf(-59)} on.`,
      until: NOW + 59 * DAY_MS,
    });
  });

  it("answered-recently has no end where it is asked once", () => {
    const situation = situationOf({ again: [99_999, 99_999] }, clocks);
    daysAgo(situation, "help", ANSWERED, 31);
    expect(told(situation)).toEqual({
      reason: "answered-recently",
      why: `Answered on ${dayOf(31)}; not asked again.`,
    });
  });

  it("presented-recently tells a closed one from one that nobody minded", () => {
    const situation = situationOf({}, { again: [90, 30, 7] });
    daysAgo(situation, "help", PRESENTED, 1);
    expect(told(situation)).toEqual({
      reason: "presented-recently",
      why: `Shown and not answered on ${dayOf(1)}, asked again after 30 days: from ${dayOf(-29)} on.`,
      until: NOW + 29 * DAY_MS,
    });
    daysAgo(situation, "help", DISMISSED, 1);
    expect(told(situation)).toMatchObject({
      why: `Closed without an answer on ${dayOf(1)}, asked again after 30 days: from ${dayOf(-29)} on.`,
    });
  });

  it("later-recently goes by its own clock", () => {
    const situation = situationOf({}, { again: [90, 30, 7] });
    daysAgo(situation, "help", PRESENTED, 2);
    daysAgo(situation, "help", LATER, 2);
    expect(told(situation)).toEqual({
      reason: "later-recently",
      why: `Put off by the visitor on ${dayOf(2)}, asked again after 7 days: from ${dayOf(-5)} on.`,
      until: NOW + 5 * DAY_MS,
    });
  });
});

describe("suppressed", () => {
  it("names the selectors that are to be seen: the site's, or the touchpoint's", () => {
    const seen = (selector: string): Situation =>
      situationOf({ suppress: "#form" }, { suppress: "#chat" }, { isOnScreen: (one) => one === selector });
    expect(explain("suppressed", seen("#form")).why).toBe("Held back while #form is to be seen on the page.");
    expect(explain("suppressed", seen("#chat")).why).toBe("Held back while #chat is to be seen on the page.");
  });
});
