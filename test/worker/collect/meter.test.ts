import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { meterOf } from "../../../worker/collect/meter.ts";
import { deletion, type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";

const DAY_MS = 86_400_000;
const NOON = Date.parse("2026-06-15T12:00:00Z");

let collector: Collector;
let siteId: number;
let touchpointId: number;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
  await collector.touchpoint("shop", "help", { question: { metric: "thumbs", key: "q" } });
  const row = await collector.db
    .prepare("SELECT id, site_id FROM touchpoints")
    .first<{ id: number; site_id: number }>();
  [touchpointId, siteId] = [row?.id ?? 0, row?.site_id ?? 0];
});
afterAll(async () => collector.close());

function state(over: Partial<PromptState> = {}): PromptState {
  const times = { day: "2026-06-15", shown_at: NOON, received_at: NOON };
  const fixed = { touchpoint_id: touchpointId, id: promptId(), revision: 1, channel: "web" as const, ...times };
  return { ...fixed, seq: 1, shown: 1, dismissed: 0, ...over };
}

/** As an isolate that has just started reads it. */
async function fresh(nowMs: number): Promise<number> {
  return (await meterOf(metered(collector.db).db, siteId, nowMs)).messages;
}

describe("the cost meter", () => {
  it("counts each message of the day that wrote, changes and late ones too, and begins anew the next day", async () => {
    const one = state();
    await storeStates(collector.db, [one], NOON);
    await storeStates(collector.db, [{ ...one, seq: 2, rating: 1 }], NOON);
    await storeStates(collector.db, [{ ...one, seq: 2, rating: 1 }], NOON);
    await storeStates(collector.db, [state({ day: "2026-05-20" })], NOON);
    await storeStates(collector.db, [state({ generated: 1 }), deletion(touchpointId, one.id)], NOON);
    expect(await fresh(NOON)).toBe(3);
    expect(await fresh(NOON + DAY_MS)).toBe(0);
    await storeStates(collector.db, [state()], NOON + DAY_MS);
    expect(await fresh(NOON + DAY_MS)).toBe(1);
  });

  it("is read once a minute, and again when the day changes", async () => {
    const { db, meter } = metered(collector.db);
    await meterOf(db, siteId, NOON);
    await meterOf(db, siteId, NOON + 59_000);
    expect(meter.roundTrips).toBe(1);
    await meterOf(db, siteId, NOON + 61_000);
    expect(meter.roundTrips).toBe(2);
    await meterOf(db, siteId, NOON + DAY_MS / 2);
    expect(meter.roundTrips).toBe(3);
  });

  it("is not moved by repeats", async () => {
    const siteKey = await collector.site("capped", { dailyMessages: 2 });
    await collector.touchpoint("capped", "help", { question: { metric: "thumbs", key: "q" } });
    const repeated = message("help", { answer: 1 });
    for (let count = 0; count < 6; count += 1) expect((await collector.post(siteKey, repeated)).status).toBe(200);
    expect((await collector.post(siteKey, message("help"))).status).toBe(200);
    expect((await collector.post(siteKey, message("help"))).status).toBe(429);
  });
});
