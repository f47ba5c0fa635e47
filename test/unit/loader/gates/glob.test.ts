import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlob } from "../../../../widget/loader/gates/glob.ts";

/** The same meaning as a regular expression; fit for short input only. */
function matchesByRegExp(glob: string, path: string): boolean {
  const source = glob.replace(/\*+|[^*]/g, (token) =>
    token === "*" ? "[^/]*" : token.startsWith("*") ? "[^]*" : token.replace(/[\\^$.|?+()[\]{}/-]/, "\\$&"),
  );
  return new RegExp(`^${source}$`).test(path);
}

describe("matchesGlob", () => {
  it.each([
    ["/", "/"],
    ["/cart", "/cart"],
    ["/shop/*", "/shop/tea"],
    ["/shop/*", "/shop/"],
    ["/shop/*/reviews", "/shop/tea/reviews"],
    ["/shop/**", "/shop/tea/green/1"],
    ["/**/checkout", "/cz/shop/checkout"],
    ["/**", "/"],
    ["/**basket.html", "/demo/basket.html"],
    ["/a.b+c", "/a.b+c"],
    ["/*-*", "/a-b-c"],
    ["/a***b", "/a/x/b"],
  ])("%s means %s", (glob, path) => {
    expect(matchesGlob(glob, path)).toBe(true);
  });

  it.each([
    ["/", "/cart"],
    ["/cart", "/cart/"],
    ["/cart", "/Cart"],
    ["/cart", "/en/cart"],
    ["/shop/*", "/shop"],
    ["/shop/*", "/shop/tea/green"],
    ["/shop/**", "/shop"],
    ["/a.b", "/axb"],
    ["/*/c", "/a/b/c"],
    ["", "/"],
  ])("%s does not mean %s", (glob, path) => {
    expect(matchesGlob(glob, path)).toBe(false);
  });

  it("agrees with the regular expression of the same meaning", () => {
    const glob = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "*", "."), maxLength: 8 });
    const path = fc.string({ unit: fc.constantFrom("a", "b", "/", "."), maxLength: 8 });
    fc.assert(
      fc.property(glob, path, (someGlob, somePath) => {
        expect(matchesGlob(someGlob, somePath)).toBe(matchesByRegExp(someGlob, somePath));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes any text for glob and path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (glob, path) => {
        expect(typeof matchesGlob(glob, path)).toBe("boolean");
      }),
    );
  });

  it("ends soon where backtracking would not", () => {
    const path = `/${"a".repeat(4000)}b`;
    for (const wildcard of ["*", "**"]) {
      const started = performance.now();
      expect(matchesGlob(`/${`${wildcard}a`.repeat(60)}`, path)).toBe(false);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
