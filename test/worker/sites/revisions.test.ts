import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Touchpoint, Touchpoints } from "../../../worker/contract/site.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, startCollector } from "../collector.ts";

const SURVEY = {
  question: { metric: "nps", key: "recommend", text: { en: "Would you?", cs: "Doporučili byste?" } },
  followUp: { metric: "text", key: "why" },
  rules: { sample: 0.5, weight: 2 },
};
const HEAD = { name: "Paid", stage: "buy" };

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop");
});
afterAll(async () => collector.close());

async function put(slug: string, body: unknown) {
  const reply = await api.call("PUT", `/sites/shop/touchpoints/${slug}`, { body });
  const { revision, state } = Touchpoint.parse(reply.body);
  return { status: reply.status, revision, state };
}

async function storedRevisions(slug: string) {
  const { results } = await collector.db
    .prepare(
      `SELECT revisions.revision, question_key, metric, revisions.created_at, retired_at FROM revisions
        JOIN touchpoints ON touchpoints.id = touchpoint_id WHERE slug = ? ORDER BY revisions.revision`,
    )
    .bind(slug)
    .all();
  return results;
}

describe("a PUT of the same survey", () => {
  it("keeps the revision and adds no row, however the body's keys are ordered and its defaults spelt out", async () => {
    await put("same", { ...HEAD, ...SURVEY });
    const before = await storedRevisions("same");
    const reordered = {
      look: { placement: "bottom-end" },
      rules: { weight: 2, sample: 0.5, triggers: [], pages: { exclude: [], include: [] } },
      properties: [],
      followUp: { key: "why", metric: "text" },
      question: { key: "recommend", text: { en: " Would you? ", cs: "Doporučili byste?" }, metric: "nps" },
      ...HEAD,
      state: "live",
    };
    for (const body of [{ ...HEAD, ...SURVEY }, reordered]) {
      expect(await put("same", body)).toEqual({ status: 200, revision: 1, state: "live" });
    }
    expect(await storedRevisions("same")).toEqual(before);
  });

  it("keeps the revision where only name, stage, order or state change, and changes these", async () => {
    await put("head", { ...HEAD, ...SURVEY });
    const head = { name: "Renamed", stage: "help", order: 4, state: "paused" };
    expect(await put("head", { ...head, ...SURVEY })).toEqual({ status: 200, revision: 1, state: "paused" });
    expect(await api.read(Touchpoint, "/sites/shop/touchpoints/head")).toMatchObject(head);
    expect(await storedRevisions("head")).toHaveLength(1);
  });
});

describe("a PUT of a changed survey", () => {
  const changes: [string, Record<string, unknown>][] = [
    ["wording", { question: { ...SURVEY.question, text: { en: "Would you really?" } } }],
    ["wording of one language more", { question: { ...SURVEY.question, text: { ...SURVEY.question.text, fr: "?" } } }],
    ["follow-up", { followUp: undefined }],
    ["thank-you", { thanks: { all: { en: "Thanks" } } }],
    ["rules", { rules: { sample: 0.4, weight: 2 } }],
    ["properties", { properties: [{ key: "plan", type: "string" }] }],
    ["look", { look: { placement: "bottom-start" } }],
  ];

  it.each(changes)("makes the next revision and retires the one before: %s", async (name, change) => {
    const slug = `changed-${name.replaceAll(" ", "-")}`;
    await put(slug, { ...HEAD, ...SURVEY });
    const before = Date.now();
    expect(await put(slug, { ...HEAD, ...SURVEY, ...change })).toEqual({ status: 200, revision: 2, state: "live" });
    const [first, second] = await storedRevisions(slug);
    expect(first?.["retired_at"]).toBe(second?.["created_at"]);
    expect(Number(first?.["retired_at"])).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ revision: 2, question_key: "recommend", metric: "nps", retired_at: null });
  });

  it("makes a third revision where the first survey comes back", async () => {
    await put("back-and-forth", { ...HEAD, ...SURVEY });
    await put("back-and-forth", { ...HEAD, ...SURVEY, rules: {} });
    expect((await put("back-and-forth", { ...HEAD, ...SURVEY })).revision).toBe(3);
    const retired = (await storedRevisions("back-and-forth")).map((one) => one["retired_at"] !== null);
    expect(retired).toEqual([true, true, false]);
  });
});

