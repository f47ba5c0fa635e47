import { describe, expect, it } from "vitest";
import { isExpired, newSecret } from "../../../worker/keys/secrets.ts";

const key = (expiresAt: number | null, previousUntil: number | null) => ({ hash: "now", expiresAt, previousUntil });

describe("newSecret", () => {
  it("is recognisable, has 32 bytes, and is another each time", () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    for (const secret of secrets) expect(secret).toMatch(/^asklet_[A-Za-z0-9_-]{43}$/);
    expect(new Set(secrets).size).toBe(50);
  });
});

describe("isExpired", () => {
  it.each([
    ["a key that never expires is good", key(null, null), "now", false],
    ["a key is good until its time", key(101, null), "now", false],
    ["a key is refused from its time on", key(100, null), "now", true],
    ["the old secret is good until its time", key(null, 101), "before", false],
    ["the old secret is refused from its time on", key(null, 100), "before", true],
    ["the new secret is good whatever the old one's time", key(null, 100), "now", false],
    ["the old secret does not outlive its key", key(100, 500), "before", true],
  ])("%s", (_, row, hash, expected) => {
    expect(isExpired(row, hash, 100)).toBe(expected);
  });
});
