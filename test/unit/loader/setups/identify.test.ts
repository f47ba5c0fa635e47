import { describe, expect, it } from "vitest";
import { identify } from "../../../../widget/loader/setups/identify.ts";
import { coreOf } from "./core-of.ts";

function signedInAfter(...calls: unknown[][]): boolean {
  const { core } = coreOf();
  const { commands, person } = core;
  identify(core);
  for (const call of calls) commands["identify"]?.(...call);
  return person.signedIn;
}

describe("identify", () => {
  it("nobody is signed in before it is called", () => {
    expect(signedInAfter()).toBe(false);
  });

  it.each(["u-17", 17, { id: "u-17" }, true])("signs in with %j", (who) => {
    expect(signedInAfter([who])).toBe(true);
  });

  it.each([[null], [undefined], [false], [""], []])("signs out with %j", (...who) => {
    expect(signedInAfter(["u-17"], who)).toBe(false);
  });

  it("keeps nothing of who it is", () => {
    const { core } = coreOf();
    identify(core);
    core.commands["identify"]?.({ id: "u-17", email: "a@b.example" });
    expect(JSON.stringify([core.person, [...core.outcomes], core.store.names()])).toBe(
      '[{"signedIn":true,"properties":{}},[],[]]',
    );
  });
});
