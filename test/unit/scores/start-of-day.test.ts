import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, startOfDay } from "../../../worker/scores/calendar.ts";

const ZONES = [
  "UTC",
  "Europe/Prague",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Australia/Lord_Howe",
];

describe("startOfDay", () => {
  it.each([
    ["UTC", "2026-03-15", "2026-03-15T00:00:00Z"],
    ["Europe/Prague", "2026-03-29", "2026-03-28T23:00:00Z"],
    ["Europe/Prague", "2026-03-30", "2026-03-29T22:00:00Z"],
    ["Europe/Prague", "2026-10-25", "2026-10-24T22:00:00Z"],
    ["Europe/Prague", "2026-10-26", "2026-10-25T23:00:00Z"],
    ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z"],
    ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00Z"],
    ["Pacific/Pago_Pago", "2026-01-01", "2026-01-01T11:00:00Z"],
    // Clocks went from 24:00 to 01:00 here: the day had no midnight.
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
  ])("in %s, %s starts at %s", (timeZone, day, moment) => {
    expect(new Date(startOfDay(day, timeZone)).toISOString()).toBe(moment.replace("Z", ".000Z"));
  });

  it("is the first millisecond of its day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 30_000 }), (timeZone, number) => {
        const day = addDays("1970-06-01", number);
        const start = startOfDay(day, timeZone);
        expect([dayOf(start, timeZone) >= day, dayOf(start - 1, timeZone) < day]).toEqual([true, true]);
      }),
    );
  });
});
