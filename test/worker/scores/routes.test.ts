import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries, stateOn } from "./answers.ts";

const NPS = { question: { metric: "nps", key: "recommend" } };

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop", { stages: ["find", "buy", "help"], tooFewBelow: 1 });
  await collector.touchpoint("shop", "paid", { ...NPS, name: "Paid", stage: "buy", order: 3 });
});
afterAll(async () => collector.close());

function dayIn(timeZone: string, daysAgo = 0): string {
  return new Intl.DateTimeFormat("sv", { timeZone }).format(Date.now() - daysAgo * 86_400_000);
}

async function refusal(query: string) {
  const { status, code, paths } = await api.refused("GET", `/sites/shop/scores?${query}`);
  return [status, code, ...paths];
}

describe("GET /sites/{site}/scores", () => {
  it("gives the last 30 days up to today in the site's zone, unless asked otherwise", async () => {
    await collector.site("east", { timeZone: "Pacific/Kiritimati" });
    const scores = await api.read(SiteScores, "/sites/east/scores");
    expect(scores).toEqual({
      site: "east",
      timeZone: "Pacific/Kiritimati",
      from: dayIn("Pacific/Kiritimati", 29),
      to: dayIn("Pacific/Kiritimati"),
      by: null,
      rolling: null,
      level: 0.95,
      compared: null,
      touchpoints: [],
    });
    const past = await api.read(SiteScores, "/sites/east/scores?to=2025-03-01");
    expect([past.from, past.to]).toEqual(["2025-01-31", "2025-03-01"]);
    const since = await api.read(SiteScores, `/sites/east/scores?from=${dayIn("UTC", 60)}`);
    expect([since.from, since.to]).toEqual([dayIn("UTC", 60), dayIn("Pacific/Kiritimati")]);
  });

  it("counts both ends of the period, and nothing beside it", async () => {
    const id = await idOf(collector.db, "shop", "paid");
    const days = ["2025-02-27", "2025-02-28", "2025-02-28", "2025-03-01", "2025-03-02", "2025-03-02", "2025-03-02"];
    await storeStates(
      collector.db,
      days.map((day) => stateOn(id, day, { rating: 9, band: 1 })),
      Date.now(),
    );
    const n = async (from: string, to: string) =>
      (await readSeries(api, "shop", "paid", `from=${from}&to=${to}`)).map((one) => one.n);
    expect(await n("2025-02-28", "2025-03-02")).toEqual([6]);
    expect(await n("2025-02-28", "2025-02-28")).toEqual([2]);
    expect(await n("2025-03-01", "2025-03-01")).toEqual([1]);
    expect(await n("2025-02-01", "2025-02-26")).toEqual([0]);
    expect(await n("2025-03-03", "2025-04-01")).toEqual([0]);
  });

  it("lists touchpoints in the order of the journey, paused ones with their state, deleted ones not", async () => {
    await collector.site("journey", { stages: ["help", "buy"] });
    const head = { ...NPS, stage: "buy" };
    await collector.touchpoint("journey", "z-late", { ...head, name: "Late", order: 2 });
    await collector.touchpoint("journey", "a-early", { ...head, order: 1, state: "paused" });
    await collector.touchpoint("journey", "m-helped", { ...head, stage: "help", order: 9 });
    await collector.touchpoint("journey", "gone", head);
    await api.call("DELETE", "/sites/journey/touchpoints/gone");
    const { touchpoints } = await api.read(SiteScores, "/sites/journey/scores");
    const told = touchpoints.map(({ series, ...head_ }) => ({ ...head_, series: series.length }));
    expect(told).toEqual([
      { touchpoint: "m-helped", name: "m-helped", stage: "help", order: 9, state: "live", series: 1 },
      { touchpoint: "a-early", name: "a-early", stage: "buy", order: 1, state: "paused", series: 1 },
      { touchpoint: "z-late", name: "Late", stage: "buy", order: 2, state: "live", series: 1 },
    ]);
  });

  it("gives one touchpoint alone when asked, as it stands in the whole", async () => {
    await collector.touchpoint("shop", "found", { question: { metric: "csat", key: "found" }, stage: "find" });
    const period = "from=2025-01-01&to=2025-12-31&by=month";
    const whole = await api.read(SiteScores, `/sites/shop/scores?${period}`);
    const part = await api.read(SiteScores, `/sites/shop/scores?${period}&touchpoint=paid`);
    expect(part).toEqual({ ...whole, touchpoints: whole.touchpoints.filter((one) => one.touchpoint === "paid") });
    expect(part.touchpoints).toHaveLength(1);
  });

  it("keeps apart touchpoints of the same name at two sites", async () => {
    await collector.site("twin");
    await collector.touchpoint("twin", "paid", NPS);
    const series = await readSeries(api, "twin", "paid", "from=2025-01-01&to=2025-12-31");
    expect(series.map((one) => one.n)).toEqual([0]);
  });

  it("answers 404 for a site or touchpoint that is not there", async () => {
    expect(await api.refused("GET", "/sites/nowhere/scores")).toMatchObject({ status: 404, code: "unknown-site" });
    expect(await refusal("touchpoint=nowhere")).toEqual([404, "unknown-touchpoint"]);
  });
});

