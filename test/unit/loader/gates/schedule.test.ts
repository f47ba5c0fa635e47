import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, schedule } from "../../../../widget/loader/gates/schedule.ts";
import { factsOf, NOW } from "../facts.ts";

/** A moment of the third week of November 2026 by this machine's clock, whatever its zone: the 16th is a Monday. */
const at = (weekday: number, hour: number, minute = 0): number =>
  new Date(2026, 10, 15 + weekday, hour, minute).getTime();

const weekdays = fc.integer({ min: 1, max: 7 });
const hours = fc.integer({ min: 0, max: 23 });

describe("isOpen", () => {
  it("is true at any time without bounds", () => {
    expect(isOpen({}, 0)).toBe(true);
    expect(isOpen({}, NOW)).toBe(true);
  });

  it("begins with the first moment, and ends before the last", () => {
    const period = { from: NOW, until: NOW + 1000 };
    expect([-1, 0, 999, 1000].map((ms) => isOpen(period, NOW + ms))).toEqual([false, true, true, false]);
    expect(isOpen({ from: NOW }, NOW - 1)).toBe(false);
    expect(isOpen({ until: NOW }, NOW)).toBe(false);
  });

  it("counts weekdays from Monday, 1, to Sunday, 7", () => {
    fc.assert(
      fc.property(weekdays, weekdays, hours, (wanted, today, hour) => {
        expect(isOpen({ weekdays: [wanted] }, at(today, hour))).toBe(wanted === today);
      }),
    );
  });

  it("takes the first hour and leaves the second", () => {
    const open = (hour: number, minute: number) => isOpen({ hours: [9, 17] }, at(2, hour, minute));
    expect([open(8, 59), open(9, 0), open(16, 59), open(17, 0)]).toEqual([false, true, true, false]);
    expect(isOpen({ hours: [23, 24] }, at(2, 23, 59))).toBe(true);
  });

  it("goes on after midnight where the second hour is not the later one", () => {
    const open = (hour: number) => isOpen({ hours: [22, 6] }, at(2, hour));
    expect([21, 22, 23, 0, 5, 6].map(open)).toEqual([false, true, true, true, true, false]);
    expect(Array.from({ length: 24 }, (_, hour) => isOpen({ hours: [8, 8] }, at(3, hour)))).not.toContain(false);
  });

  it("is closed from one hour to another exactly when it is open from the other to the one", () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(bounds, hours, weekdays, ([one = 0, other = 0], hour, today) => {
        const moment = at(today, hour);
        expect(isOpen({ hours: [one, other] }, moment)).toBe(!isOpen({ hours: [other, one] }, moment));
      }),
    );
  });

  it("gives the hours after midnight to the weekday on which they began", () => {
    const friday = { weekdays: [5], hours: [22, 2] } satisfies Parameters<typeof isOpen>[0];
    expect(isOpen(friday, at(5, 23))).toBe(true);
    expect(isOpen(friday, at(6, 1))).toBe(true);
    expect(isOpen(friday, at(5, 1))).toBe(false);
    expect(isOpen(friday, at(6, 22))).toBe(false);
    expect(isOpen({ weekdays: [7], hours: [22, 2] }, at(8, 1))).toBe(true);
  });

  it("opens for as many hours of a week as weekdays and hours say", () => {
    const some = fc.uniqueArray(weekdays, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(some, hours, fc.integer({ min: 1, max: 24 }), (days, first, end) => {
        const week = Array.from({ length: 7 * 24 }, (_, hour) => at(1, hour));
        const open = week.filter((moment) => isOpen({ weekdays: days, hours: [first, end] }, moment)).length;
        expect(open).toBe(days.length * (end > first ? end - first : 24 - first + end));
      }),
    );
  });
});

describe("schedule", () => {
  it("lets a touchpoint without a schedule, and one whose schedule is open, pass", () => {
    expect(schedule(factsOf())).toBeUndefined();
    expect(schedule(factsOf({ schedule: { from: NOW - 1, until: NOW + 1 } }))).toBeUndefined();
  });

  it("gives outside-schedule before and after", () => {
    expect(schedule(factsOf({ schedule: { from: NOW + 1 } }))).toBe("outside-schedule");
    expect(schedule(factsOf({ schedule: { until: NOW } }))).toBe("outside-schedule");
  });
});
