import { describe, expect, it } from "vitest";
import { requireScope } from "../../../worker/http/auth.ts";

describe("requireScope", () => {
  it("throws a 403 unless the key has the scope itself", () => {
    const scopes = ["manage", "scores:read"] as const;
    const grant = { keyId: "k", keyName: "K", scopes, siteId: null, expiresAt: null };
    expect(() => requireScope(grant, "scores:read")).not.toThrow();
    expect(() => requireScope(grant, "responses:read")).toThrow("this key lacks the scope responses:read");
  });
});
