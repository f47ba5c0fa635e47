/** Pages behind Cloudflare Access: whoever it has signed for is let in as the member with that address of mail. */
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { sign } from "hono/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMember } from "../../../worker/members/member-store.ts";
import { newMember } from "../../../worker/members/members.ts";
import { type Collector, startCollector } from "../collector.ts";
import { textOf } from "./visitor.ts";

const AUDIENCE = "a".repeat(64);
const pairs = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const [jwk, otherJwk] = pairs.map(({ privateKey }) => ({
  ...privateKey.export({ format: "jwk" }),
  kid: "k1",
  alg: "RS256",
}));
const published = { ...pairs[0]?.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256" };

let server: Server;
let team: string;
let collector: Collector;

beforeAll(async () => {
  server = createServer((request, response) => {
    const isKeys = request.url === "/cdn-cgi/access/certs";
    response.setHeader("content-type", "application/json").end(JSON.stringify(isKeys ? { keys: [published] } : {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  team = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  collector = await startCollector({ ACCESS_TEAM: team, ACCESS_AUDIENCE: AUDIENCE, API_CALLS_PER_MINUTE: 10_000 });
  await collector.site("shop");
  await insertMember(collector.db, newMember("Vera", "viewer", { email: "vera@shop.example" }));
});
afterAll(async () => {
  server.close();
  await collector.close();
});

interface Said {
  claims?: Record<string, unknown>;
  key?: typeof jwk | undefined;
}

/** The status of a page for whoever this token is of. */
async function statusFor({ claims = {}, key = jwk }: Said, path = "/sites/shop"): Promise<number> {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: team, aud: [AUDIENCE], exp: now + 600, iat: now, email: "vera@shop.example", ...claims };
  if (!key) throw new Error("no key");
  const token = await sign(all, key, "RS256");
  const response = await collector.fetch(path, { redirect: "manual", headers: { "cf-access-jwt-assertion": token } });
  return response.status;
}

describe("whoever Access has let through", () => {
  it("is the member with that address, whatever its case, with that member's role", async () => {
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ claims: { email: "Vera@Shop.example" } })).toBe(200);
    expect(await statusFor({}, "/sites/shop/set-up")).toBe(403);
  });

  it.each<[string, () => Said]>([
    ["somebody who is no member", () => ({ claims: { email: "eve@shop.example" } })],
    ["somebody without an address", () => ({ claims: { email: undefined } })],
    ["of another application", () => ({ claims: { aud: ["b".repeat(64)] } })],
    ["of another team", () => ({ claims: { iss: "https://evil.cloudflareaccess.com" } })],
    ["over", () => ({ claims: { exp: Math.floor(Date.now() / 1000) - 10 } })],
    ["signed by another key", () => ({ key: otherJwk })],
  ])("is sent to sign in when the token is %s", async (_, said) => expect(await statusFor(said())).toBe(303));

  it("opens nothing with nonsense", async () => {
    for (const token of ["x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6InZlcmFAc2hvcC5leGFtcGxlIn0."]) {
      const response = await collector.fetch("/sites/shop", {
        redirect: "manual",
        headers: { "cf-access-jwt-assertion": token },
      });
      expect(response.status).toBe(303);
    }
    expect(textOf(await (await collector.fetch("/sign-in")).text())).toContain("Sign in");
  });
});
