/** Which survey a row is held against, and what becomes of parts that it has no place for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { sendHistory } from "./send.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const BARE = { question: { metric: "nps", key: "recommend" } };
const WHY = { followUp: { metric: "text", key: "why" } };
const PLAN = { properties: [{ key: "plan", type: "string" }] };
const FULL = { ...BARE, ...WHY, ...PLAN };

let collector: Collector;
let api: CheckedApi;
let sites = 0;
let site: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
beforeEach(async () => newSite());
afterAll(async () => collector.close());

async function newSite(): Promise<void> {
  sites += 1;
  site = `shop-${sites}`;
  await collector.site(site);
}

/** Each is the next revision. */
async function put(...surveys: Record<string, unknown>[]): Promise<void> {
  for (const survey of surveys) await collector.touchpoint(site, "paid", survey);
}

/** Rows of one moment each; returns what they became, in their order, and the lines. */
async function taken(header: string, ...rows: string[]) {
  const text = [`touchpoint,shownAt,${header}`, ...rows.map((row, index) => `paid,2025-05-0${index + 1},${row}`)];
  const { lines } = await sendHistory(api, site, text.join("\n"));
  const { responses } = await api.read(ResponsePage, `/sites/${site}/responses?${MAY}`);
  const found = responses
    .toReversed()
    .map(({ revision, followUp, properties }) => [revision, followUp?.value ?? null, properties]);
  return { found, codes: lines.map(({ line, code }) => [line, code]) };
}

const PRO = { plan: "pro" };

describe("a row", () => {
  it("that names its metric alone is held against the newest survey of it, and loses nothing", async () => {
    await put(BARE, FULL);
    const { found, codes } = await taken("metric,answer,followUp,properties.plan", "nps,9,Fine,pro", "nps,9,,");
    expect(codes).toEqual([]);
    expect(found).toEqual([
      [2, "Fine", PRO],
      [2, null, {}],
    ]);
  });

  it("goes to the survey with its follow-up, also where it names no metric", async () => {
    await put({ ...BARE, ...WHY }, { ...BARE, followUp: { metric: "text", key: "what-else" } });
    const { found, codes } = await taken(
      "question,followUpQuestion,answer,followUp",
      "recommend,why,9,Old",
      "recommend,what-else,9,New",
      "recommend,,9,Unsaid",
    );
    expect(codes).toEqual([]);
    expect(found.map(([revision, text]) => [revision, text])).toEqual([
      [1, "Old"],
      [2, "New"],
      [2, "Unsaid"],
    ]);
  });

  it("follows the number of a revision only among surveys that take as much of it", async () => {
    await put(BARE, FULL, { ...FULL, rules: { sample: 0.5 } }, { ...BARE, ...WHY });
    const { found, codes } = await taken(
      "question,followUpQuestion,revision,answer,followUp,properties.plan",
      "recommend,why,1,9,Fine,pro",
      "recommend,why,2,9,Fine,pro",
      "recommend,,1,9,,",
      "recommend,,1,9,,pro",
      "recommend,,,9,,",
    );
    expect(codes).toEqual([]);
    expect(found).toEqual([
      [3, "Fine", PRO],
      [2, "Fine", PRO],
      [1, null, {}],
      [3, null, PRO],
      [4, null, {}],
    ]);
  });

  it("goes to the survey that takes what it says, not to a newer one that only has the place", async () => {
    const options = ["price", "care"].map((key) => ({ key, text: { en: key } }));
    const planOf = (values: string[]) => [{ key: "plan", type: "string", values }];
    await put(
      { ...BARE, ...WHY, properties: planOf(["free", "pro"]) },
      { ...BARE, followUp: { metric: "choice", key: "what", options }, properties: planOf(["basic"]) },
    );
    const { found, codes } = await taken(
      "question,answer,followUp,properties.plan",
      "recommend,9,Slow at the till,",
      "recommend,9,price,",
      "recommend,9,,pro",
      "recommend,9,,basic",
    );
    expect(codes).toEqual([]);
    expect(found).toEqual([
      [1, "Slow at the till", {}],
      [2, ["price"], {}],
      [1, null, PRO],
      [2, null, { plan: "basic" }],
    ]);
  });

  it("may have its revision as a spreadsheet writes numbers", async () => {
    await put(FULL, { ...FULL, rules: { sample: 0.5 } });
    const { found, codes } = await taken("revision,answer", "1.0,9", "1,9", "2.5,9");
    expect(found.map(([revision]) => revision)).toEqual([1, 1, 2]);
    expect(codes).toEqual([[4, "unknown-revision"]]);
  });

  it("of an export comes whole into a site that counts its revisions otherwise", async () => {
    await put(FULL);
    await taken("answer,followUp,properties.plan", "9,Fine,pro", "8,,pro", "7,,");
    const file = await (await collector.api("GET", `/sites/${site}/responses.csv?${MAY}`)).text();
    await newSite();
    await put(BARE, FULL);
    expect(await sendHistory(api, site, file)).toMatchObject({ imported: 3, lines: [] });
    const { responses } = await api.read(ResponsePage, `/sites/${site}/responses?${MAY}`);
    expect(responses.toReversed().map(({ followUp, properties }) => [followUp?.value, properties])).toEqual([
      ["Fine", PRO],
      [undefined, PRO],
      [undefined, {}],
    ]);
  });

  it("stays with the question that is asked now, whatever an older one had a place for", async () => {
    await put(FULL, { question: { metric: "csat", key: "satisfied" } });
    const { found, codes } = await taken("answer,followUp,properties.plan", "5,Fine,pro");
    expect(found).toEqual([[2, null, {}]]);
    expect(codes).toEqual([
      [2, "unknown-property"],
      [2, "no-follow-up"],
    ]);
  });
});

describe("a property", () => {
  it("that the row's survey lacks is left out with a line, mapped or not", async () => {
    await put(BARE);
    await collector.touchpoint(site, "other", { question: { metric: "nps", key: "other" }, ...PLAN });
    const columns = { shownAt: "Date", answer: "Score", "properties.plan": "Plan" };
    const query = `touchpoint=paid&columns=${encodeURIComponent(JSON.stringify(columns))}`;
    const text = "Date,Score,Plan,properties.colour\n2025-05-02,9,pro,red\n2025-05-03,8,,\n2025-05-04,7,,red\n";
    expect(await sendHistory(api, site, text, { query })).toMatchObject({
      imported: 3,
      lines: [
        { line: 2, code: "unknown-property", message: expect.stringMatching(/^properties\/colour:/), refused: false },
        { line: 2, code: "unknown-property", message: expect.stringMatching(/^properties\/plan:/), refused: false },
        { line: 4, code: "unknown-property", message: expect.stringMatching(/^properties\/colour:/), refused: false },
      ],
    });
  });

  it("that is no number costs no other", async () => {
    await put({ ...BARE, properties: [...PLAN.properties, { key: "items", type: "number" }] });
    const { found, codes } = await taken(
      "answer,properties.plan,properties.items",
      "9,pro,Infinity",
      "9,pro,1e999",
      "9,pro,many",
      "9,pro,3.50",
    );
    expect(codes).toEqual([2, 3, 4].map((line) => [line, "property-value"]));
    expect(found.map(([, , properties]) => properties)).toEqual([PRO, PRO, PRO, { ...PRO, items: 3.5 }]);
  });
});
