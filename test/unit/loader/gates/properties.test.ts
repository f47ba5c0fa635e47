import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, properties } from "../../../../widget/loader/gates/properties.ts";
import type { PropertyCondition } from "../../../../worker/contract/rules.ts";
import { factsOf } from "../facts.ts";

const key = "plan";
/** What counts as missing, beside what is not there. */
const MISSING = [undefined, null, {}, ["pro"], () => "pro", Symbol("pro"), Object.create(null)];

/** One condition of each kind that holds for the property's value 7. */
const TRUE_OF_7: PropertyCondition[] = [
  { key, is: "equal", value: 7 },
  { key, is: "not-equal", value: 8 },
  { key, is: "one-of", value: [6, 7] },
  { key, is: "above", value: 6 },
  { key, is: "below", value: 8 },
  { key, is: "contains", value: "7" },
  { key, is: "known" },
];

describe("holds", () => {
  it.each(TRUE_OF_7)("takes 7 for a number and for text: $is $value", (condition) => {
    expect([holds(condition, 7), holds(condition, "7")]).toEqual([true, true]);
  });

  it.each<[PropertyCondition, unknown]>([
    [{ key, is: "equal", value: "pro" }, "Pro"],
    [{ key, is: "equal", value: "pro" }, " pro"],
    [{ key, is: "equal", value: true }, false],
    [{ key, is: "equal", value: 1 }, true],
    [{ key, is: "not-equal", value: "pro" }, "pro"],
    [{ key, is: "not-equal", value: 7 }, "7"],
    [{ key, is: "one-of", value: ["pro", "team"] }, "free"],
    [{ key, is: "one-of", value: ["pro", "team"] }, "pro,team"],
    [{ key, is: "above", value: 7 }, 7],
    [{ key, is: "below", value: 7 }, 7],
    [{ key, is: "contains", value: "pro" }, "PRO"],
    [{ key, is: "unknown" }, ""],
    [{ key, is: "unknown" }, 0],
    [{ key, is: "unknown" }, false],
  ])("does not hold: %j for %j", (condition, given) => {
    expect(holds(condition, given)).toBe(false);
  });

  it.each<[PropertyCondition, unknown]>([
    [{ key, is: "equal", value: true }, "true"],
    [{ key, is: "equal", value: "" }, ""],
    [{ key, is: "equal", value: 7 }, 7n],
    [{ key, is: "not-equal", value: 1 }, true],
    [{ key, is: "one-of", value: ["1", 2, false] }, "false"],
    [{ key, is: "contains", value: "pr" }, "team pro"],
    [{ key, is: "above", value: -1 }, " 0 "],
    [{ key, is: "known" }, ""],
    [{ key, is: "known" }, false],
  ])("holds: %j for %s", (condition, given) => {
    expect(holds(condition, given)).toBe(true);
  });

  it.each(["", "  ", "many", "7 items", "true", true, false, NaN, "NaN", "1,5"])(
    "finds %j neither above nor below any number",
    (given) => {
      fc.assert(
        fc.property(fc.double({ noNaN: true }), (value) => {
          expect(holds({ key, is: "above", value }, given)).toBe(false);
          expect(holds({ key, is: "below", value }, given)).toBe(false);
        }),
      );
    },
  );

  it("holds of what is missing only as unknown and not-equal", () => {
    const conditions: PropertyCondition[] = [...TRUE_OF_7, { key, is: "unknown" }];
    for (const given of MISSING) {
      expect(conditions.filter((one) => holds(one, given)).map(({ is }) => is)).toEqual(["not-equal", "unknown"]);
    }
  });

  it("is equal or not-equal, above, below or the same, known or unknown, whatever the values", () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(value, fc.anything(), (wanted, given) => {
        expect(holds({ key, is: "equal", value: wanted }, given)).not.toBe(
          holds({ key, is: "not-equal", value: wanted }, given),
        );
        expect(holds({ key, is: "known" }, given)).not.toBe(holds({ key, is: "unknown" }, given));
        expect(holds({ key, is: "one-of", value: [wanted] }, given)).toBe(
          holds({ key, is: "equal", value: wanted }, given),
        );
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (wanted, given) => {
        const [above, below] = (["above", "below"] as const).map((is) => holds({ key, is, value: wanted }, given));
        expect([above, below, given === wanted].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});

describe("properties", () => {
  const conditions: PropertyCondition[] = [
    { key: "plan", is: "equal", value: "pro" },
    { key: "items", is: "above", value: 2 },
  ];
  const reason = (given: Record<string, unknown>): string | undefined =>
    properties({
      ...factsOf({ audience: { properties: conditions } }),
      person: { signedIn: false, properties: given },
    });

  it("lets a touchpoint without conditions pass", () => {
    expect(properties(factsOf())).toBeUndefined();
    expect(properties(factsOf({ audience: { minVisits: 2 } }))).toBeUndefined();
  });

  it("lets pass where all conditions hold, else gives other-property", () => {
    expect(reason({ plan: "pro", items: 3, more: 1 })).toBeUndefined();
    expect(reason({ plan: "pro", items: 2 })).toBe("other-property");
    expect(reason({ items: 3 })).toBe("other-property");
    expect(reason({})).toBe("other-property");
  });

  it("does not take what every object has for a property", () => {
    const known = factsOf({ audience: { properties: [{ key: "constructor", is: "known" }] } });
    expect(properties(known)).toBe("other-property");
  });
});
