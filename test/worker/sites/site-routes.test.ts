import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Site, Sites } from "../../../worker/contract/site.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

async function put(slug: string, body: unknown): Promise<Site> {
  const reply = await api.call("PUT", `/sites/${slug}`, { body });
  return Site.parse(reply.body);
}

describe("PUT /sites/{site}", () => {
  it("creates a site with 201, every default filled in, and a tag with its key", async () => {
    const reply = await api.call("PUT", "/sites/defaults", { body: { name: "  Defaults " } });
    expect(reply.status).toBe(201);
    const { siteKey, snippet, createdAt, updatedAt, ...rest } = Site.parse(reply.body);
    expect(rest).toEqual({
      site: "defaults",
      name: "Defaults",
      origins: [],
      timeZone: "UTC",
      language: "en",
      stages: ["discover", "browse", "buy", "receive", "help"],
      storage: "local",
      consentRequired: false,
      waitDays: 30,
      afterAnswerDays: 90,
      afterDismissalDays: 30,
      afterLaterDays: 7,
      suppressWhen: [],
      dailyMessages: 45_000,
      tooFewBelow: 10,
      lowBelow: 30,
      theme: { scheme: "auto" },
    });
    expect(siteKey).toMatch(/^[a-z0-9]{16}$/);
    expect(snippet).toContain(`<script async src="${collector.url}/s/${siteKey}.js"></script>`);
    expect(updatedAt).toBe(createdAt);
    expect(await api.read(Site, "/sites/defaults")).toEqual(reply.body);
  });

  it("replaces with 200: what the new body leaves out is at its default again", async () => {
    const first = await put("replaced", { name: "One", waitDays: 0, origins: ["https://a.example"], language: "cs" });
    const reply = await api.call("PUT", "/sites/replaced", { body: { name: "Two", theme: { accent: "#0A7f00" } } });
    expect(reply.status).toBe(200);
    const second = Site.parse(reply.body);
    expect(second).toMatchObject({ name: "Two", waitDays: 30, origins: [], language: "en" });
    expect(second.theme).toEqual({ accent: "#0A7f00", scheme: "auto" });
    expect(second.createdAt).toBe(first.createdAt);
    expect(second.updatedAt >= first.updatedAt).toBe(true);
    expect(await api.read(Site, "/sites/replaced")).toEqual(second);
  });

  it("takes back what GET gave, with one thing changed", async () => {
    await collector.site("again", { timeZone: "Asia/Tokyo", waitDays: 7 });
    const given: unknown = await (await collector.api("GET", "/sites/again")).json();
    const changed = await collector.api("PUT", "/sites/again", Object.assign({}, given, { waitDays: 8 }));
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ timeZone: "Asia/Tokyo", waitDays: 8, siteKey: expect.any(String) });
    await collector.touchpoint("again", "t", { question: { metric: "nps", key: "q" } });
    const survey: unknown = await (await collector.api("GET", "/sites/again/touchpoints/t")).json();
    const same = await collector.api("PUT", "/sites/again/touchpoints/t", survey);
    expect([same.status, await same.json()]).toMatchObject([200, { revision: 1 }]);
  });

  it("takes a site key at creation, keeps it without being told, and refuses another with 409", async () => {
    const siteKey = "chosen0key0of0it";
    expect((await put("chosen", { name: "Chosen", siteKey })).siteKey).toBe(siteKey);
    expect((await put("chosen", { name: "Chosen" })).siteKey).toBe(siteKey);
    expect((await put("chosen", { name: "Chosen", siteKey })).siteKey).toBe(siteKey);
    const other = { name: "Other name", siteKey: "another0key00000" };
    const refused = await api.refused("PUT", "/sites/chosen", { body: other });
    expect(refused).toMatchObject({ status: 409, code: "site-key-fixed" });
    expect(await api.read(Site, "/sites/chosen")).toMatchObject({ name: "Chosen", siteKey });
  });

  it("refuses a site key that another site has with 409", async () => {
    const siteKey = "taken00000000000";
    await put("taken", { name: "Taken", siteKey });
    const refused = await api.refused("PUT", "/sites/taker", { body: { name: "Taker", siteKey } });
    expect(refused).toMatchObject({ status: 409, code: "site-key-taken" });
    expect((await api.call("GET", "/sites/taker")).status).toBe(404);
  });

  it("gives every new site a key of its own", async () => {
    const keys = [await put("own-a", { name: "A" }), await put("own-b", { name: "B" })].map((site) => site.siteKey);
    expect(new Set(keys).size).toBe(2);
  });

  it("serves the script of a new site at once, though its key was asked for before", async () => {
    const path = "/s/early00000000000.js";
    expect(await (await collector.fetch(path)).text()).toContain("no site has this key");
    await put("early", { name: "Early", siteKey: "early00000000000" });
    expect(await (await collector.fetch(path)).text()).not.toContain("no site has this key");
  });

  it("refuses to drop a stage that a touchpoint stands in with 409, until the touchpoint is deleted", async () => {
    await put("staged", { name: "Staged", stages: ["find", "pay"] });
    await collector.touchpoint("staged", "paid", { stage: "pay", question: { metric: "nps", key: "q" } });
    const body = { name: "Staged", stages: ["find"] };
    expect(await api.refused("PUT", "/sites/staged", { body })).toMatchObject({ status: 409, code: "stage-in-use" });
    expect((await api.read(Site, "/sites/staged")).stages).toEqual(["find", "pay"]);
    await api.call("DELETE", "/sites/staged/touchpoints/paid");
    expect((await put("staged", body)).stages).toEqual(["find"]);
  });

  it("creates one site when two requests create it at once", async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => api.call("PUT", "/sites/raced", { body: { name: "Raced" } })),
    );
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    const { sites } = await api.read(Sites, "/sites");
    expect(sites.filter((one) => one.site === "raced")).toHaveLength(1);
  });
});

