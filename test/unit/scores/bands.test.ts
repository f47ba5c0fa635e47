import { describe, expect, it } from "vitest";
import { type Metric, METRICS } from "../../../worker/contract/terms.ts";
import { bandOf, goodEndOf, scaleOf } from "../../../worker/scores/bands.ts";

describe("scales and bands", () => {
  it("splits every scale as METRICS.md says", () => {
    const letters = (metric: Metric, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, step) => bandOf(metric, from + step)?.slice(0, 3) ?? "-").join(" ");
    expect(letters("nps", -1, 11)).toBe("- neg neg neg neg neg neg neg neu neu pos pos -");
    expect(letters("csat", 0, 6)).toBe("- neg neg neu pos pos -");
    expect(letters("ces", 0, 8)).toBe("- neg neg neg neu pos pos pos -");
    expect(letters("ces-5", 0, 8)).toBe("- neg neg neu pos pos - - -");
    expect(letters("ces-1.0", 0, 8)).toBe("- pos pos neu neg neg - - -");
    expect(letters("thumbs", -1, 2)).toBe("- neg pos -");
    expect(letters("choice", 0, 2)).toBe("- - -");
    expect(letters("text", 0, 2)).toBe("- - -");
  });

  it("knows the ends of every scale", () => {
    expect(METRICS.map((metric) => [metric, scaleOf(metric)])).toEqual([
      ["nps", { min: 0, max: 10 }],
      ["csat", { min: 1, max: 5 }],
      ["ces", { min: 1, max: 7 }],
      ["thumbs", { min: 0, max: 1 }],
      ["choice", null],
      ["text", null],
      ["ces-5", { min: 1, max: 5 }],
      ["ces-1.0", { min: 1, max: 5 }],
    ]);
  });

  it("holds the high end for the good one, but for CES 1.0", () => {
    expect(METRICS.filter((metric) => goodEndOf(metric) === "low")).toEqual(["ces-1.0"]);
    expect(METRICS.filter((metric) => goodEndOf(metric) === null)).toEqual(["choice", "text"]);
  });

  it("gives no band to what is not a whole point", () => {
    for (const value of [6.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(bandOf("nps", value)).toBeNull();
  });
});
