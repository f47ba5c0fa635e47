import { describe, expect, it } from "vitest";
import { consent } from "../../../../widget/loader/setups/consent.ts";
import { coreOf, type CoreOf } from "./core-of.ts";

const SLUGS = ["a", "b", "c"];

/** A page that has not been given consent yet. */
function unconsented(): CoreOf & { give(): void } {
  const started = coreOf();
  consent(started.core);
  for (const slug of SLUGS) started.reasons.set(slug, "consent-missing");
  return {
    ...started,
    give() {
      for (const slug of SLUGS) started.reasons.delete(slug);
      started.core.emit("consented");
    },
  };
}

describe("consent", () => {
  it("makes what was requested before it once more, with all that it brought", () => {
    const { core, asked, give } = unconsented();
    core.request("a", { plan: "pro" }, { insist: true });
    expect(asked).toEqual([]);
    give();
    expect(asked).toEqual([["a", { plan: "pro" }, { insist: true }]]);
  });

  it("makes one request for each touchpoint, the latest; the latest of all comes first", () => {
    const { core, asked, give } = unconsented();
    for (const [step, slug] of ["a", "c", "b", "c", "a", "b"].entries()) core.request(slug, { step });
    give();
    expect(asked).toEqual([
      ["b", { step: 5 }],
      ["a", { step: 4 }],
      ["c", { step: 3 }],
    ]);
  });

  it("makes none twice when it is given twice", () => {
    const { core, asked, give } = unconsented();
    core.request("a");
    give();
    give();
    expect(asked).toEqual([["a"]]);
  });

  it("leaves what was refused for another reason, and what was called off", () => {
    const { core, asked, reasons, give } = unconsented();
    reasons.set("a", "page-excluded");
    core.request("a");
    core.request("b");
    core.outcomes.set("b", "cancelled");
    give();
    expect(asked).toEqual([]);
  });

  it("asks anew what was taken away unseen, and not what was seen", () => {
    for (const [isSeen, times] of [
      [false, 1],
      [true, 0],
    ] as const) {
      const { core, asked, give } = unconsented();
      core.request("a");
      if (isSeen) core.emit("shown", { touchpoint: "a", reason: "shown" });
      core.outcomes.set("a", "consent-missing");
      give();
      expect(asked).toHaveLength(times);
    }
  });
});
