import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_COMMENT_CHARS } from "../../../worker/contract/limits.ts";
import { type Collector, message, startCollector } from "../collector.ts";

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop");
  await collector.touchpoint("shop", "checkout", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [
      { key: "plan", type: "string", values: ["free", "pro"] },
      { key: "items", type: "number" },
    ],
  });
});
afterAll(async () => collector.close());

describe("a message with a faulty part", () => {
  it.for<[string, Record<string, unknown>, string[], Record<string, unknown>]>([
    ["follow-up of the wrong type", { followUp: ["x"] }, ["/followUp answer-type"], { comment: null }],
    [
      "follow-up too long",
      { followUp: "x".repeat(MAX_COMMENT_CHARS + 1) },
      ["/followUp answer-too-long"],
      { comment: null },
    ],
    ["follow-up that is a number", { followUp: 4 }, ["/followUp invalid_union"], { comment: null }],
    ["empty follow-up", { followUp: "  " }, ["/followUp answer-empty"], { comment: null }],
    [
      "undeclared property",
      { properties: { plan: "pro", email: "a@b.example" } },
      ["/properties/email unknown-property"],
      { properties: '{"plan":"pro"}' },
    ],
    [
      "property of the wrong type",
      { properties: { items: "3", plan: "pro" } },
      ["/properties/items property-value"],
      { properties: '{"plan":"pro"}' },
    ],
    [
      "property value not allowed",
      { properties: { plan: "gold", items: 3 } },
      ["/properties/plan property-value"],
      { properties: '{"items":3}' },
    ],
    ["properties that are no object", { properties: "x" }, ["/properties invalid_type"], { properties: null }],
    ["junk language", { language: "<b>" }, ["/language invalid_format"], { language: null }],
    ["junk device", { device: "toaster" }, ["/device invalid_value"], { device: null }],
    ["path that is an address", { path: "https://x.example/" }, ["/path invalid_format"], { path: null }],
    ["unknown key", { visitor: 7 }, ["/visitor unknown-key"], {}],
  ])("keeps the rating: %s", async ([, over, faults, columns]) => {
    const sent = { ...message("checkout", { answer: 9 }), ...over };
    const response = await collector.post(siteKey, sent);
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      refused: faults.map((fault) => ({ path: fault.split(" ")[0], code: fault.split(" ")[1] })),
    });
    const row = await collector.db.prepare("SELECT * FROM responses WHERE id = ?").bind(sent.prompt).first();
    expect(row).toMatchObject({ rating: 9, ...columns });
  });

  it("keeps a showing beside a follow-up that has no answer to follow", async () => {
    const sent = message("checkout", { followUp: "hello" });
    expect((await collector.post(siteKey, sent)).status).toBe(200);
    const row = await collector.db.prepare("SELECT * FROM responses WHERE id = ?").bind(sent.prompt).first();
    expect(row).toMatchObject({ shown: 1, rating: null, comment: null });
  });

  it("stores hostile and strange text as it is, but for what no database keeps", async () => {
    const hostile = `<img src=x onerror=alert(1)>'; DROP TABLE responses; -- \u{1f600} \ud800 \0 é`;
    const sent = message("checkout", { answer: 0, followUp: hostile });
    expect((await collector.post(siteKey, sent)).status).toBe(200);
    const row = await collector.db.prepare("SELECT comment FROM responses WHERE id = ?").bind(sent.prompt).first();
    expect(row?.["comment"]).toBe(`<img src=x onerror=alert(1)>'; DROP TABLE responses; -- \u{1f600} \ufffd  é`);
  });
});
