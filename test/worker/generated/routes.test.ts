import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { recount, storedCounts } from "../collect/recount.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll, readSeries } from "../scores/answers.ts";

const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));
const SURVEYS: Record<string, Record<string, unknown>> = {
  nps: { question: { metric: "nps", key: "q" }, followUp: { metric: "text", key: "why" } },
  csat: {
    question: { metric: "csat", key: "q" },
    followUp: { metric: "choice", key: "why", options: optionsOf("a", "b", "c"), several: true },
    properties: [
      { key: "plan", type: "string", values: ["free", "pro"] },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
      { key: "note", type: "string" },
    ],
  },
  ces: { question: { metric: "ces", key: "q" } },
  thumbs: { question: { metric: "thumbs", key: "q" } },
  choice: { question: { metric: "choice", key: "q", text: { en: "?" }, options: optionsOf("a", "b"), several: true } },
  text: { question: { metric: "text", key: "q", text: { en: "?" } } },
};
const MARCH = { from: "2025-03-01", to: "2025-03-31" };
const Count = z.object({ responses: z.int() });

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

async function siteNamed(site: string, settings: Parameters<Collector["site"]>[1] = {}): Promise<string> {
  const siteKey = await collector.site(site, { tooFewBelow: 1, ...settings });
  for (const [slug, survey] of Object.entries(SURVEYS)) await collector.touchpoint(site, slug, survey);
  return siteKey;
}

async function generate(site: string, body: object): Promise<number> {
  const reply = await api.call("POST", `/sites/${site}/generated-responses`, { body });
  expect([reply.status, reply.body]).toEqual([200, { responses: expect.any(Number) }]);
  return Count.parse(reply.body).responses;
}

async function dropAll(site: string): Promise<number> {
  let dropped = 0;
  for (;;) {
    const { responses } = Count.parse((await api.call("DELETE", `/sites/${site}/generated-responses`)).body);
    if (responses === 0) return dropped;
    dropped += responses;
  }
}

async function scoresOf(site: string) {
  return api.read(SiteScores, `/sites/${site}/scores?from=2025-03-01&to=${new Date().toISOString().slice(0, 10)}`);
}

async function storedOf(site: string): Promise<unknown[]> {
  const { results } = await collector.db
    .prepare(
      `SELECT r.* FROM responses r JOIN touchpoints t ON t.id = touchpoint_id JOIN sites s ON s.id = t.site_id
        WHERE s.slug = ? ORDER BY r.touchpoint_id, r.id`,
    )
    .bind(site)
    .all();
  return results;
}

