/** Numbers beside their intervals, as pages write them. */
import { describe, expect, it } from "vitest";
import { numbersIn } from "../../../worker/pages/numbers.ts";
import { scoreOf } from "../../../worker/scores/score.ts";
import { emptyCounts } from "../../../worker/scores/counts.ts";

const numbers = numbersIn("en");

describe("a figure", () => {
  it("is as fine as the ends of its interval", () => {
    const counts = { ...emptyCounts(), answered: 6000, values: [0, 0, 6, 0, 0, 5994] };
    const { score, interval } = scoreOf({ metric: "csat" }, counts, { tooFewBelow: 10, lowBelow: 30, level: 0.95 });
    expect(score?.value).toBe(99.9);
    expect(numbers.figure(score?.value ?? 0, interval, "percent")).toEqual({
      value: "99.9%",
      ends: ["99.8%", "100%"],
    });
  });

  it("has no decimals where its ends are told apart without, and none without an interval", () => {
    expect(numbers.figure(30.4, { low: 14.05, high: 44.2 }, "nps")).toEqual({ value: "+30", ends: ["+14", "+44"] });
    expect(numbers.figure(59.85, null, "percent")).toEqual({ value: "60%", ends: null });
  });

  it("is all or nothing only where it is", () => {
    expect(numbers.figure(99.5, null, "percent").value).toBe("99.5%");
    expect(numbers.figure(0.3, { low: 0.1, high: 2.2 }, "percent")).toEqual({ value: "0.3%", ends: ["0.1%", "2.2%"] });
    expect(numbers.figure(100, { low: 97.2, high: 100 }, "percent")).toEqual({ value: "100%", ends: ["97%", "100%"] });
    expect(numbers.figure(-99.7, null, "nps").value).toBe("−99.7");
    expect(numbers.difference(-9.3, { low: -18.8, high: 0.3 }).ends).toEqual(["−18.8", "+0.3"]);
  });

  it("bears its sign where it is a difference", () => {
    expect(numbers.difference(-0.2, { low: -0.4, high: -0.1 })).toEqual({ value: "−0.2", ends: ["−0.4", "−0.1"] });
  });
});
