/** Forms and addresses of the set-up that no page of ours makes: refused at the border, and nothing is changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { BASE, NPS, type Owner, startOwned } from "./owner.ts";
import { Visitor } from "./visitor.ts";

let collector: Collector;
let owner: Owner;
const EDITOR = `${BASE}/touchpoints/edited`;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
  await collector.touchpoint("shop", "edited", NPS);
});
afterAll(async () => collector.close());

describe("a language that is none", () => {
  it.each(["toString", "constructor", "__proto__", `zh-${"a-".repeat(5_000)}`, "en-\u0000"])(
    "is refused by editor and preview: %.20s",
    async (language) => {
      const query = `?language=${encodeURIComponent(language.slice(0, 500))}`;
      expect((await owner.get(EDITOR + query)).status).toBe(422);
      const form = await owner.formOf(EDITOR);
      expect((await owner.post(EDITOR, { ...form, language })).status).toBe(422);
      expect((await owner.post(EDITOR, { ...form, show: "on", "next-language": language })).status).toBe(422);
      expect((await owner.post(`${BASE}/preview`, { ...form, language })).status).toBe(422);
    },
  );
});

describe("a kind of question that is none", () => {
  it.each(["constructor", "toString", "__proto__", ""])("is refused: %s", async (metric) => {
    const form = { ...(await owner.formOf(EDITOR)), metric };
    expect((await owner.post(EDITOR, form)).status).toBe(422);
    expect((await owner.post(`${BASE}/preview`, form)).status).toBe(422);
  });
});

describe("a body that is no form", () => {
  it.each(["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "application/json"])(
    "is refused, of type %s",
    async (type) => {
      const headers = { cookie: owner.cookie, origin: collector.url, "content-type": type };
      for (const path of [
        "/sites",
        "/keys",
        "/members",
        EDITOR,
        "/sites/shop/comments",
        "/sites/shop/touchpoints/edited",
      ]) {
        const response = await collector.fetch(path, { method: "POST", headers, body: "garbage", redirect: "manual" });
        expect([path, response.status]).toEqual([path, 400]);
      }
    },
  );
});

describe("the list of touchpoints", () => {
  beforeEach(async () => collector.touchpoint("shop", "paused", { ...NPS, state: "paused" }));

  it.each([{ x: "1" }, { state: "" }, { state: "archived" }])("changes no state for %o", async (fields) => {
    expect((await owner.post(`${BASE}/touchpoints/paused/state`, fields)).status).toBe(422);
    expect((await owner.read("/sites/shop/touchpoints/paused")).state).toBe("paused");
  });

  it("deletes nothing but its own touchpoints, whatever the address climbs to", async () => {
    const { id }: { id: string } = await (
      await collector.api("POST", "/keys", { name: "kept", scopes: ["scores:read"] })
    ).json();
    await collector.site("other");
    await collector.touchpoint("other", "kept", NPS);
    for (const way of [`../../../keys/${id}`, "../../other/touchpoints/kept", "nowhere"]) {
      const path = `${BASE}/touchpoints/${encodeURIComponent(way)}`;
      expect((await owner.post(`${path}/deletion`, {})).status).toBe(404);
      expect((await owner.post(`${path}/state`, { state: "live" })).status).toBe(404);
      expect((await owner.post(`${path}/order`, { move: "up" })).status).toBe(404);
      expect((await owner.post(`${path}/revisions`, { revision: "1" })).status).toBe(404);
    }
    expect((await owner.read("/keys")).keys).toContainEqual(expect.objectContaining({ id }));
    expect((await owner.read("/sites/other/touchpoints/kept")).state).toBe("live");
  });
});

describe("keys", () => {
  it("have each scope once at most", async () => {
    const body = new URLSearchParams([["name", "many"], ...Array.from({ length: 9 }, () => ["scopes", "manage"])]);
    const headers = { cookie: owner.cookie, origin: collector.url };
    expect((await collector.fetch("/keys", { method: "POST", headers, body })).status).toBe(422);
  });
});

describe("an address that any page can have a browser open", () => {
  it("locks nobody out", async () => {
    for (let at = 0; at < 120; at += 1) await collector.fetch(`/join/x${at}`);
    expect((await new Visitor(collector).signIn()).status).toBe(303);
  });
});
