import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANSWERED, PRESENTED } from "../../../../widget/ask.ts";
import { draw, drawnSlug } from "../../../../widget/loader/gates/draw.ts";
import { properties } from "../../../../widget/loader/gates/properties.ts";
import { sample } from "../../../../widget/loader/gates/sample.ts";
import { schedule } from "../../../../widget/loader/gates/schedule.ts";
import { waits } from "../../../../widget/loader/gates/waits.ts";
import type { SiteRules, TouchpointRules } from "../../../../worker/contract/script.ts";
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

  it("shares each visitor between those alone that can be asked now: none waits for what is over, answered or another's", () => {
    const held = fc.constantFrom<Partial<TouchpointRules>>(
      {},
      { weight: 3 },
      { exempt: 1 },
      { schedule: { until: NOW } },
      { schedule: { from: NOW + 1 } },
      { sample: 0 },
      { audience: { properties: [{ key: "plan", is: "equal", value: "pro" }] } },
    );
    const answered = fc.boolean();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(held, answered), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 9999 }),
        (some, number) => {
          const touchpoints = some.map(([rules], place) => ({ slug: `touchpoint-${place}`, revision: 1, ...rules }));
          const site = { touchpoints, wait: 30, again: [90, 60] } satisfies Partial<SiteRules>;
          const facts = { ...factsOf({}, site), random: () => number / 10_000 };
          for (const [place, [, isAnswered]] of some.entries()) {
            if (isAnswered)
              for (const moment of [PRESENTED, ANSWERED] as const) daysAgo(facts, `touchpoint-${place}`, moment, 45);
          }
          const gate = draw([schedule, properties, sample, waits]);
          const askable = touchpoints.filter((_, place) => {
            const [rules, isAnswered] = some[place] ?? [{}, false];
            return !isAnswered && ["{}", '{"weight":3}'].includes(JSON.stringify(rules));
          });
          const passing = touchpoints.filter((touchpoint) => !touchpoint.exempt && !gate({ ...facts, touchpoint }));
          expect(passing.map(({ slug }) => slug)).toEqual(askable.length > 0 ? [drawnSlug(askable, number)] : []);
        },
      ),
    );
  });

  it("says first what holds the touchpoint back itself, and throws for nobody in vain", () => {
    const facts = factsOf({ sample: 0 });
    expect(draw([sample])(facts)).toBe("not-sampled");
    expect(facts.store.names()).not.toContain("draw");
  });
});
