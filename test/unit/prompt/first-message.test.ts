import { describe, expect, it } from "vitest";
import { declared } from "../../../widget/prompt/first-message.ts";
import { MAX_PROPERTY_CHARS } from "../../../worker/contract/limits.ts";

describe("declared", () => {
  it("keeps strings, numbers and booleans, and no key that was not declared", () => {
    expect(declared({ plan: "pro", seats: 3, trial: false, email: "a@b.example" }, ["plan", "seats", "trial"])).toEqual(
      {
        plan: "pro",
        seats: 3,
        trial: false,
      },
    );
  });

  it("leaves out what the wire cannot carry", () => {
    const properties = { list: [1], nothing: null, not: Number.NaN, endless: Infinity, when: new Date(), key: {} };
    expect(declared(properties, [...Object.keys(properties), "absent", "constructor", "toString"])).toEqual({});
  });

  it("cuts strings to the contract's length", () => {
    expect(declared({ plan: "x".repeat(MAX_PROPERTY_CHARS + 1) }, ["plan"])).toEqual({
      plan: "x".repeat(MAX_PROPERTY_CHARS),
    });
  });
});
