import { describe, expect, it } from "vitest";
import { pages } from "../../../../widget/loader/gates/pages.ts";
import type { TouchpointRules } from "../../../../worker/contract/script.ts";
import { factsOf } from "../facts.ts";

function on(path: string, rules: Pick<TouchpointRules, "include" | "exclude">): string | undefined {
  return pages({ ...factsOf(rules), path });
}

describe("pages", () => {
  it("lets a touchpoint without pages, or with empty lists, pass everywhere", () => {
    expect(on("/any", {})).toBeUndefined();
    expect(on("/any", { include: [], exclude: [] })).toBeUndefined();
  });

  it("lets a touchpoint pass on the pages that it includes only", () => {
    const rules = { include: ["/checkout/*", "/basket"] };
    expect(on("/checkout/done", rules)).toBeUndefined();
    expect(on("/basket", rules)).toBeUndefined();
    expect(on("/", rules)).toBe("page-excluded");
  });

  it("prefers exclude to include", () => {
    expect(on("/shop/account", { include: ["/shop/**"], exclude: ["/shop/account"] })).toBe("page-excluded");
    expect(on("/shop/tea", { include: ["/shop/**"], exclude: ["/shop/account"] })).toBeUndefined();
  });

  it("minds upper and lower case", () => {
    expect(on("/Shop", { include: ["/shop"] })).toBe("page-excluded");
  });
});
