import { describe, expect, it } from "vitest";
import { Survey } from "../../../worker/contract/survey.ts";
import { type Counts, emptyCounts } from "../../../worker/scores/counts.ts";
import { type CountedRevision, seriesOf } from "../../../worker/scores/series.ts";

const SETTINGS = { tooFewBelow: 1, lowBelow: 30, level: 0.95 as const };
const REQUEST = { period: { from: "2026-03-01", to: "2026-03-03" }, by: null, today: "2026-06-01", settings: SETTINGS };

const optionsOf = (keys: string) => [...keys].map((key) => ({ key, text: { en: key } }));
const nps = (over: object = {}) => Survey.parse({ question: { metric: "nps", key: "recommend", ...over } });
const choice = (keys: string) => {
  return Survey.parse({
    question: { metric: "choice", key: "which", text: { en: "?" }, options: optionsOf(keys), several: true },
  });
};

function counts(over: Partial<Counts>): Counts {
  return { ...emptyCounts(), ...over };
}

/** So many answers in the first slots. */
function slots(...values: number[]): Counts {
  const padded = emptyCounts().values.map((_, index) => values[index] ?? 0);
  const answered = values.reduce((sum, value) => sum + value, 0);
  return counts({ answered, answeredShown: answered, shown: answered, values: padded });
}

function revision(
  number: number,
  survey: Survey,
  byBucket: Record<string, Counts> = {},
  since = "2026-01-01",
): CountedRevision {
  return { revision: number, survey, since, counts: new Map(Object.entries(byBucket)) };
}

