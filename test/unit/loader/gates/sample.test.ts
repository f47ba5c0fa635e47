import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSampled, sample } from "../../../../widget/loader/gates/sample.ts";
import { factsOf } from "../facts.ts";

const EVERY_DRAW = Array.from({ length: 10_000 }, (_, draw) => draw);
const slugs = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { maxLength: 64 });

describe("isSampled", () => {
  it("takes the share of all draws, whatever the slug", () => {
    fc.assert(
      fc.property(slugs, fc.double({ min: 0, max: 1, noNaN: true }), (slug, share) => {
        const sampled = EVERY_DRAW.filter((draw) => isSampled(slug, share, draw)).length;
        expect(Math.abs(sampled - share * 10_000)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("takes nobody at 0 and everybody at 1", () => {
    expect(EVERY_DRAW.some((draw) => isSampled("help", 0, draw))).toBe(false);
    expect(EVERY_DRAW.every((draw) => isSampled("help", 1, draw))).toBe(true);
  });

  it("samples other visitors at touchpoints of similar names", () => {
    const both = EVERY_DRAW.filter((draw) => isSampled("step-1", 0.1, draw) && isSampled("step-2", 0.1, draw));
    expect(both.length).toBeLessThan(200);
  });
});

describe("sample", () => {
  it("decides the same at each page view", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9999 }), { minLength: 2 }), (draws) => {
        const facts = factsOf({ sample: 0.5 });
        const reasons = draws.map((draw) => sample({ ...facts, random: () => draw / 10_000 }));
        expect(new Set(reasons).size).toBe(1);
      }),
    );
  });

  it("keeps one number for all touchpoints, and none for a touchpoint that asks everybody", () => {
    const facts = factsOf({ sample: 0.5 });
    expect(sample({ ...factsOf(), store: facts.store })).toBeUndefined();
    expect(facts.store.names()).toEqual([]);
    sample({ ...facts, random: () => 0.4321 });
    sample({ ...facts, touchpoint: { slug: "checkout", revision: 1, sample: 0.2 } });
    expect(facts.store.names()).toEqual(["sample"]);
    expect(facts.store.get("sample")).toBe("4321");
  });

  it("asks nobody at share 0", () => {
    expect(sample(factsOf({ sample: 0 }))).toBe("not-sampled");
  });

  it.each(["", "x", "12345", "-1", "1.5", "1e3"])("draws anew where the stored number reads %j", (stored) => {
    const facts = { ...factsOf({ sample: 0.5 }), random: () => 0.25 };
    facts.store.set("sample", stored);
    sample(facts);
    expect(facts.store.get("sample")).toBe("2500");
  });
});
