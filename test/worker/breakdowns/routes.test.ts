/** Breakdowns through the API: switched on and off, and the scores by segment. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { BreakdownScores, BreakdownStates } from "../../../worker/contract/breakdowns.ts";
import { MAX_BREAKDOWNS } from "../../../worker/contract/limits.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries, stateOn } from "../scores/answers.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const properties = ["plan", "a", "b", "c", "d", "e", "f"].map((key) => ({ key, type: "string" }));

let collector: Collector;
let api: CheckedApi;
let sites = 0;
let at: string;
let id: number;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
beforeEach(async () => {
  sites += 1;
  await collector.site(`shop-${sites}`);
  await collector.touchpoint(`shop-${sites}`, "paid", { question: { metric: "csat", key: "q" }, properties });
  id = await idOf(collector.db, `shop-${sites}`, "paid");
  at = `/sites/shop-${sites}/touchpoints/paid/breakdowns`;
});
afterAll(async () => collector.close());

/** Stores so many ratings of each point. */
async function answer(points: Record<number, number>, over: Partial<PromptState> = {}, day = "2025-05-20") {
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, () => stateOn(id, day, { rating: Number(point), ...over })),
  );
  await storeStates(collector.db, states, Date.now());
}

async function switchOn(breakdown: string): Promise<void> {
  expect((await api.call("PUT", `${at}/${breakdown}`)).status).toBe(201);
  await expect
    .poll(async () => {
      const { breakdowns } = await api.read(BreakdownStates, at);
      return breakdowns.find((one) => one.breakdown === breakdown)?.filled;
    })
    .toBe(true);
}

const read = async (breakdown: string, query = MAY) => api.read(BreakdownScores, `${at}/${breakdown}?${query}`);
const phone = { device: "phone" } as const;
const desktop = { device: "desktop" } as const;

