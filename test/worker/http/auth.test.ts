import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NewKey, type Scope, SCOPES } from "../../../worker/contract/keys.ts";
import { Site, Sites } from "../../../worker/contract/site.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi, declaredRoutes } from "../checked-api.ts";
import { type Collector, FIRST_KEY, message, startCollector } from "../collector.ts";

const QUESTION = { question: { metric: "nps", key: "q" } };

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  for (const site of ["own", "other"]) {
    await collector.site(site);
    await collector.touchpoint(site, "paid", QUESTION);
  }
});
afterAll(async () => collector.close());

async function keyFor(scopes: readonly Scope[], site?: string): Promise<string> {
  const { body } = await api.call("POST", "/keys", {
    body: { name: "K", scopes, ...(site !== undefined && { site }) },
  });
  return NewKey.parse(body).secret;
}

describe("a request without a valid key", () => {
  const headers: [string, Record<string, string>][] = [
    ["no header", {}],
    ["an empty one", { authorization: "" }],
    ["another scheme", { authorization: `Basic ${FIRST_KEY}` }],
    ["the bare key", { authorization: FIRST_KEY }],
    ["a wrong key", { authorization: `Bearer asklet_${"x".repeat(43)}` }],
    ["a key cut short", { authorization: `Bearer ${FIRST_KEY.slice(0, -1)}` }],
    ["a key and more", { authorization: `Bearer ${FIRST_KEY} ${FIRST_KEY}` }],
    ["a key of another make", { authorization: `Bearer ${"t".repeat(43)}` }],
    ["an endless key", { authorization: `Bearer asklet_${"t".repeat(5000)}` }],
  ];

  it.each(headers)("is a 401 that names the scheme: %s", async (_, sent) => {
    const response = await collector.fetch("/api/v1/sites", { headers: sent });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="asklet"');
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "unauthorized", status: 401 });
  });

  it("is a 401 on every route, before anything else is looked at", async () => {
    for (const { method, path } of declaredRoutes()) {
      const address = path.replaceAll(/\{\w+\}/g, "nowhere");
      const body = method === "get" ? {} : { body: "{not json" };
      const response = await collector.fetch(address, { method: method.toUpperCase(), ...body });
      expect([response.status, `${method} ${path}`]).toEqual([401, `${method} ${path}`]);
    }
  });

  it("takes the key whatever the case of the scheme (RFC 9110)", async () => {
    for (const scheme of ["bearer", "BEARER"]) {
      const response = await collector.fetch("/api/v1/sites", { headers: { authorization: `${scheme} ${FIRST_KEY}` } });
      expect(response.status).toBe(200);
    }
  });
});

const NOBODY = "01900000-0000-7000-8000-000000000000";
/** Each call that wants a scope, and the status that it has with it. */
const CALLS: [scope: Scope, method: string, path: string, body: unknown, status: number][] = [
  ["scores:read", "GET", "/sites/own/scores", undefined, 200],
  ["responses:read", "GET", "/sites/own/responses", undefined, 200],
  ["responses:write", "DELETE", `/sites/own/touchpoints/paid/responses/${NOBODY}`, undefined, 404],
  ["manage", "PUT", "/sites/own", { name: "own", origins: ["https://shop.example"] }, 200],
  ["manage", "GET", "/sites/own/refusals", undefined, 200],
  ["manage", "PUT", "/sites/own/touchpoints/paid", { name: "paid", stage: "buy", ...QUESTION }, 200],
  ["manage", "DELETE", "/sites/own/touchpoints/never", undefined, 404],
  ["manage", "POST", "/sites/own/generated-responses", { from: "2025-01-02", to: "2025-01-01" }, 422],
  ["manage", "DELETE", "/sites/own/generated-responses", undefined, 200],
  ["manage", "GET", "/audit", undefined, 200],
  ["manage", "GET", "/keys", undefined, 200],
  ["manage", "GET", "/keys/aaaaaaaaaaaa", undefined, 404],
  ["manage", "POST", "/keys", { name: "K", scopes: ["manage"] }, 201],
  ["manage", "POST", "/keys/aaaaaaaaaaaa/rotations", {}, 404],
  ["manage", "DELETE", "/keys/aaaaaaaaaaaa", undefined, 404],
];

describe("a key's scopes", () => {
  it.each(CALLS)("open what they name, and only that: %s, %s %s", async (scope, method, path, body, status) => {
    const having = await api.call(method, path, { body, key: await keyFor([scope]) });
    expect(having.status).toBe(status);
    const lacking = await keyFor(SCOPES.filter((one) => one !== scope));
    expect(await api.refused(method, path, { body, key: lacking })).toMatchObject({
      status: 403,
      code: "scope-missing",
    });
  });

  it("are not needed to read sites and touchpoints", async () => {
    const key = await keyFor(["scores:read"]);
    for (const path of ["/sites", "/sites/own", "/sites/own/touchpoints", "/sites/own/touchpoints/paid"]) {
      expect((await api.call("GET", path, { key })).status).toBe(200);
    }
  });
});

describe("a key for one site", () => {
  it("sees this site alone in the list", async () => {
    const key = await keyFor(SCOPES, "own");
    const { sites } = await api.read(Sites, "/sites", key);
    expect(sites.map((one) => one.site)).toEqual(["own"]);
  });

  it("opens this site, and answers 404 for another as for one that never was", async () => {
    const key = await keyFor(SCOPES, "own");
    for (const [, method, path, body, status] of CALLS.filter(([, , address]) => address.startsWith("/sites/"))) {
      expect((await api.call(method, path, { body, key })).status).toBe(status);
      for (const site of ["other", "nowhere"]) {
        const refused = await api.refused(method, path.replace("/own", `/${site}`), { body, key });
        expect(refused).toMatchObject({ status: 404, code: "unknown-site" });
      }
    }
  });

  it("creates no site", async () => {
    const refused = await api.refused("PUT", "/sites/new", { body: { name: "New" }, key: await keyFor(SCOPES, "own") });
    expect(refused.status).toBe(404);
    expect((await api.call("GET", "/sites/new")).status).toBe(404);
  });

  it("reaches no response of another site, though it names it", async () => {
    const { siteKey } = await api.read(Site, "/sites/other");
    const sent = message("paid", { answer: 3 });
    expect((await collector.post(siteKey, sent)).status).toBe(200);
    const key = await keyFor(SCOPES, "own");
    const path = `/sites/own/touchpoints/paid/responses/${sent.prompt}`;
    expect(await api.refused("DELETE", path, { key })).toMatchObject({ status: 404, code: "unknown-response" });
    const { responses } = await api.read(ResponsePage, "/sites/other/responses");
    expect(responses.map((one) => one.id)).toContain(sent.prompt);
    expect((await api.read(ResponsePage, "/sites/own/responses", key)).responses).toEqual([]);
  });
});
