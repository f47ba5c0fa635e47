import { describe, expect, it } from "vitest";
import { daysOfWeek, weekOf } from "../../../worker/pages/digest/week.ts";

describe("a week", () => {
  it.each([
    ["2025-05-19", "2025-W21"],
    ["2025-05-25", "2025-W21"],
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
    ["2027-01-03", "2026-W53"],
    ["2023-01-01", "2022-W52"],
  ])("of %s is %s, and has it among its days", (day, week) => {
    expect(weekOf(day)).toBe(week);
    const period = daysOfWeek(week);
    expect(period && period.from <= day && day <= period.to).toBe(true);
    expect(new Date(period?.from ?? "").getUTCDay()).toBe(1);
  });

  it.each(["2025-W53", "2025-W00", "2025-W99", "2025-21", "2025-W1", "25-W01", "", "2025-W21 "])(
    "is none: %j",
    (week) => {
      expect(daysOfWeek(week)).toBeNull();
    },
  );
});
