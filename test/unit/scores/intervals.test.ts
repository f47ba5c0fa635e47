import { compiled, ndtr } from "cephes";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, LEVELS } from "../../../worker/contract/numbers.ts";
import { adjustedWaldNps, meanOf, studentMean, wilson } from "../../../worker/scores/intervals.ts";

const level = fc.constantFrom(...LEVELS);
/** k of n. */
const part = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat({ max: n }) }));
/** Promoters and detractors of n. */
const split = part.chain(({ n, k }) => fc.nat({ max: n - k }).map((detractors) => ({ n, promoters: k, detractors })));
const ratings = fc.array(fc.nat({ max: 200 }), { minLength: 7, maxLength: 7 }).map((counts) => [0, ...counts]);
const CES = { min: 1, max: 7 };

await compiled;

function bounds(interval: Interval | null, digits: number): number[] | undefined {
  return interval === null ? undefined : [interval.low, interval.high].map((bound) => Number(bound.toFixed(digits)));
}

describe("wilson", () => {
  it("reproduces the fixtures", () => {
    expect(bounds(wilson(74, 107, 0.95), 2)).toEqual([59.87, 77.12]);
    expect(bounds(wilson(10, 10, 0.95), 2)).toEqual([72.25, 100]);
  });

  it("reproduces the examples of Newcombe (1998), Two-sided confidence intervals for the single proportion", () => {
    expect(bounds(wilson(81, 263, 0.95), 2)).toEqual([25.53, 36.62]);
    expect(bounds(wilson(15, 148, 0.95), 2)).toEqual([6.24, 16.05]);
    expect(bounds(wilson(0, 20, 0.95), 2)).toEqual([0, 16.11]);
    expect(bounds(wilson(1, 29, 0.95), 2)).toEqual([0.61, 17.18]);
  });

  it("agrees with an independent implementation at the other levels", () => {
    expect(bounds(wilson(81, 263, 0.9), 10)).toEqual([26.3313617188, 35.6566349608]);
    expect(bounds(wilson(81, 263, 0.99), 10)).toEqual([24.0136902688, 38.5282502318]);
  });

  it("is null without answers", () => {
    expect(wilson(0, 0, 0.95)).toBeNull();
  });

  it("contains the share, and stays within 0 and 100", () => {
    fc.assert(
      fc.property(part, level, ({ k, n }, at) => {
        const { low, high } = wilson(k, n, at) ?? expect.fail();
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual((100 * k) / n);
        expect(high).toBeGreaterThanOrEqual((100 * k) / n);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("ends where a score test of the share, by cephes, would just refuse it", () => {
    fc.assert(
      fc.property(part, level, ({ k, n }, at) => {
        const { low, high } = wilson(k, n, at) ?? expect.fail();
        const inner = [low, high].filter((bound) => bound > 0 && bound < 100);
        for (const share of inner.map((bound) => bound / 100)) {
          const z = (k / n - share) / Math.sqrt((share * (1 - share)) / n);
          expect(2 * ndtr(-Math.abs(z))).toBeCloseTo(1 - at, 8);
        }
      }),
    );
  });

  it("mirrors: the interval of the others is 100 minus it", () => {
    fc.assert(
      fc.property(part, level, ({ k, n }, at) => {
        const some = wilson(k, n, at) ?? expect.fail();
        const others = wilson(n - k, n, at) ?? expect.fail();
        expect(others.low).toBeCloseTo(100 - some.high, 9);
        expect(others.high).toBeCloseTo(100 - some.low, 9);
      }),
    );
  });
});

describe("adjustedWaldNps", () => {
  it("reproduces the fixtures", () => {
    expect(bounds(adjustedWaldNps({ promoters: 5, detractors: 2, n: 10 }, 0.95), 2)).toEqual([-19.05, 65.2]);
    expect(bounds(adjustedWaldNps({ promoters: 50, detractors: 20, n: 100 }, 0.95), 2)).toEqual([14.05, 44.2]);
  });

  it("is null without answers", () => {
    expect(adjustedWaldNps({ promoters: 0, detractors: 0, n: 0 }, 0.95)).toBeNull();
  });

  it("stays within -100 and 100, and contains the raw score from five answers on", () => {
    fc.assert(
      fc.property(split, level, ({ n, promoters, detractors }, at) => {
        const { low, high } = adjustedWaldNps({ n, promoters, detractors }, at) ?? expect.fail();
        const raw = (100 * (promoters - detractors)) / n;
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThan(high);
        fc.pre(n >= 5);
        expect(low).toBeLessThanOrEqual(raw);
        expect(high).toBeGreaterThanOrEqual(raw);
      }),
    );
  });

  it("contains the raw score of five answers whatever they are, and of one not always", () => {
    for (let promoters = 0; promoters <= 5; promoters += 1) {
      for (let detractors = 0; promoters + detractors <= 5; detractors += 1) {
        const { low, high } = adjustedWaldNps({ n: 5, promoters, detractors }, 0.9) ?? expect.fail();
        expect(low).toBeLessThanOrEqual(20 * (promoters - detractors));
        expect(high).toBeGreaterThanOrEqual(20 * (promoters - detractors));
      }
    }
    expect(adjustedWaldNps({ n: 1, promoters: 1, detractors: 0 }, 0.9)?.high).toBeLessThan(100);
  });
});

describe("studentMean", () => {
  it("agrees with an independent implementation, to the accuracy of t", () => {
    const values = [0, 2, 1, 4, 6, 9, 12, 8];
    expect(meanOf(values)).toBeCloseTo(5.071428571428571, 14);
    const expected = [
      [0.9, 4.652352717636863, 5.490504425220279],
      [0.95, 4.568515790239152, 5.57434135261799],
      [0.99, 4.398771456885041, 5.744085685972102],
    ] as const;
    for (const [at, low, high] of expected) {
      const interval = studentMean(values, CES, at) ?? expect.fail();
      expect(interval.low).toBeCloseTo(low, 7);
      expect(interval.high).toBeCloseTo(high, 7);
    }
  });

  it("is cut to the scale", () => {
    const nearTop = [0, 0, 0, 0, 0, 0, 1, 29];
    expect(bounds(studentMean(nearTop, CES, 0.95), 4)).toEqual([6.8985, 7]);
    const nearBottom = [0, 29, 1, 0, 0, 0, 0, 0];
    expect(bounds(studentMean(nearBottom, CES, 0.95), 4)).toEqual([1, 1.1015]);
  });

  it("is null below 30 answers", () => {
    expect(studentMean([0, 14, 15, 0, 0, 0, 0, 0], CES, 0.95)).toBeNull();
    expect(studentMean([0, 15, 15, 0, 0, 0, 0, 0], CES, 0.95)).not.toBeNull();
  });

  it("is null when all agree", () => {
    expect(studentMean([0, 0, 0, 0, 0, 0, 0, 300], CES, 0.95)).toBeNull();
  });

  it("is null without answers, and so is the mean", () => {
    expect(studentMean([0, 0, 0, 0, 0, 0, 0, 0], CES, 0.95)).toBeNull();
    expect(meanOf([0, 0, 0, 0, 0, 0, 0, 0])).toBeNull();
  });

  it("contains the mean, and stays within the scale", () => {
    fc.assert(
      fc.property(ratings, level, (values, at) => {
        const interval = studentMean(values, CES, at);
        fc.pre(interval !== null);
        const { low, high } = interval ?? expect.fail();
        const mean = meanOf(values) ?? expect.fail();
        expect(low).toBeGreaterThanOrEqual(1);
        expect(low).toBeLessThan(mean);
        expect(high).toBeGreaterThan(mean);
        expect(high).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe("every interval", () => {
  it("is wider at a higher level, and narrower with ten times the answers", () => {
    const kinds = [
      (times: number, at: (typeof LEVELS)[number]) => wilson(14 * times, 40 * times, at),
      (times: number, at: (typeof LEVELS)[number]) =>
        adjustedWaldNps({ promoters: 14 * times, detractors: 9 * times, n: 40 * times }, at),
      (times: number, at: (typeof LEVELS)[number]) =>
        studentMean(
          [0, 5, 5, 5, 5, 5, 5, 10].map((count) => count * times),
          CES,
          at,
        ),
    ];
    const width = (interval: Interval | null) => (interval === null ? expect.fail() : interval.high - interval.low);
    for (const kind of kinds) {
      const widths = [kind(10, 0.95), kind(1, 0.9), kind(1, 0.95), kind(1, 0.99)].map(width);
      expect(widths).toEqual(widths.toSorted((a, b) => a - b));
      expect(new Set(widths).size).toBe(4);
    }
  });

  it("names its level and formula", () => {
    expect(wilson(1, 2, 0.9)).toMatchObject({ level: 0.9, formula: "wilson" });
    expect(adjustedWaldNps({ promoters: 1, detractors: 0, n: 2 }, 0.99)).toMatchObject({
      level: 0.99,
      formula: "adjusted-wald-nps",
    });
    expect(studentMean([0, 20, 20], CES, 0.95)).toMatchObject({ level: 0.95, formula: "student-t" });
  });
});
