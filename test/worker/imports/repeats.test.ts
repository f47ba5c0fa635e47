/** Files that are sent again, in parts, and after the survey has changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportReport } from "../../../worker/contract/imports.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { postAll, readSeries } from "../scores/answers.ts";
import { sendHistory } from "./send.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const QUESTION = { metric: "nps", key: "recommend" };

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
  await collector.touchpoint(site, "paid", {
    question: QUESTION,
    followUp: { metric: "text", key: "why" },
    properties: [{ key: "plan", type: "string" }],
  });
});
afterAll(async () => collector.close());

const send = async (text: string, query = ""): Promise<ImportReport> => sendHistory(api, site, text, { query });

const csv = (...lines: string[]): string => lines.join("\r\n");

describe("a history", () => {
  it("of the same file again changes nothing, whatever else of the survey was changed in between", async () => {
    const file = csv(
      "touchpoint,shownAt,answer,followUp,properties.plan,properties.colour",
      "paid,2025-05-02,9,Fine,pro,red",
      "paid,2025-05-02T10:00:00Z,8,,,",
    );
    expect(await send(file)).toMatchObject({ imported: 2 });
    for (const changed of [
      { rules: { sample: 0.5 } },
      { look: { placement: "bar" } },
      { rules: { priority: 3 } },
      { properties: [{ key: "colour", type: "string" }] },
      { followUp: { metric: "text", key: "other" } },
    ]) {
      await collector.touchpoint(site, "paid", { question: QUESTION, ...changed });
      expect(await send(file), JSON.stringify(changed)).toMatchObject({ imported: 0, repeated: 2 });
    }
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([{ n: 2 }]);
  });

  it("in parts has as many answers as all parts together, and each part counts once", async () => {
    const file = csv("touchpoint,shownAt,answer", "paid,2025-05-02,9", "paid,2025-05-02,9");
    expect(await send(file, "part=1")).toMatchObject({ imported: 2 });
    expect(await send(file, "part=2")).toMatchObject({ imported: 2 });
    for (const part of ["", "part=1", "part=2"]) expect(await send(file, part)).toMatchObject({ repeated: 2 });
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([{ n: 4 }]);
  });

  it("gives a comment to the question that it answers, and says where there is none", async () => {
    await collector.touchpoint(site, "paid", { question: QUESTION, followUp: { metric: "text", key: "what-new" } });
    const report = await send(
      csv(
        "touchpoint,shownAt,metric,answer,followUp,followUpQuestion,country,revision",
        "paid,2025-05-02,nps,9,Old,why,cz,1",
        "paid,2025-05-03,nps,9,New,what-new,Czechia,",
        "paid,2025-05-04,nps,9,Lost,never-asked,,77",
      ),
    );
    expect(report).toMatchObject({ imported: 3, refused: 0 });
    expect(report.lines.map(({ line, code, refused }) => [line, code, refused])).toEqual([
      [3, "country", false],
      [4, "unknown-revision", false],
      [4, "other-question", false],
    ]);
    const { responses } = await api.read(ResponsePage, `/sites/${site}/responses?${MAY}`);
    expect(responses.map(({ followUp, country }) => [followUp?.question, followUp?.value, country])).toEqual([
      [undefined, undefined, null],
      ["what-new", "New", null],
      ["why", "Old", "CZ"],
    ]);
  });

  it("has rates of what was asked here beside history of another question without any", async () => {
    await collector.touchpoint(site, "paid", { question: { metric: "csat", key: "satisfied" } });
    await postAll(collector, siteKey, "paid", [{ answer: 5, revision: 2 }]);
    await send(csv("touchpoint,shownAt,question,answer", "paid,2025-05-02,recommend,9"));
    const all = `from=2025-05-01`;
    const series = await readSeries(api, site, "paid", all);
    expect(series.map(({ question, rates }) => [question.key, rates.shown, rates.responseRate?.denominator])).toEqual([
      ["recommend", null, undefined],
      ["satisfied", 1, 1],
    ]);
  });

  it("has no rate where a demonstration was dropped from beside it", async () => {
    const generated = `/sites/${site}/generated-responses`;
    const days = { from: "2025-05-01", to: "2025-05-03", perDay: 5 };
    expect((await api.call("POST", generated, { body: days })).status).toBe(200);
    expect((await api.call("DELETE", generated)).status).toBe(200);
    await send(csv("touchpoint,shownAt,answer", "paid,2025-05-02,9"));
    expect(await readSeries(api, site, "paid", MAY)).toMatchObject([
      { n: 1, rates: { shown: null, responseRate: null, commentRate: null, dismissRate: null } },
    ]);
  });
});
