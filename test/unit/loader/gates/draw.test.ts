import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ANSWERED, PRESENTED } from "../../../../widget/ask.ts";
import { audience } from "../../../../widget/loader/gates/audience.ts";
import { draw, drawnSlug } from "../../../../widget/loader/gates/draw.ts";
import { sample } from "../../../../widget/loader/gates/sample.ts";
import { waits } from "../../../../widget/loader/gates/waits.ts";
import type { Facts } from "../../../../widget/loader/piece.ts";
import type { TouchpointRules } from "../../../../worker/contract/script.ts";
import { daysAgo, factsOf, NOW } from "../facts.ts";

const EVERY_DRAW = Array.from({ length: 10_000 }, (_, number) => number);

function touchpointsOf(weights: (number | undefined)[]): TouchpointRules[] {
  return weights.map((weight, place) => ({
    slug: `touchpoint-${place}`,
    revision: 1,
    ...(weight !== undefined && { weight }),
  }));
}

describe("drawnSlug", () => {
  it("shares the draws between touchpoints by weight", () => {
    const weights = fc.array(fc.option(fc.nat({ max: 1000 }), { nil: undefined }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (some) => {
        const touchpoints = touchpointsOf(some);
        const total = some.reduce<number>((sum, weight) => sum + (weight ?? 1), 0);
        const counts = new Map<string | undefined, number>();
        for (const number of EVERY_DRAW) {
          const slug = drawnSlug(touchpoints, number);
          counts.set(slug, (counts.get(slug) ?? 0) + 1);
        }
        for (const { slug, weight = 1 } of touchpoints) {
          const expected = total && (weight / total) * 10_000;
          expect(Math.abs((counts.get(slug) ?? 0) - expected)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("never draws a touchpoint of weight 0", () => {
    const touchpoints = touchpointsOf([0, 1, 0]);
    expect(new Set(EVERY_DRAW.map((number) => drawnSlug(touchpoints, number)))).toEqual(new Set(["touchpoint-1"]));
    expect(drawnSlug(touchpointsOf([0, 0]), 5000)).toBeUndefined();
  });
});

describe("draw", () => {
  it("lets exactly one touchpoint of the site pass, the same one at each page view", () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), chance, chance, (count, first, later) => {
        const touchpoints = touchpointsOf(Array<undefined>(count).fill(undefined));
        const facts = factsOf({}, { touchpoints });
        const passing = (random: number): string[] =>
          touchpoints
            .filter((touchpoint) => draw([])({ ...facts, touchpoint, random: () => random }) === undefined)
            .map(({ slug }) => slug);
        const drawn = passing(first);
        expect(drawn).toHaveLength(1);
        expect(passing(later)).toEqual(drawn);
      }),
    );
  });

  it("gives the others not-drawn, and keeps nothing but the number", () => {
    const touchpoints = touchpointsOf([1, 1]);
    const [first, second] = touchpoints;
    const facts = { ...factsOf({}, { touchpoints }), random: () => 0.75 };
    expect(draw([])({ ...facts, touchpoint: first ?? facts.touchpoint })).toBe("not-drawn");
    expect(draw([])({ ...facts, touchpoint: second ?? facts.touchpoint })).toBeUndefined();
    expect(facts.store.names()).toEqual(["draw"]);
    expect(facts.store.get("draw")).toBe("7500");
  });

  it("lets exempt touchpoints pass, and shares the visitors between the others alone", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), fc.nat({ max: 9999 }), (exempt, number) => {
        const touchpoints = touchpointsOf(exempt.map(() => 1)).map((one, place) => ({
          ...one,
          ...(exempt[place] && { exempt: 1 as const }),
        }));
        const facts = { ...factsOf({}, { touchpoints }), random: () => number / 10_000 };
        const passing = touchpoints.filter((touchpoint) => !draw([])({ ...facts, touchpoint }));
        const sharing = touchpoints.filter((one) => !("exempt" in one));
        expect(passing.filter((one) => "exempt" in one)).toHaveLength(touchpoints.length - sharing.length);
        expect(passing.filter((one) => !("exempt" in one)).map(({ slug }) => slug)).toEqual(
          sharing.length > 0 ? [drawnSlug(sharing, number)] : [],
        );
      }),
    );
  });

  it("draws no number for an exempt touchpoint", () => {
    const facts = factsOf({ exempt: 1 });
    expect(draw([])(facts)).toBeUndefined();
    expect(facts.store.names()).toEqual([]);
  });

  describe("what a visitor cannot be asked at for long", () => {
    beforeAll(() => {
      vi.stubGlobal("matchMedia", () => ({ matches: false }));
      vi.stubGlobal("document", { documentElement: { lang: "en" } });
    });
    afterAll(() => vi.unstubAllGlobals());

    const gate = draw([audience, sample, waits]);
    /** A returning visitor with a desktop computer, in English; drawn with this number. */
    const factsFor = (touchpoints: TouchpointRules[], number: number): Facts => {
      const facts = factsOf({}, { touchpoints, wait: 30, again: [90, 60] });
      facts.store.set("visits", `2,1,${NOW}`);
      return { ...facts, random: () => number / 10_000 };
    };
    /** Of two of equal weight, the first with these rules: how many of a hundred visitors are asked at the second. */
    const askedAtSecond = (rules: Partial<TouchpointRules>, change: (facts: Facts) => void = () => {}): number =>
      Array.from({ length: 100 }, (_, at) => 100 * at + 50).filter((number) => {
        const touchpoints = [{ slug: "first", revision: 1, ...rules }, ...touchpointsOf([1])];
        const facts = factsFor(touchpoints, number);
        change(facts);
        return touchpoints[1] && gate({ ...facts, touchpoint: touchpoints[1] }) === undefined;
      }).length;

    it.each<[string, Partial<TouchpointRules>]>([
      ["a period that is over", { schedule: { until: NOW } }],
      ["a period that is yet to come", { schedule: { from: NOW + 1 } }],
      ["another device", { audience: { devices: ["phone"] } }],
      ["another language", { audience: { languages: ["fi"] } }],
      ["new visitors, of whom this is none any more", { audience: { visitor: "new" } }],
      ["another sample", { sample: 0 }],
      ["a share of none", { weight: 0 }],
      ["no part in the draw", { exempt: 1 }],
    ])("takes no visitor from the others: %s", (_, rules) => {
      expect(askedAtSecond(rules)).toBe(100);
    });

    it("takes no visitor from the others: its own wait after an answer", () => {
      const answered = (facts: Facts): void => {
        for (const moment of [PRESENTED, ANSWERED] as const) daysAgo(facts, "first", moment, 45);
      };
      expect(askedAtSecond({}, answered)).toBe(100);
    });

    it.each<[string, Partial<TouchpointRules>]>([
      ["a page", { include: ["/checkout/**"] }],
      ["an hour of the day", { schedule: { hours: [0, 0], weekdays: [] } }],
      ["a later page of the visit", { audience: { minPages: 3 } }],
      ["a later visit", { audience: { minVisits: 3 } }],
      ["a sign-in", { audience: { signedIn: true } }],
      ["a property", { audience: { properties: [{ key: "plan", is: "equal", value: "pro" }] } }],
    ])("keeps its share where it may still come: %s", (_, rules) => {
      expect(askedAtSecond(rules)).toBe(50);
    });
  });

  it("says first what holds the touchpoint back itself, and throws for nobody in vain", () => {
    const facts = factsOf({ sample: 0 });
    expect(draw([sample])(facts)).toBe("not-sampled");
    expect(facts.store.names()).not.toContain("draw");
  });
});
