import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Refusals } from "../../../worker/contract/site.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, startCollector } from "../collector.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

describe("GET /sites/{site}/refusals", () => {
  it("tells what the collector refused, by UTC day and code", async () => {
    const siteKey = await collector.site("shop");
    expect(await api.read(Refusals, "/sites/shop/refusals")).toEqual({ refusals: [] });
    const before = Date.now();
    expect((await collector.post(siteKey, message("nowhere"))).status).toBe(404);
    const { refusals } = await vi.waitFor(async () => {
      const read = await api.read(Refusals, "/sites/shop/refusals");
      expect(read.refusals).toHaveLength(1);
      return read;
    });
    const [refusal] = refusals;
    expect(refusal).toMatchObject({ code: "unknown-touchpoint", count: 1 });
    expect(Date.parse(refusal?.lastAt ?? "")).toBeGreaterThanOrEqual(before);
    expect(refusal?.day).toBe(refusal?.lastAt.slice(0, 10));
  });

  it("goes back 30 days, newest day first, and tells nothing of another site", async () => {
    await collector.site("old");
    await collector.site("neighbour");
    const dayOf = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const insert = collector.db.prepare("INSERT INTO refusals SELECT id, ?2, ?3, ?4, 0 FROM sites WHERE slug = ?1");
    await collector.db.batch([
      insert.bind("old", dayOf(40), "malformed", 7),
      insert.bind("old", dayOf(29), "malformed", 5),
      insert.bind("old", dayOf(2), "unknown-touchpoint", 2),
      insert.bind("old", dayOf(2), "daily-cap", 9),
      insert.bind("neighbour", dayOf(2), "daily-cap", 1),
    ]);
    const { refusals } = await api.read(Refusals, "/sites/old/refusals");
    expect(refusals.map(({ day, code, count }) => [day, code, count])).toEqual([
      [dayOf(2), "daily-cap", 9],
      [dayOf(2), "unknown-touchpoint", 2],
      [dayOf(29), "malformed", 5],
    ]);
  });

  it("answers 404 for a site that is not there", async () => {
    const refused = await api.refused("GET", "/sites/nowhere/refusals");
    expect(refused).toMatchObject({ status: 404, code: "unknown-site" });
  });
});
