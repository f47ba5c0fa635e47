import { describe, expect, it } from "vitest";
import { set } from "../../../../widget/loader/setups/set.ts";
import { coreOf } from "./core-of.ts";

function started() {
  const { core } = coreOf();
  const { person } = core;
  set(core);
  return { person, tell: (...properties: unknown[]) => core.commands["set"]?.(...properties) };
}

describe("set", () => {
  it("keeps properties, and later ones win over earlier ones", () => {
    const { person, tell } = started();
    expect(tell({ plan: "free", items: 1 })).toBeUndefined();
    tell({ plan: "pro" });
    expect(person.properties).toEqual({ plan: "pro", items: 1 });
  });

  it("takes a property back with undefined", () => {
    const { person, tell } = started();
    tell({ plan: "pro" });
    tell({ plan: undefined });
    expect(person.properties["plan"]).toBeUndefined();
  });

  it.each([undefined, null, 7, true])("changes nothing when it is given %s", (given) => {
    const { person, tell } = started();
    tell({ plan: "pro" });
    tell(given);
    expect(person.properties).toEqual({ plan: "pro" });
  });

  it("gives no other object a property", () => {
    const { person, tell } = started();
    const hostile: unknown = JSON.parse('{"__proto__":{"plan":"pro"},"constructor":1}');
    tell(hostile);
    expect("plan" in {}).toBe(false);
    expect({ ...person.properties }).toEqual({ constructor: 1 });
  });
});
