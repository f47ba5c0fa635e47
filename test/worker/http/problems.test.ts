import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_API_BODY_BYTES } from "../../../worker/contract/limits.ts";
import { ProblemDetails } from "../../../worker/contract/problem.ts";
import { checkedApi } from "../checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";

const JSON_TYPE = { "content-type": "application/json" };

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(async () => collector.close());

/** A request of any shape, by the first key; returns the status and the problem, which must be one in every respect. */
async function problem(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${FIRST_KEY}`, ...Object.fromEntries(new Headers(init.headers)) };
  const response = await collector.fetch(path, { ...init, headers });
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = ProblemDetails.strict().parse(await response.json());
  expect(body).toMatchObject({ status: response.status, type: `urn:asklet:problem:${body.code}` });
  return { status: body.status, code: body.code };
}

describe("a body that cannot be read", () => {
  it.each([
    ["broken off", '{"name":"x"'],
    ["empty", ""],
    ["no JSON", "name=x"],
    ["one brace too many", '{"name":"x"}}'],
    ["a bare word", "undefined"],
    ["brackets without end", "[".repeat(100_000)],
  ])("is a 400: %s", async (_, body) => {
    for (const [method, path] of [
      ["PUT", "/api/v1/sites/x"],
      ["POST", "/api/v1/keys"],
    ] as const) {
      expect(await problem(path, { method, headers: JSON_TYPE, body })).toEqual({ status: 400, code: "malformed" });
    }
  });

  it("is a 415 when it does not say that it is JSON", async () => {
    const body = '{"name":"x"}';
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const refused = await problem("/api/v1/sites/x", { method: "PUT", headers: { "content-type": type }, body });
      expect(refused).toEqual({ status: 415, code: "unsupported-media-type" });
    }
  });

  it("is a 422 when it is absent", async () => {
    expect(await problem("/api/v1/sites/x", { method: "PUT" })).toEqual({ status: 422, code: "invalid-request" });
  });

  it("is taken with a charset beside its type", async () => {
    const { status } = await collector.fetch("/api/v1/sites/charset", {
      method: "PUT",
      headers: { authorization: `Bearer ${FIRST_KEY}`, "content-type": "Application/JSON; charset=utf-8" },
      body: '{"name":"x"}',
    });
    expect(status).toBe(201);
  });

  it("is a 413 above the limit, with and without a declared length, and taken below it", async () => {
    const named = (bytes: number) =>
      JSON.stringify({ name: "x", filler: "" }).replace('""', `"${"y".repeat(bytes - 24)}"`);
    const over = named(MAX_API_BODY_BYTES + 1);
    expect(over).toHaveLength(MAX_API_BODY_BYTES + 1);
    const put = { method: "PUT", headers: JSON_TYPE };
    expect(await problem("/api/v1/sites/x", { ...put, body: over })).toEqual({ status: 413, code: "body-too-large" });
    const streamed = { ...put, body: new Blob([over]).stream(), duplex: "half" };
    expect(await problem("/api/v1/sites/x", streamed)).toEqual({ status: 413, code: "body-too-large" });
    const fitting = named(MAX_API_BODY_BYTES);
    expect(await problem("/api/v1/sites/x", { ...put, body: fitting })).toEqual({
      status: 422,
      code: "invalid-request",
    });
  });

  it("changes no prototype by its keys", async () => {
    const body = '{"name":"x","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}';
    const refused = await problem("/api/v1/sites/x", { method: "PUT", headers: JSON_TYPE, body });
    expect(refused).toEqual({ status: 422, code: "invalid-request" });
  });
});

describe("an address without a route", () => {
  it.each([
    ["GET", "/nothing"],
    ["GET", "/api"],
    ["GET", "/api/v1"],
    ["GET", "/api/v1/nothing"],
    ["GET", "/api/v2/sites"],
    ["GET", "/api/v1/sites/"],
    ["GET", "/s"],
    ["GET", "/s/"],
    ["GET", "/s/0123456789abcdef"],
    ["POST", "/s"],
    ["DELETE", "/api/v1/sites/shop"],
    ["PATCH", "/api/v1/sites/shop"],
    ["POST", "/api/v1/sites"],
    ["PUT", "/api/v1/sites/shop/scores"],
    ["PUT", "/s/0123456789abcdef"],
    ["POST", "/healthz"],
    ["OPTIONS", "/api/v1/sites"],
    ["OPTIONS", "/s/0123456789abcdef"],
  ])("is a 404: %s %s", async (method, path) => {
    expect(await problem(path, { method })).toEqual({ status: 404, code: "not-found" });
  });

  it.each(["/api/v1/sites/%E0%A4%A", "/api/v1/sites/%00", "/api/v1/sites/a%2Fb", "/s/%FF.js", "/s/%FF/%FF/1/%FF"])(
    "never fails where it is badly encoded: %s",
    async (path) => {
      const { status } = await collector.fetch(path, { headers: { authorization: `Bearer ${FIRST_KEY}` } });
      expect([200, 404, 422]).toContain(status);
    },
  );
});

describe("the API in a browser", () => {
  it("is not open to other origins, and its replies are kept by the caller alone", async () => {
    const response = await collector.fetch("/api/v1/sites", {
      headers: { authorization: `Bearer ${FIRST_KEY}`, origin: "https://evil.example" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const preflight = await collector.fetch("/api/v1/sites/shop", {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "PUT" },
    });
    expect(preflight.ok).toBe(false);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("answers HEAD like GET, without the body", async () => {
    await collector.site("headed");
    const get = await checkedApi(collector).call("GET", "/sites/headed");
    const head = await collector.api("HEAD", "/sites/headed");
    expect(head.status).toBe(get.status);
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    expect(await head.text()).toBe("");
  });
});

describe("GET /healthz", () => {
  it("says ok while the database answers", async () => {
    const response = await collector.fetch("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });
});
