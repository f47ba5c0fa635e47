/** How often pages are asked for with one key, and how often an address may guess. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_WRONG_KEYS } from "../../../worker/contract/limits.ts";
import { SCOPES } from "../../../worker/contract/keys.ts";
import { type Collector, startCollector } from "../collector.ts";
import { ALL_PAGES, isInside } from "./page-routes.ts";
import { Visitor } from "./visitor.ts";

const QUOTA = 5;

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector({ API_LIMIT: null, API_CALLS_PER_MINUTE: QUOTA });
  await collector.site("shop");
});
afterAll(async () => collector.close());

const retryAfter = ({ headers }: Response): number => Number(headers.get("retry-after"));

it("pages behind the sign-in have the limit of the key, all of them together", async () => {
  const made = await collector.api("POST", "/keys", { name: "k", scopes: SCOPES });
  const { secret }: { secret: string } = await made.json();
  const visitor = new Visitor(collector);
  await visitor.signIn(secret);
  for (let call = 0; call < QUOTA; call += 1) expect((await visitor.get("/sites/shop")).status).toBe(200);
  for (const { route, method, path } of ALL_PAGES.filter(isInside)) {
    const response = method === "GET" ? await visitor.get(path) : await visitor.post(path, {});
    expect([route, response.status, retryAfter(response) > 0]).toEqual([route, 429, true]);
  }
});

describe("an address that guesses", () => {
  const DOORS: [route: string, wrong: number][] = [
    ["POST /sign-in", 401],
    ["POST /sign-in/passkey", 401],
    ["POST /join/x", 404],
    ["POST /join/x/options", 404],
    ["POST /first", 401],
  ];

  async function guess(route: string, address: string): Promise<Response> {
    const [method = "", path = ""] = route.split(" ");
    const isJson = /passkey|join/.test(path);
    const type = isJson ? "application/json" : "application/x-www-form-urlencoded";
    const headers = { origin: collector.url, "cf-connecting-ip": address, "content-type": type };
    const body = isJson ? "{}" : "key=asklet_wrong&name=Eve";
    const response = await collector.fetch(path, { method, headers, ...(method === "POST" && { body }) });
    await response.body?.cancel();
    return response;
  }

  it.each(DOORS)("at %s is told so a hundred times in a minute, and then is let try nowhere", async (route, wrong) => {
    const at = DOORS.findIndex(([door]) => door === route);
    const [address, other] = [`192.0.2.${at}`, `198.51.100.${at}`];
    const guesses = await Promise.all(Array.from({ length: MAX_WRONG_KEYS }, async () => guess(route, address)));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([wrong]));
    for (const [door] of DOORS) {
      const refused = await guess(door, address);
      expect([door, refused.status, retryAfter(refused) > 0]).toEqual([door, 429, true]);
    }
    expect((await guess(route, other)).status).toBe(wrong);
  });
});
