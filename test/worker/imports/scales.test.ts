/** Histories on the scales of other tools: beside what is asked now, and never mixed with it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportReport } from "../../../worker/contract/imports.ts";
import { BreakdownScores } from "../../../worker/contract/breakdowns.ts";
import { Journey } from "../../../worker/contract/journey.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, startCollector } from "../collector.ts";
import { postAll, readSeries, times } from "../scores/answers.ts";
import { wilsonByHand } from "../scores/by-hand.ts";
import { sendHistory } from "./send.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const SINCE = `from=2025-05-01&to=${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}`;
const FIVE_POINT = { state: "paused", question: { metric: "ces-5", key: "ease-2025", text: { en: "Easy?" } } };
const FIRST = { state: "paused", question: { metric: "ces-1.0", key: "effort" } };
const NOW = { state: "live", question: { metric: "ces", key: "ease" } };
/** METRICS: five 5s, five 4s, ten lower. */
const FIXTURE = [...times(5, 5), ...times(5, 4), ...times(4, 3), ...times(3, 2), ...times(3, 1)];
const NOT_DUE = { due: false, reason: "not-due-any-more" };

let collector: Collector;
let api: CheckedApi;
let sites = 0;
let site: string;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
beforeEach(async () => {
  sites += 1;
  site = `shop-${sites}`;
  siteKey = await collector.site(site);
  await collector.touchpoint(site, "paid", FIVE_POINT);
});
afterAll(async () => collector.close());

const send = async (text: string, query = "touchpoint=paid", type = "text/csv"): Promise<ImportReport> =>
  sendHistory(api, site, text, { query, type });

const historyOf = (ratings: readonly number[]) =>
  ["shownAt,answer", ...ratings.map((rating) => `2025-05-02,${rating}`)].join("\n");
const codes = ({ lines }: ImportReport) => lines.map(({ line, code }) => [line, code]);
const listed = async (query = "") =>
  (await api.read(ResponsePage, `/sites/${site}/responses?${MAY}&limit=200${query}`)).responses;

