import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKET_LENGTHS } from "../../../worker/contract/scores.ts";
import { addDays, bucketOf, buckets, dayOf, daysBetween, defaultPeriod } from "../../../worker/scores/calendar.ts";

const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2050, 0, 1) });
const day = moment.map((epochMs) => new Date(epochMs).toISOString().slice(0, 10));
const zone = fc.constantFrom("UTC", ...Intl.supportedValuesOf("timeZone"));
const length = fc.constantFrom(...BUCKET_LENGTHS);

/** The local day by another route: the zone's offset from UTC at that moment, added to it. */
function dayByOffset(epochMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(epochMs);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = 0, minutes = 0] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(offset) ?? expect.fail(offset);
  const minutesEast = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return new Date(epochMs + minutesEast * 60_000).toISOString().slice(0, 10);
}

describe("dayOf", () => {
  it.each([
    ["2026-03-28T22:59:59.999Z", "Europe/Prague", "2026-03-28"],
    ["2026-03-28T23:00:00Z", "Europe/Prague", "2026-03-29"],
    // The clocks went forward that night: the day has 23 hours.
    ["2026-03-29T21:59:59.999Z", "Europe/Prague", "2026-03-29"],
    ["2026-03-29T22:00:00Z", "Europe/Prague", "2026-03-30"],
    // And back: 25 hours.
    ["2026-10-24T22:00:00Z", "Europe/Prague", "2026-10-25"],
    ["2026-10-25T22:59:59.999Z", "Europe/Prague", "2026-10-25"],
    ["2026-10-25T23:00:00Z", "Europe/Prague", "2026-10-26"],
    ["2026-01-01T18:14:59.999Z", "Asia/Kathmandu", "2026-01-01"],
    ["2026-01-01T18:15:00Z", "Asia/Kathmandu", "2026-01-02"],
    ["2026-01-02T03:29:59.999Z", "America/St_Johns", "2026-01-01"],
    ["2026-01-02T03:30:00Z", "America/St_Johns", "2026-01-02"],
    ["2026-07-02T02:30:00Z", "America/St_Johns", "2026-07-02"],
    // Samoa crossed the date line: 30 December 2011 never was.
    ["2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"],
    // Beirut starts summer time at midnight: the day begins at one o'clock.
    ["2026-03-28T21:59:59.999Z", "Asia/Beirut", "2026-03-28"],
    ["2026-03-28T22:00:00Z", "Asia/Beirut", "2026-03-29"],
    ["2026-01-01T09:59:59.999Z", "Pacific/Kiritimati", "2026-01-01"],
    ["2026-01-01T10:00:00Z", "Pacific/Kiritimati", "2026-01-02"],
    ["2024-02-29T23:59:59.999Z", "UTC", "2024-02-29"],
    ["1969-12-31T23:59:59.999Z", "UTC", "1969-12-31"],
  ])("puts %s in %s on %s", (iso, timeZone, expected) => {
    expect(dayOf(Date.parse(iso), timeZone)).toBe(expected);
  });

  it("agrees with the zone's offset from UTC, in every zone", () => {
    fc.assert(
      fc.property(moment, zone, (epochMs, timeZone) => {
        expect(dayOf(epochMs, timeZone)).toBe(dayByOffset(epochMs, timeZone));
      }),
      { numRuns: 1000 },
    );
  });

  it("stays right when more zones are asked for than formatters are kept", () => {
    const noon = Date.UTC(2026, 5, 15, 12);
    const zones = Intl.supportedValuesOf("timeZone");
    const twice = [...zones, ...zones].map((timeZone) => dayOf(noon, timeZone));
    expect(twice).toEqual([...zones, ...zones].map((timeZone) => dayByOffset(noon, timeZone)));
  });

  it("refuses an unknown zone, and what is no moment", () => {
    expect(() => dayOf(0, "Europe/Atlantis")).toThrow(RangeError);
    expect(() => dayOf(Number.NaN, "UTC")).toThrow(RangeError);
  });
});

