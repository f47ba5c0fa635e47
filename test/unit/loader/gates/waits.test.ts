import { describe, expect, it } from "vitest";
import { ANSWERED, DISMISSED, LATER, PRESENTED } from "../../../../widget/ask.ts";
import { waits } from "../../../../widget/loader/gates/waits.ts";
import { daysAgo, factsOf } from "../facts.ts";

describe("waits", () => {
  it("lets a new visitor pass", () => {
    expect(waits(factsOf({}, { wait: 30, again: [90, 30] }))).toBeUndefined();
  });

  it("holds all touchpoints back after any survey was presented, for as many days as the site says", () => {
    const facts = factsOf({}, { wait: 30 });
    daysAgo(facts, "basket", PRESENTED, 29.99);
    expect(waits(facts)).toBe("site-wait");
    daysAgo(facts, "basket", PRESENTED, 30);
    expect(waits(facts)).toBeUndefined();
  });

  it("counts the survey of a touchpoint that the site no longer has", () => {
    const facts = factsOf({}, { wait: 30 });
    daysAgo(facts, "deleted-long-ago", PRESENTED, 3);
    expect(waits(facts)).toBe("site-wait");
  });

  it("holds the same survey back after an answer", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "help", PRESENTED, 89);
    daysAgo(facts, "help", ANSWERED, 89);
    expect(waits(facts)).toBe("answered-recently");
    daysAgo(facts, "help", ANSWERED, 90);
    expect(waits(facts)).toBeUndefined();
  });

  it("holds the same survey back after a dismissal", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "help", DISMISSED, 29);
    expect(waits(facts)).toBe("presented-recently");
    daysAgo(facts, "help", DISMISSED, 30);
    expect(waits(facts)).toBeUndefined();
  });

  it("takes a showing that nobody closed for a dismissal", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "help", PRESENTED, 29);
    expect(waits(facts)).toBe("presented-recently");
  });

  it("goes by the answer's clock alone where the showing was answered", () => {
    const facts = factsOf({}, { again: [7, 30] });
    daysAgo(facts, "help", PRESENTED, 8.001);
    daysAgo(facts, "help", ANSWERED, 8);
    expect(waits(facts)).toBeUndefined();
    daysAgo(facts, "help", PRESENTED, 2);
    expect(waits(facts)).toBe("presented-recently");
  });

  it("leaves other surveys alone where the site has no wait of its own", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "basket", PRESENTED, 1);
    daysAgo(facts, "basket", ANSWERED, 1);
    expect(waits(facts)).toBeUndefined();
  });

  it("goes by the touchpoint's own clocks where it has some", () => {
    const facts = factsOf({ again: [7, 2] }, { again: [90, 30] });
    daysAgo(facts, "help", ANSWERED, 8);
    expect(waits(facts)).toBeUndefined();
    daysAgo(facts, "help", ANSWERED, 6);
    expect(waits(facts)).toBe("answered-recently");
  });

  it("asks again at once where the waits are 0", () => {
    const facts = factsOf({ again: [0, 0] }, { again: [90, 30] });
    daysAgo(facts, "help", PRESENTED, 0);
    daysAgo(facts, "help", ANSWERED, 0);
    expect(waits(facts)).toBeUndefined();
  });

  it("ignores a time of more than a day ahead, which a wrong clock left", () => {
    const facts = factsOf({}, { wait: 30, again: [90, 30] });
    daysAgo(facts, "help", PRESENTED, -400);
    daysAgo(facts, "help", ANSWERED, -400);
    expect(waits(facts)).toBeUndefined();
  });

  it("does not let a time of more than a day ahead stand before a right one", () => {
    const facts = factsOf({}, { again: [90, 30, 7] });
    daysAgo(facts, "help", PRESENTED, 3);
    daysAgo(facts, "help", DISMISSED, 3);
    daysAgo(facts, "help", LATER, -400);
    expect(waits(facts)).toBe("presented-recently");
    daysAgo(facts, "help", ANSWERED, -400);
    expect(waits(facts)).toBe("presented-recently");
  });

  it("holds the same survey back after it was put off, by a clock of its own", () => {
    const facts = factsOf({}, { again: [90, 30, 7] });
    daysAgo(facts, "help", PRESENTED, 6.999);
    daysAgo(facts, "help", LATER, 6.999);
    expect(waits(facts)).toBe("later-recently");
    daysAgo(facts, "help", PRESENTED, 7);
    daysAgo(facts, "help", LATER, 7);
    expect(waits(facts)).toBeUndefined();
  });

  it("waits after it was put off as after a dismissal where there is no clock for that", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "help", LATER, 29);
    expect(waits(facts)).toBe("later-recently");
    daysAgo(facts, "help", LATER, 30);
    expect(waits(facts)).toBeUndefined();
  });

  it("goes by the last of a dismissal, a showing and a putting off", () => {
    const facts = factsOf({}, { again: [90, 30, 7] });
    daysAgo(facts, "help", LATER, 10);
    daysAgo(facts, "help", PRESENTED, 9);
    expect(waits(facts)).toBe("presented-recently");
    daysAgo(facts, "help", LATER, 8);
    expect(waits(facts)).toBeUndefined();
    daysAgo(facts, "help", DISMISSED, 7.5);
    expect(waits(facts)).toBe("presented-recently");
  });

  it("waits after an answer, even where it was put off later", () => {
    const facts = factsOf({}, { again: [90, 30, 7] });
    daysAgo(facts, "help", ANSWERED, 80);
    daysAgo(facts, "help", LATER, 8);
    expect(waits(facts)).toBe("answered-recently");
  });

  it("exempts a touchpoint from the wait of the site, and not from its own", () => {
    const facts = factsOf({ exempt: 1 }, { wait: 30, again: [90, 30] });
    daysAgo(facts, "basket", PRESENTED, 1);
    expect(waits(facts)).toBeUndefined();
    daysAgo(facts, "help", PRESENTED, 1);
    expect(waits(facts)).toBe("presented-recently");
    // Being presented counts for the others.
    const other = { ...facts, touchpoint: { slug: "basket", revision: 1, again: [0, 0] satisfies [number, number] } };
    daysAgo(facts, "basket", PRESENTED, 40);
    expect(waits(other)).toBe("site-wait");
  });

  it("asks once, until there is an answer, or whenever it is due, by its clocks alone", () => {
    const years = 50 * 365;
    const once = factsOf({ again: [99_999, 99_999] });
    daysAgo(once, "help", PRESENTED, years);
    expect(waits(once)).toBe("presented-recently");
    const untilAnswered = factsOf({ again: [99_999, 30] });
    daysAgo(untilAnswered, "help", DISMISSED, 31);
    expect(waits(untilAnswered)).toBeUndefined();
    daysAgo(untilAnswered, "help", ANSWERED, years);
    expect(waits(untilAnswered)).toBe("answered-recently");
    const always = factsOf({ again: [0, 0] }, { again: [90, 30, 7] });
    for (const moment of [PRESENTED, ANSWERED, DISMISSED, LATER] as const) daysAgo(always, "help", moment, 0);
    expect(waits(always)).toBeUndefined();
  });

  it("believes a time of less than a day ahead", () => {
    const facts = factsOf({}, { wait: 30 });
    daysAgo(facts, "help", PRESENTED, -0.9);
    expect(waits(facts)).toBe("site-wait");
  });

  it("ignores a wrong time beside a right one", () => {
    const facts = factsOf({}, { again: [90, 30] });
    daysAgo(facts, "help", PRESENTED, 3);
    daysAgo(facts, "help", DISMISSED, -400);
    expect(waits(facts)).toBe("presented-recently");
  });

  it.each(["", "x", "NaN,NaN", "-5,-5,-5", "{}", ",,,,"])("passes where the stored times read %j", (stored) => {
    const facts = factsOf({}, { wait: 30, again: [90, 30] });
    facts.store.set("times.help", stored);
    expect(waits(facts)).toBeUndefined();
  });
});
