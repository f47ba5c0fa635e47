import { describe, expect, it } from "vitest";
import { draw, drawnSlug } from "../../../../widget/loader/gates/draw.ts";
import { spent } from "../../../../widget/loader/gates/spent.ts";
import { factsOf } from "../facts.ts";

const SPENT = { slug: "spent", revision: 1, exempt: 1, spent: 1 } as const;

describe("spent", () => {
  it("gives limit-reached to a touchpoint that is at its limit, and lets others pass", () => {
    expect(spent(factsOf(SPENT))).toBe("limit-reached");
    expect(spent(factsOf())).toBeUndefined();
  });

  it("leaves the draw to the others: no visitor is drawn to what is not asked", () => {
    const others = [
      { slug: "help", revision: 1 },
      { slug: "search", revision: 1 },
    ];
    for (const random of [0, 0.4, 0.6, 0.99]) {
      const facts = factsOf({}, { touchpoints: [SPENT, ...others] });
      const passing = others.filter((touchpoint) => !draw([])({ ...facts, touchpoint, random: () => random }));
      expect(passing.map(({ slug }) => slug)).toEqual([drawnSlug(others, Math.floor(random * 10_000))]);
    }
  });
});
