import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showingTime, siteDay } from "../../../worker/collect/showing.ts";

const ARRIVAL = Date.parse("2026-03-15T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function promptOf(madeMs: number): string {
  const hex = madeMs.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Showing time of a prompt made `ageMs` before its arrival, shown and sent so long apart by a clock that is off. */
function shown(ageMs: number, elapsedMs = ageMs, clockOffMs = 0): number | null {
  const sent = ARRIVAL + clockOffMs;
  const times = {
    prompt: promptOf(ARRIVAL - ageMs),
    shownAt: new Date(sent - elapsedMs).toISOString(),
    sentAt: new Date(sent).toISOString(),
  };
  return showingTime(times, ARRIVAL);
}

describe("showingTime", () => {
  it("is arrival less the time between showing and sending", () => {
    expect(shown(0)).toBe(ARRIVAL);
    expect(shown(90_000)).toBe(ARRIVAL - 90_000);
    expect(shown(20 * DAY)).toBe(ARRIVAL - 20 * DAY);
  });

  it.each([-30 * 365 * DAY, -3 * HOUR, 3 * HOUR, 10 * 365 * DAY])(
    "believes only the difference of the browser's times: clock off by %i ms",
    (clockOffMs) => {
      expect(shown(5 * HOUR, 5 * HOUR, clockOffMs)).toBe(ARRIVAL - 5 * HOUR);
    },
  );

  it("is arrival where the message says that it was sent before it was shown", () => {
    expect(shown(0, -5 * HOUR)).toBe(ARRIVAL);
  });

  it("is the id's time where the clock was set between showing and sending, by more than a day", () => {
    expect(shown(2 * HOUR, 2 * HOUR + DAY + 1)).toBe(ARRIVAL - 2 * HOUR);
    expect(shown(2 * HOUR, 2 * HOUR + DAY)).toBe(ARRIVAL - 2 * HOUR - DAY);
    expect(shown(10 * DAY, 0)).toBe(ARRIVAL - 10 * DAY);
  });

  it("is never after arrival, though the id may be a day ahead", () => {
    expect(shown(-DAY, 5 * DAY)).toBe(ARRIVAL);
    expect(shown(-DAY, 0)).toBe(ARRIVAL);
  });

  it("is null for an id that is older than 35 days, or more than a day in the future", () => {
    expect(shown(35 * DAY)).toBe(ARRIVAL - 35 * DAY);
    expect(shown(35 * DAY + 1)).toBeNull();
    expect(shown(-DAY - 1)).toBeNull();
    expect(shown(ARRIVAL)).toBeNull();
  });

  it("lies within a day of the id's time and never after arrival, whatever the clocks say", () => {
    const ms = fc.integer({ min: -40 * DAY, max: 40 * DAY });
    fc.assert(
      fc.property(ms, ms, ms, (age, elapsed, off) => {
        const at = shown(age, elapsed, off);
        if (at === null) return;
        expect(at).toBeLessThanOrEqual(ARRIVAL);
        expect(Math.abs(at - (ARRIVAL - age))).toBeLessThanOrEqual(DAY);
      }),
    );
  });
});

const at = (moment: string) => Date.parse(moment);
const always = (timeZone: string) => ({ settings: { timeZone }, zoneBefore: null, zoneBeforeUntil: null });

describe("siteDay", () => {
  it("is the calendar day in the site's zone, daylight saving included", () => {
    const prague = always("Europe/Prague");
    expect(siteDay(prague, at("2026-03-28T22:59:59Z"))).toBe("2026-03-28");
    expect(siteDay(prague, at("2026-03-28T23:00:00Z"))).toBe("2026-03-29");
    expect(siteDay(prague, at("2026-03-29T21:59:59Z"))).toBe("2026-03-29");
    expect(siteDay(prague, at("2026-03-29T22:00:00Z"))).toBe("2026-03-30");
  });

  it("is the day of the zone before, up to the end of the day of the change", () => {
    const site = { settings: { timeZone: "UTC" }, zoneBefore: "America/New_York", zoneBeforeUntil: "2026-01-10" };
    expect(siteDay(site, at("2026-01-11T04:59:59Z"))).toBe("2026-01-10");
    expect(siteDay(site, at("2026-01-11T05:00:00Z"))).toBe("2026-01-11");
    expect(siteDay(site, at("2026-01-09T03:00:00Z"))).toBe("2026-01-08");
  });

  it("does not go back where the new zone is more than a day behind", () => {
    const zoneBefore = "Pacific/Kiritimati";
    const site = { settings: { timeZone: "Pacific/Pago_Pago" }, zoneBefore, zoneBeforeUntil: "2026-01-10" };
    expect(siteDay(site, at("2026-01-10T09:59:59Z"))).toBe("2026-01-10");
    expect(siteDay(site, at("2026-01-10T10:30:00Z"))).toBe("2026-01-10");
    expect(siteDay(site, at("2026-01-11T10:59:59Z"))).toBe("2026-01-10");
    expect(siteDay(site, at("2026-01-11T11:00:00Z"))).toBe("2026-01-11");
  });

  it("never goes back as time goes on, whichever zones a site moves between", () => {
    const zones = ["Pacific/Kiritimati", "Asia/Tokyo", "Europe/Prague", "UTC", "America/New_York", "Pacific/Pago_Pago"];
    const moment = fc.integer({ min: at("2026-01-08T00:00Z"), max: at("2026-01-13T00:00Z") });
    const zone = fc.constantFrom(...zones);
    fc.assert(
      fc.property(zone, zone, moment, moment, (before, timeZone, one, other) => {
        const site = { settings: { timeZone }, zoneBefore: before, zoneBeforeUntil: "2026-01-10" };
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(siteDay(site, late) >= siteDay(site, early)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
