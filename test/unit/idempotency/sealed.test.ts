import { describe, expect, it } from "vitest";
import { safeFor } from "../../../worker/idempotency/sealed.ts";

const REPLY = {
  request: "POST /keys abc",
  status: 201,
  headers: { Location: "/keys/1" },
  body: '{"secret":"asklet_s3cr3t"}',
};

describe("a safe", () => {
  it("gives back what it has sealed, in another run as well", async () => {
    const sealed = await (await safeFor("asklet_mine", "call-1")).seal(REPLY);
    expect(await (await safeFor("asklet_mine", "call-1")).open(sealed)).toEqual(REPLY);
  });

  it("opens to no other secret and no other idempotency key", async () => {
    const sealed = await (await safeFor("asklet_mine", "call-1")).seal(REPLY);
    for (const other of [await safeFor("asklet_yours", "call-1"), await safeFor("asklet_mine", "call-2")]) {
      await expect(other.open(sealed)).rejects.toThrow();
    }
  });

  it("opens to nothing that was changed", async () => {
    const safe = await safeFor("asklet_mine", "call-1");
    const sealed = await safe.seal(REPLY);
    const changed = `${sealed.slice(0, 40)}${sealed[40] === "A" ? "B" : "A"}${sealed.slice(41)}`;
    await expect(safe.open(changed)).rejects.toThrow();
  });

  it("is named by both, and tells nothing of either", async () => {
    const ids = await Promise.all(
      [
        ["mine", "1"],
        ["mine", "2"],
        ["yours", "1"],
        ["mine", "1"],
      ].map(async ([secret = "", token = ""]) => (await safeFor(secret, token)).id),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe(ids[3]);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  it("never seals the same twice alike, and shows nothing of it", async () => {
    const safe = await safeFor("asklet_mine", "call-1");
    const [one, two] = [await safe.seal(REPLY), await safe.seal(REPLY)];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("s3cr3t");
  });
});
