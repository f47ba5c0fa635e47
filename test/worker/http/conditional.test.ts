import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Site, Touchpoint } from "../../../worker/contract/site.ts";
import { findSite, updateSite } from "../../../worker/sites/site-store.ts";
import { type CheckedApi, checkedApi, declaredRoutes } from "../checked-api.ts";
import { type Collector, message, startCollector } from "../collector.ts";

const NPS = { name: "Paid", stage: "buy", question: { metric: "nps", key: "q" } };

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop");
  await collector.touchpoint("shop", "paid", NPS);
});
afterAll(async () => collector.close());

async function tagOf(path: string): Promise<string> {
  return (await api.call("GET", path)).headers.get("etag") ?? "";
}

async function statusOf(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  return (await api.call(method, path, { headers, body })).status;
}

describe("what a GET reads", () => {
  it("is not sent again to whom has it: 304, on every route that reads", async () => {
    const { headers } = await api.call("POST", "/keys", { body: { name: "K", scopes: ["manage"] } });
    const id = headers.get("location")?.split("/").at(-1) ?? "";
    const names: Record<string, string> = {
      "{site}": "shop",
      "{touchpoint}": "paid",
      "{breakdown}": "channel",
      "{id}": id,
    };
    // Files are not: their tag would be known at their end only.
    const reads = declaredRoutes().filter(({ method, path }) => method === "get" && !path.includes("."));
    for (const { method, path } of reads) {
      const address = path.replace("/api/v1", "").replaceAll(/\{\w+\}/g, (name) => names[name] ?? "");
      const tag = await tagOf(address);
      const again = await api.call(method.toUpperCase(), address, { headers: { "if-none-match": tag } });
      expect([address, again.status, again.body, again.headers.get("etag")]).toEqual([address, 304, null, tag]);
      expect(again.headers.get("ratelimit")).toMatch(/^"key";r=/);
    }
  });

  it("is known by its tag in a list, by its weak form, and by any", async () => {
    const tag = await tagOf("/sites/shop");
    for (const known of [`"other", ${tag}`, `W/${tag}`, "*"]) {
      expect(await statusOf("GET", "/sites/shop", { "if-none-match": known })).toBe(304);
    }
    for (const unknown of ['"other"', tag.replaceAll('"', ""), ""]) {
      expect(await statusOf("GET", "/sites/shop", { "if-none-match": unknown })).toBe(200);
    }
    const head = await collector.api("HEAD", "/sites/shop", undefined, { headers: { "if-none-match": tag } });
    expect([head.status, head.headers.get("etag")]).toEqual([304, tag]);
  });

  it("is sent again when it has changed", async () => {
    const before = await tagOf("/sites/shop/scores");
    expect((await collector.post(siteKey, message("paid", { answer: 9 }))).status).toBe(200);
    const after = await api.call("GET", "/sites/shop/scores", { headers: { "if-none-match": before } });
    expect(after.status).toBe(200);
    expect(after.headers.get("etag")).not.toBe(before);
  });

  it("has another tag for another question", async () => {
    expect(await tagOf("/sites/shop/scores?level=90")).not.toBe(await tagOf("/sites/shop/scores"));
  });
});

const RESOURCES = [
  ["a site", "/sites", (change: number) => ({ name: "Mine", waitDays: change })],
  [
    "a touchpoint's survey",
    "/sites/shop/touchpoints",
    (change: number) => ({ ...NPS, rules: { sample: change / 100 } }),
  ],
  ["a touchpoint's name", "/sites/shop/touchpoints", (change: number) => ({ ...NPS, name: `Paid ${change}` })],
] as const;

describe.each(RESOURCES)("PUT of %s", (what, list, bodyOf) => {
  const path = `${list}/${what.replaceAll(/[^a-z]+/g, "-")}`;
  const put = async (headers: Record<string, string>, change: number) => statusOf("PUT", path, headers, bodyOf(change));

  it("changes with If-Match what was seen, and refuses with 412 what was not", async () => {
    expect(await put({ "if-match": "*" }, 1)).toBe(412);
    expect(await statusOf("GET", path, {})).toBe(404);
    expect(await put({ "if-none-match": "*" }, 1)).toBe(201);
    expect(await put({ "if-none-match": "*" }, 2)).toBe(412);
    const first = await tagOf(path);
    expect(await put({ "if-match": first }, 3)).toBe(200);
    const second = await tagOf(path);
    expect(await put({ "if-match": first }, 4)).toBe(412);
    expect(await tagOf(path)).toBe(second);
    expect(await put({ "if-match": `"other", W/${second}` }, 5)).toBe(200);
    expect(await put({ "if-match": "*" }, 6)).toBe(200);
    expect(await put({}, 7)).toBe(200);
  });

  it("lets one of many win that have seen the same", async () => {
    const tag = await tagOf(path);
    const changes = Array.from({ length: 6 }, (_, index) => 20 + index);
    const statuses = await Promise.all(changes.map(async (change) => put({ "if-match": tag }, change)));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412, 412]);
  });
});

describe("a condition", () => {
  it("is looked at when all else is well (RFC 9110, 13.2.1)", async () => {
    const stale = { "if-match": '"stale"' };
    expect(await statusOf("PUT", "/sites/shop", stale, { name: "" })).toBe(422);
    expect(await statusOf("PUT", "/sites/shop", stale, { name: "Shop", siteKey: "another000000000" })).toBe(409);
    const choice = { ...NPS, question: { metric: "csat", key: "q" } };
    expect(await statusOf("PUT", "/sites/shop/touchpoints/paid", stale, choice)).toBe(409);
  });

  it("finds nothing where a touchpoint was deleted", async () => {
    await collector.touchpoint("shop", "gone", NPS);
    await api.call("DELETE", "/sites/shop/touchpoints/gone");
    expect(await statusOf("PUT", "/sites/shop/touchpoints/gone", { "if-match": "*" }, NPS)).toBe(412);
    expect(await statusOf("PUT", "/sites/shop/touchpoints/gone", { "if-none-match": "*" }, NPS)).toBe(201);
  });

  it("tells two states apart, though they were made in the same millisecond", async () => {
    const row = await findSite(collector.db, "shop");
    if (!row) throw new Error("no site");
    const change = { settings: row.settings, isSeen: true };
    const next = await updateSite(collector.db, row, change, row.updatedAt);
    expect(next.updatedAt).toBe(row.updatedAt + 1);
    await expect(updateSite(collector.db, row, change, row.updatedAt)).rejects.toMatchObject({ status: 412 });
  });

  it("leaves the last revision of a touchpoint in force when it fails", async () => {
    const before = await api.read(Touchpoint, "/sites/shop/touchpoints/paid");
    await statusOf(
      "PUT",
      "/sites/shop/touchpoints/paid",
      { "if-match": '"stale"' },
      { ...NPS, rules: { sample: 0.5 } },
    );
    expect(await api.read(Touchpoint, "/sites/shop/touchpoints/paid")).toEqual(before);
    expect((await api.read(Site, "/sites/shop")).name).toBe("shop");
  });
});
