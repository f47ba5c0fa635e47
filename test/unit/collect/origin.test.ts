import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllowedOrigin } from "../../../worker/contract/site.ts";
import { originAllowed } from "../../../worker/collect/origin.ts";

describe("originAllowed", () => {
  it.each([
    ["https://shop.example", ["https://shop.example"]],
    ["https://shop.example", ["https://other.example", "https://shop.example"]],
    ["http://localhost:8787", ["http://localhost:8787"]],
    ["null", ["null"]],
    ["https://a.shop.example", ["https://*.shop.example"]],
    ["https://a.b.shop.example", ["https://*.shop.example"]],
    ["https://a.shop.example:8443", ["https://*.shop.example:8443"]],
    ["http://a.shop.example", ["http://*.shop.example"]],
  ])("allows %s where %j is listed", (origin, allowed) => {
    expect(originAllowed(origin, allowed)).toBe(true);
  });

  it.each([
    ["https://shop.example", []],
    ["null", []],
    ["null", ["https://shop.example", "https://*.shop.example"]],
    ["", []],
    ["http://shop.example", ["https://shop.example"]],
    ["https://shop.example:8443", ["https://shop.example"]],
    ["https://shop.example", ["https://shop.example:8443"]],
    ["https://SHOP.example", ["https://shop.example"]],
    ["https://shop.example.evil.example", ["https://shop.example"]],
    ["https://evilshop.example", ["https://*.shop.example"]],
    ["https://shop.example", ["https://*.shop.example"]],
    ["http://a.shop.example", ["https://*.shop.example"]],
    ["https://a.shop.example:8443", ["https://*.shop.example"]],
    ["https://a.shop.example", ["https://*.shop.example:8443"]],
    ["https://a.shop.example.evil.example", ["https://*.shop.example"]],
    ["https://evil.example/.shop.example", ["https://*.shop.example"]],
    ["https://evil.example?.shop.example", ["https://*.shop.example"]],
    ["https://evil.example#.shop.example", ["https://*.shop.example"]],
    ["https://evil.example\\.shop.example", ["https://*.shop.example"]],
    ["https://user@.shop.example", ["https://*.shop.example"]],
    ["https://evil.example, https://a.shop.example", ["https://*.shop.example"]],
    ["https://evil.example\nhttps://a.shop.example", ["https://*.shop.example"]],
    ["javascript://a.shop.example", ["https://*.shop.example"]],
  ])("refuses %j where %j is listed", (origin, allowed) => {
    expect(originAllowed(origin, allowed)).toBe(false);
  });

  it("allows no more below a wildcard than hosts that end in it, by the browser's own parser", () => {
    const part = fc.string({ unit: fc.constantFrom(..."ab.-:/@?#\\ %1"), maxLength: 12 });
    fc.assert(
      fc.property(part, (some) => {
        const origin = `https://${some}.shop.example`;
        if (!originAllowed(origin, ["https://*.shop.example"])) return;
        const parsed = URL.canParse(origin) ? new URL(origin) : null;
        // What is no URL at all is the origin of no page.
        if (parsed) expect([parsed.hostname.endsWith(".shop.example"), parsed.port]).toEqual([true, ""]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("AllowedOrigin", () => {
  it.each(["https://shop.example", "http://localhost:8787", "https://*.shop.example", "null", "https://127.0.0.1:1"])(
    "takes %s",
    (origin) => {
      expect(AllowedOrigin.safeParse(origin).success).toBe(true);
    },
  );

  it.each([
    "*",
    "https://*",
    "https://*.",
    "https://a.*.example",
    "https://shop.example/",
    "shop.example",
    "ftp://a.example",
  ])("refuses %s", (origin) => {
    expect(AllowedOrigin.safeParse(origin).success).toBe(false);
  });
});
