/** The journey of a site, through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { Journey } from "../../../worker/contract/journey.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import type { Channel } from "../../../worker/contract/terms.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "./answers.ts";

const MAY = "from=2025-05-01&to=2025-05-31";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop", { stages: ["find", "buy", "use"] });
  const csat = { metric: "csat", key: "q" };
  await collector.touchpoint("shop", "paid", { stage: "buy", question: csat });
  await collector.touchpoint("shop", "searched", { stage: "find", question: csat });
  await collector.touchpoint("shop", "compared", { stage: "find", question: csat });
  await collector.touchpoint("shop", "recommended", { stage: "buy", question: { metric: "nps", key: "q" } });
  await collector.touchpoint("shop", "told", {
    stage: "buy",
    question: { metric: "text", key: "q", text: { en: "?" } },
  });
  await answer("paid", { 5: 20, 1: 60 });
  await answer("searched", { 5: 70, 1: 10 });
  await answer("searched", { 5: 10, 1: 50 }, "kiosk");
  await answer("compared", { 5: 70, 1: 10 });
  await answer("recommended", { 10: 30, 0: 12 });
});
afterAll(async () => collector.close());

/** Stores so many ratings of each point. */
async function answer(touchpoint: string, points: Record<number, number>, channel: Channel = "web"): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, (): PromptState => ({
      ...stateOn(id, "2025-05-20", { rating: Number(point) }),
      channel,
    })),
  );
  await storeStates(collector.db, states, Date.now());
}

const journey = async (query = MAY): Promise<Journey> => api.read(Journey, `/sites/shop/journey?${query}`);

describe("the journey", () => {
  it("has every touchpoint in its stage, in the order in which customers meet them", async () => {
    const { stages } = await journey();
    expect(stages.map(({ stage, touchpoints }) => [stage, touchpoints.map((one) => one.touchpoint)])).toEqual([
      ["find", ["compared", "searched"]],
      ["buy", ["paid", "recommended", "told"]],
      ["use", []],
    ]);
  });

  it("has the numbers of the scores, to the last digit", async () => {
    const { stages, compared } = await journey();
    const query = `${MAY}&compare=previous`;
    const scores = await api.read(SiteScores, `/sites/shop/scores?${query}`);
    expect(compared).toEqual(scores.compared);
    const found = stages.flatMap(({ stage, touchpoints }) => touchpoints.map((one) => ({ ...one, stage })));
    expect(found).toEqual(
      scores.touchpoints.map(({ series, ...one }) => ({
        ...one,
        series: series.map(({ trend: _trend, ...own }) => expect.objectContaining(own)),
      })),
    );
  });

  it("names weakest and strongest within one metric, each against the others pooled", async () => {
    const { stages } = await journey();
    const found = stages.flatMap(({ touchpoints }) => touchpoints);
    const standings = found.map((one) => [one.touchpoint, one.series[0]?.againstRest?.standing]);
    expect(standings).toEqual([
      ["compared", "strongest"],
      ["searched", null],
      ["paid", "weakest"],
      ["recommended", null],
      ["told", undefined],
    ]);
    const [, , paid] = found;
    // Elsewhere 70 of 80 and 80 of 140.
    expect(paid?.series[0]?.againstRest).toMatchObject({
      rest: { n: 220, score: { value: expect.closeTo((100 * 150) / 220, 9), unit: "percent" } },
      change: { difference: expect.closeTo(25 - (100 * 150) / 220, 9), verdict: "down", adjustment: { tests: 3 } },
    });
  });

  it("says whether a touchpoint scores alike on its channels, where there are two", async () => {
    const { stages } = await journey();
    const found = new Map(
      stages.flatMap(({ touchpoints }) => touchpoints).map((one) => [one.touchpoint, one.series[0]]),
    );
    expect(found.get("searched")?.consistency).toMatchObject({
      verdict: "differs",
      channels: [
        { channel: "web", n: 80, score: { value: 87.5 }, change: { verdict: "up", adjustment: { tests: 2 } } },
        { channel: "kiosk", n: 60, score: { value: expect.closeTo(100 / 6, 9) }, change: { verdict: "down" } },
      ],
    });
    expect(found.get("paid")?.consistency).toBeNull();
  });

  it("says what to mend first: the lower bound of the negative share times the answers", async () => {
    const { actFirst } = await journey();
    expect(actFirst.map(({ touchpoint, n, negative }) => [touchpoint, n, negative.share])).toEqual([
      ["paid", 80, 75],
      ["searched", 140, expect.closeTo(6000 / 140, 9)],
      ["recommended", 42, expect.closeTo(1200 / 42, 9)],
      ["compared", 80, 12.5],
    ]);
    for (const { priority, negative, n } of actFirst)
      expect(priority).toBeCloseTo((negative.interval.low / 100) * n, 9);
  });

  it("says nothing of a period without answers, and refuses an impossible one", async () => {
    const { stages, actFirst } = await journey("from=2024-05-01&to=2024-05-31&level=90");
    expect(actFirst).toEqual([]);
    const [series] = stages[0]?.touchpoints[0]?.series ?? [];
    expect(series).toMatchObject({
      n: 0,
      score: null,
      change: { verdict: "too-few" },
      againstRest: { standing: null, change: { verdict: "too-few" } },
      consistency: null,
    });
    expect(await api.refused("GET", `/sites/shop/journey?${MAY}&compare=2025-05-20..2025-06-01`)).toMatchObject({
      status: 422,
      paths: ["/query/compare"],
    });
  });
});
