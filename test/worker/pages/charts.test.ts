/** What the pages draw is what the API says: each point against its number. And what comes first, of more than fits. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { Journey, type JourneySeries } from "../../../worker/contract/journey.ts";
import { BANDS, type Metric } from "../../../worker/contract/terms.ts";
import { bandOf } from "../../../worker/scores/bands.ts";
import { checkedApi } from "../checked-api.ts";
import type { Collector } from "../collector.ts";
import { idOf, readSeries, stateOn, times } from "../scores/answers.ts";
import { startVisited, textOf, type Visitor } from "./visitor.ts";

const WEEK = "from=2025-05-19&to=2025-05-25";
/** In the order of the journey, which is not that of urgency; with the answers of the week before and of this one. */
const TOUCHPOINTS = [
  ["fourth", "csat", { 1: 2, 5: 58 }, { 1: 20, 3: 10, 5: 30 }],
  ["second", "csat", {}, { 1: 40, 4: 20 }],
  ["better", "csat", { 1: 40, 5: 20 }, { 1: 6, 5: 54 }],
  ["third", "nps", {}, { 0: 30, 8: 10, 10: 20 }],
  ["first", "csat", {}, { 2: 60, 5: 20 }],
] as const;

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop", { stages: ["buy"] });
  for (const [order, [slug, metric, before, now]] of TOUCHPOINTS.entries()) {
    const survey = { question: { metric, key: "q" }, followUp: { metric: "text", key: "why" } };
    await collector.touchpoint("shop", slug, { name: slug, stage: "buy", order, ...survey });
    await answer(slug, metric, before, "2025-05-18");
    await answer(slug, metric, now, "2025-05-22");
  }
  const id = await idOf(collector.db, "shop", "fourth");
  const closed = Array.from({ length: 40 }, () => stateOn(id, "2025-05-22", { dismissed: 1 }));
  await storeStates(collector.db, closed, Date.now());
});
afterAll(async () => collector.close());

const SIGNS = { negative: -1, neutral: 0, positive: 1 } as const;

/** Of each negative point the first five have written something. */
async function answer(slug: string, metric: Metric, points: Readonly<Record<number, number>>, day: string) {
  const id = await idOf(collector.db, "shop", slug);
  const states = Object.entries(points).flatMap(([point, count]) => {
    const band = bandOf(metric, Number(point)) ?? "neutral";
    return Array.from({ length: count }, (_, at): PromptState => ({
      ...stateOn(id, day, { rating: Number(point), band: SIGNS[band] }),
      ...(band === "negative" && at < 5 && { comment: `bad at ${slug}` }),
    }));
  });
  await storeStates(collector.db, states, Date.now());
}

const read = async (path: string): Promise<string> => (await visitor.get(path)).text();

/** Attributes of the first element that begins so. */
function drawn(html: string, begins: string): Record<string, string> {
  const [, rest = ""] = html.split(`<${begins}`);
  const attributes = rest.split(">")[0]?.matchAll(/([\w-]+)="([^"]*)"/g) ?? [];
  return Object.fromEntries([...attributes].map(([, name, value]) => [name, value]));
}

/** Heights of the points of a path without curves, in percent from below. @param height of the picture */
const heightsOf = (path = "", height: number): number[] =>
  [...path.matchAll(/[-\d.]+,([-\d.]+)/g)].map(([, y]) => Math.round(100 - (100 * Number(y)) / height));

