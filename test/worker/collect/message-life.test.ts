import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collector, message, promptId, startCollector } from "../collector.ts";

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop", { timeZone: "Europe/Prague" });
  await collector.touchpoint("shop", "checkout", {
    question: { metric: "nps", key: "recommend" },
    followUp: {
      metric: "choice",
      key: "why",
      options: [option("price"), option("speed"), option("help")],
      several: true,
    },
    properties: [{ key: "plan", type: "string", values: ["free", "pro"] }],
  });
  await collector.touchpoint("shop", "product", {
    question: { metric: "csat", key: "product" },
    followUp: { metric: "text", key: "product-why" },
  });
});
afterAll(async () => collector.close());

function option(key: string) {
  return { key, text: { en: key } };
}

async function send(...args: Parameters<typeof message>): Promise<void> {
  const response = await collector.post(siteKey, message(...args));
  expect(response.status, await response.clone().text()).toBe(200);
}

async function stored(prompt: string): Promise<Record<string, unknown> | null> {
  return collector.db.prepare("SELECT * FROM responses WHERE id = ?").bind(prompt).first();
}

/** Sum of some counters over the rollups of a touchpoint. */
async function counted(touchpoint: string, ...names: string[]): Promise<Record<string, number>> {
  const sums = names.map((name) => `sum(${name}) AS ${name}`).join(", ");
  const row = await collector.db
    .prepare(`SELECT ${sums} FROM rollups JOIN touchpoints t ON t.id = touchpoint_id WHERE t.slug = ?`)
    .bind(touchpoint)
    .first<Record<string, number>>();
  return row ?? {};
}