describe("seriesOf", () => {
  it("is one series for a touchpoint that nobody has answered", () => {
    const series = seriesOf([revision(1, nps())], REQUEST);
    expect(series).toMatchObject([{ n: 0, score: null, generated: 0, trend: null, followUps: [] }]);
  });

  it("is none where there is no revision", () => {
    expect(seriesOf([], REQUEST)).toEqual([]);
  });

  it("pools what shares a key, and keeps apart what does not, oldest key first", () => {
    const csat = Survey.parse({ question: { metric: "csat", key: "satisfied" } });
    const series = seriesOf(
      [
        revision(1, nps(), { "": slots(1) }),
        revision(2, csat, { "": slots(0, 1, 1) }),
        revision(3, nps({ text: { en: "Would you?" } }), { "": slots(0, 2) }),
      ],
      REQUEST,
    );
    expect(series.map(({ question, n }) => [question.key, question.revisions, n])).toEqual([
      ["recommend", [1, 3], 3],
      ["satisfied", [2], 2],
    ]);
  });

  it("leaves out an old key without counts, and one whose counts are all 0 again", () => {
    const old = Survey.parse({ question: { metric: "csat", key: "satisfied" } });
    expect(seriesOf([revision(1, old), revision(2, nps())], REQUEST)).toHaveLength(1);
    expect(seriesOf([revision(1, old, { "": emptyCounts() }), revision(2, nps())], REQUEST)).toHaveLength(1);
    const shown = counts({ shown: 1 });
    expect(seriesOf([revision(1, old, { "": shown }), revision(2, nps())], REQUEST)).toHaveLength(2);
  });

  it("moves counts to where the newest revision has the option", () => {
    const [series] = seriesOf(
      [revision(1, choice("abc"), { "": slots(1, 2, 4) }), revision(2, choice("cab"), { "": slots(8, 16, 32) })],
      REQUEST,
    );
    expect(series?.options?.map(({ option, count }) => [option, count])).toEqual([
      ["c", 12],
      ["a", 17],
      ["b", 34],
    ]);
  });

  it("does not change the counts that it is given", () => {
    const given = slots(1, 2, 4);
    const before = JSON.stringify(given);
    seriesOf([revision(1, choice("abc"), { "": given }), revision(2, choice("cab"))], REQUEST);
    expect(JSON.stringify(given)).toBe(before);
  });

  it("moves reasons likewise, within their bands", () => {
    const follow = (keys: string) => {
      const followUp = { metric: "choice", key: "why", options: optionsOf(keys), several: true };
      return Survey.parse({ question: { metric: "nps", key: "recommend" }, followUp });
    };
    const reasons = (...options: number[]) => {
      const { negative, neutral, positive } = emptyCounts().reasons;
      const padded = negative.options.map((_, index) => options[index] ?? 0);
      return counts({ reasons: { negative: { answered: 9, options: padded }, neutral, positive } });
    };
    const [series] = seriesOf(
      [revision(1, follow("ab"), { "": reasons(1, 2) }), revision(2, follow("ba"), { "": reasons(4, 8) })],
      REQUEST,
    );
    expect(series?.followUps).toMatchObject([
      {
        key: "why",
        byBand: {
          negative: {
            n: 18,
            options: [
              { option: "b", count: 6 },
              { option: "a", count: 9 },
            ],
          },
        },
      },
    ]);
  });

  it("gives each follow-up key its own shares", () => {
    const follow = (key: string, keys: string) =>
      Survey.parse({
        question: { metric: "nps", key: "recommend" },
        followUp: { metric: "choice", key, options: optionsOf(keys) },
      });
    const [series] = seriesOf(
      [revision(1, follow("why", "ab")), revision(2, follow("why-2", "cd")), revision(3, nps())],
      REQUEST,
    );
    expect(series?.followUps.map((one) => one.key)).toEqual(["why", "why-2"]);
  });

  it("adds up buckets for the whole, and shows each in the trend", () => {
    const revisions = [
      revision(1, nps(), { "2026-03-01": slots(1), "2026-03-03": slots(0, 0, 1) }),
      revision(2, nps({ text: { en: "?" } }), { "2026-03-03": slots(2) }, "2026-03-03"),
    ];
    const [series] = seriesOf(revisions, { ...REQUEST, by: "day" });
    expect(series?.n).toBe(4);
    expect(series?.trend?.map(({ start, n, wordingChanges }) => [start, n, wordingChanges])).toEqual([
      ["2026-03-01", 1, []],
      ["2026-03-02", 0, []],
      ["2026-03-03", 3, [2]],
    ]);
  });

  it("marks a new wording of this question, not of one that came between", () => {
    const csat = Survey.parse({ question: { metric: "csat", key: "satisfied" } });
    const revisions = [
      revision(1, nps(), {}, "2026-03-01"),
      revision(2, csat, {}, "2026-03-02"),
      revision(3, nps(), {}, "2026-03-03"),
    ];
    const [series] = seriesOf(revisions, { ...REQUEST, by: "month" });
    expect(series?.trend?.map((bucket) => bucket.wordingChanges)).toEqual([[]]);
  });

  it("pools rolling windows from the days before the period, too, which are in no other number", () => {
    const days = new Map([
      ["2026-02-27", slots(1)],
      ["2026-02-28", slots(2)],
      ["2026-03-01", slots(4)],
      ["2026-03-03", slots(0, 8)],
    ]);
    const counted = { "2026-03-01": slots(4), "2026-03-03": slots(0, 8) };
    const [series] = seriesOf([{ ...revision(1, nps(), counted), days }], { ...REQUEST, by: "day", rolling: 3 });
    expect(series?.n).toBe(12);
    expect(series?.trend?.map(({ n, rolling }) => [n, rolling?.from, rolling?.to, rolling?.n])).toEqual([
      [4, "2026-02-27", "2026-03-01", 7],
      [0, "2026-02-28", "2026-03-02", 6],
      [8, "2026-03-01", "2026-03-03", 12],
    ]);
  });

  it("moves options in rolling windows, too", () => {
    const days = (counts: Counts) => new Map([["2026-03-01", counts]]);
    const revisions = [
      { ...revision(1, choice("ab")), days: days(slots(1, 2)) },
      { ...revision(2, choice("ba")), days: days(slots(4, 8)) },
    ];
    const [series] = seriesOf(revisions, { ...REQUEST, by: "month", rolling: 7 });
    const options = series?.trend?.[0]?.rolling?.options;
    expect(options?.map(({ option, count }) => [option, count])).toEqual([
      ["b", 6],
      ["a", 9],
    ]);
  });

  it("has no series for a key that was answered only before the period", () => {
    const csat = Survey.parse({ question: { metric: "csat", key: "satisfied" } });
    const old = { ...revision(1, csat), days: new Map([["2026-02-28", slots(0, 5)]]) };
    expect(seriesOf([old, revision(2, nps())], { ...REQUEST, by: "day", rolling: 7 })).toHaveLength(1);
  });
});
