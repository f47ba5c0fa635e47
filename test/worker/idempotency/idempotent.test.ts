import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Keys, NewKey } from "../../../worker/contract/keys.ts";
import { MAX_API_BODY_BYTES } from "../../../worker/contract/limits.ts";
import { claim, settle } from "../../../worker/idempotency/reply-store.ts";
import { safeFor } from "../../../worker/idempotency/sealed.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let collector: Collector;
let api: CheckedApi;
let calls = 0;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
  await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "q" } });
});
afterAll(async () => collector.close());

/** An idempotency key that no other test uses. */
function newToken(): string {
  calls += 1;
  return `call-${calls}`;
}

const body = (name: string) => ({ name, scopes: ["scores:read"] });
const post = async (token: string, sent: unknown, path = "/keys", key = FIRST_KEY) =>
  api.call("POST", path, { body: sent, key, headers: { "idempotency-key": token } });

async function countKeys(name: string): Promise<number> {
  return (await api.read(Keys, "/keys")).keys.filter((one) => one.name === name).length;
}

/** As if the calls so far had been made earlier. */
async function age(ms: number): Promise<void> {
  await collector.db.prepare("UPDATE kept_replies SET started_at = started_at - ?").bind(ms).run();
}

describe("a repeated POST with an idempotency key", () => {
  it("is done once, and answered like the first", async () => {
    const token = newToken();
    const first = await post(token, body("Once"));
    const again = await post(token, body("Once"));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await countKeys("Once")).toBe(1);
  });

  it("gives the new secret of a rotation again, and the history that was generated", async () => {
    const { id } = NewKey.parse((await post(newToken(), body("Rotated"))).body);
    const history = { from: "2025-01-01", to: "2025-01-02", perDay: 5 };
    for (const [path, sent] of [
      [`/keys/${id}/rotations`, { graceHours: 1 }],
      ["/sites/shop/generated-responses", history],
    ] as const) {
      const token = newToken();
      const [first, again] = [await post(token, sent, path), await post(token, sent, path)];
      expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
    }
  });

  it("takes the key in quotes, as a structured field, for the same as without", async () => {
    const token = newToken();
    const first = await post(`"${token}"`, body("Quoted"));
    expect((await post(token, body("Quoted"))).body).toEqual(first.body);
  });

  it("is done once, however many come at once", async () => {
    const token = newToken();
    const replies = await Promise.all(Array.from({ length: 6 }, async () => post(token, body("Crowd"))));
    const made = replies.filter(({ status }) => status === 201);
    expect(replies.filter(({ status }) => status === 409).length).toBe(6 - made.length);
    expect(new Set(made.map((reply) => NewKey.parse(reply.body).secret)).size).toBe(1);
    expect(await countKeys("Crowd")).toBe(1);
  });

  it("is another call when somebody else makes it", async () => {
    const { secret } = NewKey.parse(
      (await post(newToken(), { name: "Other", scopes: ["manage", "scores:read"] })).body,
    );
    const token = newToken();
    const [first, other] = [await post(token, body("Both")), await post(token, body("Both"), "/keys", secret)];
    expect([first.status, other.status]).toEqual([201, 201]);
    expect(other.headers.get("idempotency-replayed")).toBeNull();
    expect(await countKeys("Both")).toBe(2);
  });
});

