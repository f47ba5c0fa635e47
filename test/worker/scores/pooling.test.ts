import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deletion, storeStates } from "../../../worker/collect/store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, promptId, startCollector } from "../collector.ts";
import { idOf, postAll, readSeries, times } from "./answers.ts";

const optionsOf = (keys: string) => [...keys].map((key) => ({ key, text: { en: `Option ${key}` } }));
const choose = (keys: string, text = "Which?") => ({
  question: { metric: "choice", key: "which", text: { en: text }, options: optionsOf(keys), several: true },
});

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop", { tooFewBelow: 1 });
});
afterAll(async () => collector.close());

const countsOf = (options: readonly { option: string; count: number }[] | null | undefined) =>
  (options ?? []).map(({ option, count }) => [option, count]);

describe("answers to several revisions", () => {
  it("pool under one question key, whatever the wording", async () => {
    const nps = (text: string) => ({ question: { metric: "nps", key: "recommend", text: { en: text } } });
    await collector.touchpoint("shop", "reworded", nps("Would you?"));
    await postAll(collector, siteKey, "reworded", times(3, { answer: 10 }));
    await collector.touchpoint("shop", "reworded", nps("How likely is it?"));
    await postAll(collector, siteKey, "reworded", [
      { revision: 2, answer: 0 },
      { revision: 1, answer: 9 },
    ]);
    const series = await readSeries(api, "shop", "reworded");
    expect(series).toMatchObject([{ n: 5, score: { value: 60 }, question: { key: "recommend", revisions: [1, 2] } }]);
  });

  it("pool by option key where the options were put in another order", async () => {
    await collector.touchpoint("shop", "reordered", choose("abc"));
    await postAll(collector, siteKey, "reordered", [...times(3, { answer: ["a"] }), { answer: ["b", "c"] }]);
    await collector.touchpoint("shop", "reordered", choose("cab"));
    await postAll(collector, siteKey, "reordered", [
      ...times(2, { revision: 2, answer: ["c"] }),
      { revision: 2, answer: ["a", "b"] },
    ]);
    const [series] = await readSeries(api, "shop", "reordered");
    expect(series?.n).toBe(7);
    expect(countsOf(series?.options)).toEqual([
      ["c", 3],
      ["a", 4],
      ["b", 2],
    ]);
  });

  it("pool reasons by option key, too, in each band", async () => {
    const follow = (keys: string) => ({
      question: { metric: "thumbs", key: "found" },
      followUp: { metric: "choice", key: "why", options: optionsOf(keys) },
    });
    await collector.touchpoint("shop", "reasons", follow("abc"));
    await postAll(collector, siteKey, "reasons", [
      ...times(2, { answer: 0, followUp: ["a"] }),
      { answer: 1, followUp: ["c"] },
    ]);
    await collector.touchpoint("shop", "reasons", follow("bca"));
    await postAll(collector, siteKey, "reasons", [
      { revision: 2, answer: 0, followUp: ["b"] },
      { revision: 2, answer: 1, followUp: ["a"] },
    ]);
    const [series] = await readSeries(api, "shop", "reasons");
    const byBand = new Map<string, { n: number; options: { option: string; count: number }[] }>(
      Object.entries(series?.followUps[0]?.byBand ?? {}),
    );
    const told = ["negative", "neutral", "positive"].map((band) => countsOf(byBand.get(band)?.options));
    expect(told).toEqual([
      [
        ["b", 1],
        ["c", 0],
        ["a", 2],
      ],
      [
        ["b", 0],
        ["c", 0],
        ["a", 0],
      ],
      [
        ["b", 0],
        ["c", 1],
        ["a", 1],
      ],
    ]);
  });

  it("are two series where the question key changed, the older first; each keeps its follow-up", async () => {
    const why = { metric: "choice", options: optionsOf("ab") };
    await collector.touchpoint("shop", "rekeyed", {
      question: { metric: "nps", key: "recommend" },
      followUp: { ...why, key: "why-recommend" },
    });
    await postAll(collector, siteKey, "rekeyed", times(4, { answer: 10, followUp: ["a"] }));
    await collector.touchpoint("shop", "rekeyed", {
      question: { metric: "csat", key: "satisfied" },
      followUp: { ...why, key: "why-satisfied" },
    });
    await postAll(collector, siteKey, "rekeyed", times(2, { revision: 2, answer: 1, followUp: ["b"] }));
    const series = await readSeries(api, "shop", "rekeyed");
    expect(series).toMatchObject([
      { n: 4, score: { value: 100, unit: "nps" }, question: { key: "recommend", metric: "nps", revisions: [1] } },
      { n: 2, score: { value: 0, unit: "percent" }, question: { key: "satisfied", metric: "csat", revisions: [2] } },
    ]);
    expect(series.map((one) => one.followUps.map((followUp) => followUp.key))).toEqual([
      ["why-recommend"],
      ["why-satisfied"],
    ]);
  });

  it("pool with those before a key that came between", async () => {
    const nps = { question: { metric: "nps", key: "recommend" } };
    await collector.touchpoint("shop", "returned", nps);
    await postAll(collector, siteKey, "returned", times(2, { answer: 9 }));
    await collector.touchpoint("shop", "returned", { question: { metric: "csat", key: "satisfied" } });
    await postAll(collector, siteKey, "returned", times(1, { revision: 2, answer: 5 }));
    await collector.touchpoint("shop", "returned", nps);
    await postAll(collector, siteKey, "returned", times(3, { revision: 3, answer: 8 }));
    expect(await readSeries(api, "shop", "returned")).toMatchObject([
      { n: 5, question: { key: "recommend", revisions: [1, 3] } },
      { n: 1, question: { key: "satisfied", revisions: [2] } },
    ]);
  });
});

describe("a question key without answers in the period", () => {
  it("has a series when it is the current one, and none when it is an old one", async () => {
    await collector.touchpoint("shop", "silent", { question: { metric: "nps", key: "recommend" } });
    await collector.touchpoint("shop", "silent", { question: { metric: "csat", key: "satisfied" } });
    const series = await readSeries(api, "shop", "silent");
    expect(series).toMatchObject([
      { n: 0, score: null, interval: null, question: { key: "satisfied", revisions: [2] } },
    ]);
  });

  it("has no series once all that it had was deleted", async () => {
    await collector.touchpoint("shop", "emptied", { question: { metric: "nps", key: "recommend" } });
    const prompt = promptId();
    await postAll(collector, siteKey, "emptied", [{ prompt, answer: 9 }]);
    await collector.touchpoint("shop", "emptied", { question: { metric: "csat", key: "satisfied" } });
    const id = await idOf(collector.db, "shop", "emptied");
    await storeStates(collector.db, [deletion(id, prompt)], Date.now());
    const series = await readSeries(api, "shop", "emptied");
    expect(series.map((one) => one.question.key)).toEqual(["satisfied"]);
  });
});