describe("addDays and daysBetween", () => {
  it("cross months, leap days and years", () => {
    expect(addDays("2026-01-31", 1)).toBe("2026-02-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });

  it("undo each other", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe("bucketOf", () => {
  it("starts weeks on Monday and months on the first", () => {
    expect(["2026-11-15", "2026-11-16", "2026-11-22"].map((one) => bucketOf(one, "week"))).toEqual([
      "2026-11-09",
      "2026-11-16",
      "2026-11-16",
    ]);
    expect(bucketOf("2027-01-03", "week")).toBe("2026-12-28");
    expect(bucketOf("2026-11-30", "month")).toBe("2026-11-01");
    expect(bucketOf("2026-11-30", "day")).toBe("2026-11-30");
  });

  it("gives the keys that SQLite gives", () => {
    const database = new DatabaseSync(":memory:");
    const statement = database.prepare(
      "SELECT ?1 AS day, date(?1, 'weekday 0', '-6 days') AS week, date(?1, 'start of month') AS month",
    );
    fc.assert(
      fc.property(day, (one) => {
        const keys = Object.fromEntries(BUCKET_LENGTHS.map((by) => [by, bucketOf(one, by)]));
        expect(keys).toEqual({ ...statement.get(one) });
      }),
    );
    database.close();
  });
});

describe("buckets", () => {
  it("cuts the first and the last week to the period", () => {
    expect(buckets({ from: "2026-11-04", to: "2026-11-17" }, "week", "2026-12-31")).toEqual([
      { start: "2026-11-02", from: "2026-11-04", to: "2026-11-08", partial: true },
      { start: "2026-11-09", from: "2026-11-09", to: "2026-11-15", partial: false },
      { start: "2026-11-16", from: "2026-11-16", to: "2026-11-17", partial: true },
    ]);
  });

  it("has whole months over a leap year", () => {
    const year = buckets({ from: "2024-01-01", to: "2024-12-31" }, "month", "2025-01-01");
    expect(year).toHaveLength(12);
    expect(year.at(1)).toEqual({ start: "2024-02-01", from: "2024-02-01", to: "2024-02-29", partial: false });
    expect(year.some(({ partial }) => partial)).toBe(false);
  });

  it("is partial where it reaches today or beyond", () => {
    const days = buckets({ from: "2026-11-20", to: "2026-11-23" }, "day", "2026-11-22");
    expect(days.map(({ partial }) => partial)).toEqual([false, false, true, true]);
    // The last day of a week is not over while it is today.
    const week = { from: "2026-11-16", to: "2026-11-22" };
    expect(buckets(week, "week", "2026-11-22").map(({ partial }) => partial)).toEqual([true]);
    expect(buckets(week, "week", "2026-11-23").map(({ partial }) => partial)).toEqual([false]);
  });

  it("is one bucket for a period inside it", () => {
    expect(buckets({ from: "2026-11-03", to: "2026-11-05" }, "month", "2027-01-01")).toEqual([
      { start: "2026-11-01", from: "2026-11-03", to: "2026-11-05", partial: true },
    ]);
  });

  it("is empty for a period that ends before it starts", () => {
    for (const by of BUCKET_LENGTHS) {
      expect(buckets({ from: "2026-11-05", to: "2026-11-03" }, by, "2027-01-01")).toEqual([]);
    }
  });

  it("covers every day of the period exactly once, each in the bucket that bears its key", () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 400 }), length, day, (from, days, by, today) => {
        const found = buckets({ from, to: addDays(from, days) }, by, today);
        const covered = found.flatMap((bucket) =>
          Array.from({ length: daysBetween(bucket.from, bucket.to) + 1 }, (_, at) => {
            const one = addDays(bucket.from, at);
            expect(bucketOf(one, by)).toBe(bucket.start);
            return one;
          }),
        );
        expect(covered).toEqual(Array.from({ length: days + 1 }, (_, at) => addDays(from, at)));
        for (const { partial, to } of found.slice(1, -1)) expect(partial).toBe(to >= today);
      }),
    );
  });
});

describe("defaultPeriod", () => {
  it("is thirty days, today included", () => {
    expect(defaultPeriod("2026-03-15")).toEqual({ from: "2026-02-14", to: "2026-03-15" });
    expect(daysBetween("2026-02-14", "2026-03-15") + 1).toBe(30);
  });
});
