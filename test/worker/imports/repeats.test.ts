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
const HOW = { en: "How was it?" };

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

  it.each([
    ["nothing of its question", "shownAt,answer", "2025-05-02,3", "2025-05-03,2"],
    ["its metric", "shownAt,metric,answer", "2025-05-02,nps,3", "2025-05-03,nps,2"],
    ["a revision that is not there yet", "shownAt,revision,answer", "2025-05-02,2,3", "2025-05-03,2,2"],
  ])("counts once, though another question was put since, where it says %s", async (_what, ...lines) => {
    expect(await send(csv(...lines), "touchpoint=paid")).toMatchObject({ imported: 2, refused: 0 });
    await collector.touchpoint(site, "paid", { question: { metric: "nps", key: "recommend-2" } });
    expect(await send(csv(...lines), "touchpoint=paid")).toMatchObject({ imported: 0, repeated: 2, refused: 0 });
  });

  it("that names no question counts once, whatever its answers would be to another", async () => {
    const file = csv("touchpoint,shownAt,answer", "paid,2025-05-02,3", "paid,2025-05-03,2");
    await collector.touchpoint(site, "paid", { question: { metric: "ces", key: "ease" } });
    expect(await send(file)).toMatchObject({ imported: 2 });
    for (const metric of ["csat", "text", "ces-5"]) {
      const question = { metric, key: `${metric}-key`, ...(metric === "text" && { text: HOW }) };
      await collector.touchpoint(site, "paid", { state: "paused", question });
      expect(await send(file), metric).toMatchObject({ imported: 0, repeated: 2, refused: 0 });
    }
  });

  it("keeps answers to two questions apart where its rows say which", async () => {
    await collector.touchpoint(site, "paid", { question: { metric: "csat", key: "satisfied" } });
    for (const [field, day, ...values] of [
      ["question", "2025-05-02", "recommend", "satisfied"],
      ["metric", "2025-05-03", "nps", "csat"],
      ["revision", "2025-05-04", "1", "2"],
    ]) {
      const files = values.map((value) => csv(`touchpoint,shownAt,${field},answer`, `paid,${day},${value},4`));
      for (const file of files) expect(await send(file), field).toMatchObject({ imported: 1, lines: [] });
      for (const file of files) expect(await send(file), field).toMatchObject({ repeated: 1 });
    }
    const series = await readSeries(api, site, "paid", MAY);
    expect(series.map(({ question, n }) => [question.key, n])).toEqual([
      ["recommend", 3],
      ["satisfied", 3],
    ]);
  });

  it("is one whatever number of a revision stands beside its question", async () => {
    const file = (revision: string) =>
      csv("touchpoint,shownAt,question,revision,answer", `paid,2025-05-02,recommend,${revision},9`);
    await collector.touchpoint(site, "paid", { question: QUESTION });
    expect(await send(file("1"))).toMatchObject({ imported: 1 });
    for (const revision of ["2", "7", ""]) expect(await send(file(revision))).toMatchObject({ repeated: 1 });
  });

  it("knows a text and a country however they are written down", async () => {
    await collector.touchpoint(site, "told", { question: { metric: "text", key: "story", text: HOW } });
    const file = (answer: string, country: string) =>
      csv("touchpoint,shownAt,answer,country", `told,2025-05-02,"${answer}",${country}`);
    expect(await send(file("caf\u00e9\r\nau lait", "cz"))).toMatchObject({ imported: 1, lines: [] });
    for (const same of [
      file("caf\u00e9\nau lait", "cz"),
      file("cafe\u0301\r\nau lait", "cz"),
      file("caf\u00e9\r\nau lait", "CZ"),
    ]) {
      expect(await send(same)).toMatchObject({ imported: 0, repeated: 1 });
    }
    expect(await send(file("tea", "CZ"))).toMatchObject({ imported: 1 });
  });

  it.each([
    ["the answer", "answer", "9", ["9.0", " 9 "]],
    ["a revision", "answer,revision", "9,1", ["9,1.0"]],
    ["options", "answer,followUp", "9,price;care", ['9,"care, price"', "9,care|price"]],
    ["what is made up", "answer,generated", "9,true", ["9,TRUE", "9,1"]],
    ["what is not made up", "answer,generated", "9,", ["9,false", "9,0"]],
  ])("is one however it writes down %s", async (_what, columns, first, others) => {
    const file = (rest: string) => csv(`touchpoint,shownAt,${columns}`, `paid,2025-05-02,${rest}`);
    expect(await send(file(first))).toMatchObject({ imported: 1 });
    for (const other of others) expect(await send(file(other)), other).toMatchObject({ imported: 0, repeated: 1 });
  });

  it.each([
    ["versions", "answer,properties.plan", ["9,1.1", "9,1.10", "9,01.1"]],
    ["texts of the same words", "answer,followUp", ["9,B better than A", "9,A better than B"]],
    ["numbers in texts", "answer,followUp", ["9,007", "9,7", "9,9/10", "9,10 9"]],
    ["questions of a comment", "answer,followUp,followUpQuestion", ["9,Fine,", "9,Fine,why", "9,Fine,what-else"]],
    ["what is made up and what is not", "answer,generated", ["9,true", "9,false"]],
  ])("keeps apart %s", async (_what, columns, rows) => {
    const file = (rest: string) => csv(`touchpoint,shownAt,${columns}`, `paid,2025-05-02,${rest}`);
    for (const one of rows) expect(await send(file(one)), one).toMatchObject({ imported: 1 });
    for (const one of rows) expect(await send(file(one)), one).toMatchObject({ repeated: 1 });
  });

  it("has made-up answers anew after they were dropped, all at once", async () => {
    const file = csv("touchpoint,shownAt,answer,generated", "paid,2025-05-02,9,true");
    expect(await send(file)).toMatchObject({ imported: 1 });
    expect(await send(file)).toMatchObject({ repeated: 1 });
    expect((await api.call("DELETE", `/sites/${site}/generated-responses`)).status).toBe(200);
    expect(await send(file)).toMatchObject({ imported: 1 });
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
