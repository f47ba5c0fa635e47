import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { app } from "../../../worker/app.ts";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { spentTouchpoints } from "../../../worker/script/limits.ts";
import { knownSite } from "../../../worker/sites/directory.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf, stateOn } from "../scores/answers.ts";

const LIMIT_REACHED = { due: false, reason: "limit-reached" };
/** All that the script still says of a touchpoint at its limit, after its name and revision. */
const SPENT = ',"exempt":1,"spent":1}';
/** Noon of a Monday in Prague. */
const NOON = Date.parse("2026-06-15T12:00:00+02:00");
const TODAY = "2026-06-15";

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => collector.close());

/** A site with one touchpoint of these rules. */
async function limited(site: string, rules: object, question: object = { metric: "nps", key: "q" }): Promise<string> {
  const siteKey = await collector.site(site, { timeZone: "Europe/Prague" });
  await collector.touchpoint(site, "paid", { question, rules });
  return siteKey;
}

/** What the script of an isolate that has just started, and the wording it leads to, make of the touchpoint. */
async function asks(siteKey: string, revision = 1): Promise<{ isSpent: boolean; wording: unknown }> {
  const env = { ...collector.env, DB: metered(collector.db).db };
  const script = await (await app.request(`/s/${siteKey}.js`, {}, env)).text();
  const wording = await app.request(`/s/${siteKey}/paid/${revision}/en`, {}, env);
  return { isSpent: script.includes(SPENT), wording: await wording.json() };
}

async function isAsked(siteKey: string, revision = 1): Promise<boolean> {
  const { isSpent, wording } = await asks(siteKey, revision);
  if (isSpent) expect(wording).toEqual(LIMIT_REACHED);
  else expect(wording).toMatchObject({ revision });
  return !isSpent;
}

async function answer(siteKey: string, over: object = {}): Promise<string> {
  const sent = message("paid", { answer: 9, ...over });
  expect((await collector.post(siteKey, sent)).status).toBe(200);
  return sent.prompt;
}

/** Stores so many answers of a day. */
async function store(site: string, day: string, count: number, over: Partial<PromptState> = {}): Promise<void> {
  const id = await idOf(collector.db, site, "paid");
  const states = Array.from({ length: count }, () => stateOn(id, day, { rating: 9, ...over }));
  await storeStates(collector.db, states, Date.now());
}

