import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { app } from "../../../worker/app.ts";
import { type Collector, message, ORIGIN, startCollector } from "../collector.ts";

let collector: Collector;
let siteKey: string;
const errors = vi.spyOn(console, "error").mockImplementation(() => {});

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop");
  const followUp = { metric: "text", key: "why" };
  await collector.touchpoint("shop", "checkout", { question: { metric: "nps", key: "q" }, followUp });
});
afterEach(() => errors.mockClear());
afterAll(async () => {
  errors.mockRestore();
  await collector.close();
});

/** The real database, but a number of writes fail: before they ran, or after, when nobody knows that they did. */
function failing(texts: readonly string[], when: "before" | "after"): D1Database {
  const left = [...texts];
  return new Proxy(collector.db, {
    get(target, name) {
      if (name === "prepare") return target.prepare.bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const writes = left.length > 0 && wantsToWrite;
        if (writes && when === "after") await target.batch(statements);
        if (writes) throw new Error(left.shift());
        return target.batch(statements);
      };
    },
  });
}

let wantsToWrite = false;

async function post(db: D1Database, comment: string) {
  const env = { ...collector.env, DB: db, MESSAGE_LIMIT: undefined };
  wantsToWrite = false;
  await app.request(`/s/${siteKey}.js`, {}, env);
  wantsToWrite = true;
  const headers = { origin: ORIGIN, "content-type": "text/plain" };
  const body = JSON.stringify(message("checkout", { answer: 9, followUp: comment }));
  const init = { method: "POST", headers, body };
  const waiting: Promise<unknown>[] = [];
  const context = {
    waitUntil: (promise: Promise<unknown>) => void waiting.push(promise),
    passThroughOnException() {},
    props: {},
  };
  const response = await app.request(`/s/${siteKey}`, init, env, context);
  await Promise.all(waiting);
  return response;
}

async function counted(comment: string): Promise<number> {
  const row = await collector.db
    .prepare("SELECT count(*) AS n FROM responses WHERE comment = ?")
    .bind(comment)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

async function commented(): Promise<number> {
  const row = await collector.db.prepare("SELECT sum(commented) AS n FROM rollups").first<{ n: number }>();
  return row?.n ?? 0;
}

describe("a write that fails", () => {
  it.for(["before", "after"] as const)(
    "in passing is sent again and counts once: it failed %s it ran",
    async (when) => {
      const before = await commented();
      const lost = ["D1_ERROR: Network connection lost.", "D1_ERROR: storage caused object to be reset"];
      expect((await post(failing(lost, when), `twice ${when}`)).status).toBe(200);
      expect(await counted(`twice ${when}`)).toBe(1);
      expect(await commented()).toBe(before + 1);
    },
  );

  it("for good is 503 with Retry-After, and what the log says holds no answer", async () => {
    const secret = "my secret comment";
    const response = await post(
      failing([`D1_ERROR: D1 DB is overloaded. params: ${"x".repeat(90)} ${secret}`], "before"),
      secret,
    );
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("30");
    expect(await response.json()).toMatchObject({ code: "overloaded" });
    expect(errors).toHaveBeenCalled();
    expect(JSON.stringify(errors.mock.calls)).not.toContain(secret);
    expect(await counted(secret)).toBe(0);
  });

  it("again and again is given up after three attempts", async () => {
    const lost = Array.from({ length: 3 }, () => "D1_ERROR: Network connection lost.");
    expect((await post(failing(lost, "before"), "given up")).status).toBe(503);
    expect(await counted("given up")).toBe(0);
  });
});
