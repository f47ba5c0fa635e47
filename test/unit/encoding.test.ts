import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64url, fromBase64url, hex, sha256 } from "../../worker/encoding.ts";

describe("sha256", () => {
  it("is SHA-256 in hexadecimal (FIPS 180-2: abc)", async () => {
    expect(await sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with another implementation, leading zeros and all of Unicode included", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(await sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
      }),
    );
  });
});

describe("bytes as text", () => {
  it("are what another implementation makes of them, and come back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
        expect([...fromBase64url(base64url(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
