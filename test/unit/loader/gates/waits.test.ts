import { describe, expect, it } from "vitest";
import { ANSWERED, DISMISSED, PRESENTED } from "../../../../widget/ask.ts";
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
