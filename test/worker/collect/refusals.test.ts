import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_MESSAGE_BYTES } from "../../../worker/contract/limits.ts";
import { ProblemDetails } from "../../../worker/contract/problem.ts";
import { type Collector, message, ORIGIN, promptId, startCollector } from "../collector.ts";

const DAY_MS = 86_400_000;

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop", { origins: [ORIGIN, "https://*.shop.example"] });
  await collector.touchpoint("shop", "checkout", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [
      { key: "plan", type: "string", values: ["free", "pro"] },
      { key: "items", type: "number" },
    ],
  });
  await collector.touchpoint("shop", "arrive", {
    question: {
      metric: "choice",
      key: "reason",
      text: { en: "?" },
      options: ["buy", "look"].map((key) => ({ key, text: { en: key } })),
    },
  });
});
afterAll(async () => collector.close());

async function refused(sent: unknown, headers: Record<string, string> = {}, key = siteKey) {
  const response = await collector.post(key, sent, headers);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  // The prompt must be able to read the status, or it would send the message again for a month.
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const problem = ProblemDetails.parse(await response.json());
  expect(problem.status).toBe(response.status);
  const paths = (problem.errors ?? []).map((fault) => `${fault.path} ${fault.code}`);
  return { status: response.status, code: problem.code, paths, retryAfter: response.headers.get("retry-after") };
}

async function storedCount(): Promise<number> {
  const row = await collector.db.prepare("SELECT count(*) AS n FROM responses").first<{ n: number }>();
  return row?.n ?? 0;
}

