import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustFamily, benjaminiHochberg } from "../../../worker/scores/adjust.ts";
import { changeOf, type TestedChange } from "../../../worker/scores/change.ts";
import type { ScoreSettings } from "../../../worker/scores/score.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
/** The fifteen p values of Benjamini and Hochberg (1995), of which four are rejected. */
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];
/** Small ones, too, and equal ones. */
const anyP = fc.oneof(
  fc.constantFrom(0, 0.001, 0.04, 0.05, 1),
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
  fc.double({ min: 1e-100, max: 1e-12, noNaN: true }),
);
const ps = fc.array(anyP, { minLength: 1, maxLength: 60 });

/** The step-up procedure itself, at level q: rejects up to the last p₍ⱼ₎ that is at most j·q/m. */
function rejectedAt(q: number, family: readonly number[]): boolean[] {
  const rising = family.toSorted((a, b) => a - b);
  const limit = rising.findLast((p, index) => p <= ((index + 1) * q) / family.length) ?? -1;
  return family.map((p) => p <= limit);
}

function tested(p: number | null, sign = 1): TestedChange {
  const n = { now: 50, before: 50 };
  const told = p === null ? null : sign;
  return { n, difference: told, interval: null, test: "n-1-two-proportion", z: told, p };
}

describe("benjaminiHochberg", () => {
  it("rejects the four of fifteen that Benjamini and Hochberg (1995) reject", () => {
    expect(benjaminiHochberg(PUBLISHED).map((p) => p !== null && p < 0.05)).toEqual(
      PUBLISHED.map((_, index) => index < 4),
    );
  });

  it("gives what SciPy's false_discovery_control gives", () => {
    const expected = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714286, 0.06385714286, 0.0645, 0.0765, 0.486, 0.5811818182,
      0.714875, 0.7532307692, 0.8132142857, 1,
    ];
    for (const [index, p] of benjaminiHochberg(PUBLISHED).entries()) expect(p).toBeCloseTo(expected[index] ?? 0, 10);
  });

  it("is the lowest level at which the step-up procedure rejects", () => {
    fc.assert(
      fc.property(ps, (family) => {
        for (const [index, adjusted] of benjaminiHochberg(family).entries()) {
          const q = adjusted ?? expect.fail();
          expect(rejectedAt(q * (1 + 1e-12), family)[index]).toBe(true);
          if (q > 0) expect(rejectedAt(q * (1 - 1e-9), family)[index]).toBe(false);
        }
      }),
    );
  });

  it("is at least p and at most 1, and keeps the order", () => {
    fc.assert(
      fc.property(ps, (family) => {
        const pairs = benjaminiHochberg(family).map((adjusted, index) => [family[index] ?? 2, adjusted ?? -1] as const);
        for (const [p, adjusted] of pairs) {
          expect(adjusted).toBeGreaterThanOrEqual(p);
          expect(adjusted).toBeLessThanOrEqual(1);
        }
        const rising = pairs.toSorted(([a], [b]) => a - b).map(([, adjusted]) => adjusted);
        expect(rising).toEqual(rising.toSorted((a, b) => a - b));
      }),
    );
  });

  it("does not depend on the order, nor on what was not tested", () => {
    const shuffled = ps.chain((family) =>
      fc.tuple(fc.constant(family), fc.shuffledSubarray([...family.keys(), -1, -2], { minLength: family.length + 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([family, places]) => {
        const adjusted = benjaminiHochberg(family);
        expect(benjaminiHochberg(places.map((place) => family[place] ?? null))).toEqual(
          places.map((place) => adjusted[place] ?? null),
        );
      }),
    );
  });

  it("leaves a single p as it is, and nothing where nothing was tested", () => {
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([null, 0.03, null])).toEqual([null, 0.03, null]);
    expect([benjaminiHochberg([]), benjaminiHochberg([null])]).toEqual([[], [null]]);
  });
});

describe("adjustFamily", () => {
  it("sets the verdict by the adjusted p: one of ten at 0.03 is no clear change, alone it would be", () => {
    const family = [tested(0.03), ...Array.from({ length: 9 }, () => tested(0.5))];
    expect(adjustFamily(family)[0]).toMatchObject({
      p: 0.03,
      adjustedP: 0.3,
      adjustment: { formula: "benjamini-hochberg", tests: 10 },
      verdict: "no-clear-change",
    });
    expect(adjustFamily([tested(0.03)])[0]?.verdict).toBe("up");
  });

  it("calls up and down below 0.05, and nothing at it", () => {
    const verdict = (p: number | null, sign = 1) => adjustFamily([tested(p, sign)])[0]?.verdict;
    expect([verdict(0.0499), verdict(0.0499, -1), verdict(0.05), verdict(1), verdict(null)]).toEqual([
      "up",
      "down",
      "no-clear-change",
      "no-clear-change",
      "too-few",
    ]);
  });

  it("counts no member that was not tested, and leaves null where it was", () => {
    const family = adjustFamily([tested(0.02), null, tested(null), tested(0.04)]);
    expect(family.map((change) => change?.adjustedP)).toEqual([0.04, undefined, null, 0.04]);
    expect(family.map((change) => change?.adjustment.tests)).toEqual([2, undefined, 2, 2]);
  });

  it("keeps what else a change carries", () => {
    expect(adjustFamily([{ ...tested(0.02), option: "price" }])[0]?.option).toBe("price");
  });

  it("sees no direction where a single answer's adjusted NPS points the other way", () => {
    const both = { now: rated({ 10: 1 }), before: rated({ 10: 995_000, 8: 5000 }) };
    const change = changeOf("nps", both, { ...SETTINGS, tooFewBelow: 1 });
    expect(change?.difference).toBeGreaterThan(0);
    expect(change?.p).toBeLessThan(0.05);
    expect(adjustFamily([change])[0]?.verdict).toBe("no-clear-change");
  });
});