describe("a limit of answers in all", () => {
  it("leaves of the touchpoint its name in the script, and its wording is not due; a preview is", async () => {
    const siteKey = await limited("total", { limits: { total: 2 }, triggers: [{ on: "load" }] });
    await answer(siteKey);
    expect(await isAsked(siteKey)).toBe(true);
    await answer(siteKey);
    expect(await asks(siteKey)).toEqual({ isSpent: true, wording: LIMIT_REACHED });
    const script = await (await collector.fetch(`/s/${siteKey}.js`)).text();
    expect(script).toContain(`"touchpoints":[{"slug":"paid","revision":1${SPENT}]`);
    expect(script).toContain("`limit-reached`");
    const preview = await collector.fetch(`/s/${siteKey}/paid/0/en`);
    expect(await preview.json()).toMatchObject({ metric: "nps", revision: 1 });
  });

  it("is what the Worker goes by, and may be raised", async () => {
    const siteKey = await limited("raised", { limits: { total: 1 } });
    await answer(siteKey);
    const wording = async () => (await collector.fetch(`/s/${siteKey}/paid/1/en`)).json();
    const reply = await collector.fetch(`/s/${siteKey}/paid/1/en`);
    expect([reply.status, reply.headers.get("cache-control"), await reply.json()]).toEqual([
      200,
      "no-store",
      LIMIT_REACHED,
    ]);
    expect(await (await collector.fetch(`/s/${siteKey}.js`)).text()).toContain(SPENT);
    await collector.touchpoint("raised", "paid", {
      question: { metric: "nps", key: "q" },
      rules: { limits: { total: 2 } },
    });
    expect(await wording()).toMatchObject({ revision: 1 });
    expect(await (await collector.fetch(`/s/${siteKey}.js`)).text()).not.toContain(SPENT);
  });

  it("never refuses an answer: one that comes after it is taken and counted", async () => {
    const siteKey = await limited("passed", { limits: { total: 1, perDay: 1 } });
    await answer(siteKey);
    expect(await isAsked(siteKey)).toBe(false);
    const late = await collector.post(siteKey, message("paid", { answer: 10, seq: 2 }));
    expect([late.status, await late.json()]).toEqual([200, { refused: [] }]);
    const row = await collector.db
      .prepare("SELECT sum(answered) AS answered FROM rollups WHERE touchpoint_id = ?")
      .bind(await idOf(collector.db, "passed", "paid"))
      .first();
    expect(row).toEqual({ answered: 2 });
  });

  it("counts answers only, and not those that were deleted", async () => {
    const siteKey = await limited("counted", { limits: { total: 1 } });
    await answer(siteKey, { answer: undefined });
    await answer(siteKey, { answer: undefined, dismissed: true });
    expect(await isAsked(siteKey)).toBe(true);
    const prompt = await answer(siteKey);
    expect(await isAsked(siteKey)).toBe(false);
    await collector.api("DELETE", `/sites/counted/touchpoints/paid/responses/${prompt}`);
    expect(await isAsked(siteKey)).toBe(true);
  });

  it("counts every channel but imports, and nothing that was generated", async () => {
    const siteKey = await limited("channels", { limits: { total: 3 } });
    await store("channels", "2026-01-10", 5, { generated: 1 });
    await store("channels", "2026-01-10", 5, { channel: "import" });
    await store("channels", "2026-01-10", 1, { channel: "email" });
    await store("channels", "2026-01-10", 1, { channel: "api" });
    expect(await isAsked(siteKey)).toBe(true);
    await store("channels", "2026-01-10", 1, { channel: "kiosk" });
    expect(await isAsked(siteKey)).toBe(false);
  });

  it("counts all revisions of a question, and begins anew with another question", async () => {
    const siteKey = await limited("revised", { limits: { total: 2 } });
    await answer(siteKey);
    const put = async (question: object) =>
      collector.touchpoint("revised", "paid", { question, rules: { limits: { total: 2 } } });
    await put({ metric: "nps", key: "q", text: { en: "Would you?" } });
    await answer(siteKey, { revision: 2 });
    expect(await isAsked(siteKey, 2)).toBe(false);
    await put({ metric: "csat", key: "another" });
    expect(await isAsked(siteKey, 3)).toBe(true);
    // A late answer to the question before is none to this one.
    await answer(siteKey, { revision: 2 });
    await answer(siteKey, { revision: 3, answer: 5 });
    expect(await isAsked(siteKey, 3)).toBe(true);
    await answer(siteKey, { revision: 3, answer: 5 });
    expect(await isAsked(siteKey, 3)).toBe(false);
    // Pages that still have an earlier revision ask no more than others.
    expect((await asks(siteKey, 1)).wording).toEqual(LIMIT_REACHED);
  });

  it("leaves other touchpoints of the site alone", async () => {
    const siteKey = await limited("others", { limits: { total: 1 } });
    await collector.touchpoint("others", "help", { question: { metric: "thumbs", key: "q" } });
    await answer(siteKey);
    expect(await isAsked(siteKey)).toBe(false);
    const help = await collector.fetch(`/s/${siteKey}/help/1/en`);
    expect(await help.json()).toMatchObject({ metric: "thumbs" });
  });
});

describe("a limit of answers a day", () => {
  it("counts the days of the site's time zone", async () => {
    const siteKey = await limited("daily", { limits: { perDay: 2 } });
    await store("daily", "2026-06-14", 5);
    await store("daily", TODAY, 1);
    vi.useFakeTimers({ toFake: ["Date"], now: NOON });
    expect(await isAsked(siteKey)).toBe(true);
    await store("daily", TODAY, 1);
    expect(await isAsked(siteKey)).toBe(false);
    // Half past midnight in Prague is still yesterday in UTC.
    vi.setSystemTime(Date.parse("2026-06-16T00:30:00+02:00"));
    expect(await isAsked(siteKey)).toBe(true);
  });

  it("that is spread lets so much of the day through as has passed of it", async () => {
    const siteKey = await limited("spread", { limits: { perDay: 24, spread: true } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(`${TODAY}T00:00:00+02:00`) });
    expect(await isAsked(siteKey)).toBe(true);
    await store("spread", TODAY, 11);
    expect(await isAsked(siteKey)).toBe(false);
    vi.setSystemTime(NOON);
    expect(await isAsked(siteKey)).toBe(true);
    await store("spread", TODAY, 1);
    expect(await isAsked(siteKey)).toBe(false);
    vi.setSystemTime(NOON + 3_600_000);
    expect(await isAsked(siteKey)).toBe(true);
  });

  it("comes of a total that is spread over the days that are left of the schedule", async () => {
    const schedule = { from: "2026-06-01", until: "2026-06-22", weekdays: [1] };
    const siteKey = await limited("scheduled", { limits: { total: 40, spread: true }, schedule });
    await store("scheduled", "2026-06-08", 20);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(`${TODAY}T23:59:59+02:00`) });
    // Two Mondays for the twenty that are left: ten today, all but one of them by now.
    await store("scheduled", TODAY, 8);
    expect(await isAsked(siteKey)).toBe(true);
    await store("scheduled", TODAY, 1);
    expect(await isAsked(siteKey)).toBe(false);
    vi.setSystemTime(Date.parse("2026-06-22T23:59:59+02:00"));
    expect(await isAsked(siteKey)).toBe(true);
  });
});

