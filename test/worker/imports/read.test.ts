/** Files that are hard to read: what cannot be read costs its own row, and is found where the report says. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { sendHistory } from "./send.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const NDJSON = "application/x-ndjson";

let collector: Collector;
let api: CheckedApi;
let sites = 0;
let site: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
beforeEach(async () => {
  sites += 1;
  site = `shop-${sites}`;
  await collector.site(site);
  await collector.touchpoint(site, "paid", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
    properties: [
      { key: "plan", type: "string" },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
    ],
  });
});
afterAll(async () => collector.close());

const send = async (text: string, query = "", type = "text/csv") => sendHistory(api, site, text, { query, type });
const mapping = (columns: object) => `touchpoint=paid&columns=${encodeURIComponent(JSON.stringify(columns))}`;
const listed = async () => (await api.read(ResponsePage, `/sites/${site}/responses?${MAY}`)).responses;

/** A row, with what is given as it stands. */
const row = (rest: string, answer = "9") => `{"touchpoint":"paid","shownAt":"2025-05-02","answer":${answer}${rest}}`;
const NO_TEXT = '[{"toString":1,"valueOf":1}]';
const DEEP = "[".repeat(100_000) + "]".repeat(100_000);

describe("NDJSON", () => {
  it.each([
    ["an answer", row("", NO_TEXT)],
    ["an answer of great depth", row("", DEEP)],
    ["an answer with a value by another name", row("", '{"score":9}')],
    ["an answer whose value has more in it", row("", '{"value":{"value":9}}')],
    ["an id", row(',"id":{"number":7}')],
    ["a list of ids", row(',"id":[9007199254740991]')],
    ["what says that it is made up", row(',"generated":{"by":"us"}')],
  ])("refuses the row whose value is nested: %s", async (_what, nested) => {
    const report = await send([row(""), nested, row("")].join("\n"), "", NDJSON);
    expect(report).toMatchObject({ imported: 2, refused: 1, lines: [{ line: 2, code: "nested", refused: true }] });
  });

  it.each([
    ["a follow-up", `"followUp":${NO_TEXT}`, "followUp"],
    ["a follow-up of great depth", `"followUp":${DEEP}`, "followUp"],
    ["a follow-up with a text by another name", '"followUp":{"text":"Slow"}', "followUp"],
    ["a country", '"country":{"code":"CZ"}', "country"],
    ["a property", `"properties":{"plan":${NO_TEXT}}`, "properties/plan"],
    ["a property that nobody declared", `"properties":{"zzz":${NO_TEXT}}`, "properties/zzz"],
    ["a property of great depth", `"properties":{"zzz":${DEEP}}`, "properties/zzz"],
    [
      "an object of great depth",
      `"properties":{"a":{"b":{"c":${'{"d":'.repeat(9_000)}1${"}".repeat(9_000)}}}}`,
      "properties/a.b.c",
    ],
  ])("leaves out with a line what is nested: %s", async (_what, part, named) => {
    const report = await send([row(""), row(`,${part}`), row("")].join("\n"), "", NDJSON);
    expect(report).toMatchObject({ imported: 3, lines: [{ line: 2, code: "nested", refused: false }] });
    expect(report.lines[0]?.message).toMatch(new RegExp(`^${named}: `));
  });

  it("says where properties are no object, but for none at all", async () => {
    const given = ['"plan=pro"', '["plan"]', "[]", '""', "null", "{}"];
    const report = await send(given.map((one) => row(`,"properties":${one}`)).join("\n"), "", NDJSON);
    expect(report.lines.map(({ line, code, refused }) => [line, code, refused])).toEqual([
      [1, "no-object", false],
      [2, "no-object", false],
    ]);
  });

  it("says where a mapped column holds an object, and refuses the row if it is the answer's", async () => {
    const rows = [
      '{"Score":9,"Date":"2025-05-02","Comment":{"text":"Slow"},"Plan":{"name":"pro"}}',
      '{"Score":{"value":9},"Date":"2025-05-02"}',
      '{"answer":{"value":9},"Score":null,"Date":"2025-05-02"}',
    ];
    const columns = { answer: "Score", shownAt: "Date", followUp: "Comment", "properties.plan": "Plan" };
    const report = await send(rows.join("\n"), mapping(columns), NDJSON);
    expect(report.lines.map(({ line, message, refused }) => [line, message.split(":", 1)[0], refused])).toEqual([
      [1, "followUp", false],
      [1, "properties/plan", false],
      [2, "answer", true],
    ]);
    expect(report).toMatchObject({ imported: 1, unanswered: 1 });
  });

  it("keeps no number that it had to round: the row is refused if it is the answer's or the id's", async () => {
    const parts = [
      '"properties":{"plan":9007199254740993,"items":3}',
      '"properties":{"plan":1e999,"items":3}',
      '"properties":{"plan":[9007199254740993],"items":9007199254740993}',
      '"followUp":9007199254740993',
      '"properties":{"plan":9007199254740991,"items":0.5}',
    ];
    const rows = [...parts.map((part) => row(`,${part}`)), row("", "1e999"), row("", "[9007199254740993]")];
    const report = await send(rows.join("\n"), "", NDJSON);
    expect(report.lines.map(({ line, code, refused }) => [line, code, refused])).toEqual([
      ...[1, 2, 3, 3, 4].map((line) => [line, "inexact-number", false]),
      ...[6, 7].map((line) => [line, "inexact-number", true]),
    ]);
    expect((await listed()).map(({ properties }) => properties)).toEqual(
      expect.arrayContaining([{}, {}, { items: 3 }, { items: 3 }, { plan: "9007199254740991", items: 0.5 }]),
    );
    expect(report).toMatchObject({ imported: 5, refused: 2 });
  });

  it("passes over what nobody reads, however it is nested", async () => {
    expect(await send(row(`,"x":${NO_TEXT},"y":${DEEP}`), "", NDJSON)).toMatchObject({ imported: 1, lines: [] });
  });

  it("refuses an id that is no exact number", async () => {
    const ids = ["9007199254740993", "9007199254740992", "9007199254740991", '"9007199254740993"', "1.5"];
    const report = await send(ids.map((id) => row(`,"id":${id}`)).join("\n"), "", NDJSON);
    expect(report.lines.map(({ line, code, refused }) => [line, code, refused])).toEqual(
      [1, 2, 5].map((line) => [line, "inexact-number", true]),
    );
    expect(report).toMatchObject({ imported: 2, repeated: 0 });
  });

  it("may have no row with a mapped name, but for the answer's and the moment's", async () => {
    const one = '{"Score":9,"Date":"2025-05-02"}';
    const columns = { answer: "Score", shownAt: "Date", followUp: "Comment", "properties.plan": "Plan" };
    expect(await send(one, mapping(columns), NDJSON)).toMatchObject({ imported: 1, lines: [] });
    for (const faulty of [
      { ...columns, answer: "Points" },
      { ...columns, shownAt: "Day" },
    ]) {
      const path = `/sites/${site}/imports?${mapping(faulty)}`;
      expect(await api.refused("POST", path, { body: one, type: NDJSON })).toMatchObject({ status: 422 });
    }
    const path = `/sites/${site}/imports?${mapping(columns)}`;
    expect(await api.refused("POST", path, { body: "Score,Date\n9,2025-05-02", type: "text/csv" })).toMatchObject({
      status: 422,
    });
  });
});

