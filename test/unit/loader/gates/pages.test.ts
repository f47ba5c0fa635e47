import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnPage, pages } from "../../../../widget/loader/gates/pages.ts";
import type { TouchpointRules } from "../../../../worker/contract/script.ts";
import { factsOf } from "../facts.ts";

/** The parts of an address, as the browser has them. */
function locationOf(address: string): { pathname: string; search: string; hash: string } {
  const { pathname, search, hash } = new URL(address, "https://shop.example");
  return { pathname, search, hash };
}

function on(address: string, rules: Pick<TouchpointRules, "include" | "exclude">): string | undefined {
  return pages({ ...factsOf(rules), location: locationOf(address) });
}

const means = (pattern: string, address: string): boolean => isOnPage(pattern, locationOf(address));

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

  it("passes over a regular expression that the browser does not know, and minds the others", () => {
    // A look-behind of tomorrow's.
    const unknown = "~(?<~new)";
    expect(on("/shop", { include: [unknown, "/shop"] })).toBeUndefined();
    expect(on("/shop", { include: [unknown] })).toBe("page-excluded");
    expect(on("/shop", { exclude: [unknown] })).toBeUndefined();
    expect(on("/shop", { exclude: [unknown, "/shop"] })).toBe("page-excluded");
  });
});

describe("a glob", () => {
  it.each([
    ["/search", "/search?q=tea#top"],
    ["/search?q=*", "/search?q=tea#top"],
    ["/search?**", "/search?q=a/b"],
    ["/app#/cart", "/app#/cart"],
    ["/app#/cart", "/app?utm=1#/cart"],
    ["/app#/cart?step=*", "/app?utm=1#/cart?step=2"],
    ["/app?a=1#x", "/app?a=1#x"],
    ["/app#**", "/app#/a/b"],
  ])("%s means %s", (glob, address) => {
    expect(means(glob, address)).toBe(true);
  });

  it.each([
    ["/search?q=tea", "/search"],
    ["/search?q=*", "/search?q=a/b"],
    ["/search?q=tea", "/search?q=tea&page=2"],
    ["/app#/cart", "/app"],
    ["/app?a=1#x", "/app#x"],
    ["/app#", "/app#x"],
    ["/a", "/b?/a#/a"],
  ])("%s does not mean %s", (glob, address) => {
    expect(means(glob, address)).toBe(false);
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "/", ".", "=", "&"), maxLength: 6 });

  it("without ? and # goes by the path alone", () => {
    fc.assert(
      fc.property(word, word, word, (path, query, hash) => {
        const address = { pathname: `/${path}`, search: query && `?${query}`, hash: hash && `#${hash}` };
        expect(isOnPage(`/${path}`, address)).toBe(true);
        expect(isOnPage("/**", address)).toBe(true);
      }),
    );
  });

  it("with ? goes by the query too, and with # by the hash", () => {
    fc.assert(
      fc.property(word, word, word, word, (path, query, hash, other) => {
        const address = { pathname: `/${path}`, search: `?${query}`, hash: `#${hash}` };
        expect(isOnPage(`/${path}?${other}`, address)).toBe(other === query);
        expect(isOnPage(`/${path}#${other}`, address)).toBe(other === hash);
        expect(isOnPage(`/${path}?${query}#${other}`, address)).toBe(other === hash);
        expect(isOnPage(`/**?${other}#${hash}`, address)).toBe(other === query);
      }),
    );
  });
});

describe("a regular expression", () => {
  it.each([
    ["~^/(cart|basket)$", "/basket"],
    ["~step=[23]", "/checkout?step=3"],
    ["~#/done$", "/app?x=1#/done"],
    ["~", "/anything"],
    ["~/čaje/", "/čaje/zelené"],
    ["~[čš]aj", "/%C4%8Daj"],
    ["~ sale", "/tea%20sale"],
    ["~100%", "/search?q=100%"],
  ])("%s is found in %s", (pattern, address) => {
    expect(means(pattern, address)).toBe(true);
  });

  it.each([
    ["~^/cart$", "/cart?x=1"],
    ["~^cart", "/cart"],
    ["~/Cart", "/cart"],
  ])("%s is not found in %s", (pattern, address) => {
    expect(means(pattern, address)).toBe(false);
  });

  it("never throws, whatever stands in it and in the address", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("(", "[", "*", "\\", "%E0%", "%", "(?<"));
    fc.assert(
      fc.property(text, text, text, (pattern, pathname, search) => {
        expect(typeof isOnPage(`~${pattern}`, { pathname, search, hash: "" })).toBe("boolean");
      }),
    );
  });
});