describe("what limits cost", () => {
  /** A reading of the site in an isolate, as it is each ten seconds; gives the rows read for the limits alone. */
  async function reading(db: D1Database, meter: { roundTrips: number; rowsRead: number }, siteKey: string, at: number) {
    const site = await knownSite(db, siteKey, at);
    if (!site) throw new Error("no site");
    const before = { ...meter };
    const spent = await spentTouchpoints(db, site, at);
    expect(await spentTouchpoints(db, site, at)).toBe(spent);
    return { trips: meter.roundTrips - before.roundTrips, rows: meter.rowsRead - before.rowsRead };
  }

  it("is nothing where a site has none", async () => {
    const siteKey = await limited("unlimited", {});
    const { db, meter } = metered(collector.db);
    expect(await reading(db, meter, siteKey, NOON)).toEqual({ trips: 0, rows: 0 });
  });

  it("is one query for each reading of the site: today's rows, and once an hour those of all days", async () => {
    const days = Array.from({ length: 30 }, (_, back) => new Date(NOON - back * 86_400_000).toISOString().slice(0, 10));
    const touchpoints = ["paid", "total", "daily", "paused"];
    const siteKey = await limited("costly", { limits: { total: 10_000, perDay: 500 } });
    const question = { metric: "nps", key: "q" };
    const put = async (slug: string, input: object) => collector.touchpoint("costly", slug, { question, ...input });
    await put("total", { rules: { limits: { total: 10_000 } } });
    await put("daily", { rules: { limits: { perDay: 500 } } });
    await put("paused", { rules: { limits: { total: 10_000 } }, state: "paused" });
    const { db, meter } = metered(collector.db);
    const answerAll = async (each: number) => {
      for (const slug of touchpoints) {
        const id = await idOf(collector.db, "costly", slug);
        const states = days.flatMap((day) =>
          Array.from({ length: each }, () => stateOn(id, day, { id: promptId(), rating: 9 })),
        );
        await storeStates(collector.db, states, NOON);
      }
    };
    await answerAll(1);
    const first = await reading(db, meter, siteKey, NOON);
    // Two touchpoints with a total × 30 days, one without × today: a rollup and its revision each; three a touchpoint.
    expect(first).toEqual({ trips: 1, rows: (2 * 30 + 1) * 2 + 3 * 3 });
    await answerAll(10);
    const soon = await reading(db, meter, siteKey, NOON + 11_000);
    expect(soon).toEqual({ trips: 1, rows: 3 * 2 + 3 * 3 });
    const later = await reading(db, meter, siteKey, NOON + 3_600_000);
    expect(later).toEqual(first);
    expect(meter).toMatchObject({ rowsWritten: 0 });
  });

  it("sees what came in the last ten seconds of today, and of earlier days within the hour", async () => {
    const siteKey = await limited("seen", { limits: { total: 3 } });
    const { db } = metered(collector.db);
    const spent = async (at: number) => {
      const site = await knownSite(db, siteKey, at);
      return site !== null && (await spentTouchpoints(db, site, at)).has("paid");
    };
    await store("seen", "2026-06-10", 1);
    expect(await spent(NOON)).toBe(false);
    await store("seen", "2026-06-11", 1);
    await store("seen", TODAY, 1);
    expect(await spent(NOON + 11_000)).toBe(false);
    expect(await spent(NOON + 3_600_000)).toBe(true);
  });

  it("counts earlier days anew when the day, or the question, is another", async () => {
    const siteKey = await limited("anew", { limits: { total: 2 } });
    const { db } = metered(collector.db);
    const spent = async (at: number) => {
      const site = await knownSite(db, siteKey, at);
      return site !== null && (await spentTouchpoints(db, site, at)).has("paid");
    };
    const late = Date.parse(`${TODAY}T23:59:50+02:00`);
    await store("anew", TODAY, 1);
    expect(await spent(late)).toBe(false);
    await store("anew", TODAY, 1);
    // Ten seconds later these are of yesterday.
    expect(await spent(late + 20_000)).toBe(true);
    await collector.touchpoint("anew", "paid", {
      question: { metric: "csat", key: "another" },
      rules: { limits: { total: 2 } },
    });
    expect(await spent(late + 40_000)).toBe(false);
  });
});
