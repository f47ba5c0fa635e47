/** History taken in: what becomes of each row, and of the scores. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportReport } from "../../../worker/contract/imports.ts";
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from "../../../worker/contract/limits.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, FIRST_KEY, promptId, startCollector } from "../collector.ts";
import { postAll, readSeries } from "../scores/answers.ts";
import { sendHistory } from "./send.ts";

const CSV = "text/csv; charset=utf-8";
const NDJSON = "application/x-ndjson";
const MAY = "from=2025-05-01&to=2025-05-31";
const OPTIONS = ["price", "speed", "care"].map((key) => ({ key, text: { en: key } }));

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
  siteKey = await collector.site(site, { timeZone: "Europe/Warsaw" });
  await collector.touchpoint(site, "paid", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [
      { key: "plan", type: "string", values: ["free", "pro"] },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
    ],
  });
  await collector.touchpoint(site, "left", {
    question: { metric: "choice", key: "reason", text: { en: "Why?" }, options: OPTIONS, several: true },
  });
});
afterAll(async () => collector.close());

const send = async (text: string, query = "", type = CSV): Promise<ImportReport> =>
  sendHistory(api, site, text, { query, type });

const csv = (...lines: string[]): string => lines.join("\r\n");
const listed = async () => (await api.read(ResponsePage, `/sites/${site}/responses?${MAY}&limit=200`)).responses;
const codes = ({ lines }: ImportReport) => lines.map(({ line, code, refused }) => [line, code, refused]);

describe("an import", () => {
  it("of CSV stands in the scores, on its channel and in no rate", async () => {
    await postAll(collector, siteKey, "paid", [{ answer: 10 }]);
    const report = await send(
      csv(
        "touchpoint,shownAt,answer,followUp,language,device,country,path,properties.plan,properties.items,properties.member",
        '"paid",2025-05-02T23:30:00Z,9,"Quick, and\n""clear""",pl,phone,PL,/order,pro,3,true',
        "paid,2025-05-03,2,,,,,,,,",
        "left,2025-05-05,price|care,,,,,,,,",
        "left,2025-05-04,,,,,,,,,",
      ),
    );
    expect(report).toEqual({ dryRun: false, rows: 4, imported: 3, repeated: 0, unanswered: 1, refused: 0, lines: [] });
    const [series] = await readSeries(api, site, "paid", MAY);
    expect(series).toMatchObject({
      n: 2,
      distribution: expect.arrayContaining([expect.objectContaining({ value: 9, count: 1 })]),
      rates: { shown: null, answered: 0, responseRate: null },
    });
    const [choice, , full] = await listed();
    expect(choice).toMatchObject({ touchpoint: "left", channel: "import", answer: { value: ["price", "care"] } });
    expect(full).toMatchObject({
      channel: "import",
      shown: false,
      shownAt: "2025-05-02T23:30:00.000Z",
      // By the site's clock.
      day: "2025-05-03",
      answer: { question: "recommend", value: 9 },
      followUp: { question: "why", value: 'Quick, and\n"clear"' },
      language: "pl",
      device: "phone",
      country: "PL",
      path: "/order",
      properties: { plan: "pro", items: 3, member: true },
    });
  });

  it("of NDJSON takes what the list of responses gives", async () => {
    await send(csv("touchpoint,shownAt,answer,followUp,properties.plan", "paid,2025-05-02T10:00:00Z,9,Fine,pro"));
    const before = await listed();
    const other = `${site}-copy`;
    await collector.site(other, { timeZone: "Europe/Warsaw" });
    const { body } = await api.call("GET", `/sites/${site}/touchpoints/paid`);
    const { touchpoint: _t, revision: _r, createdAt: _c, updatedAt: _u, ...input } = Object(body);
    await collector.touchpoint(other, "paid", input);
    site = other;
    const report = await send(before.map((one) => JSON.stringify(one)).join("\n"), "", NDJSON);
    expect(report).toMatchObject({ imported: 1, refused: 0, lines: [] });
    const received = { receivedAt: expect.any(String) };
    expect(await listed()).toEqual(before.map((one) => ({ ...one, ...received })));
  });

  it("reads columns by a mapping, and any of three separators", async () => {
    const columns = { answer: "Score", shownAt: "Date", followUp: "Comment", "properties.plan": "Plan" };
    const query = `touchpoint=paid&columns=${encodeURIComponent(JSON.stringify(columns))}`;
    const report = await send("\ufeffDate;Score;Comment;Plan\n2025-05-02;10;Well, yes;free\n", query);
    expect(report).toMatchObject({ imported: 1, lines: [] });
    expect(await send("Date\tScore\tComment\tPlan\n2025-05-03\t1\t\t\n", query)).toMatchObject({ imported: 1 });
    expect(
      (await listed()).map(({ answer, followUp, properties }) => [answer?.value, followUp?.value, properties]),
    ).toEqual([
      [1, undefined, {}],
      [10, "Well, yes", { plan: "free" }],
    ]);
  });

  it("of the same file again changes nothing, and rows of one content stay as many as they are", async () => {
    const file = csv("touchpoint,shownAt,answer", "paid,2025-05-02,9", "paid,2025-05-02,9", "paid,2025-05-02,8");
    expect(await send(file, "dryRun=true")).toMatchObject({ dryRun: true, imported: 3, repeated: 0 });
    expect(await listed()).toEqual([]);
    expect(await send(file)).toMatchObject({ imported: 3, repeated: 0 });
    expect(await send(file, "dryRun=true")).toMatchObject({ imported: 0, repeated: 3 });
    expect(await send(file)).toMatchObject({ imported: 0, repeated: 3 });
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([{ n: 3 }]);
  });

  it("finds what separates by the columns that are meant", async () => {
    const columns = encodeURIComponent(JSON.stringify({ shownAt: "Datum", answer: "Score" }));
    const file = csv("Datum;Score;How likely, on a scale, 0, 10, is it", "2025-05-02;9;");
    expect(await send(file, `touchpoint=paid&columns=${columns}`)).toMatchObject({ imported: 1 });
  });

  it("takes a file with columns twice that nobody reads, and JSON nested however deep", async () => {
    const columns = encodeURIComponent(JSON.stringify({ answer: "Score", shownAt: "Day" }));
    const twice = csv("Day,Score,Open,Open", "2025-05-02,9,a,b");
    expect(await send(twice, `touchpoint=paid&columns=${columns}`)).toMatchObject({ imported: 1 });
    const deep = `{"touchpoint":"paid","shownAt":"2025-05-03","answer":9,"x":${'{"a":'.repeat(4_000)}1${"}".repeat(4_000)}}`;
    expect(await send(deep, "", NDJSON)).toMatchObject({ imported: 1 });
  });

  it("knows a row in whatever form it comes, and options by their keys alone", async () => {
    expect(await send(csv("shownAt,answer,followUp", "2025-05-02,9,hi"), "touchpoint=paid")).toMatchObject({
      imported: 1,
    });
    expect(await send(csv("followUp,touchpoint,shownAt,answer", "hi ,paid,2025-05-02, 9"))).toMatchObject({
      repeated: 1,
    });
    const nested = '{"touchpoint":"paid","shownAt":"2025-05-02","answer":{"value":9},"followUp":"hi"}';
    expect(await send(nested, "", NDJSON)).toMatchObject({ repeated: 1 });
    const blank = csv(
      "id,touchpoint,shownAt,answer",
      '" ",paid,2025-05-08,7',
      '" ",paid,2025-05-08,8',
      "x,paid,2025-05-08, ",
    );
    expect(await send(blank)).toMatchObject({ imported: 2, repeated: 0, unanswered: 1 });
    const labels = csv(
      "touchpoint,shownAt,answer",
      "left,2025-05-02,NO price",
      "left,2025-05-02,не price",
      "left,2025-05-02,price;care",
    );
    expect(await send(labels)).toMatchObject({ imported: 1, refused: 2 });
    const header = csv('Datum;"How likely, really?";;', "2025-05-04;9;;");
    const columns = encodeURIComponent(JSON.stringify({ shownAt: "Datum", answer: "How likely, really?" }));
    expect(await send(header, `touchpoint=paid&columns=${columns}`)).toMatchObject({ imported: 1 });
  });

  it("alone has no rate at all", async () => {
    await send(csv("touchpoint,shownAt,answer", "paid,2025-05-02,9"));
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([
      { n: 1, rates: { shown: null, responseRate: null } },
    ]);
  });

  it("knows rows by an id of their own, whatever else they say, and leaves what was deleted deleted", async () => {
    const own = promptId(Date.parse("2025-05-02T10:00:00Z"));
    const file = (answer: number) =>
      csv(
        "id,touchpoint,shownAt,answer",
        `${own},paid,2025-05-02T10:00:00Z,${answer}`,
        `ticket 7,paid,2025-05-02,${answer}`,
      );
    expect(await send(file(9))).toMatchObject({ imported: 2 });
    expect(await send(file(3))).toMatchObject({ imported: 0, repeated: 2 });
    const ids = (await listed()).map(({ id }) => id);
    expect(ids).toContain(own);
    expect((await api.call("DELETE", `/sites/${site}/touchpoints/paid/responses/${own}`)).status).toBe(204);
    expect(await send(file(9), "dryRun=true")).toMatchObject({ imported: 0, repeated: 2 });
    expect(await send(file(9))).toMatchObject({ imported: 0, repeated: 2 });
    expect((await listed()).map(({ id }) => id)).toEqual(ids.filter((id) => id !== own));
  });

  it("pools with the revision that asked the same question, and keeps another question apart", async () => {
    await collector.touchpoint(site, "paid", { question: { metric: "csat", key: "satisfied" } });
    const file = csv("touchpoint,shownAt,question,answer", "paid,2025-05-02,recommend,9", "paid,2025-05-02,,4");
    expect(await send(file)).toMatchObject({ imported: 2 });
    const series = await readSeries(api, site, "paid", MAY);
    expect(series.map(({ question, n }) => [question.key, n])).toEqual([
      ["recommend", 1],
      ["satisfied", 1],
    ]);
  });

  it("reports a line for every row refused and every part left out, and loses nothing beside them", async () => {
    const report = await send(
      csv(
        "touchpoint,shownAt,question,metric,answer,followUp,language,properties.plan",
        "paid,2025-05-02,,,9,,,",
        "paid,2025-05-02,,,11,,,",
        "paid,2025-05-02,,,nine,,,",
        "paid,2 May,,,9,,,",
        "paid,2999-01-01,,,9,,,",
        "paid,1969-01-01,,,9,,,",
        "unknown,2025-05-02,,,9,,,",
        ",2025-05-02,,,9,,,",
        "paid,2025-05-02,satisfied,,9,,,",
        "paid,2025-05-02,recommend,csat,5,,,",
        "left,2025-05-02,,,price|honesty,,,",
        "paid,2025-05-02",
        'paid,2025-05-02,,,1,un"closed,,',
        "left,2025-05-02,,,price,Because,,",
        "paid,2025-05-02,,,8,,tongue of the gods,gold",
      ),
    );
    expect(codes(report)).toEqual([
      [3, "answer-out-of-range", true],
      [4, "answer-type", true],
      [5, "no-moment", true],
      [6, "in-the-future", true],
      [7, "day-out-of-range", true],
      [8, "unknown-touchpoint", true],
      [9, "unknown-touchpoint", true],
      [10, "unknown-question", true],
      [11, "other-metric", true],
      [12, "unknown-option", true],
      [13, "unreadable", true],
      [14, "unreadable", true],
      [15, "no-follow-up", false],
      [16, expect.any(String), false],
      [16, "property-value", false],
    ]);
    expect(report).toMatchObject({ rows: 15, imported: 3, refused: 12, unanswered: 0, repeated: 0 });
  });

  it("of NDJSON reports what is no object, and goes on", async () => {
    const lines = ['{"touchpoint":"paid","shownAt":"2025-05-02","answer":9}', "[9]", "nonsense", "", '{"answer":null}'];
    const report = await send(lines.join("\n"), "", NDJSON);
    expect(codes(report)).toEqual([
      [2, "unreadable", true],
      [3, "unreadable", true],
    ]);
    expect(report).toMatchObject({ rows: 4, imported: 1, unanswered: 1, refused: 2 });
  });

  it("takes the apostrophe away that keeps a spreadsheet from reading a formula", async () => {
    await send(csv("touchpoint,shownAt,answer,followUp", `paid,2025-05-02,9,'=SUM(A1)`, `paid,2025-05-03,9,'tis fine`));
    expect((await listed()).map(({ followUp }) => followUp?.value)).toEqual(["'tis fine", "=SUM(A1)"]);
  });

  it("leaves the site's daily messages alone, and takes thousands of rows at once", async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `paid,2025-05-02,${index % 11}`);
    expect(await send(csv("touchpoint,shownAt,answer", ...rows))).toMatchObject({ imported: 5_000, refused: 0 });
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([{ n: 5_000 }]);
    const { results } = await collector.db
      .prepare(
        "SELECT sum(written) AS written FROM rollups JOIN touchpoints t ON t.id = touchpoint_id JOIN sites s ON s.id = t.site_id WHERE s.slug = ?",
      )
      .bind(site)
      .all();
    expect(results).toEqual([{ written: 0 }]);
  });
});

describe("an import that cannot be", () => {
  it("is refused whole", async () => {
    const at = `/sites/${site}/imports`;
    const refused = async (path: string, type = CSV, body = "answer\n9") =>
      (({ status, code }) => [status, code])(await api.refused("POST", path, { body, type }));
    expect(await refused(at, "application/json")).toEqual([415, "unsupported-media-type"]);
    expect(await refused(at, CSV, "touchpoint,shownAt,answer\n")).toEqual([400, "malformed"]);
    expect(await refused(at, CSV, "answer,answer\n9,3")).toEqual([400, "malformed"]);
    expect(await refused(at, CSV, "a\0n\0s\0\n9\n")).toEqual([400, "malformed"]);
    expect(await refused(at, CSV, "Score\n9")).toEqual([422, "invalid-request"]);
    expect(await refused(`${at}?columns=${encodeURIComponent('{"answer":"Score"}')}`)).toEqual([
      422,
      "invalid-request",
    ]);
    const latin = { method: "POST", headers: { authorization: `Bearer ${FIRST_KEY}`, "content-type": "text/csv" } };
    const bytes = Buffer.from("answer,followUp\n9,na\u00efve", "latin1");
    expect((await collector.fetch(`/api/v1${at}`, { ...latin, body: bytes })).status).toBe(400);
    expect(await refused(`${at}?touchpoint=nowhere`)).toEqual([404, "unknown-touchpoint"]);
    expect(await refused(`${at}?columns=score`)).toEqual([422, "invalid-request"]);
    expect(await refused(`${at}?columns=${encodeURIComponent('{"score":"a"}')}`)).toEqual([422, "invalid-request"]);
    expect(await refused(at, CSV, "x".repeat(MAX_IMPORT_BYTES + 1))).toEqual([413, "body-too-large"]);
    expect(await refused(at, CSV, `answer\n${"9\n".repeat(MAX_IMPORT_ROWS + 1)}`)).toEqual([413, "body-too-large"]);
  });

  it("is for keys that may write responses", async () => {
    const { body } = await api.call("POST", "/keys", { body: { name: "reader", scopes: ["responses:read"] } });
    const key = String(Object(body).secret);
    const refused = await api.refused("POST", `/sites/${site}/imports`, { body: "answer\n9", type: CSV, key });
    expect(refused).toMatchObject({ status: 403, code: "scope-missing" });
  });
});
