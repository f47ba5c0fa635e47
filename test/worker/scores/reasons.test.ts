import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, promptId, startCollector } from "../collector.ts";
import { postAll, readSeries, times } from "./answers.ts";
import { wilsonByHand } from "./by-hand.ts";

const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));
const REASONS = { metric: "choice", key: "why", options: optionsOf("price", "speed", "range"), several: true };

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop", { tooFewBelow: 3, lowBelow: 5 });
});
afterAll(async () => collector.close());

async function followUpsOf(touchpoint: string) {
  const series = await readSeries(api, "shop", touchpoint);
  return series.map((one) => one.followUps);
}

const option = (key: string, count: number, n: number) => {
  const { low, high } = wilsonByHand(count, n);
  const interval = { low: expect.closeTo(low, 9), high: expect.closeTo(high, 9), level: 0.95, formula: "wilson" };
  return { option: key, count, share: expect.closeTo((100 * count) / n, 9), interval };
};
const uncounted = (key: string, count: number) => ({ option: key, count, share: null, interval: null });

describe("the reasons of a choice follow-up", () => {
  it("are shares of those who answered it, by band of the main answer", async () => {
    await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "recommend" }, followUp: REASONS });
    await postAll(collector, siteKey, "paid", [
      ...times(3, { answer: 10, followUp: ["speed"] }),
      ...times(2, { answer: 9, followUp: ["speed", "range"] }),
      ...times(4, { answer: 10 }),
      ...times(3, { answer: 6, followUp: ["price"] }),
      { answer: 0, followUp: ["price", "range"] },
      ...times(2, { answer: 7, followUp: ["range"] }),
    ]);
    expect(await followUpsOf("paid")).toEqual([
      [
        {
          key: "why",
          byBand: {
            negative: {
              n: 4,
              confidence: "low",
              options: [option("price", 4, 4), option("speed", 0, 4), option("range", 1, 4)],
            },
            neutral: {
              n: 2,
              confidence: "too-few",
              options: [uncounted("price", 0), uncounted("speed", 0), uncounted("range", 2)],
            },
            positive: {
              n: 5,
              confidence: "ok",
              options: [option("price", 0, 5), option("speed", 5, 5), option("range", 2, 5)],
            },
          },
        },
      ],
    ]);
  });

  it("stand under `all` where the main question has no bands", async () => {
    const question = { metric: "choice", key: "which", text: { en: "Which?" }, options: optionsOf("a", "b") };
    await collector.touchpoint("shop", "chosen", { question, followUp: REASONS });
    await postAll(collector, siteKey, "chosen", [
      ...times(3, { answer: ["a"], followUp: ["price"] }),
      ...times(2, { answer: ["b"], followUp: ["range"] }),
      { answer: ["b"] },
    ]);
    const options = [option("price", 3, 5), option("speed", 0, 5), option("range", 2, 5)];
    expect(await followUpsOf("chosen")).toEqual([
      [{ key: "why", byBand: { all: { n: 5, confidence: "ok", options } } }],
    ]);
  });

  it("stand under `all` for a text question, too", async () => {
    const question = { metric: "text", key: "missing", text: { en: "What is missing?" } };
    await collector.touchpoint("shop", "text", { question, followUp: REASONS });
    await postAll(collector, siteKey, "text", times(3, { answer: "A filter", followUp: ["range"] }));
    const options = [option("price", 0, 3), option("speed", 0, 3), option("range", 3, 3)];
    expect(await followUpsOf("text")).toEqual([
      [{ key: "why", byBand: { all: { n: 3, confidence: "low", options } } }],
    ]);
  });

  it("move with the rating from band to band", async () => {
    await collector.touchpoint("shop", "moved", { question: { metric: "csat", key: "satisfied" }, followUp: REASONS });
    const prompt = promptId();
    await postAll(collector, siteKey, "moved", [{ prompt, seq: 1, answer: 1, followUp: ["price"] }]);
    await postAll(collector, siteKey, "moved", [{ prompt, seq: 2, answer: 5, followUp: ["speed"] }]);
    const [[followUp] = []] = await followUpsOf("moved");
    expect(followUp?.byBand).toMatchObject({
      negative: { n: 0, options: [uncounted("price", 0), uncounted("speed", 0), uncounted("range", 0)] },
      positive: { n: 1, options: [uncounted("price", 0), uncounted("speed", 1), uncounted("range", 0)] },
    });
  });

  it("are not told of a text follow-up", async () => {
    const followUp = { metric: "text", key: "why" };
    await collector.touchpoint("shop", "comments", { question: { metric: "nps", key: "recommend" }, followUp });
    await postAll(collector, siteKey, "comments", [{ answer: 3, followUp: "Slow" }]);
    expect(await followUpsOf("comments")).toEqual([[]]);
  });
});