describe("a message that is refused as a whole", () => {
  const now = () => message("checkout", { answer: 9 });
  it.for<[string, () => unknown, { status: number; code: string; paths?: string[] }, Record<string, string>?]>([
    ["no JSON", () => "{", { status: 400, code: "malformed" }],
    ["JSON, but no object", () => "[1]", { status: 400, code: "malformed" }],
    ["null", () => "null", { status: 400, code: "malformed" }],
    ["empty", () => "", { status: 400, code: "malformed" }],
    [
      "oversized",
      () => ({ ...now(), followUp: "x".repeat(MAX_MESSAGE_BYTES) }),
      { status: 413, code: "message-too-large" },
    ],
    [
      "another media type",
      now,
      { status: 415, code: "unsupported-media-type" },
      { "content-type": "multipart/form-data" },
    ],
    ["from a foreign origin", now, { status: 403, code: "origin-not-allowed" }, { origin: "https://evil.example" }],
    [
      "from a look-alike origin",
      now,
      { status: 403, code: "origin-not-allowed" },
      { origin: "https://evilshop.example" },
    ],
    ["from http instead of https", now, { status: 403, code: "origin-not-allowed" }, { origin: "http://shop.example" }],
    ["from another port", now, { status: 403, code: "origin-not-allowed" }, { origin: "https://shop.example:8443" }],
    ["from null, unlisted", now, { status: 403, code: "origin-not-allowed" }, { origin: "null" }],
    ["of an unknown touchpoint", () => message("nowhere"), { status: 404, code: "unknown-touchpoint" }],
    [
      "of a revision that never was",
      () => message("checkout", { revision: 99 }),
      { status: 404, code: "unknown-revision" },
    ],
    [
      "of an old prompt",
      () => message("checkout", { prompt: promptId(Date.now() - 36 * DAY_MS) }),
      { status: 410, code: "prompt-too-old" },
    ],
    [
      "with an id from the future",
      () => message("checkout", { prompt: promptId(Date.now() + 3 * DAY_MS) }),
      { status: 410, code: "prompt-too-old" },
    ],
    [
      "with a score too high",
      () => ({ ...now(), answer: 11 }),
      { status: 422, code: "invalid-answer", paths: ["/answer answer-out-of-range"] },
    ],
    [
      "with a score too low",
      () => ({ ...now(), answer: -1 }),
      { status: 422, code: "invalid-answer", paths: ["/answer answer-out-of-range"] },
    ],
    [
      "with half a score",
      () => ({ ...now(), answer: 8.5 }),
      { status: 422, code: "invalid-message", paths: ["/answer invalid_union"] },
    ],
    [
      "with text for a score",
      () => ({ ...now(), answer: "9" }),
      { status: 422, code: "invalid-answer", paths: ["/answer answer-type"] },
    ],
    [
      "with an option that never was",
      () => message("arrive", { answer: ["steal"] }),
      { status: 422, code: "invalid-answer", paths: ["/answer/0 unknown-option"] },
    ],
    [
      "with two options for one",
      () => message("arrive", { answer: ["buy", "look"] }),
      { status: 422, code: "invalid-answer", paths: ["/answer one-option-only"] },
    ],
    [
      "with no option",
      () => message("arrive", { answer: [] }),
      { status: 422, code: "invalid-answer", paths: ["/answer answer-empty"] },
    ],
    [
      "with an id of another kind",
      () => ({ ...now(), prompt: crypto.randomUUID() }),
      { status: 422, code: "invalid-message", paths: ["/prompt invalid_format"] },
    ],
    [
      "of another version",
      () => ({ ...now(), v: 2 }),
      { status: 422, code: "invalid-message", paths: ["/v invalid_value"] },
    ],
    [
      "with two faults",
      () => ({ ...now(), seq: 0, shownAt: "yesterday" }),
      { status: 422, code: "invalid-message", paths: ["/seq too_small", "/shownAt invalid_format"] },
    ],
  ])("%s", async ([, sent, expected, headers]) => {
    const before = await storedCount();
    expect(await refused(sent(), headers)).toMatchObject(expected);
    expect(await storedCount()).toBe(before);
  });

  it("without an Origin header", async () => {
    const response = await collector.fetch(`/s/${siteKey}`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: JSON.stringify(message("checkout")),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "origin-missing" });
  });

  it("of an unknown site, in whatever form the key has", async () => {
    for (const key of ["abcdefghijklmnop", "short", "UPPERCASEKEY0000", "..%2f..%2f", "a".repeat(500)]) {
      expect(await refused(message("checkout"), {}, key)).toMatchObject({ status: 404, code: "unknown-site" });
    }
  });

  it("of a site that allows no origin", async () => {
    const closed = await collector.site("closed", { origins: [] });
    await collector.touchpoint("closed", "checkout", { question: { metric: "nps", key: "q" } });
    expect(await refused(message("checkout"), {}, closed)).toMatchObject({ status: 403, code: "origin-not-allowed" });
  });

  it("of a revision that was replaced more than 35 days ago, but not before", async () => {
    const key = await collector.site("revised");
    const put = async (text: string) =>
      collector.touchpoint("revised", "help", { question: { metric: "thumbs", key: "q", text: { en: text } } });
    for (const text of ["one", "two", "three"]) await put(text);
    const retire =
      "UPDATE revisions SET retired_at = ?1 WHERE revision = ?2 AND touchpoint_id = (SELECT max(id) FROM touchpoints)";
    await collector.db
      .prepare(retire)
      .bind(Date.now() - 36 * DAY_MS, 1)
      .run();
    await collector.db
      .prepare(retire)
      .bind(Date.now() - 34 * DAY_MS, 2)
      .run();
    expect(await refused(message("help", { revision: 1, answer: 1 }), {}, key)).toMatchObject({
      status: 410,
      code: "revision-too-old",
    });
    expect((await collector.post(key, message("help", { revision: 2, answer: 1 }))).status).toBe(200);
    expect((await collector.post(key, message("help", { revision: 3, answer: 1 }))).status).toBe(200);
  });

  it("of a touchpoint that was deleted more than 35 days ago, but not before", async () => {
    const key = await collector.site("closing");
    await collector.touchpoint("closing", "help", { question: { metric: "thumbs", key: "q" } });
    const deleteAt = async (at: number) =>
      collector.db
        .prepare(
          "UPDATE touchpoints SET state = 'deleted', updated_at = ? WHERE id = (SELECT max(id) FROM touchpoints)",
        )
        .bind(at)
        .run();
    await deleteAt(Date.now() - 34 * DAY_MS);
    expect((await collector.post(key, message("help", { answer: 1 }))).status).toBe(200);
    const older = await collector.site("closed-long");
    await collector.touchpoint("closed-long", "help", { question: { metric: "thumbs", key: "q" } });
    await deleteAt(Date.now() - 36 * DAY_MS);
    expect(await refused(message("help", { answer: 1 }), {}, older)).toMatchObject({
      status: 404,
      code: "unknown-touchpoint",
    });
  });

  it("over the daily cap of its site, with the time until the next day", async () => {
    const key = await collector.site("capped", { dailyMessages: 2 });
    await collector.touchpoint("capped", "help", { question: { metric: "thumbs", key: "q" } });
    const send = async () => collector.post(key, message("help", { answer: 1 }));
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    const problem = await refused(message("help", { answer: 1 }), {}, key);
    expect(problem).toMatchObject({ status: 429, code: "daily-cap" });
    expect(Number(problem.retryAfter)).toBeGreaterThan(0);
    expect(Number(problem.retryAfter)).toBeLessThanOrEqual(86_400);
  });

  it("over the daily cap, however many come at once", async () => {
    const key = await collector.site("rushed", { dailyMessages: 10 });
    await collector.touchpoint("rushed", "help", { question: { metric: "thumbs", key: "q" } });
    const many = Array.from({ length: 60 }, async () => (await collector.post(key, message("help"))).status);
    const statuses = await Promise.all(many);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
    // Who comes now is not asked in vain.
    const wording = await collector.fetch(`/s/${key}/help/1/en`);
    expect(await wording.json()).toEqual({ due: false, reason: "not-due-any-more" });
  });

  it("never because of generated history or deletions, which the cap does not count", async () => {
    const key = await collector.site("busy", { dailyMessages: 2 });
    await collector.touchpoint("busy", "help", { question: { metric: "thumbs", key: "q" } });
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const made = await collector.api("POST", "/sites/busy/generated-responses", { from: yesterday, to: yesterday });
    expect(made.status).toBe(200);
    const first = message("help", { answer: 1 });
    expect((await collector.post(key, first)).status).toBe(200);
    const gone = await collector.api("DELETE", `/sites/busy/touchpoints/help/responses/${first.prompt}`);
    expect(gone.status).toBe(204);
    const row = await collector.db
      .prepare(
        "SELECT sum(written) AS written FROM rollups JOIN touchpoints t ON t.id = touchpoint_id JOIN sites s ON s.id = t.site_id WHERE s.slug = 'busy'",
      )
      .first();
    expect(row).toEqual({ written: 1 });
    expect((await collector.post(key, message("help", { answer: 0 }))).status).toBe(200);
  });

  it("beyond 300 messages a minute of one visitor, to be sent again later", async () => {
    const visitor = { "cf-connecting-ip": "192.0.2.7" };
    const statuses = new Map<number, number>();
    const flood = async (): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const some = Array.from({ length: 10 }, async () => collector.post(siteKey, "{", visitor));
        for (const { status } of await Promise.all(some)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    // A minute may be over before the next message: then the flood goes on.
    do await flood();
    while ((await collector.post(siteKey, message("checkout"), visitor)).status !== 429);
    expect(statuses.get(400)).toBeGreaterThanOrEqual(300);
    const problem = await refused(message("checkout"), visitor);
    expect(problem).toMatchObject({ status: 429, code: "rate-limited", retryAfter: "60" });
  });
});

