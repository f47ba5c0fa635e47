/** What the page bench calls broken: each promise alone, and none where all hold. */
import { describe, expect, it } from "vitest";
import type { Figures } from "../../bench/page/figures.ts";
import { brokenPromises } from "../../bench/page/promises.ts";

const exactly = (value: number) => ({ value, error: 0 });

/** A page that costs nothing. */
const BARE: Figures = {
  lcp: exactly(1000),
  painted: exactly(Infinity),
  settled: exactly(Infinity),
  lcpRatio: exactly(1),
  settledRatio: exactly(Infinity),
  layoutShift: 0,
  hostShifts: 0,
  script: 0,
  scriptUsing: 0,
  longestTask: 0,
  scriptByClock: 0,
  allScript: 0,
  longTasks: 0,
  hostTap: exactly(32),
  ratingTap: 0,
  requestsLoading: 0,
  requests: 0,
  bytes: 0,
  nodes: 400,
  listeners: 15,
  documents: 1,
};
const IDLE: Figures = { ...BARE, requestsLoading: 1, requests: 1 };
const ASKED: Figures = { ...BARE, settledRatio: exactly(1.1), requestsLoading: 3, requests: 5 };

const broken = (idle: Partial<Figures>, asked: Partial<Figures> = {}): string[] =>
  brokenPromises({ bare: BARE, idle: { ...IDLE, ...idle }, asked: { ...ASKED, ...asked } });

describe("promises of the page bench", () => {
  it("hold at their limits", () => {
    expect(broken({})).toEqual([]);
    expect(broken({}, { lcpRatio: exactly(1.036), settledRatio: exactly(1.166), script: 40 })).toEqual([]);
  });

  it.each<[Partial<Figures>, string]>([
    [{ lcpRatio: exactly(1.037) }, "1.037 times the paint without, until the largest contentful paint"],
    [{ lcpRatio: { value: 1.06, error: 0.015 } }, "1.06 times the paint without, until the largest"],
    [{ script: 41 }, "41 ms of script, at most 40"],
    [{ longestTask: 51 }, "51 ms in one task"],
    [{ longTasks: 1 }, "1 long tasks on the slow clock, at most 0"],
    [{ layoutShift: 0.001 }, "0.001 of layout shift, at most 0"],
    [{ hostShifts: 1 }, "1 shifts of the page's own"],
    [{ hostTap: exactly(57) }, "57 ms for a tap on the page"],
    [{ requestsLoading: 4 }, "4 requests while loading"],
    [{ requests: 6 }, "6 requests, at most"],
  ])("are broken on each page by %j", (figures, sentence) => {
    const [nothingDue, asked, ...others] = broken(figures, figures);
    expect(nothingDue).toContain(`page, nothing due: ${sentence}`);
    expect(asked).toContain(`page, asked on load: ${sentence}`);
    expect(others).toEqual([]);
  });

  it.each<[Partial<Figures>, string]>([
    [{ settledRatio: exactly(1.17) }, "1.17 times the paint without, until the question stands"],
    [{ settledRatio: exactly(Infinity) }, "Infinity times the paint without, until the question stands"],
    [{ ratingTap: 201 }, "201 ms for a tap on a rating"],
    [{ nodes: 401 }, "401 DOM nodes after closing"],
    [{ listeners: 18 }, "18 event listeners after closing, at most 17"],
    [{ documents: 2 }, "2 documents after closing"],
  ])("are broken by a question with %j", (figures, sentence) => {
    expect(broken({}, figures)).toEqual([expect.stringContaining(`page, asked on load: ${sentence}`)]);
  });

  it("allow what may be chance: two standard errors", () => {
    expect(broken({ lcpRatio: { value: 1.06, error: 0.02 } })).toEqual([]);
  });
});
