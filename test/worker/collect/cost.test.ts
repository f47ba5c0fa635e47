import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { app } from "../../../worker/app.ts";
import type { Message } from "../../../worker/contract/message.ts";
import { type Collector, message, ORIGIN, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop");
  await collector.touchpoint("shop", "checkout", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
  });
});
afterAll(async () => collector.close());

/** Runs the collector's own code on the real database, counting; the site is in memory, as it is on all but one message in ten seconds. */
function meteredCollector() {
  const { db, meter } = metered(collector.db);
  const post = async (sent: Message) => {
    const before = { ...meter };
    const init = {
      method: "POST",
      headers: { origin: ORIGIN, "content-type": "text/plain" },
      body: JSON.stringify(sent),
    };
    const response = await app.request(`/s/${siteKey}`, init, { ...collector.env, DB: db, MESSAGE_LIMIT: undefined });
    expect(response.status).toBe(200);
    return { trips: meter.roundTrips - before.roundTrips, written: meter.rowsWritten - before.rowsWritten };
  };
  return { post, meter, db };
}

describe("what a message costs", () => {
  it("is one round trip and two rows for each step of a prompt, and no row for a repeat or old news", async () => {
    const { post } = meteredCollector();
    await post(message("checkout"));
    const prompt = promptId();
    const step = async (over: Partial<Message>) => post(message("checkout", { prompt, ...over }));
    const changes = {
      showing: await step({ seq: 1 }),
      rating: await step({ seq: 3, answer: 9 }),
      changedRating: await step({ seq: 4, answer: 2 }),
      followUp: await step({ seq: 6, answer: 2, followUp: "late" }),
      dismissal: await post(message("checkout", { dismissed: true })),
      ratingAlone: await post(message("checkout", { answer: 5 })),
      everythingAtOnce: await post(message("checkout", { seq: 3, answer: 5, followUp: "fine" })),
      late: await post(message("checkout", { prompt: promptId(Date.now() - 20 * 86_400_000), answer: 1 })),
    };
    for (const cost of Object.values(changes)) expect(cost).toEqual({ trips: 1, written: 2 });
    const news = {
      repeat: await step({ seq: 6, answer: 2, followUp: "late" }),
      old: await step({ seq: 2, answer: 10 }),
    };
    for (const cost of Object.values(news)) expect(cost).toEqual({ trips: 1, written: 0 });
  });

  it("stays at two rows a message over a thousand messages, background work included", async () => {
    const { post, meter } = meteredCollector();
    const live = async () => {
      const prompt = promptId();
      await post(message("checkout", { prompt, seq: 1 }));
      await post(message("checkout", { prompt, seq: 2, answer: 7 }));
      await post(message("checkout", { prompt, seq: 3, answer: 8 }));
      await post(message("checkout", { prompt, seq: 4, answer: 8, followUp: "good" }));
    };
    for (let round = 0; round < 25; round += 1) await Promise.all(Array.from({ length: 10 }, live));
    expect(meter.rowsWritten / 1000).toBeLessThanOrEqual(2);
    // One look-up of the site for every ten seconds of messages, besides one round trip each.
    expect(meter.roundTrips / 1000).toBeLessThan(1.05);
  }, 300_000);

  it("writes nothing for a page view: script and wording only read", async () => {
    const { db, meter } = meteredCollector();
    const env = { ...collector.env, DB: db };
    expect((await app.request(`/s/${siteKey}.js`, {}, env)).status).toBe(200);
    expect((await app.request(`/s/${siteKey}/checkout/1/en`, {}, env)).status).toBe(200);
    expect(meter).toMatchObject({ rowsWritten: 0, roundTrips: 1 });
  });

  it("writes two rows to delete a response", async () => {
    const prompt = promptId();
    expect((await collector.post(siteKey, message("checkout", { prompt, answer: 4 }))).status).toBe(200);
    const { db, meter } = metered(collector.db);
    const { deletion, storeStates } = await import("../../../worker/collect/store.ts");
    const row = await collector.db.prepare("SELECT touchpoint_id FROM responses WHERE id = ?").bind(prompt).first();
    await storeStates(db, [deletion(Number(row?.["touchpoint_id"]), prompt)], Date.now());
    expect(meter).toMatchObject({ rowsWritten: 2, roundTrips: 1 });
  });
});
