/** What a marketer asks, with one call each: the calls of the README's table, at the demo shop. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDemo } from "../../scripts/demo.ts";
import { BreakdownScores } from "../../worker/contract/breakdowns.ts";
import { Journey } from "../../worker/contract/journey.ts";
import { ResponsePage } from "../../worker/contract/responses.ts";
import { SiteScores } from "../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "./checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "./collector.ts";

let collector: Collector;
let api: CheckedApi;
/** Addresses, by the question that they answer. */
let calls: Map<string, string[]>;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await ensureDemo(collector.url, FIRST_KEY);
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  calls = new Map(
    readme
      .split("\n")
      .filter((line) => /^\| .+\? +\|/.test(line))
      .map((line): [string, string[]] => {
        const [, question = "", answer = ""] = line.split("|");
        return [question.trim(), Array.from(answer.matchAll(/GET (\S+?)`/g), ([, address = ""]) => `/${address}`)];
      }),
  );
});
afterAll(async () => collector.close());

const addressOf = (question: string): string => calls.get(question)?.[0] ?? "";

describe("a marketer who has the README", () => {
  it("knows how they are doing at checkout, with the margin of error", async () => {
    const { touchpoints } = await api.read(SiteScores, addressOf("How are we doing at checkout?"));
    expect(touchpoints.map(({ touchpoint }) => touchpoint)).toEqual(["checkout-done"]);
    expect(touchpoints[0]?.series).toMatchObject([
      { n: expect.any(Number), score: { unit: "nps" }, interval: { formula: "adjusted-wald-nps" }, confidence: "ok" },
    ]);
  });

  it("knows whether it is really worse than last month", async () => {
    const { touchpoints } = await api.read(SiteScores, addressOf("Is it really worse than last month?"));
    expect(touchpoints[0]?.series[0]?.change?.verdict).toMatch(/^(up|down|no-clear-change|too-few)$/);
  });

  it("knows for whom", async () => {
    const scores = async () => api.read(BreakdownScores, addressOf("For whom?"));
    await expect.poll(async () => (await scores()).filled).toBe(true);
    const { series } = await scores();
    expect(series[0]?.segments.map(({ value }) => value).toSorted()).toEqual(["guest", "member"]);
    for (const { againstRest } of series[0]?.segments ?? []) {
      expect(againstRest?.change).toMatchObject({ p: expect.any(Number), adjustedP: expect.any(Number) });
    }
  });

  it("knows why, in their words", async () => {
    const { responses } = await api.read(ResponsePage, addressOf("Why, in their words?"));
    expect(responses.length).toBeGreaterThan(0);
    for (const { followUp, band } of responses) {
      expect([typeof followUp?.value, band]).toEqual(["string", "negative"]);
    }
  });

  it("knows what to fix first", async () => {
    const { actFirst } = await api.read(Journey, addressOf("What do we fix first?"));
    expect(actFirst[0]).toMatchObject({ touchpoint: "help", heuristic: true });
  });

  it("has it in a spreadsheet", async () => {
    const files = calls.get("Can I have it in a spreadsheet?") ?? [];
    expect(files).toHaveLength(2);
    for (const file of files) {
      const response = await collector.api("GET", file);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, expect.stringMatching("text/csv")]);
      expect((await response.text()).split("\r\n").length).toBeGreaterThan(5);
    }
  });
});