describe("an idempotency key", () => {
  it("is refused for another request: 422", async () => {
    const token = newToken();
    await post(token, body("First"));
    const others = [
      await post(token, body("Second")),
      await post(token, body("First"), "/keys/aaaaaaaaaaaa/rotations"),
      await post(token, body("First"), "/sites/shop/generated-responses"),
    ];
    for (const other of others) expect(other).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
    expect(await countKeys("Second")).toBe(0);
  });

  it("is refused while its first call is running: 409, until that is taken for dead", async () => {
    const token = newToken();
    const { id } = await safeFor(FIRST_KEY, token);
    await claim(collector.db, id, Date.now());
    const running = await post(token, body("Late"));
    expect(running).toMatchObject({ status: 409, body: { code: "idempotency-key-in-use" } });
    await age(11 * MINUTE_MS);
    expect((await post(token, body("Late"))).status).toBe(201);
    expect(await countKeys("Late")).toBe(1);
  });

  it("is free again after a call that was refused, and so did nothing", async () => {
    const token = newToken();
    expect((await post(token, { name: "Faulty" })).status).toBe(422);
    expect((await post(token, { ...body("Faulty"), site: "nowhere" })).status).toBe(404);
    const right = await post(token, body("Faulty"));
    expect([right.status, right.headers.get("idempotency-replayed")]).toEqual([201, null]);
  });

  it("holds for a day; what is older is dropped by the next such call", async () => {
    const token = newToken();
    await post(token, body("Yesterday"));
    await age(DAY_MS - MINUTE_MS);
    expect((await post(token, body("Yesterday"))).headers.get("idempotency-replayed")).toBe("true");
    await age(2 * MINUTE_MS);
    expect((await post(token, body("Yesterday"))).headers.get("idempotency-replayed")).toBeNull();
    expect(await countKeys("Yesterday")).toBe(2);
    const { results } = await collector.db.prepare("SELECT id FROM kept_replies").all();
    expect(results.length).toBe(1);
  });

  it.each(['"', '""', '"half', "two words", "x".repeat(201), '"a", "b"'])("must be one: %s is a 422", async (token) => {
    const refused = await post(token, body("None"));
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "/header/Idempotency-Key" }] } });
  });

  it("changes nothing in how a body is refused", async () => {
    const headers = { authorization: `Bearer ${FIRST_KEY}`, "content-type": "application/json" };
    const status = async (sent: string | ReadableStream) => {
      const init = {
        method: "POST",
        headers: { ...headers, "idempotency-key": newToken() },
        body: sent,
        duplex: "half",
      };
      const response = await collector.fetch("/api/v1/keys", init);
      await response.body?.cancel();
      return response.status;
    };
    expect(await status("{")).toBe(400);
    expect(await status(JSON.stringify({ name: "x".repeat(MAX_API_BODY_BYTES) }))).toBe(413);
    expect(await status(new Blob([JSON.stringify({ name: "x".repeat(MAX_API_BODY_BYTES) })]).stream())).toBe(413);
    expect(await status(new Blob([JSON.stringify(body("Streamed"))]).stream())).toBe(201);
  });
});

describe("kept replies", () => {
  it("can be read with the caller's own key alone", async () => {
    const token = newToken();
    const { secret } = NewKey.parse((await post(token, body("Secret"))).body);
    const safe = await safeFor(FIRST_KEY, token);
    const row = await collector.db.prepare("SELECT * FROM kept_replies WHERE id = ?").bind(safe.id).first();
    expect(JSON.stringify(row)).not.toContain(secret);
    expect((await safe.open(String(row?.["reply"]))).body).toContain(secret);
    await expect((await safeFor(secret, token)).open(String(row?.["reply"]))).rejects.toThrow();
  });

  it("cost two rows and one, in a round trip each, and reading none of the others", async () => {
    for (let index = 0; index < 20; index += 1) await post(newToken(), body("Many"));
    const { db, meter } = metered(collector.db);
    const startedAt = Date.now();
    expect(await claim(db, "new", startedAt)).toEqual({ state: "first" });
    expect([meter.roundTrips, meter.rowsWritten]).toEqual([1, 2]);
    expect(meter.rowsRead).toBeLessThan(10);
    await settle(db, { id: "new", startedAt }, "reply");
    expect([meter.roundTrips, meter.rowsWritten]).toEqual([2, 3]);
    expect(await claim(db, "new", startedAt + 1)).toEqual({ state: "done", reply: "reply" });
    expect(meter.rowsWritten).toBe(3);
  });

  it("are not overwritten by a call that was taken for dead and ends after all", async () => {
    const startedAt = Date.now() - 11 * MINUTE_MS;
    await claim(collector.db, "slow", startedAt);
    expect(await claim(collector.db, "slow", Date.now())).toEqual({ state: "first" });
    await settle(collector.db, { id: "slow", startedAt }, "old");
    expect(await claim(collector.db, "slow", Date.now())).toEqual({ state: "running" });
  });
});