describe("PUTs at the same moment", () => {
  it("leave revisions without gap or fork: each is taken, or refused with 409", async () => {
    await put("raced", { ...HEAD, ...SURVEY });
    const bodies = Array.from({ length: 8 }, (_, index) => ({ ...HEAD, ...SURVEY, rules: { weight: 10 + index } }));
    const replies = await Promise.all(bodies.map((body) => api.call("PUT", "/sites/shop/touchpoints/raced", { body })));
    for (const { status } of replies) expect([200, 409]).toContain(status);
    const taken = replies.filter(({ status }) => status === 200).length;
    const rows = await storedRevisions("raced");
    expect(rows.map((row) => row["revision"])).toEqual(Array.from({ length: taken + 1 }, (_, index) => index + 1));
    expect(rows.filter((row) => row["retired_at"] === null)).toHaveLength(1);
    expect((await put("raced", { ...HEAD, ...SURVEY })).revision).toBe(taken + 2);
  });

  it("create one touchpoint", async () => {
    const calls = [1, 2, 3, 4].map(() =>
      api.call("PUT", "/sites/shop/touchpoints/born", { body: { ...HEAD, ...SURVEY } }),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    for (const status of statuses) expect([200, 201, 409]).toContain(status);
    expect(await storedRevisions("born")).toHaveLength(1);
  });

  it("never lead back to an older revision where one of them changes the name alone", async () => {
    for (let round = 0; round < 5; round += 1) {
      const slug = `renamed-${round}`;
      await put(slug, { ...HEAD, ...SURVEY });
      await Promise.all([
        api.call("PUT", `/sites/shop/touchpoints/${slug}`, { body: { ...HEAD, ...SURVEY, rules: {} } }),
        ...["A", "B"].map((name) =>
          api.call("PUT", `/sites/shop/touchpoints/${slug}`, { body: { ...HEAD, ...SURVEY, name } }),
        ),
      ]);
      const rows = await storedRevisions(slug);
      const { revision } = await api.read(Touchpoint, `/sites/shop/touchpoints/${slug}`);
      expect(revision).toBe(rows.length);
    }
  });
});

describe("DELETE …/touchpoints/{touchpoint}", () => {
  const ADDRESS = "/sites/shop/touchpoints/leaving";
  const listed = async () => {
    const { touchpoints } = await api.read(Touchpoints, "/sites/shop/touchpoints");
    return touchpoints.some((one) => one.touchpoint === "leaving");
  };
  const scored = async () => {
    const { touchpoints } = await api.read(SiteScores, "/sites/shop/scores");
    return touchpoints.find((one) => one.touchpoint === "leaving")?.series.map((one) => one.n);
  };
  const inScript = async () => (await (await collector.fetch(`/s/${siteKey}.js`)).text()).includes('"leaving"');

  it("takes the touchpoint out of lists, scores and script; a PUT brings it back with its history", async () => {
    await put("leaving", { ...HEAD, ...SURVEY });
    expect((await collector.post(siteKey, message("leaving", { answer: 9 }))).status).toBe(200);
    expect([await listed(), await scored(), await inScript()]).toEqual([true, [1], true]);

    const deleted = await api.call("DELETE", ADDRESS);
    expect([deleted.status, deleted.body]).toEqual([204, null]);
    for (const method of ["GET", "DELETE"]) {
      expect(await api.refused(method, ADDRESS)).toMatchObject({ status: 404, code: "unknown-touchpoint" });
    }
    expect([await listed(), await scored(), await inScript()]).toEqual([false, undefined, false]);
    expect(await api.refused("GET", "/sites/shop/scores?touchpoint=leaving")).toMatchObject({ status: 404 });

    expect(await put("leaving", { ...HEAD, ...SURVEY })).toEqual({ status: 201, revision: 1, state: "live" });
    expect([await listed(), await scored(), await inScript()]).toEqual([true, [1], true]);
  });

  it("goes on with the next revision where a changed survey brings the touchpoint back", async () => {
    await put("returning", { ...HEAD, ...SURVEY });
    await api.call("DELETE", "/sites/shop/touchpoints/returning");
    expect((await put("returning", { ...HEAD, ...SURVEY, rules: {} })).revision).toBe(2);
  });

  it("holds question keys to their meaning across a deletion", async () => {
    await put("meaning", { ...HEAD, ...SURVEY });
    await api.call("DELETE", "/sites/shop/touchpoints/meaning");
    const body = { ...HEAD, question: { metric: "csat", key: "recommend" } };
    const refused = await api.refused("PUT", "/sites/shop/touchpoints/meaning", { body });
    expect(refused).toMatchObject({ status: 409, code: "question-key-conflict" });
    expect((await api.call("GET", "/sites/shop/touchpoints/meaning")).status).toBe(404);
  });

  it("answers 404 for a touchpoint that never was", async () => {
    expect(await api.refused("DELETE", "/sites/shop/touchpoints/never")).toMatchObject({ status: 404 });
  });
});