describe("a breakdown", () => {
  it("is filled from what is stored, and has each segment's score against the rest", async () => {
    await answer({ 5: 20, 1: 60 }, phone);
    await answer({ 5: 70, 1: 10 }, desktop);
    await switchOn("device");
    await answer({ 5: 5 });
    const { filled, series } = await read("device");
    expect(filled).toBe(true);
    expect(series.map(({ question }) => question.key)).toEqual(["q"]);
    const [one] = series;
    expect(one?.segments.map(({ kind, value, n, score }) => [kind, value, n, score?.value ?? null])).toEqual([
      ["value", "desktop", 80, 87.5],
      ["value", "phone", 80, 25],
      // Fewer than ten answers have no score.
      ["unknown", null, 5, null],
    ]);
    expect(one?.segments[1]).toMatchObject({
      interval: { formula: "wilson", level: 0.95 },
      rates: { responseRate: { numerator: 80, denominator: 80 } },
      change: null,
      againstRest: {
        rest: { n: 85, score: { value: expect.closeTo((100 * 75) / 85, 9) } },
        change: {
          difference: expect.closeTo(25 - (100 * 75) / 85, 9),
          test: "n-1-two-proportion",
          adjustment: { formula: "benjamini-hochberg", tests: 2 },
          verdict: "down",
        },
        standing: "weakest",
      },
    });
    const [whole] = await readSeries(api, `shop-${sites}`, "paid", MAY);
    expect(one?.segments.reduce((sum, { n }) => sum + n, 0)).toBe(whole?.n);
  });

  it("is compared with another period, or with another segment, the family being all of its segments", async () => {
    await answer({ 5: 50, 1: 50 }, phone);
    await answer({ 5: 80, 1: 20 }, phone, "2025-04-20");
    await answer({ 5: 60, 1: 40 }, desktop);
    await answer({ 5: 61, 1: 39 }, desktop, "2025-04-20");
    await switchOn("device");
    const before = await read("device", `${MAY}&compare=2025-04-01..2025-04-30&level=90`);
    expect(before.compared).toEqual({ from: "2025-04-01", to: "2025-04-30" });
    const changes = before.series[0]?.segments.map(({ value, change }) => [value, change]);
    expect(changes).toEqual([
      ["desktop", expect.objectContaining({ n: { now: 100, before: 100 }, verdict: "no-clear-change" })],
      ["phone", expect.objectContaining({ difference: -30, verdict: "down" })],
    ]);
    expect(before.series[0]?.segments[0]?.change?.adjustment.tests).toBe(2);
    const against = await read("device", `${MAY}&against=desktop`);
    expect(against.compared).toEqual({ segment: "desktop" });
    expect(
      against.series[0]?.segments.map(({ value, change }) => [value, change?.difference, change?.verdict]),
    ).toEqual([
      ["desktop", null, "too-few"],
      ["phone", -10, "no-clear-change"],
    ]);
  });

  it("by channel has no rate where nobody knows what was shown, and by revision tells wordings apart", async () => {
    await answer({ 5: 12 });
    await answer({ 1: 12 }, { channel: "import", shown: 0 });
    await collector.touchpoint(`shop-${sites}`, "paid", {
      question: { metric: "csat", key: "q", text: { en: "How was it?" } },
    });
    await answer({ 4: 12 }, { revision: 2 });
    const channels = (await read("channel")).series[0]?.segments;
    expect(channels?.map(({ value, n, rates }) => [value, n, rates.shown, rates.responseRate?.denominator])).toEqual([
      ["web", 24, 24, 24],
      ["import", 12, null, undefined],
    ]);
    const revisions = (await read("revision")).series[0]?.segments;
    expect(revisions?.map(({ value, n }) => [value, n])).toEqual([
      ["1", 24],
      ["2", 12],
    ]);
  });

  it("has no rate in a segment of history alone", async () => {
    await answer({ 5: 12 }, phone);
    await answer({ 5: 12, 1: 3 }, { ...desktop, channel: "import", shown: 0 });
    await switchOn("device");
    const none = { shown: null, answered: 0, commented: 0, dismissed: 0 };
    expect((await read("device")).series[0]?.segments).toMatchObject([
      { value: "desktop", n: 15, rates: { ...none, responseRate: null, commentRate: null, dismissRate: null } },
      { value: "phone", n: 12, rates: { shown: 12, responseRate: { denominator: 12 } } },
    ]);
  });

  it("by a property tells declared values apart, and is gone when it is switched off", async () => {
    await answer({ 5: 12 }, { properties: '{"plan":"pro"}' });
    await switchOn("properties.plan");
    expect((await api.call("PUT", `${at}/properties.plan`)).status).toBe(200);
    expect((await read("properties.plan")).series[0]?.segments).toMatchObject([{ kind: "value", value: "pro", n: 12 }]);
    expect((await api.call("DELETE", `${at}/properties.plan`)).status).toBe(204);
    const gone = { status: 404, code: "unknown-breakdown" };
    expect(await api.refused("GET", `${at}/properties.plan`)).toMatchObject(gone);
    expect(await api.refused("DELETE", `${at}/properties.plan`)).toMatchObject(gone);
    const { results } = await collector.db
      .prepare("SELECT * FROM segment_rollups WHERE touchpoint_id = ?")
      .bind(id)
      .all();
    expect(results).toEqual([]);
    await switchOn("properties.plan");
    expect((await read("properties.plan")).series[0]?.segments).toMatchObject([{ value: "pro", n: 12 }]);
  });

  it("that cannot be is refused", async () => {
    expect(await api.refused("PUT", `${at}/weather`)).toMatchObject({ status: 422, code: "invalid-request" });
    expect(await api.refused("PUT", `${at}/properties.unheard`)).toMatchObject({
      status: 404,
      code: "unknown-breakdown",
    });
    expect(await api.refused("PUT", `${at}/channel`)).toMatchObject({ status: 404, code: "unknown-breakdown" });
    expect(await api.refused("GET", `${at}/device`)).toMatchObject({ status: 404, code: "unknown-breakdown" });
    expect(await api.refused("GET", `${at}/channel?against=web&compare=previous`)).toMatchObject({
      status: 422,
      paths: ["/query/against"],
    });
    expect(await api.refused("GET", `${at}/channel?against=weather`)).toMatchObject({
      status: 422,
      paths: ["/query/against"],
    });
    for (const { key } of properties.slice(0, MAX_BREAKDOWNS)) await switchOn(`properties.${key}`);
    expect(await api.refused("PUT", `${at}/device`)).toMatchObject({ status: 409, code: "too-many-breakdowns" });
  });
});