describe("a history of five-point CES", () => {
  it("scores its top two boxes, on its own scale (METRICS: five 5s, five 4s, ten lower is 50 %)", async () => {
    expect(await send(historyOf(FIXTURE))).toMatchObject({ imported: 20, refused: 0 });
    const bounds = wilsonByHand(10, 20);
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([
      {
        question: { key: "ease-2025", metric: "ces-5", scale: { min: 1, max: 5 }, label: "five-point CES" },
        n: 20,
        score: { value: 50, unit: "percent", formula: "top-two-box" },
        interval: { low: expect.closeTo(bounds.low, 9), high: expect.closeTo(bounds.high, 9), formula: "wilson" },
        mean: { value: 3.3, interval: null, goodEnd: "high" },
        bands: { negative: { count: 6 }, neutral: { count: 4 }, positive: { count: 10 } },
        rates: { shown: null, responseRate: null },
      },
    ]);
    expect(await send(historyOf([0, 6, 7]))).toMatchObject({ imported: 0, refused: 3 });
    expect(await listed("&band=positive")).toHaveLength(10);
    expect(await listed("&minRating=2&maxRating=3")).toHaveLength(7);
  });

  it("stands beside CES 2.0 as a series of its own, and no period is compared across the two", async () => {
    await send(historyOf(FIXTURE));
    await collector.touchpoint(site, "paid", NOW);
    await postAll(collector, siteKey, "paid", times(12, { revision: 2, answer: 7 }));
    const series = await readSeries(api, site, "paid", `${SINCE}&by=month&compare=previous`);
    expect(
      series.map(({ question, n, score, change, trend }) => [
        question.metric,
        question.label,
        n,
        score?.value,
        change?.n,
        trend?.reduce((sum, bucket) => sum + bucket.n, 0),
      ]),
    ).toEqual([
      ["ces-5", "five-point CES", 20, 50, { now: 20, before: 0 }, 20],
      ["ces", "CES 2.0", 12, 100, { now: 12, before: 0 }, 12],
    ]);
    const path = `/sites/${site}/touchpoints/paid/breakdowns/channel?${SINCE}`;
    const breakdown = await api.read(BreakdownScores, path);
    expect(breakdown.series.map(({ question, segments }) => [question.metric, segments])).toMatchObject([
      ["ces-5", [{ value: "import", n: 20, againstRest: { rest: { n: 0 } } }]],
      ["ces", [{ value: "web", n: 12, againstRest: { rest: { n: 0 } } }]],
    ]);
  });

  it("is taken by its key, its metric or its revision, and by none of them once another scale is asked", async () => {
    await collector.touchpoint(site, "paid", NOW);
    const file = ["shownAt,question,metric,revision,answer"];
    file.push("2025-05-02,ease-2025,,,5", "2025-05-02,,ces-5,,4", "2025-05-02,,,1,3", "2025-05-02,ease,ces,,7");
    file.push("2025-05-02,,,,4", "2025-05-02,ease,ces-5,,4", "2025-05-02,ease-2025,ces,,4", "2025-05-02,,csat,,4");
    file.push("2025-05-02,,ces-5,2,4", "2025-05-02,,ces-5,,6");
    const report = await send(file.join("\n"));
    expect(codes(report)).toEqual([
      [6, "question-unclear"],
      [7, "other-metric"],
      [8, "other-metric"],
      [9, "other-metric"],
      [10, "other-metric"],
      [11, "answer-out-of-range"],
    ]);
    expect((await listed()).map(({ answer }) => `${answer?.metric} ${String(answer?.value)}`).toSorted()).toEqual([
      "ces 7",
      "ces-5 3",
      "ces-5 4",
      "ces-5 5",
    ]);
    const columns = encodeURIComponent(JSON.stringify({ shownAt: "Date", answer: "Score", metric: "Scale" }));
    const mapped = await send("Date,Score,Scale\n2025-05-09,2,ces-5\n", `touchpoint=paid&columns=${columns}`);
    expect(mapped).toMatchObject({ imported: 1, refused: 0 });
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([
      { question: { metric: "ces-5" }, n: 4 },
      { question: { metric: "ces" }, n: 1 },
    ]);
  });

  it("may be told from what is asked now by the follow-up that goes with it", async () => {
    await collector.touchpoint(site, "paid", { ...NOW, followUp: { metric: "text", key: "why" } });
    const file = "shownAt,answer,followUp,followUpQuestion\n2025-05-02,7,Quick,why\n2025-05-03,5,Quick,never-asked\n";
    expect(codes(await send(file))).toEqual([[3, "question-unclear"]]);
    expect(await listed()).toMatchObject([{ answer: { metric: "ces", value: 7 }, followUp: { value: "Quick" } }]);
  });

  it("comes out of a file and goes into another site as it was", async () => {
    await send(historyOf(FIXTURE));
    const before = await listed();
    const files = await Promise.all(
      (["csv", "ndjson"] as const).map(async (type) => {
        const response = await collector.api("GET", `/sites/${site}/responses.${type}?${MAY}`);
        return [type === "csv" ? "text/csv" : "application/x-ndjson", await response.text()] as const;
      }),
    );
    for (const [type, file] of files) {
      site = `${site}-copy`;
      await collector.site(site);
      await collector.touchpoint(site, "paid", FIVE_POINT);
      await collector.touchpoint(site, "paid", NOW);
      expect(await send(file, "", type)).toMatchObject({ imported: 20, refused: 0, lines: [] });
      expect(await listed()).toEqual(before.map((one) => ({ ...one, receivedAt: expect.any(String) })));
      expect(await readSeries(api, site, "paid", MAY)).toMatchObject([
        { question: { metric: "ces-5" }, score: { value: 50 } },
        { question: { metric: "ces" }, n: 0 },
      ]);
    }
  });
});

describe("a history of CES 1.0", () => {
  it("holds low for good: in its bands, its score and its mean", async () => {
    await collector.touchpoint(site, "called", FIRST);
    await send(historyOf([...times(9, 1), ...times(9, 2), ...times(6, 3), ...times(4, 4), 5, 5]), "touchpoint=called");
    expect(await readSeries(api, site, "called", MAY)).toMatchObject([
      {
        question: { metric: "ces-1.0", scale: { min: 1, max: 5 }, label: "CES 1.0" },
        score: { value: 60, unit: "percent", formula: "bottom-two-box" },
        mean: { value: 71 / 30, goodEnd: "low", interval: { formula: "student-t" } },
        bands: { positive: { count: 18 }, neutral: { count: 6 }, negative: { count: 6 } },
      },
    ]);
    const negative = await listed("&band=negative");
    expect(negative.map(({ answer }) => String(answer?.value)).toSorted()).toEqual(["4", "4", "4", "4", "5", "5"]);
    expect(negative.every(({ band }) => band === "negative")).toBe(true);
  });
});

