/** The set-up: who may go there, and what keys and sites are made. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { BASE, NPS, type Owner, startOwned, formIn } from "./owner.ts";
import { textOf, Visitor } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
  await collector.site("other");
});
afterAll(async () => collector.close());

async function newKey(input: Record<string, unknown>): Promise<Visitor> {
  const made: { secret: string } = await (await collector.api("POST", "/keys", { name: "test", ...input })).json();
  const visitor = new Visitor(collector);
  await visitor.signIn(made.secret);
  return visitor;
}

/** Where each form of the set-up goes, with something that it could hold. */
const FORMS: [path: string, fields: Record<string, string>][] = [
  ["/sites", { name: "New", address: "https://new.example", language: "en" }],
  ["/keys", { name: "k", scopes: "scores:read" }],
  ["/keys/abcdefghijkl/revoke", {}],
  [`${BASE}/add`, { template: "visit" }],
  [`${BASE}/touchpoints/paid`, { name: "x" }],
  [`${BASE}/touchpoints/paid/state`, { state: "paused" }],
  [`${BASE}/touchpoints/paid/order`, { move: "up" }],
  [`${BASE}/touchpoints/paid/deletion`, {}],
  [`${BASE}/touchpoints/paid/revisions`, { revision: "1" }],
  [`${BASE}/preview`, { touchpoint: "paid" }],
  [`${BASE}/install`, {}],
  [`${BASE}/settings`, { name: "x" }],
];
const PAGES = ["", "/add", "/touchpoints/paid", "/touchpoints/paid/revisions", "/preview", "/install", "/settings"];

describe("who may set up", () => {
  beforeAll(async () => collector.touchpoint("shop", "paid", NPS));

  it.each(FORMS)("whoever may only read is refused at %s", async (path, fields) => {
    const reader = await newKey({ scopes: ["scores:read", "responses:read"] });
    expect((await reader.post(path, fields)).status).toBe(403);
  });

  it("whoever may only read sees no way there, and no page", async () => {
    const reader = await newKey({ scopes: ["scores:read", "responses:read"] });
    for (const page of PAGES) expect((await reader.get(BASE + page)).status).toBe(403);
    expect((await reader.get("/keys")).status).toBe(403);
    for (const page of ["/sites", "/sites/shop"]) {
      expect(await (await reader.get(page)).text()).not.toMatch(/set-up|\/keys|New site/);
    }
  });

  it("a key for one site sets that one up, and makes neither sites nor keys", async () => {
    const one = await newKey({ scopes: ["scores:read", "manage"], site: "other" });
    expect((await one.get("/sites/other/set-up")).status).toBe(200);
    for (const page of PAGES) expect((await one.get(BASE + page)).status).toBe(404);
    for (const [path, fields] of FORMS) expect([403, 404]).toContain((await one.post(path, fields)).status);
  });

  it("no form is of any size", async () => {
    const large = await owner.post(`${BASE}/touchpoints/paid`, { name: "x".repeat(300_000) });
    expect(large.status).toBe(413);
  });

  it("whoever is not signed in is sent to sign in", async () => {
    for (const [path, fields] of FORMS) {
      const response = await new Visitor(collector).post(path, fields);
      expect([response.status, response.headers.get("location")]).toEqual([303, "/sign-in?next=%2Fsites&unsaved"]);
    }
  });

  it("what a page changes is in the audit trail, as what the key did", async () => {
    await owner.post(`${BASE}/touchpoints/paid/state`, { state: "paused" });
    const { entries } = await owner.read("/audit");
    expect(entries[0]).toMatchObject({
      operation: "putTouchpoint",
      key: { id: "first" },
      target: "sites/shop/touchpoints/paid",
      status: 200,
    });
  });
});

