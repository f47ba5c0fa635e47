import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKET_LENGTHS } from "../../../worker/contract/scores.ts";
import { addDays, buckets, daysBetween } from "../../../worker/scores/calendar.ts";
import { addCounts, type Counts, emptyCounts } from "../../../worker/scores/counts.ts";
import type { ScoreSettings } from "../../../worker/scores/score.ts";
import { poolWindows, trendOf, windowOf } from "../../../worker/scores/trend.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const JANUARY = { start: "2026-01-01", from: "2026-01-05", to: "2026-01-31", partial: true };
const FEBRUARY = { start: "2026-02-01", from: "2026-02-01", to: "2026-02-28", partial: false };

/** Days and what was answered on them, somewhere in or before the year. */
const anyDays = fc
  .uniqueArray(fc.record({ at: fc.nat({ max: 200 }), ups: fc.nat({ max: 50 }), downs: fc.nat({ max: 50 }) }), {
    selector: ({ at }) => at,
    maxLength: 80,
  })
  .map((list) => new Map(list.map(({ at, ups, downs }) => [addDays("2025-12-01", at), rated({ 0: downs, 1: ups })])));

describe("trendOf", () => {
  it("scores each bucket, with null for an empty one", () => {
    const [first, second] = trendOf(
      { metric: "thumbs" },
      [
        { ...JANUARY, counts: rated({ 0: 5, 1: 15 }) },
        { ...FEBRUARY, wordingChanges: [3] },
      ],
      SETTINGS,
    );
    expect(first).toMatchObject({ from: "2026-01-05", partial: true, n: 20, score: { value: 75 }, wordingChanges: [] });
    expect(second).toMatchObject({ n: 0, score: null, interval: null, confidence: "too-few", wordingChanges: [3] });
    expect(Object.keys(second ?? {})).not.toContain("distribution");
    expect(Object.keys(second ?? {})).not.toContain("counts");
    expect([first?.rolling, second?.rolling]).toEqual([null, null]);
  });

  it("scores the window of a bucket beside it, pooled: 1 of 10 and 90 of 90 is 91 %, not 55", () => {
    const byDay = new Map([
      ["2026-01-10", rated({ 0: 9, 1: 1 })],
      ["2026-02-10", rated({ 1: 90 })],
    ]);
    const [window] = poolWindows(byDay, [windowOf(FEBRUARY, 90)]);
    const [bucket] = trendOf({ metric: "thumbs" }, [{ ...FEBRUARY, counts: rated({ 1: 90 }), window }], SETTINGS);
    expect(bucket).toMatchObject({ n: 90, score: { value: 100 } });
    expect(bucket?.rolling).toMatchObject({ from: "2025-12-01", to: "2026-02-28", n: 100, score: { value: 91 } });
    expect(Object.keys(bucket?.rolling ?? {})).not.toContain("distribution");
    expect(Object.keys(bucket ?? {})).not.toContain("window");
  });

  it("gives a window with too few answers its counts, and null for all else", () => {
    const window = { ...windowOf(FEBRUARY, 7), counts: rated({ 1: 9 }) };
    const [bucket] = trendOf({ metric: "thumbs" }, [{ ...FEBRUARY, window }], SETTINGS);
    expect(bucket?.rolling).toMatchObject({ n: 9, score: null, interval: null, confidence: "too-few" });
  });
});

describe("windowOf", () => {
  it("ends with the bucket's last day, whether the period or today has cut it", () => {
    expect(windowOf(JANUARY, 7)).toEqual({ from: "2026-01-25", to: "2026-01-31" });
    expect(windowOf({ to: "2024-03-01" }, 2)).toEqual({ from: "2024-02-29", to: "2024-03-01" });
  });

  it("has the length asked for", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), fc.integer({ min: 2, max: 366 }), (at, days) => {
        const { from, to } = windowOf({ to: addDays("1970-01-01", at) }, days);
        expect(daysBetween(from, to) + 1).toBe(days);
      }),
    );
  });
});

describe("poolWindows", () => {
  it("adds up the days of each window, overlapping or apart", () => {
    const request = fc.record({
      byDay: anyDays,
      from: fc.nat({ max: 120 }),
      length: fc.nat({ max: 80 }),
      by: fc.constantFrom(...BUCKET_LENGTHS),
      days: fc.integer({ min: 2, max: 60 }),
    });
    fc.assert(
      fc.property(request, ({ byDay, from, length, by, days }) => {
        const period = { from: addDays("2025-12-20", from), to: addDays("2025-12-20", from + length) };
        const windows = buckets(period, by, "2027-01-01").map((bucket) => windowOf(bucket, days));
        const pooled = windows.map((window) => {
          const inside = [...byDay].filter(([day]) => window.from <= day && day <= window.to);
          return { ...window, counts: inside.reduce((sum: Counts, [, one]) => addCounts(sum, one), emptyCounts()) };
        });
        expect(poolWindows(byDay, windows)).toEqual(pooled);
      }),
    );
  });

  it("is empty counts where no day was counted", () => {
    expect(poolWindows(new Map(), [windowOf(JANUARY, 7)])).toMatchObject([{ counts: emptyCounts() }]);
    expect(poolWindows(new Map([["2026-01-31", rated({ 1: 3 })]]), [])).toEqual([]);
  });
});
