import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ActFirst, AgainstRest, Consistency } from "../../../worker/contract/comparison.ts";
import { CHANNELS, type Channel, type Metric, METRICS } from "../../../worker/contract/terms.ts";
import { addCounts, type Counts, emptyCounts } from "../../../worker/scores/counts.ts";
import { wilson } from "../../../worker/scores/intervals.ts";
import { actFirst, againstRest, consistencyOf, type Member } from "../../../worker/scores/rank.ts";
import { scoreOf, type ScoreSettings } from "../../../worker/scores/score.ts";
import { anyCounts, anySettings } from "./any-counts.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };

function member<Key>(key: Key, metric: Metric, answers: Record<number, number>): Member<Key> {
  return { key, metric, counts: rated(answers) };
}

/** Ups and downs. */
function thumbs<Key>(key: Key, up: number, down: number): Member<Key> {
  return member(key, "thumbs", { 0: down, 1: up });
}

const anyFamily = fc.array(
  fc
    .constantFrom(...METRICS)
    .chain((metric) => fc.record({ key: fc.nat(), metric: fc.constant(metric), counts: anyCounts(metric, 60) })),
  { minLength: 1, maxLength: 8 },
);

describe("againstRest", () => {
  const family = [thumbs("search", 80, 20), thumbs("checkout", 50, 50), thumbs("help", 95, 5), thumbs("cart", 78, 22)];

  it("compares each with all others pooled, and names the weakest and the strongest", () => {
    const found = againstRest(family, SETTINGS);
    expect(found.map((one) => one?.rest)).toMatchObject([
      { n: 300, score: { value: (100 * 223) / 300 } },
      { n: 300, score: { value: (100 * 253) / 300 } },
      { n: 300, score: { value: (100 * 208) / 300 } },
      { n: 300, score: { value: 75 } },
    ]);
    expect(found.map((one) => [one?.standing, one?.change.verdict, one?.change.adjustment.tests])).toEqual([
      [null, "no-clear-change", 4],
      ["weakest", "down", 4],
      ["strongest", "up", 4],
      [null, "no-clear-change", 4],
    ]);
    expect(found[1]?.change).toMatchObject({ n: { now: 100, before: 300 }, test: "n-1-two-proportion" });
    expect(found[1]?.change.difference).toBeCloseTo(50 - (100 * 253) / 300, 12);
  });

  it("names nobody where all that differs is chance", () => {
    const alike = [thumbs("a", 80, 20), thumbs("b", 74, 26), thumbs("c", 85, 15)];
    expect(againstRest(alike, SETTINGS).map((one) => one?.standing)).toEqual([null, null, null]);
  });

  it("names the lowest of those that are clear, though a few answers score lower", () => {
    const found = againstRest([thumbs("checkout", 550, 450), thumbs("help", 780, 220), thumbs("few", 6, 6)], SETTINGS);
    expect(found.map((one) => [one?.change.verdict, one?.standing])).toEqual([
      ["down", "weakest"],
      ["up", "strongest"],
      ["no-clear-change", null],
    ]);
  });

  it("names one of several that are clear: the lowest, and of equals the first", () => {
    const low = [thumbs("a", 40, 60), thumbs("b", 30, 70), thumbs("c", 30, 70), thumbs("d", 900, 100)];
    expect(againstRest(low, SETTINGS).map((one) => [one?.change.verdict, one?.standing])).toEqual([
      ["down", null],
      ["down", "weakest"],
      ["down", null],
      ["up", "strongest"],
    ]);
  });

  it("wants the interval to exclude the score of the rest, too: a wider one names nobody", () => {
    const found = ([0.95, 0.99] as const).map((level) =>
      againstRest([thumbs("a", 70, 30), thumbs("b", 790, 210)], { ...SETTINGS, level }),
    );
    expect(found.flat().map((one) => [one?.change.verdict, one?.standing])).toEqual([
      ["down", "weakest"],
      ["up", "strongest"],
      ["down", null],
      ["up", "strongest"],
    ]);
  });

  it("never compares metrics, but corrects over all of them", () => {
    const nps = [member("nps", "nps", { 10: 70, 8: 20, 3: 10 }), member("other", "nps", { 10: 40, 8: 20, 3: 40 })];
    const found = againstRest([...family, ...nps, member("only", "ces", { 7: 50 })], SETTINGS);
    expect(found.map((one) => [one?.rest.n, one?.standing, one?.change.adjustment.tests])).toEqual([
      [300, null, 6],
      [300, "weakest", 6],
      [300, "strongest", 6],
      [300, null, 6],
      [100, "strongest", 6],
      [100, "weakest", 6],
      [0, null, 6],
    ]);
    expect(found[6]).toMatchObject({ rest: { n: 0, score: null }, change: { p: null, verdict: "too-few" } });
  });

  it("is null for choice and text, and has no number for too few", () => {
    const choice = member("which", "choice", { 0: 40 });
    const few = thumbs("few", 9, 0);
    const [first, second, third] = againstRest([choice, few, ...family], SETTINGS);
    expect(first).toBeNull();
    expect(second).toMatchObject({ change: { difference: null, verdict: "too-few" }, standing: null });
    expect(third?.rest.n).toBe(309);
  });

  it("holds its schema; at most one weakest and one strongest a metric, whose interval excludes the rest", () => {
    fc.assert(
      fc.property(anyFamily, anySettings, (members, settings) => {
        const found = againstRest(members, settings);
        const named: string[] = [];
        for (const [index, one] of found.entries()) {
          const { metric, counts } = members[index] ?? expect.fail();
          if (one === null) continue;
          expect(z.strictObject(AgainstRest.shape).parse(one)).toEqual(one);
          expect(one.rest.n).toBe(restOf(members, index).answered);
          const { interval } = scoreOf({ metric }, counts, settings);
          if (one.standing !== null) named.push(`${metric} ${one.standing}`);
          if (one.standing === "weakest") expect(interval?.high).toBeLessThan(one.rest.score?.value ?? Number.NaN);
          if (one.standing === "strongest") expect(interval?.low).toBeGreaterThan(one.rest.score?.value ?? Number.NaN);
        }
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  it("says the same in any order", () => {
    fc.assert(
      fc.property(anyFamily, (members) => {
        const changes = (family: typeof members) => againstRest(family, SETTINGS).map((one) => one?.change);
        expect(changes(members.toReversed())).toEqual(changes(members).toReversed());
      }),
    );
  });
});

describe("consistencyOf", () => {
  const channels = (web: [number, number], email: [number, number], kiosk: [number, number] = [0, 0]) => [
    thumbs<Channel>("web", ...web),
    thumbs<Channel>("email", ...email),
    thumbs<Channel>("kiosk", ...kiosk),
  ];

  it("sees that one channel differs from the others", () => {
    const found = consistencyOf(channels([160, 40], [80, 20], [20, 30]), SETTINGS);
    expect(found?.verdict).toBe("differs");
    expect(found?.channels.map(({ channel, n, change }) => [channel, n, change.verdict])).toEqual([
      ["web", 200, "up"],
      ["email", 100, "no-clear-change"],
      ["kiosk", 50, "down"],
    ]);
    expect(found?.channels[2]).toMatchObject({ score: { value: 40 }, interval: wilson(20, 50, 0.95) });
  });

  it("sees no clear difference, which is no proof of none", () => {
    expect(consistencyOf(channels([160, 40], [80, 20], [40, 12]), SETTINGS)?.verdict).toBe("no-clear-difference");
  });

  it("is too few where one channel has all the answers, and where nobody has answered", () => {
    expect(consistencyOf(channels([160, 40], [3, 0]), SETTINGS)?.verdict).toBe("too-few");
    expect(consistencyOf(channels([0, 0], [0, 0]), SETTINGS)?.verdict).toBe("too-few");
    expect(consistencyOf([], SETTINGS)).toEqual({ verdict: "too-few", channels: [] });
  });

  it("is null for choice and text", () => {
    for (const metric of ["choice", "text"] as const) {
      expect(
        consistencyOf([member("web", metric, { 0: 40 }), member("email", metric, { 0: 40 })], SETTINGS),
      ).toBeNull();
    }
  });

  it("holds its schema", () => {
    const two = fc
      .constantFrom<Metric>("nps", "csat", "ces", "ces-5", "ces-1.0", "thumbs")
      .chain((metric) =>
        fc
          .array(anyCounts(metric, 60), { minLength: 1, maxLength: CHANNELS.length })
          .map((all) => all.map((counts, index) => ({ key: CHANNELS[index] ?? "web", metric, counts }))),
      );
    fc.assert(
      fc.property(two, anySettings, (all, settings) => {
        const found = consistencyOf(all, settings);
        expect(z.strictObject(Consistency.shape).parse(found)).toEqual(found);
      }),
    );
  });
});

describe("actFirst", () => {
  it("puts many bad experiences before a worse share of few, and shows both factors", () => {
    const found = actFirst([thumbs("few", 2, 10), thumbs("many", 700, 300), thumbs("fine", 990, 10)], SETTINGS);
    expect(found.map(({ key, n }) => [key, n])).toEqual([
      ["many", 1000],
      ["few", 12],
      ["fine", 1000],
    ]);
    expect(found[0]).toEqual({
      key: "many",
      negative: { share: 30, interval: wilson(300, 1000, 0.95) },
      n: 1000,
      priority: (wilson(300, 1000, 0.95)?.low ?? Number.NaN) * 10,
      formula: "wilson-lower-bound-times-answers",
      heuristic: true,
    });
  });

  it("orders across metrics by their negative bands, without choice, text and too few", () => {
    const family = [
      member("nps", "nps", { 6: 50, 10: 50 }),
      member("csat", "csat", { 2: 60, 5: 40 }),
      member("choice", "choice", { 0: 100 }),
      member("text", "text", { 0: 100 }),
      thumbs("few", 0, 9),
    ];
    expect(actFirst(family, SETTINGS).map(({ key }) => key)).toEqual(["csat", "nps"]);
  });

  it("is empty where nothing was answered, whatever the thresholds", () => {
    const none = METRICS.map((metric) => ({ key: metric, metric, counts: emptyCounts() }));
    expect(actFirst(none, { ...SETTINGS, tooFewBelow: 0 })).toEqual([]);
  });

  it("holds its schema, and falls; no priority is more than there were negative answers", () => {
    fc.assert(
      fc.property(anyFamily, anySettings, (members, settings) => {
        const found = actFirst(members, settings);
        const priorities = found.map(({ priority }) => priority);
        expect(priorities).toEqual(priorities.toSorted((a, b) => b - a));
        for (const { key: _, ...one } of found) {
          expect(z.strictObject(ActFirst.shape).parse(one)).toEqual(one);
          expect(one.priority).toBeLessThanOrEqual((one.negative.share * one.n) / 100 + 1e-9);
        }
      }),
    );
  });
});

/** All others of the same metric, added up one by one. */
function restOf(members: readonly Member<number>[], index: number): Counts {
  const others = members.filter((one, place) => place !== index && one.metric === members[index]?.metric);
  return others.map(({ counts }) => counts).reduce(addCounts, emptyCounts());
}
