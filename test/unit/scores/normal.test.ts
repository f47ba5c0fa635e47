import { compiled, ndtr, ndtri, stdtri } from "cephes";
import { describe, expect, it } from "vitest";
import { type Level, LEVELS } from "../../../worker/contract/numbers.ts";
import { tOf, twoSidedP, zOf } from "../../../worker/scores/normal.ts";

/** Degrees of freedom, then t for 90, 95 and 99 %, as printed in tables of Student's distribution. */
const PRINTED: [df: number, ...t: number[]][] = [
  [29, 1.699, 2.045, 2.756],
  [30, 1.697, 2.042, 2.75],
  [40, 1.684, 2.021, 2.704],
  [60, 1.671, 2.0, 2.66],
  [100, 1.66, 1.984, 2.626],
  [120, 1.658, 1.98, 2.617],
];

/** The same to 16 digits: roots of the regularised incomplete beta function, found with 40 digits. */
const EXACT: [level: Level, df: number, t: number][] = [
  [0.9, 29, 1.699127026533498],
  [0.95, 29, 2.0452296421327043],
  [0.99, 29, 2.7563859036706053],
  [0.9, 49, 1.676550892616854],
  [0.95, 49, 2.0095752371292397],
  [0.99, 49, 2.679951973631552],
  [0.9, 99, 1.6603911560169908],
  [0.95, 99, 1.9842169515864174],
  [0.99, 99, 2.6264054572808275],
  [0.95, 999, 1.96234146113345],
  [0.99, 9999, 2.576321095856598],
];

await compiled;

describe("zOf", () => {
  it("gives the printed quantiles", () => {
    expect(LEVELS.map((level) => Number(zOf(level).toFixed(4)))).toEqual([1.6449, 1.96, 2.5758]);
  });

  it("agrees with cephes", () => {
    for (const level of LEVELS) expect(zOf(level)).toBeCloseTo(-ndtri((1 - level) / 2), 13);
  });

  it("leaves the level between -z and z", () => {
    for (const level of LEVELS) expect(areaWithin(zOf(level))).toBeCloseTo(level, 13);
  });
});

describe("tOf", () => {
  it("gives the printed quantiles", () => {
    for (const [df, ...printed] of PRINTED) {
      expect(LEVELS.map((level) => Number(tOf(level, df).toFixed(3)))).toEqual(printed);
    }
  });

  it("lies within 4.3e-7 of the exact quantile from 29 degrees of freedom on", () => {
    for (const [level, df, exact] of EXACT) expect(Math.abs(tOf(level, df) - exact)).toBeLessThan(4.3e-7);
  });

  it("agrees with cephes as closely, for any number of degrees of freedom", () => {
    for (const level of LEVELS) {
      for (let df = 29; df < 3000; df += df < 300 ? 1 : 100) {
        expect(Math.abs(tOf(level, df) - stdtri(df, (1 + level) / 2))).toBeLessThan(4.3e-7);
      }
    }
  });

  it("falls towards z as the degrees of freedom grow", () => {
    for (const level of LEVELS) {
      const falling = [29, 30, 45, 100, 1000, 1e5].map((df) => tOf(level, df));
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
      expect(Math.min(...falling)).toBeGreaterThan(zOf(level));
      expect(tOf(level, 1e12)).toBeCloseTo(zOf(level), 11);
    }
  });

  it("refuses fewer degrees of freedom, for which it is not accurate", () => {
    for (const df of [28, 0, Number.NaN]) expect(() => tOf(0.95, df)).toThrow(RangeError);
  });
});

describe("twoSidedP", () => {
  it("gives the printed values", () => {
    const printed = [
      [0, 1],
      [0.5, 0.6170751],
      [1, 0.3173105],
      [2, 0.04550026],
      [3, 0.002699796],
      [6, 1.973175e-9],
    ] as const;
    for (const [z, p] of printed) expect(Number(twoSidedP(z).toPrecision(7))).toBe(p);
  });

  it("leaves 10, 5 and 1 % beyond the quantiles of the levels", () => {
    for (const level of LEVELS) expect(twoSidedP(zOf(level))).toBeCloseTo(1 - level, 14);
  });

  it("agrees with cephes, far out in the tail, too, and falls all the way", () => {
    // cephes itself fades out at 27, where p is 1e-160.
    for (let z = 0, last = 1; z <= 26; z += 0.01) {
      const p = twoSidedP(z);
      const error = Math.abs(p / (2 * ndtr(-z)) - 1);
      expect(error).toBeLessThan(p > 1e-4 ? 1e-12 : 1e-8);
      expect(p).toBeLessThanOrEqual(last);
      last = p;
    }
  });

  it("is the same on both sides, 1 at 0 and 0 beyond 37", () => {
    for (const z of [1e-9, 0.3, 1.96, 12]) expect(twoSidedP(-z)).toBe(twoSidedP(z));
    expect([0, -0, 38, Number.POSITIVE_INFINITY].map(twoSidedP)).toEqual([1, 1, 0, 0]);
  });
});

/** Area of the standard normal density from -z to z: 2·z·φ(z)·Σ z²ᵏ/(1·3·5···(2k+1)). */
function areaWithin(z: number): number {
  let sum = 0;
  for (let k = 0, term = 1; term > 1e-18; k += 1, term *= z ** 2 / (2 * k + 1)) sum += term;
  return 2 * z * sum * (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI));
}
