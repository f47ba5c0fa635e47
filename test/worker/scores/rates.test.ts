import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";
import { postAll, readSeries, times } from "./answers.ts";

const CSAT = { question: { metric: "csat", key: "satisfied" }, followUp: { metric: "text", key: "why" } };

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop");
});
afterAll(async () => collector.close());

async function onlySeries(touchpoint: string) {
  const [series] = await readSeries(api, "shop", touchpoint);
  if (!series) throw new Error("no series");
  return series;
}

describe("rates", () => {
  it("divide by what was shown and by what was answered, with numerators and denominators", async () => {
    await collector.touchpoint("shop", "rated", CSAT);
    await postAll(collector, siteKey, "rated", [
      ...times(6, {}),
      ...times(4, { dismissed: true }),
      ...times(7, { answer: 5 }),
      ...times(2, { answer: 1, followUp: "Slow" }),
      { answer: 4, followUp: "Fine", dismissed: true },
    ]);
    const { n, rates } = await onlySeries("rated");
    expect(n).toBe(10);
    expect(rates).toEqual({
      shown: 20,
      answered: 10,
      commented: 3,
      dismissed: 4,
      responseRate: { value: 50, numerator: 10, denominator: 20 },
      commentRate: { value: 30, numerator: 3, denominator: 10 },
      dismissRate: { value: 20, numerator: 4, denominator: 20 },
    });
  });

  it("leave out prompts whose showing may not be reported; the score does not", async () => {
    await collector.touchpoint("shop", "unreported", CSAT);
    await postAll(collector, siteKey, "unreported", [
      ...times(8, { shown: false, answer: 5 }),
      ...times(3, { shown: false, dismissed: true }),
      ...times(2, { answer: 1 }),
      ...times(2, {}),
    ]);
    const { n, score, rates } = await onlySeries("unreported");
    expect([n, score?.value]).toEqual([10, 80]);
    expect(rates).toMatchObject({
      shown: 4,
      answered: 2,
      dismissed: 0,
      responseRate: { value: 50, numerator: 2, denominator: 4 },
      dismissRate: { value: 0, numerator: 0, denominator: 4 },
    });
  });

  it("have no value where nothing was shown or answered, and never a 0 or NaN", async () => {
    await collector.touchpoint("shop", "unseen", CSAT);
    const none = { value: null, numerator: 0, denominator: 0 };
    expect((await onlySeries("unseen")).rates).toEqual({
      shown: 0,
      answered: 0,
      commented: 0,
      dismissed: 0,
      responseRate: none,
      commentRate: none,
      dismissRate: none,
    });
  });

  it("have no comment rate where the main question is text", async () => {
    const question = { metric: "text", key: "missing", text: { en: "What is missing?" } };
    await collector.touchpoint("shop", "texts", { question });
    await postAll(collector, siteKey, "texts", [{ answer: "A filter" }, {}]);
    const { rates } = await onlySeries("texts");
    expect(rates).toMatchObject({ commentRate: null, responseRate: { value: 50 }, commented: 0 });
  });

  it("have no comment rate where no comment is asked for", async () => {
    await collector.touchpoint("shop", "silent", { question: { metric: "csat", key: "silent" } });
    await postAll(collector, siteKey, "silent", [{ answer: 4 }]);
    expect((await onlySeries("silent")).rates).toMatchObject({ answered: 1, commentRate: null });
  });

  it("follow a prompt to its newest state, by one count", async () => {
    await collector.touchpoint("shop", "changing", CSAT);
    const prompt = promptId();
    const send = async (over: object) => {
      expect((await collector.post(siteKey, message("changing", { prompt, ...over }))).status).toBe(200);
      const { rates } = await onlySeries("changing");
      return [rates.shown, rates.answered, rates.commented, rates.dismissed];
    };
    expect(await send({ seq: 1 })).toEqual([1, 0, 0, 0]);
    expect(await send({ seq: 2, dismissed: true })).toEqual([1, 0, 0, 1]);
    expect(await send({ seq: 3, answer: 2 })).toEqual([1, 1, 0, 0]);
    expect(await send({ seq: 4, answer: 2, followUp: "Late" })).toEqual([1, 1, 1, 0]);
    expect(await send({ seq: 3, answer: 2 })).toEqual([1, 1, 1, 0]);
  });
});
