import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Limits, Rules } from "../../../worker/contract/rules.ts";
import { isWithinLimits, type Progress, scheduledDays } from "../../../worker/script/limits.ts";

const NOON: Progress = { elapsed: 0.5, daysLeft: null };
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Answers of a day on which somebody is ready to answer at each of these moments. */
function answersOf(
  limits: Limits,
  moments: number[],
  { before = 0, daysLeft = null }: { before?: number; daysLeft?: number | null } = {},
): number {
  let today = 0;
  for (const elapsed of moments.toSorted((one, other) => one - other)) {
    if (isWithinLimits({ before, today }, limits, { elapsed, daysLeft })) today += 1;
  }
  return today;
}

describe("isWithinLimits", () => {
  it("is always true without limits", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        share,
        fc.option(fc.nat()),
        (before, today, spread, elapsed, daysLeft) => {
          expect(isWithinLimits({ before, today }, { spread }, { elapsed, daysLeft })).toBe(true);
        },
      ),
    );
  });

  it("is true up to the total of all days", () => {
    const total: Limits = { total: 10, spread: false };
    expect(isWithinLimits({ before: 4, today: 5 }, total, NOON)).toBe(true);
    expect(isWithinLimits({ before: 4, today: 6 }, total, NOON)).toBe(false);
    expect(isWithinLimits({ before: 10, today: 0 }, total, NOON)).toBe(false);
    expect(isWithinLimits({ before: 12, today: 0 }, total, NOON)).toBe(false);
  });

  it("is true up to the answers of a day, whatever came before", () => {
    const perDay: Limits = { perDay: 3, spread: false };
    expect(isWithinLimits({ before: 1000, today: 2 }, perDay, NOON)).toBe(true);
    expect(isWithinLimits({ before: 1000, today: 3 }, perDay, NOON)).toBe(false);
  });

  it("gives a day that is spread what has passed of it, and one answer at least", () => {
    const most = (elapsed: number) =>
      answersOf(
        { perDay: 24, spread: true },
        Array.from({ length: 100 }, () => elapsed),
      );
    expect([0, 1 / 24, 0.25, 0.5, 0.999, 1].map(most)).toEqual([1, 1, 6, 12, 23, 24]);
  });

  it("gives each of the days that are left an even share of what is left of the total", () => {
    const limits: Limits = { total: 100, spread: true };
    const wholeDay = { elapsed: 1, daysLeft: 10 };
    expect(isWithinLimits({ before: 0, today: 9 }, limits, wholeDay)).toBe(true);
    expect(isWithinLimits({ before: 0, today: 10 }, limits, wholeDay)).toBe(false);
    expect(isWithinLimits({ before: 80, today: 1 }, limits, wholeDay)).toBe(true);
    expect(isWithinLimits({ before: 80, today: 2 }, limits, wholeDay)).toBe(false);
    // On the last day all that is left, and one a day where more days are left than answers.
    expect(isWithinLimits({ before: 55, today: 44 }, limits, { elapsed: 1, daysLeft: 1 })).toBe(true);
    expect(isWithinLimits({ before: 98, today: 0 }, limits, { elapsed: 0, daysLeft: 30 })).toBe(true);
    expect(isWithinLimits({ before: 98, today: 1 }, limits, { elapsed: 1, daysLeft: 30 })).toBe(false);
  });

  it("does not spread a total that has no end", () => {
    expect(isWithinLimits({ before: 0, today: 99 }, { total: 100, spread: true }, { elapsed: 0, daysLeft: null })).toBe(
      true,
    );
  });

  it("goes by the narrower of a day's own limit and its share of the total", () => {
    const limits: Limits = { total: 100, perDay: 5, spread: true };
    const most = (daysLeft: number) =>
      answersOf(
        limits,
        Array.from({ length: 100 }, () => 1),
        { daysLeft },
      );
    expect([most(10), most(50)]).toEqual([5, 2]);
  });

  const limits = fc.record(
    { total: fc.integer({ min: 1, max: 60 }), perDay: fc.integer({ min: 1, max: 20 }), spread: fc.boolean() },
    { requiredKeys: ["spread"] },
  );

  it("never lets a day, and what has passed of it, take more", () => {
    fc.assert(
      fc.property(limits, fc.array(share, { maxLength: 80 }), fc.nat({ max: 70 }), (some, moments, before) => {
        const today = answersOf(some, moments, { before });
        expect(today).toBeLessThanOrEqual(Math.max(0, (some.total ?? Infinity) - before));
        expect(today).toBeLessThanOrEqual(some.perDay ?? Infinity);
        if (some.spread && some.perDay) {
          const last = Math.max(0, ...moments);
          expect(today).toBeLessThanOrEqual(Math.max(1, some.perDay * last));
        }
      }),
    );
  });

  it("never lets the days of a schedule take more than the total, and lets them take all of it", () => {
    const total = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(total, fc.integer({ min: 1, max: 30 }), fc.boolean(), (total, days, spread) => {
        const everyMinute = Array.from({ length: 1440 }, (_, minute) => (minute + 1) / 1440);
        const perDays: number[] = [];
        for (let daysLeft = days; daysLeft >= 1; daysLeft -= 1) {
          const before = perDays.reduce((sum, one) => sum + one, 0);
          perDays.push(answersOf({ total, spread }, everyMinute, { before, daysLeft }));
        }
        expect(perDays.reduce((sum, one) => sum + one, 0)).toBe(total);
        // Even: no day takes two more than its share of all.
        if (spread) expect(Math.max(...perDays)).toBeLessThan(Math.max(1, total / days) + 2);
      }),
      { numRuns: 50 },
    );
  });
});

describe("scheduledDays", () => {
  it.each([
    ["2026-11-16", "2026-11-16", undefined, 1],
    ["2026-11-16", "2026-11-22", undefined, 7],
    ["2026-11-17", "2026-11-16", undefined, 0],
    ["2026-01-01", "2026-12-31", undefined, 365],
    ["2026-11-16", "2026-11-22", [6, 7], 2],
    ["2026-11-16", "2026-11-20", [6, 7], 0],
    ["2026-11-22", "2026-11-23", [7, 1, 7], 2],
  ])("from %s to %s, on weekdays %j: %i", (first, last, weekdays, days) => {
    expect(scheduledDays(first, last, weekdays)).toBe(days);
  });

  it("counts as many as going from day to day does", () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), fc.nat({ max: 60 }), weekdays, (start, length, some) => {
        const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
        let counted = 0;
        for (let number = start; number <= start + length; number += 1) {
          if (some.includes(new Date(number * 86_400_000).getUTCDay() || 7)) counted += 1;
        }
        expect(scheduledDays(dayOf(start), dayOf(start + length), some)).toBe(counted);
      }),
    );
  });

  it("is as quick for a schedule of centuries", () => {
    expect(scheduledDays("2026-01-01", "9999-12-31", [1])).toBeGreaterThan(400_000);
  });
});

describe("the limits of a survey", () => {
  it("are none at their defaults", () => {
    expect(Rules.parse({}).limits).toEqual({ spread: false });
  });
});
