import { describe, expect, it } from "vitest";
import { Problem } from "../../../worker/http/problem.ts";
import { periodOf } from "../../../worker/http/period.ts";

const NOON = Date.parse("2026-03-15T12:00:00Z");
const site = (timeZone: string, zoneBefore: string | null = null, zoneBeforeUntil: string | null = null) => {
  return { settings: { timeZone }, zoneBefore, zoneBeforeUntil };
};
const UTC = site("UTC");

function refusal(query: Parameters<typeof periodOf>[0]) {
  try {
    return periodOf(query, UTC, NOON);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.status, ...(error.extras.errors ?? []).map(({ path, code }) => `${path} ${code}`)];
  }
}

describe("periodOf", () => {
  it("is the last 30 days, today included", () => {
    expect(periodOf({}, UTC, NOON)).toEqual({ period: { from: "2026-02-14", to: "2026-03-15" }, today: "2026-03-15" });
  });

  it("is the 30 days up to the end asked for", () => {
    expect(periodOf({ to: "2024-03-01" }, UTC, NOON).period).toEqual({ from: "2024-02-01", to: "2024-03-01" });
  });

  it("ends today where only the start is asked for", () => {
    expect(periodOf({ from: "2026-03-15" }, UTC, NOON).period).toEqual({ from: "2026-03-15", to: "2026-03-15" });
  });

  it("takes today from the site's zone", () => {
    expect(periodOf({}, site("Pacific/Kiritimati"), NOON).today).toBe("2026-03-16");
    expect(periodOf({}, site("Pacific/Pago_Pago"), Date.parse("2026-03-15T10:59Z")).today).toBe("2026-03-14");
  });

  it("takes today from the zone before while a change of zones has not applied yet", () => {
    const changing = site("Pacific/Pago_Pago", "Pacific/Kiritimati", "2026-03-16");
    expect(periodOf({}, changing, NOON)).toEqual({
      period: { from: "2026-02-15", to: "2026-03-16" },
      today: "2026-03-16",
    });
  });

  it.each([
    [{ from: "2026-03-02", to: "2026-03-01" }, "/query/from period-reversed"],
    [{ from: "2026-03-16" }, "/query/from period-reversed"],
    [{ from: "2016-03-07", to: "2026-03-15" }, "/query/from period-too-long"],
    [{ to: "1969-12-31" }, "/query/to day-out-of-range"],
    [{ to: "0000-01-01" }, "/query/to day-out-of-range"],
    [{ to: "9999-12-31" }, "/query/to day-out-of-range"],
    [{ from: "1969-12-31", to: "1970-01-01" }, "/query/from day-out-of-range"],
  ])("refuses %j with 422", (query, fault) => {
    expect(refusal(query)).toEqual([422, fault]);
  });

  it("takes ten years, and the ends of what it takes", () => {
    expect(periodOf({ from: "2016-03-08", to: "2026-03-15" }, UTC, NOON).period.from).toBe("2016-03-08");
    expect(periodOf({ to: "1970-01-01" }, UTC, NOON).period.from).toBe("1969-12-03");
    expect(periodOf({ from: "2999-12-31", to: "2999-12-31" }, UTC, NOON).period.to).toBe("2999-12-31");
  });
});