describe("CSV", () => {
  it("passes over columns of other names, whatever they begin with", async () => {
    const header = "shownAt,answer,id.hash,touchpoint.name,question.text,generated.at,country.name,properties";
    const report = await send(`${header}\n2025-05-02,9,a,b,c,d,e,f`, "touchpoint=paid");
    expect(report).toMatchObject({ imported: 1, lines: [] });
  });

  it("has its lines counted as an editor does, with whatever ends within quotes", async () => {
    const lines = [
      'touchpoint,shownAt,answer,"followUp"',
      'paid,2025-05-02,9,"one\r\ntwo\r\n\r\nfour"',
      "paid,2025-05-02,11,",
      "",
      'paid,2025-05-03,8,"one\ntwo\rthree"',
      'paid,2025-05-03,8,un"closed',
      "paid,2025-05-03,12,",
      "paid,2025-05-03",
      "paid,2025-05-03,13,",
    ];
    const report = await send(lines.join("\r\n"));
    expect(report.lines.map(({ line, code }) => [line, code])).toEqual([
      [6, "answer-out-of-range"],
      [11, "unreadable"],
      [12, "answer-out-of-range"],
      [13, "unreadable"],
      [14, "answer-out-of-range"],
    ]);
    expect((await listed()).map(({ followUp }) => followUp?.value)).toEqual([
      "one\ntwo\rthree",
      "one\r\ntwo\r\n\r\nfour",
    ]);
  });

  it("keeps no number that it had to round", async () => {
    const file = "touchpoint,shownAt,answer,properties.items\npaid,2025-05-02,9,9007199254740993\n";
    expect((await send(file)).lines).toMatchObject([{ line: 2, code: "property-value", refused: false }]);
  });

  it("has a boolean in any way that a spreadsheet writes it", async () => {
    const said = ["true", "TRUE", "1", "false", "False", "0", "yes"];
    const rows = said.map((one, index) => `paid,2025-05-${String(index + 10)},9,${one}`);
    const report = await send(["touchpoint,shownAt,answer,properties.member", ...rows].join("\n"));
    expect(report.lines.map(({ line, code }) => [line, code])).toEqual([[8, "property-value"]]);
    expect((await listed()).toReversed().map(({ properties }) => properties["member"])).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      undefined,
    ]);
  });

  it("says where a path was cut, and not where a question mark ends it", async () => {
    const paths = [`/${"a".repeat(511)}`, `/${"a".repeat(512)}`, `/a?${"a".repeat(512)}`];
    const report = await send(
      ["touchpoint,shownAt,answer,path", ...paths.map((one) => `paid,2025-05-02,9,${one}`)].join("\n"),
    );
    expect(report.lines).toMatchObject([{ line: 3, code: "path-too-long", refused: false }]);
    expect((await listed()).map(({ path }) => path?.length)).toEqual(expect.arrayContaining([512, 512, 2]));
  });

  it("may have a hundred thousand columns, and its report counts those that are too many to name", async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `properties.p${index}`);
    const file = [
      ["touchpoint", "shownAt", "answer", ...names].join(","),
      ["paid", "2025-05-02", "9", ...names.map(() => "1")].join(","),
    ];
    const { imported, lines } = await send(file.join("\n"));
    expect(imported).toBe(1);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)?.message).toBe("row: 99980 more parts were left out");
  }, 5_000);

  it("may have a column twice for which another was named", async () => {
    const columns = { answer: "Score", shownAt: "Date", "properties.plan": "Plan" };
    const twice = "Score,Date,Plan,answer,answer,properties.plan,properties.plan\n9,2025-05-02,pro,1,2,a,b\n";
    expect(await send(twice, mapping(columns))).toMatchObject({ imported: 1, lines: [] });
    expect(await listed()).toMatchObject([{ answer: { value: 9 }, properties: { plan: "pro" } }]);
    const path = `/sites/${site}/imports?${mapping(columns)}`;
    const refused = await api.refused("POST", path, {
      body: "Score,Date,Plan,Score\n9,2025-05-02,pro,1",
      type: "text/csv",
    });
    expect(refused.status).toBe(400);
  });

  it("says in any case whether an answer is made up, and is believed in nothing else", async () => {
    const said = ["true", "TRUE", "True", "1", "false", "FALSE", "0", "", "yes", "2"];
    const rows = said.map((one, index) => `paid,2025-05-${String(index + 10)},9,${one}`);
    const report = await send(["touchpoint,shownAt,answer,generated", ...rows].join("\n"));
    expect(report.lines.map(({ line, code, refused }) => [line, code, refused])).toEqual(
      [10, 11].map((line) => [line, "not-a-boolean", true]),
    );
    expect((await listed()).toReversed().map(({ generated }) => generated)).toEqual(
      said.slice(0, 8).map((_one, index) => index < 4),
    );
  });
});
