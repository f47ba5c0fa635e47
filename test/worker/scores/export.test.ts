import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NewKey } from "../../../worker/contract/keys.ts";
import { ScoreLine, SiteScores } from "../../../worker/contract/scores.ts";
import { readCsv, readRecords } from "../../unit/http/read-csv.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll, times } from "./answers.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  const key = await collector.site("shop", { tooFewBelow: 3 });
  await collector.touchpoint("shop", "paid", {
    name: "=Paid, and done",
    question: { metric: "nps", key: "recommend" },
  });
  await collector.touchpoint("shop", "easy", { question: { metric: "ces", key: "easy" } });
  const options = ["a", "b"].map((one) => ({ key: one, text: { en: one } }));
  await collector.touchpoint("shop", "chosen", {
    question: { metric: "choice", key: "which", text: { en: "?" }, options },
  });
  await postAll(collector, key, "paid", [...times(4, { answer: 10 }), { answer: 0 }, { dismissed: true }]);
  await postAll(collector, key, "easy", [{ answer: 7 }, { answer: 1 }]);
  await postAll(collector, key, "chosen", [...times(3, { answer: ["b"] }), { answer: ["a"] }]);
  await collector.site("other");
});
afterAll(async () => collector.close());

const today = () => new Date().toISOString().slice(0, 10);

async function file(path: string): Promise<string> {
  const { status, body } = await api.call("GET", path);
  expect([status, typeof body]).toEqual([200, "string"]);
  return String(body);
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => ScoreLine.strict().parse(JSON.parse(line)));

describe("scores as a file", () => {
  it("have a line for each question of each touchpoint, with the numbers of the scores", async () => {
    const { touchpoints, from, to } = await api.read(SiteScores, "/sites/shop/scores");
    const lines = linesOf(await file("/sites/shop/scores.ndjson"));
    expect(lines).toEqual(
      touchpoints.flatMap(({ touchpoint, name, stage, order, series }) =>
        series.map(({ question, n, score, interval, mean, confidence, options, bands, rates }) => ({
          touchpoint,
          name,
          stage,
          order,
          question,
          start: null,
          from,
          to,
          partial: true,
          n,
          score,
          interval,
          mean,
          confidence,
          options,
          bands,
          rates,
        })),
      ),
    );
    expect(lines).toHaveLength(3);
  });

  it("have a line for each bucket where a trend is asked for, empty ones included", async () => {
    const query = `by=day&from=2025-12-30&to=2026-01-02`;
    const { touchpoints } = await api.read(SiteScores, `/sites/shop/scores?${query}`);
    const lines = linesOf(await file(`/sites/shop/scores.ndjson?${query}`));
    expect(lines).toHaveLength(3 * 4);
    const buckets = touchpoints.flatMap(({ series }) => series.flatMap(({ trend }) => trend ?? []));
    expect(lines).toMatchObject(
      buckets.map(({ start, from, to, partial, n, score }) => ({ start, from, to, partial, n, score, rates: null })),
    );
  });

  it("have the days that end with a bucket, pooled, where windows are asked for", async () => {
    const query = `touchpoint=paid&by=week&rolling=14&period=last-30-days`;
    const { touchpoints } = await api.read(SiteScores, `/sites/shop/scores?${query}`);
    const windows = touchpoints.flatMap(({ series }) => series.flatMap(({ trend }) => trend ?? []));
    const lines = linesOf(await file(`/sites/shop/scores.ndjson?${query}`));
    expect(lines.at(-1)).toMatchObject({ to: today(), n: 5 });
    expect(lines).toMatchObject(
      windows.map(({ start, rolling }) => ({ start, from: rolling?.from, to: rolling?.to, n: rolling?.n })),
    );
    const refused = await api.refused("GET", "/sites/shop/scores.csv?rolling=7");
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: ["/query/rolling"] });
  });

  it("are the same as CSV, unrounded, and what is not known is empty", async () => {
    const records = readRecords(await file("/sites/shop/scores.csv"));
    const paid = records.find((one) => one["touchpoint"] === "paid");
    const { touchpoints, from, to } = await api.read(SiteScores, "/sites/shop/scores?touchpoint=paid");
    const interval = touchpoints[0]?.series[0]?.interval;
    expect(paid).toEqual({
      touchpoint: "paid",
      name: "'=Paid, and done",
      stage: "buy",
      order: "0",
      question: "recommend",
      metric: "nps",
      start: "",
      from,
      to,
      partial: "true",
      n: "5",
      confidence: "low",
      score: "60",
      unit: "nps",
      formula: "net-promoter-score",
      low: String(interval?.low),
      high: String(interval?.high),
      level: "0.95",
      mean: "",
      negative: "1",
      neutral: "0",
      positive: "4",
      options: "",
      shown: "6",
      answered: "5",
      commented: "0",
      dismissed: "1",
    });
    const easy = records.find((one) => one["touchpoint"] === "easy");
    expect(easy).toMatchObject({ n: "2", confidence: "too-few", score: "", low: "", negative: "1", positive: "1" });
    expect(records.find((one) => one["touchpoint"] === "chosen")).toMatchObject({ options: "a=1;b=3", negative: "" });
  });

  it("are a header line for a site without touchpoints", async () => {
    expect(readCsv(await file("/sites/other/scores.csv?bom=true"))).toHaveLength(1);
    expect(await file("/sites/other/scores.ndjson")).toBe("");
  });

  it("have a name, and need the scope and the site", async () => {
    const { headers } = await api.call("GET", "/sites/shop/scores.csv?period=today");
    const name = `shop-scores-${today()}-${today()}.csv`;
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
    const keyOf = async (scope: string, site: string) =>
      NewKey.parse((await api.call("POST", "/keys", { body: { name: "k", scopes: [scope], site } })).body).secret;
    const refused = async (key: string) => api.refused("GET", "/sites/shop/scores.csv", { key });
    expect(await refused(await keyOf("responses:read", "shop"))).toMatchObject({ status: 403, code: "scope-missing" });
    expect(await refused(await keyOf("scores:read", "other"))).toMatchObject({ status: 404, code: "unknown-site" });
  });

  it.each([
    ["compare=previous", "/query/compare"],
    ["by=hour", "/query/by"],
    ["by=day&from=2020-01-01&to=2026-01-01", "/query/by"],
  ])("are refused with 422 and the path: %s", async (query, path) => {
    const refused = await api.refused("GET", `/sites/shop/scores.ndjson?${query}`);
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: [path] });
  });
});
