import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Touchpoint, Touchpoints } from "../../../worker/contract/site.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";

const NPS = { name: "Paid", stage: "buy", question: { metric: "nps", key: "recommend" } };

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop", { stages: ["find", "buy", "help"] });
});
afterAll(async () => collector.close());

async function put(slug: string, body: unknown): Promise<Touchpoint> {
  const reply = await api.call("PUT", `/sites/shop/touchpoints/${slug}`, { body });
  return Touchpoint.parse(reply.body);
}

describe("PUT /sites/{site}/touchpoints/{touchpoint}", () => {
  it("creates a touchpoint with 201, at revision 1, every default filled in", async () => {
    const reply = await api.call("PUT", "/sites/shop/touchpoints/created", { body: NPS });
    expect(reply.status).toBe(201);
    const { createdAt, updatedAt, ...rest } = Touchpoint.parse(reply.body);
    expect(rest).toEqual({
      touchpoint: "created",
      name: "Paid",
      stage: "buy",
      order: 0,
      state: "live",
      revision: 1,
      question: { metric: "nps", key: "recommend" },
      rules: {
        triggers: [],
        pages: { include: [], exclude: [] },
        audience: {},
        schedule: {},
        limits: { spread: false },
        sample: 1,
        weight: 1,
        priority: 0,
        ignoreWait: false,
        suppressWhen: [],
        cancelOn: [],
      },
      properties: [],
      look: { placement: "bottom-end", later: false },
    });
    expect(updatedAt).toBe(createdAt);
    expect(await api.read(Touchpoint, "/sites/shop/touchpoints/created")).toEqual(reply.body);
  });

  it("gives back everything that a survey may have, as it was put", async () => {
    const options = [
      { key: "price", text: { en: "Price", cs: "Cena" } },
      { key: "speed", text: { en: "Speed" } },
    ];
    const body = {
      name: "Everything",
      stage: "find",
      order: 7,
      state: "paused",
      question: { metric: "csat", key: "found", text: { en: "Found it?" }, low: { en: "No" }, display: "stars" },
      followUp: { metric: "choice", key: "why", text: { negative: { en: "Oh?" } }, options, several: true },
      thanks: { all: { en: "Thanks" }, positive: { "pt-BR": "Obrigado" } },
      rules: {
        triggers: [
          { on: "load", delayMs: 1500 },
          { on: "time", visibleMs: 20_000 },
          { on: "scroll", percent: 50 },
          { on: "exit" },
          { on: "click", selector: ".buy" },
          { on: "view", selector: "#end" },
          { on: "attribute" },
          { on: "event", name: "order-paid" },
          { on: "idle", idleMs: 30_000 },
          { on: "tab" },
        ],
        pages: { include: ["/a/*", "/b?c=*#d", { regex: "^/(e|f)$" }], exclude: ["/a/**/b"] },
        audience: {
          devices: ["phone", "tablet"],
          languages: ["pt-BR", "cs"],
          visitor: "returning",
          minVisits: 2,
          minPages: 3,
          signedIn: false,
          properties: [
            { key: "plan", is: "equal", value: "pro" },
            { key: "plan", is: "not-equal", value: 7 },
            { key: "plan", is: "one-of", value: ["pro", 7, true] },
            { key: "items", is: "above", value: 2.5 },
            { key: "items", is: "below", value: -1 },
            { key: "plan", is: "contains", value: "r" },
            { key: "plan", is: "known" },
            { key: "email", is: "unknown" },
          ],
        },
        schedule: { from: "2026-11-01", until: "2026-11-01", weekdays: [1, 7], hours: [22, 6] },
        limits: { total: 1000, perDay: 50, spread: true },
        sample: 0.25,
        weight: 3,
        priority: -5,
        afterAnswerDays: 0,
        afterDismissalDays: 7,
        afterLaterDays: 1,
        ignoreWait: true,
        suppressWhen: [".chat.open"],
        cancelOn: ["order-paid"],
      },
      properties: [
        { key: "plan", type: "string", values: ["free", "pro"] },
        { key: "items", type: "number" },
      ],
      look: { placement: "inline", selector: "#feedback", later: true },
    };
    const { createdAt: _, updatedAt: _u, ...rest } = await put("everything", body);
    expect(rest).toEqual({ touchpoint: "everything", revision: 1, ...body });
  });

  it("takes a frequency in place of clocks", async () => {
    for (const frequency of ["once", "until-answered", "always", { everyDays: 14 }]) {
      expect((await put("frequent", { ...NPS, rules: { frequency } })).rules.frequency).toEqual(frequency);
    }
  });

  it("refuses a stage that the site does not have with 422", async () => {
    const refused = await api.refused("PUT", "/sites/shop/touchpoints/lost", { body: { ...NPS, stage: "return" } });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: ["/stage"] });
    expect((await api.call("GET", "/sites/shop/touchpoints/lost")).status).toBe(404);
  });

  it("answers 404 for a site that is not there", async () => {
    const refused = await api.refused("PUT", "/sites/nowhere/touchpoints/paid", { body: NPS });
    expect(refused).toMatchObject({ status: 404, code: "unknown-site" });
  });
});

const options = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));
const choice = (question: object) => ({ question: { metric: "choice", key: "q", text: { en: "Why?" }, ...question } });
const rules = (some: object) => ({ rules: some });

