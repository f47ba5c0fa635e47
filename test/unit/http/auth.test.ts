import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashKey, requireScope } from "../../../worker/http/auth.ts";

describe("hashKey", () => {
  it("is SHA-256 in hexadecimal (FIPS 180-2: abc)", async () => {
    expect(await hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with another implementation, leading zeros included", async () => {
    for (let number = 0; number < 40; number += 1) {
      const secret = `asklet_${number}`;
      expect(await hashKey(secret)).toBe(createHash("sha256").update(secret).digest("hex"));
    }
  });
});

describe("requireScope", () => {
  it("throws a 403 unless the key has the scope itself", () => {
    const grant = { keyId: "k", scopes: ["manage", "scores:read"] as const, siteId: null };
    expect(() => requireScope(grant, "scores:read")).not.toThrow();
    expect(() => requireScope(grant, "responses:read")).toThrow("this key lacks the scope responses:read");
  });
});