/** What some messages add to the counters of a touchpoint. */
async function added(touchpoint: string, names: string[], run: () => Promise<void>): Promise<Record<string, number>> {
  const before = await counted(touchpoint, ...names);
  await run();
  const after = await counted(touchpoint, ...names);
  return Object.fromEntries(names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}

describe("the life of a prompt", () => {
  it("counts showing, rating, changed rating and follow-up as one response", async () => {
    const prompt = promptId();
    const names = [
      "shown",
      "answered",
      "answered_shown",
      "v9",
      "v3",
      "pos_answered",
      "neg_answered",
      "neg0",
      "neg2",
      "pos1",
    ];
    const difference = await added("checkout", names, async () => {
      await send("checkout", { prompt, seq: 1 });
      await send("checkout", { prompt, seq: 2, answer: 9 });
      await send("checkout", { prompt, seq: 3, answer: 9, followUp: ["speed"] });
      await send("checkout", { prompt, seq: 4, answer: 3, followUp: ["price", "help"] });
    });
    expect(difference).toEqual({
      shown: 1,
      answered: 1,
      answered_shown: 1,
      v9: 0,
      v3: 1,
      pos_answered: 0,
      neg_answered: 1,
      neg0: 1,
      neg2: 1,
      pos1: 0,
    });
    expect(await stored(prompt)).toMatchObject({ seq: 4, rating: 3, band: -1, reasons: 0b101, dismissed: 0 });
  });

  it("keeps the newest state when messages arrive in the wrong order", async () => {
    const prompt = promptId();
    const difference = await added("checkout", ["shown", "answered", "v2", "v10"], async () => {
      await send("checkout", { prompt, seq: 3, answer: 10 });
      await send("checkout", { prompt, seq: 1 });
      await send("checkout", { prompt, seq: 2, answer: 2 });
    });
    expect(difference).toEqual({ shown: 1, answered: 1, v2: 0, v10: 1 });
    expect(await stored(prompt)).toMatchObject({ seq: 3, rating: 10 });
  });

  it("answers a repeat like the first, refused parts included, and counts it once", async () => {
    const repeated = message("checkout", { answer: 7, properties: { plan: "pro", colour: "red" } });
    const difference = await added("checkout", ["answered", "v7"], async () => {
      const first = await collector.post(siteKey, repeated);
      const second = await collector.post(siteKey, repeated);
      expect(await second.text()).toBe(await first.text());
      expect(second.status).toBe(first.status);
    });
    expect(difference).toEqual({ answered: 1, v7: 1 });
    expect(await stored(repeated.prompt)).toMatchObject({ properties: '{"plan":"pro"}' });
  });

  it("counts a dismissal only for prompts that were shown and not answered", async () => {
    const prompt = promptId();
    const names = ["shown", "answered", "dismissed"];
    const difference = await added("product", names, async () => {
      await send("product", { dismissed: true });
      await send("product", { shown: false, dismissed: true });
      await send("product", { prompt, seq: 1, answer: 4 });
      await send("product", { prompt, seq: 2, answer: 4, dismissed: true });
    });
    expect(difference).toEqual({ shown: 2, answered: 1, dismissed: 1 });
  });

  it("counts no comment in a rate whose showing may not be reported", async () => {
    const difference = await added("product", ["answered", "commented"], async () => {
      await send("product", { shown: false, answer: 5, followUp: "quiet" });
      await send("product", { answer: 5, followUp: "aloud" });
    });
    expect(difference).toEqual({ answered: 2, commented: 1 });
  });

  it("takes a rating as a showing, unless the showing may not be reported", async () => {
    const difference = await added("product", ["shown", "answered", "answered_shown"], async () => {
      const { shown: _, ...implied } = message("product", { answer: 5 });
      expect((await collector.post(siteKey, implied)).status).toBe(200);
      await send("product", { shown: false, answer: 5 });
    });
    expect(difference).toEqual({ shown: 1, answered: 2, answered_shown: 1 });
  });

  it("stores what the touchpoint declares, language, device, country and path without its query", async () => {
    const sent = message("checkout", {
      answer: 8,
      language: "cs",
      device: "phone",
      path: "/done#top?order=77",
      properties: { plan: "free" },
    });
    expect((await collector.post(siteKey, sent)).status).toBe(200);
    const row = await stored(sent.prompt);
    // Workers know the country of a request; locally it is made up.
    expect(row?.["country"]).toMatch(/^[A-Z]{2}$/);
    expect(row).toMatchObject({ language: "cs", device: "phone", path: "/done", properties: '{"plan":"free"}' });
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      "answer_text",
      "band",
      "channel",
      "choices",
      "comment",
      "country",
      "day",
      "device",
      "dismissed",
      "generated",
      "id",
      "language",
      "path",
      "properties",
      "rating",
      "reasons",
      "received_at",
      "revision",
      "seq",
      "shown",
      "shown_at",
      "touchpoint_id",
    ]);
  });

  it("fixes the day at the first message stored, by the server's clock, whatever comes later", async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const made = hoursAgo(30);
    // A browser clock that is three years behind: only the difference of its times is believed.
    const wrong = (at: Date) => new Date(at.getTime() - 3 * 365 * 86_400_000).toISOString();
    const prompt = promptId(made.getTime());
    await send("checkout", { prompt, seq: 1, shownAt: wrong(made), sentAt: wrong(new Date()) });
    await send("checkout", { prompt, seq: 2, answer: 1, shownAt: wrong(hoursAgo(2)), sentAt: wrong(new Date()) });
    const row = await stored(prompt);
    const day = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Prague" }).format(made);
    expect(row).toMatchObject({ day, rating: 1 });
    expect(Math.abs(Number(row?.["shown_at"]) - made.getTime())).toBeLessThan(10_000);
  });

  it("takes the id's time where the browser's clock was set between showing and sending", async () => {
    const made = Date.now() - 5 * 86_400_000;
    const prompt = promptId(made);
    const later = new Date(Date.now() - 20 * 86_400_000).toISOString();
    await send("checkout", { prompt, answer: 6, shownAt: new Date(made).toISOString(), sentAt: later });
    expect(await stored(prompt)).toMatchObject({ shown_at: made });
  });

  it("keeps the revision of its first message: one of another revision changes nothing", async () => {
    const put = async (text: string) =>
      collector.touchpoint("shop", "revised", { question: { metric: "nps", key: "q", text: { en: text } } });
    await put("one");
    await put("two");
    const prompt = promptId();
    await send("revised", { prompt, revision: 1, seq: 1 });
    const difference = await added("revised", ["answered", "v9"], async () => {
      await send("revised", { prompt, revision: 2, seq: 2, answer: 9 });
    });
    expect(difference).toEqual({ answered: 0, v9: 0 });
    expect(await stored(prompt)).toMatchObject({ revision: 1, seq: 1, rating: null });
  });

  it("does not bring a deleted response back when a late message arrives", async () => {
    const prompt = promptId();
    await send("product", { prompt, seq: 1, answer: 2, followUp: "slow" });
    const difference = await added("product", ["shown", "answered", "commented", "v2"], async () => {
      const deleted = await collector.api("DELETE", `/sites/shop/touchpoints/product/responses/${prompt}`);
      expect(deleted.status).toBe(204);
      await send("product", { prompt, seq: 2, answer: 5, followUp: "better" });
    });
    expect(difference).toEqual({ shown: -1, answered: -1, commented: -1, v2: -1 });
    expect(await stored(prompt)).toMatchObject({ rating: null, comment: null, path: null, properties: null });
  });
});