describe("a period that cannot be", () => {
  it.each([
    ["ends before it starts", "from=2025-03-02&to=2025-03-01", "/query/from"],
    ["starts in the future, without an end", `from=${dayIn("UTC", -3)}`, "/query/from"],
    ["is longer than ten years", "from=2015-01-01&to=2025-12-31", "/query/from"],
    ["has no such day", "from=2025-02-29&to=2025-03-01", "/query/from"],
    ["has no such month", "to=2025-13-01", "/query/to"],
    ["is a moment", "to=2025-03-01T00:00:00Z", "/query/to"],
    ["is empty text", "to=", "/query/to"],
    ["lies before the epoch", "to=0000-01-01", "/query/to"],
    ["lies before the epoch, day by day", "to=0000-01-01&by=day", "/query/to"],
    ["starts before the epoch", "from=1969-12-31&to=1970-01-05", "/query/from"],
    ["lies at the end of four-digit years, day by day", "from=9999-12-01&to=9999-12-31&by=day", "/query/to"],
    ["lies at the end of four-digit years, by month", "from=9999-12-01&to=9999-12-31&by=month", "/query/to"],
    ["is longer than 400 days, day by day", "from=2024-01-01&to=2025-02-04&by=day", "/query/by"],
    ["is asked for twice", "from=2025-03-01&from=2025-03-02", "/query/from"],
  ])("is refused with 422: it %s", async (_, query, path) => {
    expect(await refusal(query)).toEqual([422, "invalid-request", path]);
  });

  it("is not ten years, by month", async () => {
    const [series] = await readSeries(api, "shop", "paid", "from=2015-12-25&to=2025-12-31&by=month");
    expect(series?.trend).toHaveLength(121);
  });

  it.each([
    ["2999-12-01", "2999-12-31"],
    ["1970-01-01", "1970-01-05"],
    ["2024-01-01", "2025-02-03"],
  ])("is not one at the edge of what is taken: %s to %s", async (from, to) => {
    for (const by of ["day", "week", "month"]) {
      const [series] = await readSeries(api, "shop", "paid", `from=${from}&to=${to}&by=${by}`);
      expect(series?.trend?.[0]?.from).toBe(from);
      expect(series?.trend?.at(-1)?.to).toBe(to);
    }
  });

  it("is one of 3,661 days", async () => {
    expect(await refusal("from=2015-12-24&to=2025-12-31&by=day")).toEqual([422, "invalid-request", "/query/from"]);
  });
});

describe("a faulty query", () => {
  it.each([
    ["an unknown key", "colour=red", "/query/colour"],
    ["an unknown bucket", "by=year", "/query/by"],
    ["a level that is not given", "level=80", "/query/level"],
    ["a level as a fraction", "level=0.95", "/query/level"],
    ["a touchpoint that is no slug", "touchpoint=Paid!", "/query/touchpoint"],
  ])("is refused with 422 and the path: %s", async (_, query, path) => {
    expect(await refusal(query)).toEqual([422, "invalid-request", path]);
  });
});