describe("the journey of a site with histories", () => {
  it("ranks each scale within itself, and mends first where its own bands are worst", async () => {
    for (const [slug, survey, ratings] of [
      ["paid", FIVE_POINT, [...times(10, 5), ...times(30, 1)]],
      ["found", FIVE_POINT, [...times(35, 5), ...times(5, 1)]],
      ["called", FIRST, [...times(35, 5), ...times(5, 1)]],
      ["mailed", FIRST, [...times(5, 5), ...times(35, 1)]],
    ] as const) {
      await collector.touchpoint(site, slug, survey);
      await send(historyOf(ratings), `touchpoint=${slug}`);
    }
    await collector.touchpoint(site, "asked", NOW);
    await send(historyOf(times(40, 7)), "touchpoint=asked");
    const { stages, actFirst } = await api.read(Journey, `/sites/${site}/journey?${MAY}`);
    const found = stages.flatMap(({ touchpoints }) => touchpoints);
    const placed = found.map(({ touchpoint, series: [one] }) => [
      touchpoint,
      one?.score?.value,
      one?.againstRest?.rest.n,
      one?.againstRest?.standing,
    ]);
    expect(placed).toEqual([
      ["asked", 100, 0, null],
      ["called", 12.5, 40, "weakest"],
      ["found", 87.5, 40, "strongest"],
      ["mailed", 87.5, 40, "strongest"],
      ["paid", 25, 40, "weakest"],
    ]);
    expect(actFirst.map(({ touchpoint, negative }) => [touchpoint, negative.share])).toEqual([
      ["called", 87.5],
      ["paid", 75],
      ["found", 12.5],
      ["mailed", 12.5],
      ["asked", 0],
    ]);
  });
});

describe("a scale that is only imported", () => {
  const put = (body: object) => ({ body: { name: "Paid", stage: "buy", ...body } });

  it.each([FIVE_POINT, FIRST])("is never live: $question.metric", async ({ question }) => {
    const path = `/sites/${site}/touchpoints/tried`;
    const refused = { status: 422, code: "invalid-request", paths: ["/state"] };
    expect(await api.refused("PUT", path, put({ question, state: "live" }))).toEqual(refused);
    expect(await api.refused("PUT", path, put({ question }))).toEqual(refused);
    expect((await api.call("PUT", path, put({ question, state: "paused" }))).status).toBe(201);
    expect(await api.refused("PUT", path, put({ question, state: "live" }))).toEqual(refused);
    expect((await api.call("DELETE", path)).status).toBe(204);
    expect(await api.refused("PUT", path, put({ question }))).toEqual(refused);
  });

  it("takes no display and no labels of the ends", async () => {
    const path = `/sites/${site}/touchpoints/tried`;
    const question = { ...FIVE_POINT.question, display: "stars", low: { en: "Hard" } };
    const { status, paths } = await api.refused("PUT", path, put({ ...FIVE_POINT, question }));
    expect([status, paths]).toEqual([422, ["/question/display", "/question/low"]]);
  });

  it("is worded for nobody, not in a preview, and takes no answer from a page", async () => {
    const wording = async (revision: number) => (await collector.fetch(`/s/${siteKey}/paid/${revision}/en`)).json();
    const answer = async () => (await collector.post(siteKey, message("paid", { answer: 4 }))).status;
    expect([await wording(0), await wording(1), await answer()]).toEqual([NOT_DUE, NOT_DUE, 404]);
    await collector.touchpoint(site, "paid", NOW);
    expect([await wording(1), await answer()]).toEqual([NOT_DUE, 404]);
    expect(await wording(2)).toMatchObject({ metric: "ces", revision: 2 });
    expect(await listed()).toEqual([]);
  });

  it("is in no script, even where two changes at once left it live", async () => {
    await collector.db.prepare("UPDATE touchpoints SET state = 'live'").run();
    await collector.touchpoint(site, "other", NOW);
    const script = await (await collector.fetch(`/s/${siteKey}.js`)).text();
    expect(script).toContain('"other"');
    expect(script).not.toContain('"paid"');
  });
});