describe("generated responses", () => {
  it("are none of a question that nobody can be asked", async () => {
    await collector.site("imported", {});
    const question = { metric: "ces-1.0", key: "effort" };
    await collector.touchpoint("imported", "old", { state: "paused", question });
    expect(await generate("imported", { from: "2025-03-10", to: "2025-03-12", perDay: 40 })).toBe(0);
  });

  it("are marked, one by one and in the scores of every metric", async () => {
    await siteNamed("marked");
    const made = await generate("marked", { from: "2025-03-10", to: "2025-03-12", perDay: 40 });
    expect(await storedOf("marked")).toHaveLength(made);
    const { touchpoints } = await api.read(SiteScores, "/sites/marked/scores?from=2025-03-10&to=2025-03-12");
    expect(touchpoints).toHaveLength(6);
    for (const { series } of touchpoints) {
      expect(series.map((one) => one.n > 10 && one.generated === one.n)).toEqual([true]);
    }
    for (const slug of Object.keys(SURVEYS)) {
      const path = `/sites/marked/responses?from=2025-03-10&to=2025-03-12&limit=200&touchpoint=${slug}`;
      const { responses } = await api.read(ResponsePage, path);
      expect(new Set(responses.map((one) => one.generated))).toEqual(new Set([true]));
      expect(responses.some((one) => one.answer !== null)).toBe(true);
      expect(responses.some((one) => one.dismissed)).toBe(true);
    }
    expect(await storedCounts(collector.db)).toEqual(await recount(collector.db));
  });

  it("are the same for the same seed, and stored once; another seed adds others", async () => {
    await siteNamed("seeded");
    const request = { from: "2025-03-10", to: "2025-03-11", perDay: 20, seed: 7 };
    const made = await generate("seeded", request);
    const [stored, scores] = [await storedOf("seeded"), await scoresOf("seeded")];
    expect(await generate("seeded", request)).toBe(made);
    expect(await storedOf("seeded")).toEqual(stored);
    expect(await scoresOf("seeded")).toEqual(scores);
    const others = await generate("seeded", { ...request, seed: 8 });
    expect(await storedOf("seeded")).toHaveLength(made + others);
  });

  it("are dropped in full, and leave real answers and rollups that equal a recount", async () => {
    const siteKey = await siteNamed("dropped");
    await postAll(collector, siteKey, "nps", [{ answer: 9, followUp: "Real" }, { answer: 2 }, { dismissed: true }]);
    const before = await scoresOf("dropped");
    const real = await storedOf("dropped");
    const made = await generate("dropped", { ...MARCH, perDay: 20 });
    expect(made).toBeGreaterThan(2_500);
    expect((await readSeries(api, "dropped", "nps", "from=2025-03-01&to=2025-03-31"))[0]?.generated).toBeGreaterThan(
      100,
    );
    expect(await dropAll("dropped")).toBe(made);
    expect(await storedOf("dropped")).toEqual(real);
    expect(await scoresOf("dropped")).toEqual(before);
    expect(await storedCounts(collector.db)).toEqual(await recount(collector.db));
  });

  it("can be made again after they were dropped", async () => {
    await siteNamed("again");
    const made = await generate("again", { from: "2025-03-10", to: "2025-03-10" });
    const scores = await scoresOf("again");
    await dropAll("again");
    expect(await generate("again", { from: "2025-03-10", to: "2025-03-10" })).toBe(made);
    expect(await scoresOf("again")).toEqual(scores);
  });

  it("are dropped from touchpoints that were deleted meanwhile, too", async () => {
    await siteNamed("deleted");
    const made = await generate("deleted", { from: "2025-03-10", to: "2025-03-10" });
    await api.call("DELETE", "/sites/deleted/touchpoints/nps");
    expect(await dropAll("deleted")).toBe(made);
    await collector.touchpoint("deleted", "nps", SURVEYS["nps"] ?? {});
    expect(await readSeries(api, "deleted", "nps", "from=2025-03-10&to=2025-03-10")).toMatchObject([
      { n: 0, generated: 0 },
    ]);
  });

  it("are dropped from one site alone", async () => {
    await siteNamed("this");
    await siteNamed("that");
    await generate("this", { from: "2025-03-10", to: "2025-03-10" });
    const made = await generate("that", { from: "2025-03-10", to: "2025-03-10" });
    await dropAll("this");
    expect(await storedOf("that")).toHaveLength(made);
  });

  it.each(["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Prague"])(
    "were shown on the day that they belong to, in the site's zone: %s",
    async (timeZone) => {
      const site = `zone-${timeZone.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
      await siteNamed(site, { timeZone });
      // Clocks went forward in Prague on 30 March 2025.
      await generate(site, { from: "2025-03-29", to: "2025-03-31", perDay: 30 });
      const { responses } = await api.read(
        ResponsePage,
        `/sites/${site}/responses?from=2025-03-01&to=2025-04-30&limit=200`,
      );
      const format = new Intl.DateTimeFormat("sv", { timeZone });
      for (const { day, shownAt } of responses) expect(format.format(new Date(shownAt))).toBe(day);
      expect(responses).toHaveLength(200);
    },
  );

  it("are none for a site without touchpoints", async () => {
    await collector.site("bare");
    expect(await generate("bare", { from: "2025-03-10", to: "2025-03-10" })).toBe(0);
    expect(await dropAll("bare")).toBe(0);
  });
});

describe("a faulty request for generated responses", () => {
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

  it.each([
    ["days in the wrong order", { from: "2025-03-02", to: "2025-03-01" }, ["/from"]],
    ["more than 31 days", { from: "2025-03-01", to: "2025-04-01" }, ["/from"]],
    ["days that nobody has lived", { from: tomorrow, to: tomorrow }, ["/to"]],
    ["days before the epoch", { from: "1969-12-31", to: "1970-01-02" }, ["/from"]],
    ["a day that is none", { from: "2025-02-29", to: "2025-03-01" }, ["/from"]],
    ["no days", {}, ["/from", "/to"]],
    ["no prompts", { ...MARCH, perDay: 0 }, ["/perDay"]],
    ["too many prompts", { ...MARCH, perDay: 1001 }, ["/perDay"]],
    ["a seed that is no whole number", { ...MARCH, seed: 0.5 }, ["/seed"]],
    ["an unknown key", { ...MARCH, colour: "red" }, ["/colour"]],
  ])("is refused with 422 and the path: %s", async (_, body, paths) => {
    await collector.site("faulty");
    const refused = await api.refused("POST", "/sites/faulty/generated-responses", { body });
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths });
  });

  it("is a 404 for a site that is not there", async () => {
    const unknown = { status: 404, code: "unknown-site" };
    expect(await api.refused("POST", "/sites/nowhere/generated-responses", { body: MARCH })).toMatchObject(unknown);
    expect(await api.refused("DELETE", "/sites/nowhere/generated-responses")).toMatchObject(unknown);
  });
});
