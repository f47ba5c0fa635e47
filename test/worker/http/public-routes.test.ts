/** What pages call, held against what the document says of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_MESSAGE_BYTES } from "../../../worker/contract/limits.ts";
import { Message } from "../../../worker/contract/message.ts";
import { ProblemDetails } from "../../../worker/contract/problem.ts";
import { contentOf, property, publicRoutes } from "../checked-api.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";

const CORS = "access-control-allow-origin";
const EVERYTHING = {
  question: { metric: "csat", key: "q", display: "smileys" },
  followUp: { metric: "choice", key: "why", options: ["a", "b"].map((key) => ({ key, text: { en: key } })) },
  rules: { triggers: [{ on: "tab" }] },
  look: { placement: "inline", later: true },
  properties: [{ key: "plan", type: "string" }],
};

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop", { theme: { accent: "#1f5d4c", logo: "https://shop.example/logo.svg" } });
  await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "q" } });
  await collector.touchpoint("shop", "everything", EVERYTHING);
  await collector.touchpoint("shop", "helpful", { question: { metric: "thumbs", key: "q" } });
  await collector.touchpoint("shop", "resting", {
    question: { metric: "text", key: "q", text: { en: "?" } },
    state: "paused",
  });
});
afterAll(async () => collector.close());

/** The reply, when it is what its route declares for its status; what it says. */
async function checked(operationId: string, response: Response): Promise<unknown> {
  const declared: unknown = publicRoutes().find((one) => one.operationId === operationId)?.responses[response.status];
  expect(declared, `${operationId} answers ${response.status}, which it does not declare`).toBeDefined();
  const names = Object.keys(property(declared, "headers") ?? {});
  expect(names.includes("Access-Control-Allow-Origin")).toBe(response.headers.get(CORS) === "*");
  expect(names.filter((name) => !response.headers.has(name))).toEqual([]);
  const [type, schema] = contentOf(declared);
  expect(response.headers.get("content-type")?.split(";")[0] ?? null).toBe(type);
  const text = await response.text();
  if (!type?.endsWith("json")) return text;
  const body: unknown = JSON.parse(text);
  // What a schema does not know, it drops: the reply has nothing that is not declared.
  expect(schema?.parse(body)).toEqual(body);
  if (response.status >= 400) expect(property(declared, "x-codes")).toContain(ProblemDetails.parse(body).code);
  return body;
}

describe("POST /s/{siteKey}, as the document says", () => {
  const good = () => message("paid", { answer: 9, path: "/order", properties: { plan: "pro" } });

  it("takes a message, and names what it left out", async () => {
    const sent = good();
    expect(Message.parse(sent)).toEqual(sent);
    for (const type of ["text/plain", "application/json"]) {
      const body = await checked("sendMessage", await collector.post(siteKey, sent, { "content-type": type }));
      expect(body).toMatchObject({ refused: [{ path: "/properties/plan", code: "unknown-property" }] });
    }
  });

  const old = Date.now() - 40 * 86_400_000;
  const oldDay = new Date(old).toISOString();
  it.each<[number, string, () => unknown, Record<string, string>?]>([
    [400, "malformed", () => "{"],
    [403, "origin-not-allowed", good, { origin: "https://evil.example" }],
    [404, "unknown-touchpoint", () => message("nowhere")],
    [404, "unknown-revision", () => message("paid", { revision: 7 })],
    [410, "prompt-too-old", () => message("paid", { prompt: promptId(old), shownAt: oldDay, sentAt: oldDay })],
    [413, "message-too-large", () => ({ ...good(), followUp: "x".repeat(MAX_MESSAGE_BYTES) })],
    [415, "unsupported-media-type", good, { "content-type": "text/html" }],
    [422, "invalid-message", () => ({ ...good(), seq: 0 })],
    [422, "invalid-answer", () => message("paid", { answer: 11 })],
  ])("refuses with %i %s, which any origin can read", async (status, code, sent, headers) => {
    const response = await collector.post(siteKey, sent(), headers);
    expect(await checked("sendMessage", response)).toMatchObject({ status, code });
  });

  it("wants the Origin that the document declares, and a key that is there", async () => {
    const init = { method: "POST", body: JSON.stringify(good()) };
    const nobody = await collector.fetch(`/s/${siteKey}`, init);
    expect(await checked("sendMessage", nobody)).toMatchObject({ status: 403, code: "origin-missing" });
    const nowhere = await collector.post("0000000000000000", good());
    expect(await checked("sendMessage", nowhere)).toMatchObject({ status: 404, code: "unknown-site" });
  });

  it("is cut off at the day's cap with 429, and says until when", async () => {
    const full = await collector.site("full", { dailyMessages: 0 });
    await collector.touchpoint("full", "paid", { question: { metric: "nps", key: "q" } });
    expect(await checked("sendMessage", await collector.post(full, good()))).toMatchObject({ code: "daily-cap" });
  });
});

describe("what a page loads, as the document says", () => {
  it("is the script, which is not sent again to whom has it", async () => {
    const first = await collector.fetch(`/s/${siteKey}.js`);
    expect(await checked("readScript", first)).toContain("paid");
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    const again = await collector.fetch(`/s/${siteKey}.js`, { headers });
    expect([again.status, await checked("readScript", again)]).toEqual([304, ""]);
    const gone = await collector.fetch("/s/prompt-00000000.js");
    expect(await checked("readScript", gone)).toMatchObject({ code: "unknown-prompt" });
  });

  it.each(["paid/1/en", "everything/0/pl,en", "everything/1/fa", "helpful/1/en", "resting/0/en"])(
    "is the wording of a prompt: %s",
    async (address) => {
      const response = await collector.fetch(`/s/${siteKey}/${address}`);
      expect(await checked("readWording", response)).toHaveProperty("question");
    },
  );

  it("is a word of why nobody is asked, or a 404", async () => {
    const resting = await collector.fetch(`/s/${siteKey}/resting/1/en`);
    expect(await checked("readWording", resting)).toMatchObject({ due: false });
    const nowhere = await collector.fetch(`/s/${siteKey}/nowhere/1/en`);
    expect(await checked("readWording", nowhere)).toMatchObject({ code: "unknown-touchpoint" });
  });

  it("is checked with /healthz", async () => {
    expect(await checked("readHealth", await collector.fetch("/healthz"))).toEqual({ ok: true });
  });
});
