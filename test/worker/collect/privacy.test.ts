import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collector, message, promptId, startCollector } from "../collector.ts";

const CONTEXT = { language: "cs", device: "phone", path: "/done", properties: { plan: "pro" } } as const;

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop");
  await collector.touchpoint("shop", "checkout", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [{ key: "plan", type: "string" }],
  });
});
afterAll(async () => collector.close());

/** The row of a message that was posted with this header, and what was refused of it. */
async function stored(privacy: string | undefined, over: object) {
  const sent = { ...message("checkout"), ...CONTEXT, ...over };
  const response = await collector.post(siteKey, sent, privacy === undefined ? {} : { "sec-gpc": privacy });
  expect(response.status).toBe(200);
  const row = await collector.db.prepare("SELECT * FROM responses WHERE id = ?").bind(sent.prompt).first();
  return { row, receipt: await response.json() };
}

const NOTHING = { country: null, device: null, path: null, properties: null };

describe("Global Privacy Control", () => {
  it("stores the answer, and neither country, device, path nor properties", async () => {
    const { row, receipt } = await stored("1", { answer: 9, followUp: "Quick" });
    expect(row).toMatchObject({ rating: 9, comment: "Quick", shown: 1, language: "cs", ...NOTHING });
    expect(receipt).toEqual({ refused: [] });
  });

  it("stores no more of a showing, a dismissal, or a later message", async () => {
    expect((await stored("1", {})).row).toMatchObject({ shown: 1, ...NOTHING });
    expect((await stored("1", { dismissed: true })).row).toMatchObject({ dismissed: 1, ...NOTHING });
    const prompt = promptId();
    await stored("1", { prompt });
    expect((await stored("1", { prompt, seq: 2, answer: 3 })).row).toMatchObject({ rating: 3, ...NOTHING });
  });

  it("names no undeclared property, which would not have been stored either", async () => {
    const { row, receipt } = await stored("1", { answer: 1, properties: { email: "a@b.example" }, path: "/a" });
    expect([row, receipt]).toMatchObject([NOTHING, { refused: [] }]);
  });

  it.each([undefined, "0", "true", ""])("is not what the header %j says", async (header) => {
    const { row } = await stored(header, { answer: 9 });
    expect(row).toMatchObject({ device: "phone", path: "/done", properties: '{"plan":"pro"}' });
    expect(row?.["country"]).toMatch(/^[A-Z]{2}$/);
  });
});
