import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { recount, storedCounts } from "../collect/recount.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";
import { postAll, readSeries } from "../scores/answers.ts";

const SECRET = "Please call me: Jan Novák, 777 123 456";

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop", { tooFewBelow: 1 });
  await collector.touchpoint("shop", "paid", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [{ key: "plan", type: "string" }],
  });
});
afterAll(async () => collector.close());

const full = (prompt: string) => ({
  prompt,
  seq: 2,
  answer: 3,
  followUp: SECRET,
  language: "cs",
  device: "phone" as const,
  path: "/orders/novak",
  properties: { plan: "novak-special" },
});
const addressOf = (prompt: string) => `/sites/shop/touchpoints/paid/responses/${prompt}`;

async function listed(): Promise<string[]> {
  const { responses } = await api.read(ResponsePage, "/sites/shop/responses?limit=200");
  return responses.map((one) => one.id);
}

async function told() {
  const [series] = await readSeries(api, "shop", "paid");
  return { n: series?.n, shown: series?.rates.shown, commented: series?.rates.commented, score: series?.score?.value };
}

async function deleted(over: object = {}): Promise<string> {
  const prompt = promptId();
  await postAll(collector, siteKey, "paid", [{ ...full(prompt), ...over }]);
  const { status, body } = await api.call("DELETE", addressOf(prompt));
  expect([status, body]).toEqual([204, null]);
  return prompt;
}

describe("deleting a response", () => {
  it("takes it out of the list and out of every count", async () => {
    await postAll(collector, siteKey, "paid", [{ answer: 10 }]);
    const before = { list: await listed(), told: await told() };
    const prompt = promptId();
    await postAll(collector, siteKey, "paid", [full(prompt)]);
    expect(await told()).toEqual({ n: 2, shown: 2, commented: 1, score: 0 });
    expect(await listed()).toContain(prompt);
    await api.call("DELETE", addressOf(prompt));
    expect({ list: await listed(), told: await told() }).toEqual(before);
    expect(await storedCounts(collector.db)).toEqual(await recount(collector.db));
  });

  it("leaves nothing of its contents in the database", async () => {
    const prompt = await deleted();
    const row = await collector.db.prepare("SELECT * FROM responses WHERE id = ?").bind(prompt).first();
    const { touchpoint_id: _, id: _id, seq: _seq, revision: _r, channel: _c, day: _d, ...left } = row ?? {};
    const { shown_at: _s, received_at: _a, ...contents } = left;
    expect(contents).toEqual({
      shown: 0,
      dismissed: 0,
      rating: null,
      choices: 0,
      answer_text: null,
      band: null,
      reasons: 0,
      comment: null,
      language: null,
      device: null,
      country: null,
      path: null,
      properties: null,
      generated: 0,
    });
    const { results } = await collector.db.prepare("SELECT * FROM responses").all();
    expect(JSON.stringify(results)).not.toMatch(/novak/i);
  });

  it("is a 404 the second time, and for what never was", async () => {
    const unknown = { status: 404, code: "unknown-response" };
    expect(await api.refused("DELETE", addressOf(await deleted()))).toMatchObject(unknown);
    expect(await api.refused("DELETE", addressOf(promptId()))).toMatchObject(unknown);
  });

  it("stays: a late message of the prompt is answered like any, and brings nothing back", async () => {
    const prompt = await deleted();
    const before = { list: await listed(), told: await told() };
    for (const seq of [1, 2, 3, 1000]) {
      const reply = await collector.post(siteKey, message("paid", { ...full(prompt), seq }));
      expect([reply.status, await reply.json()]).toEqual([200, { refused: [] }]);
    }
    expect({ list: await listed(), told: await told() }).toEqual(before);
    const row = await collector.db.prepare("SELECT comment, path FROM responses WHERE id = ?").bind(prompt).first();
    expect(row).toEqual({ comment: null, path: null });
  });

  it("takes a dismissal and a mere showing out of the rates", async () => {
    const before = await told();
    await deleted({ answer: undefined, followUp: undefined, dismissed: true });
    await deleted({ answer: undefined, followUp: undefined });
    expect(await told()).toEqual(before);
    expect(await storedCounts(collector.db)).toEqual(await recount(collector.db));
  });

  it("counts once when it is asked for many times at once", async () => {
    await postAll(collector, siteKey, "paid", [{ answer: 9 }]);
    const before = await told();
    const prompt = promptId();
    await postAll(collector, siteKey, "paid", [full(prompt)]);
    const replies = await Promise.all([1, 2, 3, 4].map(() => api.call("DELETE", addressOf(prompt))));
    for (const { status } of replies) expect([204, 404]).toContain(status);
    expect(await told()).toEqual(before);
    expect(await storedCounts(collector.db)).toEqual(await recount(collector.db));
  });

  it("is refused with 404 through another touchpoint or site, and with 422 for what is no id", async () => {
    const prompt = promptId();
    await postAll(collector, siteKey, "paid", [full(prompt)]);
    await collector.touchpoint("shop", "other", { question: { metric: "nps", key: "q" } });
    const through = async (path: string) => api.refused("DELETE", path);
    expect(await through(`/sites/shop/touchpoints/other/responses/${prompt}`)).toMatchObject({ status: 404 });
    expect(await through(`/sites/shop/touchpoints/nowhere/responses/${prompt}`)).toMatchObject({ status: 404 });
    expect(await through(`/sites/nowhere/touchpoints/paid/responses/${prompt}`)).toMatchObject({ status: 404 });
    expect(await through(addressOf("1"))).toEqual({ status: 422, code: "invalid-request", paths: ["/param/id"] });
    expect(await listed()).toContain(prompt);
  });
});
