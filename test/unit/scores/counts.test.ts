import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCounts, type Counts, emptyCounts, subtractCounts } from "../../../worker/scores/counts.ts";

const count = fc.nat({ max: 1_000_000 });
const slots = (length: number) => fc.array(count, { minLength: length, maxLength: length });
const reasons = fc.record({ answered: count, options: slots(8) });
const anyCounts: fc.Arbitrary<Counts> = fc.record({
  shown: count,
  answered: count,
  answeredShown: count,
  commented: count,
  dismissed: count,
  generated: count,
  values: slots(11),
  reasons: fc.record({ negative: reasons, neutral: reasons, positive: reasons }),
});

/** Every number in counts, in one list. */
function numbers(counts: Counts): number[] {
  const { values, reasons: byBand, ...plain } = counts;
  const bands = [byBand.negative, byBand.neutral, byBand.positive];
  return [...Object.values(plain), ...values, ...bands.flatMap(({ answered, options }) => [answered, ...options])];
}

describe("addCounts", () => {
  it("adds every count", () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (a, b) => {
        const others = numbers(b);
        expect(numbers(addCounts(a, b))).toEqual(numbers(a).map((one, at) => one + (others[at] ?? Number.NaN)));
      }),
    );
  });

  it("adds nothing for empty counts", () => {
    fc.assert(
      fc.property(anyCounts, (a) => {
        expect(addCounts(emptyCounts(), a)).toEqual(a);
      }),
    );
  });

  it("changes neither side, and shares no list with them", () => {
    const [a, b] = [emptyCounts(), emptyCounts()];
    const sum = addCounts(a, b);
    sum.values[0] = 1;
    sum.reasons.neutral.options[0] = 1;
    expect([a, b]).toEqual([emptyCounts(), emptyCounts()]);
  });
});

describe("subtractCounts", () => {
  it("takes out what was added", () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (a, b) => {
        expect(subtractCounts(addCounts(a, b), b)).toEqual(a);
      }),
    );
  });

  it("leaves zeros, none of them negative", () => {
    fc.assert(
      fc.property(anyCounts, (a) => {
        expect(subtractCounts(a, a)).toEqual(emptyCounts());
      }),
    );
  });
});

describe("emptyCounts", () => {
  it("has eleven values and three times eight options, all zero", () => {
    expect(numbers(emptyCounts())).toEqual(Array.from({ length: 6 + 11 + 3 * 9 }, () => 0));
  });

  it("is new each time", () => {
    emptyCounts().reasons.positive.options.fill(7);
    expect(emptyCounts().reasons.positive.options).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