describe("a faulty touchpoint", () => {
  const faulty: [string, Record<string, unknown>, string[]][] = [
    ["an unknown key", { colour: 1 }, ["/colour"]],
    ["no question", { question: undefined }, ["/question"]],
    ["an unknown metric", { question: { metric: "stars", key: "q" } }, ["/question/metric"]],
    ["a question key that is no slug", { question: { metric: "nps", key: "Q 1" } }, ["/question/key"]],
    ["options for a rating", { question: { metric: "nps", key: "q", options: [] } }, ["/question/options"]],
    ["a text question without text", { question: { metric: "text", key: "q" } }, ["/question/text"]],
    ["wording in no language", { question: { metric: "nps", key: "q", text: {} } }, ["/question/text"]],
    ["wording in a language that is none", { thanks: { all: { en: "Hi", e: "Hi" } } }, ["/thanks/all/e"]],
    ["wording that is too long", { thanks: { all: { en: "x".repeat(301) } } }, ["/thanks/all/en"]],
    ["one option", choice({ options: options("a") }), ["/question/options"]],
    ["nine options", choice({ options: options(..."abcdefghi") }), ["/question/options"]],
    ["options of one key", choice({ options: options("a", "a") }), ["/question/options"]],
    ["a follow-up with a rating", { followUp: { metric: "nps", key: "why" } }, ["/followUp/metric"]],
    ["two triggers", rules({ triggers: [{ on: "load" }, { on: "load" }] }), ["/rules/triggers"]],
    ["an unknown trigger", rules({ triggers: [{ on: "hover" }] }), ["/rules/triggers/0/on"]],
    ["a glob without its slash", rules({ pages: { include: ["/a", "b"] } }), ["/rules/pages/include/1"]],
    ["more than all visitors", rules({ sample: 1.5 }), ["/rules/sample"]],
    ["an unknown rule", rules({ audience: "all" }), ["/rules/audience"]],
    ["a negative order", { order: -1 }, ["/order"]],
    ["a state that only a DELETE gives", { state: "deleted" }, ["/state"]],
    ["two properties of one key", { properties: [property("a"), property("a")] }, ["/properties"]],
    ["eleven properties", { properties: [..."abcdefghijk"].map(property) }, ["/properties"]],
    ["a property that is an object", { properties: [{ key: "a", type: "object" }] }, ["/properties/0/type"]],
    ["an unknown place", { look: { placement: "top" } }, ["/look/placement"]],
  ];

  it.each(faulty)("is refused with 422 and the path: %s", async (_, some, paths) => {
    const refused = await api.refused("PUT", "/sites/shop/touchpoints/faulty", { body: { ...NPS, ...some } });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths });
    expect((await api.call("GET", "/sites/shop/touchpoints/faulty")).status).toBe(404);
  });
});

function property(key: string) {
  return { key, type: "string" };
}

describe("GET /sites/{site}/touchpoints", () => {
  it("lists in the order of the journey: stages of the site, order within, then name", async () => {
    await collector.site("journey", { stages: ["help", "buy", "find"] });
    const places = {
      "z-first": ["help", 0],
      "b-same": ["buy", 1],
      "a-same": ["buy", 1],
      "c-before": ["buy", 0],
    } as const;
    for (const [slug, [stage, order]] of Object.entries({ last: ["find", 0] as const, ...places })) {
      await collector.touchpoint("journey", slug, { ...NPS, stage, order });
    }
    const { touchpoints } = await api.read(Touchpoints, "/sites/journey/touchpoints");
    expect(touchpoints.map((one) => one.touchpoint)).toEqual(["z-first", "c-before", "a-same", "b-same", "last"]);
    const [first] = touchpoints;
    expect(await api.read(Touchpoint, "/sites/journey/touchpoints/z-first")).toEqual(first);
  });

  it("is empty for a site without touchpoints, and 404 without the site", async () => {
    await collector.site("empty");
    expect(await api.read(Touchpoints, "/sites/empty/touchpoints")).toEqual({ touchpoints: [] });
    expect(await api.refused("GET", "/sites/nowhere/touchpoints")).toMatchObject({ status: 404, code: "unknown-site" });
  });

  it("keeps apart touchpoints of the same name at two sites", async () => {
    await collector.site("other", { stages: ["buy"] });
    await collector.touchpoint("other", "twin", { ...NPS, name: "Other's" });
    await put("twin", { ...NPS, name: "Shop's" });
    expect((await api.read(Touchpoint, "/sites/other/touchpoints/twin")).name).toBe("Other's");
    await api.call("DELETE", "/sites/other/touchpoints/twin");
    expect((await api.read(Touchpoint, "/sites/shop/touchpoints/twin")).name).toBe("Shop's");
  });
});

describe("the most touchpoints of a site", () => {
  it("is 50: the next is refused with 409, and those that are there may still change", async () => {
    await collector.site("full");
    for (let number = 1; number <= 50; number += 1) await collector.touchpoint("full", `t${number}`, NPS);
    const refused = await api.refused("PUT", "/sites/full/touchpoints/t51", { body: NPS });
    expect(refused).toMatchObject({ status: 409, code: "too-many-touchpoints" });
    const changed = await api.call("PUT", "/sites/full/touchpoints/t50", { body: { ...NPS, name: "Changed" } });
    expect(changed.status).toBe(200);
    expect((await api.read(Touchpoints, "/sites/full/touchpoints")).touchpoints).toHaveLength(50);
    // What is deleted makes room, and cannot come back into a full house.
    expect((await collector.api("DELETE", "/sites/full/touchpoints/t1")).status).toBe(204);
    await collector.touchpoint("full", "t51", NPS);
    expect((await collector.api("PUT", "/sites/full/touchpoints/t1", NPS)).status).toBe(409);
  });
});