describe("a new site", () => {
  const make = async (name: string, address: string) =>
    owner.post("/sites", { name, address, language: "pl", timeZone: "Europe/Warsaw" });

  it("is made from its name and its address, and leads to its set-up", async () => {
    const made = await make("Zażółć & Co", " zazolc.example/sklep?x ");
    expect([made.status, made.headers.get("location")]).toEqual([303, "/sites/zazolc-co/set-up"]);
    expect(await owner.read("/sites/zazolc-co")).toMatchObject({
      name: "Zażółć & Co",
      origins: ["https://zazolc.example"],
      language: "pl",
      timeZone: "Europe/Warsaw",
    });
    expect(textOf(await (await owner.get("/sites/zazolc-co/set-up")).text())).toContain("Nothing is asked yet");
  });

  it("takes no other's place", async () => {
    expect((await make("Shop", "https://b.example")).headers.get("location")).toBe("/sites/shop-2/set-up");
    expect(await owner.read("/sites/shop")).toMatchObject({ name: "shop" });
  });

  it("that is called as another is told from it in the list", async () => {
    await make("Twice", "https://c.example");
    await make("Twice", "https://d.example");
    const html = await (await owner.get("/sites")).text();
    expect(textOf(html)).toMatch(/Twice twice Twice twice-2/);
    expect(html).toContain('<a href="/sites/other">other</a>');
  });

  it.each([
    ["", "https://a.example", "name", "Name of the site : This must be filled in."],
    ["A", "not an address", "address", "Address of the site : This is no address such as"],
    ["A", "ftp://a.example", "address", "Address of the site : This is no address such as"],
  ])("says what is wrong, and keeps what was written: %s, %s", async (name, address, field, said) => {
    const response = await make(name, address);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(textOf(html)).toContain(`This was not saved ${said}`);
    expect(html).toContain(`<a href="#${field}">`);
    expect(html).toMatch(new RegExp(`<input id="${field}"[^>]*aria-invalid="true" aria-describedby="${field}-fault`));
    expect(html).toContain(`value="${address}"`);
  });
});

describe("a site that is chosen", () => {
  it("has its name, and its slug only where another one has that name, too", async () => {
    for (const slug of ["same-1", "same-2"]) await collector.site(slug, { name: "Same" });
    await collector.site("one-of-a-kind", { name: "Tea & Co" });
    const fields = { scopes: "scores:read", email: "", role: "viewer" };
    for (const path of ["/keys", "/members"]) {
      await owner.post(path, { ...fields, name: "Fourth", site: "" });
      await owner.post(path, { ...fields, name: "First", site: "same-1" });
      await owner.post(path, { ...fields, name: "Third", site: "one-of-a-kind" });
      const html = await (await owner.get(path)).text();
      const select = /<select id="site".*?<\/select>/.exec(html)?.[0] ?? "";
      expect(textOf(select)).toMatch(/Same \(same-1\) +Same \(same-2\)/);
      expect(textOf(html)).toMatch(/First .*Same \(same-1\) · .*Third .*Tea &amp; Co · /);
      expect(textOf(html)).toMatch(/Fourth .*[Aa]ll sites · /);
      expect(html).not.toContain("(one-of-a-kind)");
    }
  });
});

describe("keys", () => {
  it("are shown once when they are made, and end when they are revoked", async () => {
    const html = await (await owner.post("/keys", { name: "Reader", scopes: "scores:read", site: "shop" })).text();
    const secret = /asklet_[\w-]{43}/.exec(html)?.[0] ?? "";
    const reader = new Visitor(collector);
    expect((await reader.signIn(secret)).status).toBe(303);
    expect(await (await owner.get("/keys")).text()).not.toContain(secret);
    const { keys } = await owner.read("/keys");
    const { id } = keys.find((key: { name: string }) => key.name === "Reader");
    await owner.post(`/keys/${id}/revoke`, {});
    expect((await reader.get("/sites/shop")).status).toBe(303);
  });

  it("end only behind a second button, which says what will be", async () => {
    await owner.post("/keys", { name: "Folded", scopes: "scores:read" });
    const html = await (await owner.get("/keys")).text();
    expect(html).toMatch(/<details class="sure"><summary>Revoke<span class="unseen"> Folded<\/span><\/summary>/);
    expect(textOf(html)).toContain("Programs and sessions with this key end at once. Revoke Folded");
  });

  it("need a name and something that they may do, and keep what was written", async () => {
    for (const fields of [
      { name: "x", site: "shop" },
      { name: "", scopes: "manage", site: "shop" },
    ]) {
      const response = await owner.post("/keys", fields);
      const html = await response.text();
      expect([response.status, textOf(html)]).toEqual([
        422,
        expect.stringMatching(/: (?:This must be filled in|Choose at least one)\./),
      ]);
      expect(formIn(html)).toEqual(fields);
    }
  });
});

describe("members", () => {
  it("are removed behind a second button, which says what will be", async () => {
    const made = await owner.post("/members", { name: "Ada", email: "", role: "viewer", site: "" });
    const html = await made.text();
    expect(html).toMatch(/<details class="sure"><summary>Remove<span class="unseen"> Ada<\/span><\/summary>/);
    expect(textOf(html)).toContain("They can no longer sign in. Remove Ada");
  });

  it("that cannot be are refused, each fault at its field", async () => {
    const response = await owner.post("/members", { name: "", email: "ada", role: "viewer", site: "" });
    const html = await response.text();
    expect([response.status, textOf(html)]).toEqual([
      422,
      expect.stringMatching(/Name : This must be filled in\. .*E-mail address : This is no e-mail address\./),
    ]);
    expect(html).toMatch(/<input id="email"[^>]*aria-invalid="true" aria-describedby="email-fault email-hint"/);
  });
});