describe("what is drawn", () => {
  const seriesOf = async (touchpoint: string): Promise<JourneySeries | undefined> => {
    const { stages } = await checkedApi(collector).read(Journey, `/sites/shop/journey?${WEEK}`);
    return stages.flatMap((stage) => stage.touchpoints).find((one) => one.touchpoint === touchpoint)?.series[0];
  };

  it.each([
    ["first", 0],
    ["third", -100],
  ])("of the score of %s is a mark and its interval, on a scale from %i to 100", async (touchpoint, lowest) => {
    const [, card = ""] = (await read(`/sites/shop?${WEEK}`)).split(`id="at-${touchpoint}"`);
    const { score, interval } = (await seriesOf(touchpoint)) ?? {};
    const at = (value = Number.NaN) => (100 * (value - lowest)) / (100 - lowest);
    const places = (line: Record<string, string>) => [Number(line["x1"]), Number(line["x2"])];
    const [low, value, high] = [at(interval?.low), at(score?.value), at(interval?.high)];
    expect(low < value && value < high).toBe(true);
    const closeTo = (numbers: number[]) => numbers.map((one) => expect.closeTo(one, 3));
    expect(places(drawn(card, 'line class="score"'))).toEqual(closeTo([value, value]));
    expect(places(drawn(card, 'line class="interval"'))).toEqual(closeTo([low, high]));
  });

  it("of the journey has the negative answers at the bottom, and the positive ones on top", async () => {
    await collector.site("pair", { stages: ["buy"] });
    for (const [slug, points] of [
      ["a", { 1: 20, 3: 30, 5: 50 }],
      ["b", { 1: 60, 3: 30, 5: 10 }],
    ] as const) {
      await collector.touchpoint("pair", slug, { stage: "buy", question: { metric: "csat", key: "q" } });
      const id = await idOf(collector.db, "pair", slug);
      const given = Object.entries(points).flatMap(([point, count]) => times(count, Number(point)));
      await storeStates(
        collector.db,
        given.map((rating) => stateOn(id, "2025-05-22", { rating })),
        Date.now(),
      );
    }
    const [, curve = ""] = (await read(`/sites/pair?${WEEK}`)).split('<figure class="curve"');
    const height = Number(drawn(curve, "svg")["viewBox"]?.split(" ")[3]);
    // Upper edge from left to right, then the lower one back.
    expect(BANDS.map((band) => heightsOf(drawn(curve, `path class="${band}"`)["d"], height))).toEqual([
      [20, 60, 0, 0],
      [50, 90, 60, 20],
      [100, 100, 90, 50],
    ]);
  });

  it.each([
    ["fourth", 0],
    ["third", -100],
  ])("of %s over time is each score in its interval, on a scale from %i to 100", async (touchpoint, lowest) => {
    const html = await read(`/sites/shop/touchpoints/${touchpoint}?${WEEK}`);
    const [series] = await readSeries(checkedApi(collector), "shop", touchpoint, `${WEEK}&by=day&rolling=7`);
    const points = (series?.trend ?? []).flatMap(({ rolling }) =>
      rolling?.score && rolling.interval ? [rolling] : [],
    );
    expect(points.length).toBeGreaterThan(2);
    const at = (value = Number.NaN) => Math.round((100 * (value - lowest)) / (100 - lowest));
    const [, trend = ""] = html.split('<div class="trend"');
    const height = Number(drawn(trend, "svg")["viewBox"]?.split(" ")[3]);
    expect(heightsOf(drawn(trend, 'path class="middle"')["d"], height)).toEqual(
      points.map(({ score }) => at(score?.value)),
    );
    expect(heightsOf(drawn(trend, 'path class="band"')["d"], height)).toEqual([
      ...points.map(({ interval }) => at(interval?.high)),
      ...points.toReversed().map(({ interval }) => at(interval?.low)),
    ]);
  });

  it("of those who were asked is what became of them", async () => {
    const [, funnel = ""] = (await read(`/sites/shop/touchpoints/fourth?${WEEK}`)).split("From shown to answered");
    const said =
      "Shown 100 Answered 60 60% of the 100 asked With a comment 5 8% of the answers Closed without an answer 40 40% of the 100 asked";
    expect(textOf(funnel)).toContain(said);
    const widths = [...funnel.matchAll(/<rect class="" width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths.slice(0, 3)).toEqual([60, (100 * 5) / 60, 40]);
  });
});

describe("what comes first", () => {
  it("is the three most urgent of five touchpoints, on the journey and in the digest", async () => {
    const { actFirst } = await checkedApi(collector).read(Journey, `/sites/shop/journey?${WEEK}`);
    expect(actFirst.map(({ touchpoint }) => touchpoint)).toEqual(["first", "second", "third", "fourth", "better"]);
    const [, list = ""] =
      /<section class="first[^"]*".*?<ol>(.*?)<\/ol>/s.exec(await read(`/sites/shop?${WEEK}`)) ?? [];
    expect([...list.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name)).toEqual(["first", "second", "third"]);
    const digest = await read("/sites/shop/digest?week=2025-W21&as=text");
    expect(digest).toMatch(/# Act first\s+Ordered by .*\s+1. first: .*\s+2. second: .*\s+3. third: .*\s+#/);
  });

  it("is followed, in the digest's comments, by what got worse, and by nothing that got better", async () => {
    const verdicts = ["fourth", "better"].map(async (slug) =>
      readSeries(checkedApi(collector), "shop", slug, `${WEEK}&compare=previous`),
    );
    expect((await Promise.all(verdicts)).map(([series]) => series?.change?.verdict)).toEqual(["down", "up"]);
    const digest = await read("/sites/shop/digest?week=2025-W21&as=text");
    const told = [...digest.matchAll(/bad at (\w+)/g)].map(([, slug]) => slug);
    expect(new Set(told)).toEqual(new Set(["first", "second", "third", "fourth"]));
  });
});