describe("allowed origins", () => {
  it("takes a subdomain where a wildcard is listed", async () => {
    const response = await collector.post(siteKey, message("checkout"), { origin: "https://a.b.shop.example" });
    expect(response.status).toBe(200);
  });

  it("takes null where it is listed", async () => {
    const key = await collector.site("framed", { origins: ["null"] });
    await collector.touchpoint("framed", "help", { question: { metric: "thumbs", key: "q" } });
    expect((await collector.post(key, message("help"), { origin: "null" })).status).toBe(200);
  });
});

describe("refusals", () => {
  it("are counted for the owner, each code at one write an hour", async () => {
    const key = await collector.site("watched");
    await collector.touchpoint("watched", "help", { question: { metric: "thumbs", key: "q" } });
    for (let count = 0; count < 30; count += 1) await refused(message("help", { answer: 7 }), {}, key);
    await refused(message("help"), { origin: "https://evil.example" }, key);
    await refused("x".repeat(MAX_MESSAGE_BYTES + 1), {}, key);
    const partly = message("help", { answer: 1, properties: { plan: "pro" } });
    expect((await collector.post(key, partly)).status).toBe(200);
    const seen = async () => (await collector.api("GET", "/sites/watched/refusals")).json();
    await expect.poll(seen).toMatchObject({
      refusals: [
        { code: "invalid-answer", count: 1 },
        { code: "message-too-large", count: 1 },
        { code: "origin-not-allowed", count: 1 },
        { code: "unknown-property", count: 1 },
      ],
    });
  });
});
