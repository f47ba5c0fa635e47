import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, startCollector } from "../collector.ts";

const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: `The ${key}` } }));
const HOSTILE = `</script><img src=x onerror=alert(1)> "'\`; DROP TABLE responses; -- \u2028 \u202e \u{1f600} =HYPERLINK("x")`;

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop");
  await collector.touchpoint("shop", "rated", {
    question: { metric: "csat", key: "satisfied" },
    followUp: { metric: "choice", key: "why", options: optionsOf("price", "speed", "range"), several: true },
    properties: [
      { key: "plan", type: "string" },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
    ],
  });
  await collector.touchpoint("shop", "chosen", {
    question: {
      metric: "choice",
      key: "which",
      text: { en: "Which?" },
      options: optionsOf("a", "b", "c"),
      several: true,
    },
    followUp: { metric: "text", key: "more" },
  });
  await collector.touchpoint("shop", "told", { question: { metric: "text", key: "missing", text: { en: "What?" } } });
  await collector.touchpoint("shop", "liked", { question: { metric: "thumbs", key: "liked" } });
});
afterAll(async () => collector.close());

async function posted(touchpoint: string, over: Parameters<typeof message>[1]) {
  const sent = message(touchpoint, over);
  const reply = await collector.post(siteKey, sent);
  expect([reply.status, await reply.json()]).toEqual([200, { refused: [] }]);
  const { responses } = await api.read(ResponsePage, "/sites/shop/responses?limit=200");
  const response = responses.find((one) => one.id === sent.prompt);
  if (!response) throw new Error("the response is not listed");
  return { sent, response };
}

describe("a response, as the API shows it", () => {
  it("has everything that was stored, in the words of its survey", async () => {
    const before = Date.now();
    const { sent, response } = await posted("rated", {
      answer: 2,
      followUp: ["range", "price"],
      language: "cs",
      device: "phone",
      path: "/done?order=77#top",
      properties: { plan: "pro", items: 3, member: false },
    });
    const { country, ...rest } = response;
    expect(country === null || /^[A-Z]{2}$/.test(country)).toBe(true);
    expect(rest).toEqual({
      id: sent.prompt,
      touchpoint: "rated",
      revision: 1,
      channel: "web",
      shownAt: response.receivedAt,
      day: response.receivedAt.slice(0, 10),
      receivedAt: response.receivedAt,
      shown: true,
      dismissed: false,
      answer: { question: "satisfied", metric: "csat", value: 2 },
      followUp: { question: "why", metric: "choice", value: ["price", "range"] },
      band: "negative",
      language: "cs",
      device: "phone",
      path: "/done",
      properties: { plan: "pro", items: 3, member: false },
      tags: [],
      generated: false,
    });
    expect(Date.parse(response.receivedAt)).toBeGreaterThanOrEqual(before);
  });

  it("is shown by the server's clock, however wrong the browser's", async () => {
    const shownAt = "2001-01-01T00:00:00.000Z";
    const { response } = await posted("rated", { answer: 5, shownAt, sentAt: "2001-01-01T00:01:30.000Z" });
    expect(Date.parse(response.receivedAt) - Date.parse(response.shownAt)).toBe(90_000);
  });

  it("is without an answer where none was given, and tells a dismissal", async () => {
    const { response } = await posted("rated", { dismissed: true });
    const nothing = { language: null, device: null, path: null, properties: {} };
    expect(response).toMatchObject({ answer: null, followUp: null, band: null, dismissed: true, ...nothing });
  });

  it("names options by their keys, in the survey's order", async () => {
    const { response } = await posted("chosen", { answer: ["c", "a"], followUp: "Both" });
    expect(response).toMatchObject({
      answer: { question: "which", metric: "choice", value: ["a", "c"] },
      followUp: { question: "more", metric: "text", value: "Both" },
      band: null,
    });
  });

  it("gives the lowest point of a scale as an answer, not as nothing", async () => {
    const { response } = await posted("liked", { answer: 0 });
    expect(response).toMatchObject({ answer: { metric: "thumbs", value: 0 }, band: "negative" });
  });

  it("keeps hostile text as it was typed, as JSON that no browser takes for a page", async () => {
    const { response } = await posted("told", { answer: HOSTILE, path: "/<script>" });
    expect(response.answer).toEqual({ question: "missing", metric: "text", value: HOSTILE });
    expect(response.path).toBe("/<script>");
    const { headers } = await api.call("GET", "/sites/shop/responses");
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("keeps the words of the revision that it answered", async () => {
    const survey = (...keys: string[]) => ({
      question: { metric: "choice", key: "order", text: { en: "Which?" }, options: optionsOf(...keys) },
    });
    await collector.touchpoint("shop", "reordered", survey("a", "b"));
    const { sent } = await posted("reordered", { answer: ["b"] });
    await collector.touchpoint("shop", "reordered", survey("b", "a"));
    const { response } = await posted("reordered", { answer: ["b"], revision: 2 });
    expect([response.revision, response.answer?.value]).toEqual([2, ["b"]]);
    const { responses } = await api.read(ResponsePage, "/sites/shop/responses?touchpoint=reordered");
    expect(responses.find((one) => one.id === sent.prompt)).toMatchObject({ revision: 1, answer: { value: ["b"] } });
  });
});
