import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Compare, PeriodWord } from "../../../worker/contract/periods.ts";
import { addDays, bucketOf, daysBetween, defaultPeriod, type Period } from "../../../worker/scores/calendar.ts";
import { comparedPeriod, overlap, periodOfWord, previousOf } from "../../../worker/scores/period-words.ts";

const anyDay = fc.integer({ min: 400, max: 300_000 }).map((at) => addDays("1970-01-01", at));
const anyPeriod = fc.tuple(anyDay, fc.nat({ max: 4000 })).map(([from, days]) => ({ from, to: addDays(from, days) }));
const anyWord = fc.constantFrom(...PeriodWord.options);

function lengthOf({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

/** Every word's days, as "from..to". */
function all(today: string): Record<string, string> {
  return Object.fromEntries(
    PeriodWord.options.map((word) => {
      const { from, to } = periodOfWord(word, today);
      return [word, `${from}..${to}`];
    }),
  );
}

describe("periodOfWord", () => {
  it("counts days back from today, and knows weeks, months, quarters and years", () => {
    // A Saturday.
    expect(all("2026-11-28")).toEqual({
      today: "2026-11-28..2026-11-28",
      yesterday: "2026-11-27..2026-11-27",
      "last-7-days": "2026-11-22..2026-11-28",
      "last-30-days": "2026-10-30..2026-11-28",
      "last-90-days": "2026-08-31..2026-11-28",
      "last-365-days": "2025-11-29..2026-11-28",
      "this-week": "2026-11-23..2026-11-28",
      "last-week": "2026-11-16..2026-11-22",
      "this-month": "2026-11-01..2026-11-28",
      "last-month": "2026-10-01..2026-10-31",
      "this-quarter": "2026-10-01..2026-11-28",
      "last-quarter": "2026-07-01..2026-09-30",
      "this-year": "2026-01-01..2026-11-28",
      "last-year": "2025-01-01..2025-12-31",
    });
  });

  it("crosses the year on its first day, in a week that began in the year before", () => {
    // A Wednesday, after a leap year.
    expect(all("2025-01-01")).toMatchObject({
      yesterday: "2024-12-31..2024-12-31",
      "last-365-days": "2024-01-03..2025-01-01",
      "this-week": "2024-12-30..2025-01-01",
      "last-week": "2024-12-23..2024-12-29",
      "this-month": "2025-01-01..2025-01-01",
      "last-month": "2024-12-01..2024-12-31",
      "this-quarter": "2025-01-01..2025-01-01",
      "last-quarter": "2024-10-01..2024-12-31",
      "last-year": "2024-01-01..2024-12-31",
    });
  });

  it("knows leap days, and the Sunday that ends a week", () => {
    expect(all("2024-03-31")).toMatchObject({
      "this-week": "2024-03-25..2024-03-31",
      "last-month": "2024-02-01..2024-02-29",
      "this-quarter": "2024-01-01..2024-03-31",
    });
    expect(all("2023-03-31")).toMatchObject({ "last-month": "2023-02-01..2023-02-28" });
    expect(all("2100-03-01")).toMatchObject({
      "last-month": "2100-02-01..2100-02-28",
      yesterday: "2100-02-28..2100-02-28",
    });
    expect(all("2024-02-29")).toMatchObject({ "this-month": "2024-02-01..2024-02-29" });
  });

  it("is never reversed, and ends by today", () => {
    fc.assert(
      fc.property(anyWord, anyDay, (word, today) => {
        const { from, to } = periodOfWord(word, today);
        expect(from <= to && to <= today).toBe(true);
      }),
    );
  });

  it("has the length that the word says", () => {
    const lengths: Record<PeriodWord, [number, number]> = {
      today: [1, 1],
      yesterday: [1, 1],
      "last-7-days": [7, 7],
      "last-30-days": [30, 30],
      "last-90-days": [90, 90],
      "last-365-days": [365, 365],
      "this-week": [1, 7],
      "last-week": [7, 7],
      "this-month": [1, 31],
      "last-month": [28, 31],
      "this-quarter": [1, 92],
      "last-quarter": [90, 92],
      "this-year": [1, 366],
      "last-year": [365, 366],
    };
    fc.assert(
      fc.property(anyWord, anyDay, (word, today) => {
        const [least, most] = lengths[word];
        const days = lengthOf(periodOfWord(word, today));
        expect(days).toBeGreaterThanOrEqual(least);
        expect(days).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("starts weeks on Monday, months on the first, and joins the last whole one to this one", () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        for (const unit of ["week", "month", "quarter", "year"] as const) {
          const [last, current] = [periodOfWord(`last-${unit}`, today), periodOfWord(`this-${unit}`, today)];
          expect(addDays(last.to, 1)).toBe(current.from);
          expect(current.to).toBe(today);
          for (const { from } of [last, current]) expect(from).toBe(bucketOf(from, unit === "week" ? "week" : "month"));
        }
        const [quarter, year] = [periodOfWord("this-quarter", today), periodOfWord("this-year", today)];
        expect(["01", "04", "07", "10"]).toContain(quarter.from.slice(5, 7));
        expect(year.from).toBe(`${today.slice(0, 4)}-01-01`);
      }),
    );
  });

  it("has the default period under its name", () => {
    expect(periodOfWord("last-30-days", "2026-03-15")).toEqual(defaultPeriod("2026-03-15"));
  });
});

describe("previousOf", () => {
  it("is the same number of days just before", () => {
    expect(previousOf({ from: "2026-03-01", to: "2026-03-31" })).toEqual({ from: "2026-01-29", to: "2026-02-28" });
    expect(previousOf({ from: "2024-03-01", to: "2024-03-01" })).toEqual({ from: "2024-02-29", to: "2024-02-29" });
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const before = previousOf(period);
        expect(addDays(before.to, 1)).toBe(period.from);
        expect(lengthOf(before)).toBe(lengthOf(period));
        expect(overlap(before, period)).toBe(false);
      }),
    );
  });
});

describe("comparedPeriod", () => {
  const period = { from: "2026-11-01", to: "2026-11-28" };

  it("is the days before, those of a word, or those that are given", () => {
    const compared = (text: string) => comparedPeriod(Compare.parse(text), period, "2026-11-28");
    expect(compared("previous")).toEqual({ from: "2026-10-04", to: "2026-10-31" });
    expect(compared("last-month")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(compared("2025-11-01..2025-11-28")).toEqual({ from: "2025-11-01", to: "2025-11-28" });
    expect(compared("2025-11-28..2025-11-01")).toEqual({ from: "2025-11-28", to: "2025-11-01" });
  });

  it.each([
    "",
    "next-month",
    "2025-11-01",
    "2025-11-01..",
    "2025-02-29..2025-03-01",
    "2025-01-01..2025-01-02..2025-01-03",
  ])("takes no %j", (text) => {
    expect(Compare.safeParse(text).success).toBe(false);
  });
});

describe("overlap", () => {
  it("is whether any day lies in both", () => {
    const small = fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 6 })).map(([at, days]) => {
      const from = addDays("2024-02-20", at);
      return { from, to: addDays(from, days) };
    });
    const daysOf = (one: Period) => Array.from({ length: lengthOf(one) }, (_, at) => addDays(one.from, at));
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(overlap(a, b)).toBe(daysOf(a).some((day) => daysOf(b).includes(day)));
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
    );
  });
});
