import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_WRONG_KEYS } from "../../../worker/contract/limits.ts";
import { NewKey } from "../../../worker/contract/keys.ts";
import { checkedApi, type Reply } from "../checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";

const PLATFORM_LIMIT = 600;

let few: Collector;
let shared: Collector;

beforeAll(async () => {
  [few, shared] = await Promise.all([
    startCollector({ API_LIMIT: null, API_CALLS_PER_MINUTE: 5 }),
    startCollector({ API_CALLS_PER_MINUTE: 1_000_000 }),
  ]);
});
afterAll(async () => Promise.all([few.close(), shared.close()]));

/** The structured fields (RFC 9651), as numbers. */
function limits({ headers }: { headers: Headers }) {
  const policy = /^"key";q=(\d+);w=(\d+)$/.exec(headers.get("ratelimit-policy") ?? "");
  const left = /^"key";r=(\d+);t=(\d+)$/.exec(headers.get("ratelimit") ?? "");
  return {
    quota: Number(policy?.[1]),
    window: Number(policy?.[2]),
    remaining: Number(left?.[1]),
    t: Number(left?.[2]),
  };
}

describe("the rate limit of a key", () => {
  it("tells with each reply what is left, and answers 429 beyond it; another key has its own", async () => {
    const api = checkedApi(few);
    const { body } = await api.call("POST", "/keys", { body: { name: "K", scopes: ["manage"] } });
    const { secret: key } = NewKey.parse(body);
    const replies: Reply[] = [];
    for (let call = 0; call < 6; call += 1) replies.push(await api.call("GET", "/sites", { key }));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(replies.map((reply) => limits(reply).remaining)).toEqual([4, 3, 2, 1, 0, 0]);
    for (const reply of replies) {
      expect(limits(reply)).toMatchObject({ quota: 5, window: 60 });
      expect(limits(reply).t).toBeGreaterThan(0);
      expect(limits(reply).t).toBeLessThanOrEqual(60);
    }
    const last = replies.at(-1);
    expect(last?.body).toMatchObject({ code: "rate-limited", status: 429 });
    expect(last?.headers.get("retry-after")).toBe(String(limits(replies[5] ?? { headers: new Headers() }).t));
    expect((await api.call("GET", "/sites")).status).toBe(200);
  });

  it("is told with refusals, too", async () => {
    const api = checkedApi(few);
    const { body } = await api.call("POST", "/keys", { body: { name: "K", scopes: ["scores:read"] } });
    const refused = await api.call("GET", "/keys", { key: NewKey.parse(body).secret });
    expect([refused.status, limits(refused).remaining]).toEqual([403, 4]);
  });

  it("is the platform's as well, for what neighbours of this isolate take", async () => {
    let ok = 0;
    const call = async () => {
      const response = await shared.api("GET", "/nothing");
      await response.body?.cancel();
      if (response.status === 404) ok += 1;
      return response;
    };
    let last = await call();
    while (last.status === 404) {
      if (ok > PLATFORM_LIMIT) break;
      last = (await Promise.all(Array.from({ length: 20 }, call))).at(-1) ?? last;
    }
    expect(last.status).toBe(429);
    expect(ok).toBeLessThanOrEqual(PLATFORM_LIMIT);
    expect(limits(last).remaining).toBe(0);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is the same in what the platform enforces and what the API says", async () => {
    const config = await readFile("wrangler.jsonc", "utf8");
    expect(config).toContain(
      `"name": "API_LIMIT", "namespace_id": "2719", "simple": { "limit": ${PLATFORM_LIMIT}, "period": 60 }`,
    );
    expect(config).toContain(`"API_CALLS_PER_MINUTE": ${PLATFORM_LIMIT}`);
  });
});

describe("an address that sends wrong keys", () => {
  const from = async (address: string, key: string) => {
    const headers = { authorization: `Bearer ${key}`, "cf-connecting-ip": address };
    const response = await shared.fetch("/api/v1/sites", { headers });
    await response.body?.cancel();
    return response;
  };

  it("is looked up no more after a hundred in a minute, and others are", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < MAX_WRONG_KEYS; index += 1) {
      statuses.push((await from(`2001:db8:1:1::${index}`, `asklet_${String(index).padStart(43, "x")}`)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const blocked = await from("2001:db8:1:1:ffff::1", FIRST_KEY);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    // The key's own calls of this minute are spent by the test before; that it was looked up is what shows.
    const other = await from("2001:db8:1:2::1", `asklet_${"y".repeat(43)}`);
    expect(other.status).toBe(401);
  });

  it("costs no written row", async () => {
    const { results } = await shared.db.prepare("SELECT * FROM audit").all();
    expect(results).toEqual([]);
  });
});