describe("a faulty site", () => {
  const faulty: [string, Record<string, unknown>, string[]][] = [
    ["unknown keys", { colour: "red", "a/b~c": 1 }, ["/a~1b~0c", "/colour"]],
    ["an unknown key inside", { theme: { shade: 1 } }, ["/theme/shade"]],
    ["a time zone that is none", { timeZone: "Europe/Atlantis" }, ["/timeZone"]],
    ["an empty time zone", { timeZone: "" }, ["/timeZone"]],
    ["an origin with a path", { origins: ["https://a.example", "https://b.example/shop"] }, ["/origins/1"]],
    ["an origin with a bare wildcard", { origins: ["*"] }, ["/origins/0"]],
    ["an origin with a wildcard inside", { origins: ["https://a.*.example"] }, ["/origins/0"]],
    ["an origin without a scheme", { origins: ["shop.example"] }, ["/origins/0"]],
    ["an empty name", { name: " " }, ["/name"]],
    ["no stage", { stages: [] }, ["/stages"]],
    ["a stage that is no slug", { stages: ["Buy Now"] }, ["/stages/0"]],
    ["a short site key", { siteKey: "abc" }, ["/siteKey"]],
    ["half a day of waiting", { waitDays: 0.5 }, ["/waitDays"]],
    ["a negative cap", { dailyMessages: -1 }, ["/dailyMessages"]],
    ["a number as text", { tooFewBelow: "10" }, ["/tooFewBelow"]],
    ["an accent by name", { theme: { accent: "red" } }, ["/theme/accent"]],
    ["a background without its cross", { theme: { background: "ffffff" } }, ["/theme/background"]],
    ["an unknown scheme", { theme: { scheme: "sepia" } }, ["/theme/scheme"]],
    ["a font that is more than names", { theme: { font: "Inter; color: red" } }, ["/theme/font"]],
    ["a radius in ems", { theme: { radius: "1em" } }, ["/theme/radius"]],
    ["a radius of a circle", { theme: { radius: 33 } }, ["/theme/radius"]],
    ["half an offset", { theme: { offset: { x: 8 } } }, ["/theme/offset/y"]],
    ["an offset out of the window", { theme: { offset: { x: -8, y: 401 } } }, ["/theme/offset/x", "/theme/offset/y"]],
    ["a logo that is no address", { theme: { logo: "logo.svg" } }, ["/theme/logo"]],
    ["a logo without encryption", { theme: { logo: "http://a.example/logo.svg" } }, ["/theme/logo"]],
    ["a logo that is its own data", { theme: { logo: "data:image/svg+xml,<svg/>" } }, ["/theme/logo"]],
    ["more than ten years until later", { afterLaterDays: 3651 }, ["/afterLaterDays"]],
    ["an empty selector", { suppressWhen: [".chat", " "] }, ["/suppressWhen/1"]],
    ["a selector alone", { suppressWhen: ".chat" }, ["/suppressWhen"]],
    ["eleven selectors", { suppressWhen: Array.from({ length: 11 }, () => ".chat") }, ["/suppressWhen"]],
    ["several faults at once", { storage: "cookie", language: "x" }, ["/language", "/storage"]],
  ];

  it.each(faulty)("is refused with 422 and the path: %s", async (_, settings, paths) => {
    const refused = await api.refused("PUT", "/sites/faulty", { body: { name: "Faulty", ...settings } });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths });
    expect((await api.call("GET", "/sites/faulty")).status).toBe(404);
  });

  it.each([
    ["a list", []],
    ["text", "site"],
    ["null", null],
    ["a number", 7],
  ])("is refused with 422 where the body is %s", async (_, body) => {
    const refused = await api.refused("PUT", "/sites/faulty", { body });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: [""] });
  });

  it("is refused with 422 where the name in the address is no slug", async () => {
    for (const slug of ["Shop", "a--b", "-a", "a_b", "%20", "a".repeat(65)]) {
      const refused = await api.refused("PUT", `/sites/${slug}`, { body: { name: "Faulty" } });
      expect(refused).toEqual({ status: 422, code: "invalid-request", paths: ["/param/site"] });
    }
  });
});

describe("GET /sites", () => {
  it("lists sites by name, each as GET /sites/{site} gives it", async () => {
    for (const slug of ["z-last", "a-first", "m-middle"]) await put(slug, { name: slug });
    const { sites } = await api.read(Sites, "/sites");
    const slugs = sites.map((one) => one.site);
    expect(slugs).toEqual(slugs.toSorted());
    expect(slugs).toEqual(expect.arrayContaining(["a-first", "m-middle", "z-last"]));
    expect(sites.find((one) => one.site === "m-middle")).toEqual(await api.read(Site, "/sites/m-middle"));
  });

  it("answers 404 for a site that is not there", async () => {
    const refused = await api.refused("GET", "/sites/nowhere");
    expect(refused).toMatchObject({ status: 404, code: "unknown-site" });
  });
});
