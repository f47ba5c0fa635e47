import { describe, expect, it } from "vitest";
import { ago, anyOf, counted, day, DAY_MS, duration, moment, quoted, weekday } from "../../../widget/debug/in-words.ts";

const NOON = new Date(2026, 10, 1, 12, 5).getTime();

describe("facts in words", () => {
  it.each([
    [0, "just now"],
    [59_999, "just now"],
    [60_000, "1 minute ago"],
    [3_599_999, "59 minutes ago"],
    [3_600_000, "1 hour ago"],
    [DAY_MS - 1, "23 hours ago"],
    [DAY_MS, "1 day ago"],
    [30 * DAY_MS, "30 days ago"],
  ])("%d ms ago is %j", (ms, words) => {
    expect(ago(ms)).toBe(words);
  });

  it.each([
    [0, "0 seconds"],
    [1_000, "1 second"],
    [1_500, "1.5 seconds"],
    [90_000, "90 seconds"],
    [120_000, "2 minutes"],
    [3_600_000, "60 minutes"],
  ])("%d ms last %j", (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it("one is singular, all others are plural", () => {
    expect([0, 1, 2].map((count) => counted(count, "day"))).toEqual(["0 days", "1 day", "2 days"]);
  });

  it("days and moments are the browser's own, with two digits each", () => {
    expect(day(NOON)).toBe("2026-11-01");
    expect(moment(NOON)).toBe("2026-11-01 12:05");
  });

  it("weekdays begin with Monday, and there are seven", () => {
    expect([1, 7, 8].map(weekday)).toEqual(["Monday", "Sunday", ""]);
  });

  it("a choice names the last one after “or”", () => {
    expect([[], ["a"], ["a", "b"], ["a", 2, "c"]].map(anyOf)).toEqual(["nothing", "a", "a or b", "a, 2 or c"]);
  });

  it("text stands in quotes, numbers do not", () => {
    expect(["free", 7, true].map(quoted)).toEqual(["“free”", "7", "true"]);
  });
});
