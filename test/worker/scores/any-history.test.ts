/** Scores through rollups against scores of the raw responses, for any history, period, time zone and metric. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteDay } from "../../../worker/collect/showing.ts";
import { deletion, type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { BAND_NUMBERS, bandOf } from "../../../worker/scores/bands.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, readSeries } from "./answers.ts";

let collector: Collector;
let api: CheckedApi;
let sites = 0;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

/** Each with the UTC day on which its clocks change, if they do: half an hour, a whole one, or a day that is left out. */
const ZONES = [
  ["UTC", "2025-03-30"],
  ["Europe/Warsaw", "2025-03-30"],
  ["Europe/Warsaw", "2025-10-26"],
  ["America/New_York", "2025-11-02"],
  ["America/St_Johns", "2025-03-09"],
  ["Australia/Lord_Howe", "2025-04-05"],
  ["Africa/Casablanca", "2025-02-23"],
  ["Pacific/Apia", "2011-12-30"],
  ["Asia/Kathmandu", "2025-01-01"],
] as const;
const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7], "ces-5": [1, 5], "ces-1.0": [1, 5], thumbs: [0, 1] } as const;
/** Points that count for the score, and against it. */
const POINTS = {
  nps: [
    [9, 10],
    [0, 6],
  ],
  csat: [[4, 5], []],
  ces: [[5, 7], []],
  "ces-5": [[4, 5], []],
  "ces-1.0": [[1, 2], []],
  thumbs: [[1, 1], []],
} as const;
const HOUR_MS = 3_600_000;
const PROMPTS = 12;

const step = fc.record({
  prompt: fc.nat(PROMPTS - 1),
  /** Hours from the change of the clocks; the first state of a prompt says when it was. */
  hours: fc.double({ min: -72, max: 72, noNaN: true }),
  seq: fc.integer({ min: 1, max: 5 }),
  answer: fc.option(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
  shown: fc.boolean(),
  weight: fc.nat(9),
});

const histories = fc.record({
  zone: fc.constantFrom(...ZONES),
  metric: fc.constantFrom("nps", "csat", "ces", "ces-5", "ces-1.0", "thumbs"),
  batches: fc.array(fc.array(step, { minLength: 1, maxLength: 15 }), { minLength: 1, maxLength: 6 }),
  from: fc.integer({ min: -4, max: 4 }),
  days: fc.nat(5),
});
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

/** Local day by the browser's own calendar, not by the collector's. */
function dayIn(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(atMs);
}

/** The states of a history, in their batches; a prompt keeps the moment of its first state. */
function statesOf({ zone: [timeZone, changes], metric, batches }: History, touchpointId: number): PromptState[][] {
  const [min, max] = SCALES[metric];
  const moments = new Map<number, number>();
  const site = { settings: { timeZone }, zoneBefore: null, zoneBeforeUntil: null };
  return batches.map((batch) =>
    batch.map(({ prompt, hours, seq, answer, shown, weight }): PromptState => {
      const id = `01900000-0000-7000-8000-${prompt.toString().padStart(12, "0")}`;
      if (weight === 0) return deletion(touchpointId, id);
      const atMs = moments.get(prompt) ?? Date.parse(`${changes}T00:00:00Z`) + Math.round(hours * HOUR_MS);
      moments.set(prompt, atMs);
      const rating = answer === null ? undefined : min + Math.floor(answer * (max - min + 1));
      const band = rating === undefined ? null : bandOf(metric, rating);
      return {
        touchpoint_id: touchpointId,
        id,
        seq,
        revision: 1,
        channel: prompt % 3 === 0 ? "kiosk" : "web",
        day: siteDay(site, atMs),
        shown_at: atMs,
        received_at: atMs,
        shown: shown ? 1 : 0,
        dismissed: 0,
        ...(rating !== undefined && { rating }),
        ...(band && { band: BAND_NUMBERS[band] }),
      };
    }),
  );
}

/** From the raw rows, without the rollups, the collector's days and its formulas. */
async function recount(touchpointId: number, { zone: [timeZone], metric }: History, from: string, to: string) {
  const { results } = await collector.db
    .prepare("SELECT rating, shown, shown_at AS at FROM responses WHERE touchpoint_id = ?1 AND seq < 2147483647")
    .bind(touchpointId)
    .all<{ rating: number | null; shown: number; at: number }>();
  const rows = results.filter(({ at }) => dayIn(timeZone, at) >= from && dayIn(timeZone, at) <= to);
  const ratings = rows.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const within = ([low = 1, high = 0]: readonly number[]) => ratings.filter((one) => one >= low && one <= high).length;
  const [good, bad] = POINTS[metric];
  const n = ratings.length;
  return {
    n,
    score: n === 0 ? null : (100 * (within(good) - within(bad))) / n,
    shown: rows.filter(({ shown }) => shown === 1).length,
  };
}

describe("a score", () => {
  it("through rollups is the score of the raw responses: any history, period, time zone, metric", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        sites += 1;
        const [site, { zone, metric, from, days }] = [`site-${sites}`, history];
        await collector.site(site, { timeZone: zone[0], tooFewBelow: 1 });
        await collector.touchpoint(site, "asked", { state: "paused", question: { metric, key: "q" } });
        const id = await idOf(collector.db, site, "asked");
        for (const states of statesOf(history, id)) await storeStates(collector.db, states, Date.now());
        const day = (offset: number) =>
          new Date(Date.parse(`${zone[1]}T00:00:00Z`) + offset * 24 * HOUR_MS).toISOString().slice(0, 10);
        const period = [day(from), day(from + days)] as const;
        const [series] = await readSeries(api, site, "asked", `from=${period[0]}&to=${period[1]}&by=day`);
        const raw = await recount(id, history, ...period);
        expect(series).toMatchObject({
          n: raw.n,
          score: raw.score === null ? null : { value: expect.closeTo(raw.score, 9) },
          rates: { shown: raw.shown },
        });
        for (const bucket of series?.trend ?? []) {
          const { n } = await recount(id, history, bucket.from, bucket.to);
          expect([bucket.start, bucket.n]).toEqual([bucket.start, n]);
        }
      }),
      { numRuns: 60, seed: 20_251_129 },
    );
  });
});
