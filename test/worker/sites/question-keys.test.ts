import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Touchpoint } from "../../../worker/contract/site.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";

let collector: Collector;
let api: CheckedApi;
let touchpoints = 0;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
});
afterAll(async () => collector.close());

/** Puts surveys one after the other at a new touchpoint; returns what became of the last, and the revision it left. */
async function putInTurn(...surveys: object[]): Promise<{ status: number; code: string | null; revision: number }> {
  touchpoints += 1;
  const path = `/sites/shop/touchpoints/turn-${touchpoints}`;
  const replies = [];
  for (const survey of surveys) {
    replies.push(await api.call("PUT", path, { body: { name: "Turn", stage: "buy", ...survey } }));
  }
  expect(replies.slice(0, -1).map(({ status }) => status < 300)).not.toContain(false);
  const { status = 0, body } = replies.at(-1) ?? {};
  const { revision } = await api.read(Touchpoint, path);
  return { status, code: status < 300 ? null : codeOf(body), revision };
}

function codeOf(body: unknown): string {
  return String(new Map(Object.entries(body ?? {})).get("code"));
}

const ask = (metric: string, key = "q") => ({ question: { metric, key } });
const choose = (keys: string, over: object = {}, key = "q") => ({
  question: { metric: "choice", key, text: { en: "Which?" }, options: optionsOf(keys), ...over },
});
const follow = (keys: string, over: object = {}, key = "why") => ({
  ...ask("nps"),
  followUp: { metric: "choice", key, options: optionsOf(keys), ...over },
});
function optionsOf(keys: string, language = "en") {
  return [...keys].map((key) => ({ key, text: { [language]: `Option ${key}` } }));
}

const REFUSED = { status: 409, code: "question-key-conflict", revision: 1 };
const TAKEN = { status: 200, code: null, revision: 2 };

describe("a question key", () => {
  it.each([
    ["another metric", ask("nps"), ask("csat")],
    ["a scale that is only imported", ask("ces"), { ...ask("ces-5"), state: "paused" }],
    ["another end that is good", { ...ask("ces-5"), state: "paused" }, { ...ask("ces-1.0"), state: "paused" }],
    ["the scale of today for an imported one", { ...ask("ces-1.0"), state: "paused" }, ask("ces")],
    ["an option more", choose("ab"), choose("abc")],
    ["an option less", choose("abc"), choose("ab")],
    ["another option", choose("ab"), choose("ac")],
    ["several instead of one", choose("ab"), choose("ab", { several: true })],
    ["one instead of several", choose("ab", { several: true }), choose("ab")],
    ["other options of the follow-up", follow("ab"), follow("ac")],
    ["several reasons instead of one", follow("ab"), follow("ab", { several: true })],
    ["text instead of reasons", follow("ab"), { ...ask("nps"), followUp: { metric: "text", key: "why" } }],
    [
      "the main question's in the follow-up",
      ask("nps", "why"),
      { ...ask("nps"), followUp: { metric: "text", key: "why" } },
    ],
  ])("takes no other meaning, 409: %s", async (_, before, after) => {
    expect(await putInTurn(before, after)).toEqual(REFUSED);
  });

  it.each([
    ["another wording", { question: { metric: "nps", key: "q", text: { en: "Would you?" } } }, ask("nps")],
    ["another display", { question: { metric: "csat", key: "q", display: "stars" } }, ask("csat")],
    ["the options in another order", choose("abc"), choose("cab")],
    ["options in another language", choose("ab"), choose("ab", { options: optionsOf("ab", "cs") })],
    ["the reasons in another order", follow("abc"), follow("bca")],
  ])("stays with the meaning, 200: %s", async (_, before, after) => {
    expect(await putInTurn(before, after)).toEqual(TAKEN);
  });

  it("is free for a changed question when it is new", async () => {
    expect(await putInTurn(ask("nps"), ask("csat", "satisfied"))).toEqual(TAKEN);
    expect(await putInTurn(choose("ab"), choose("abc", {}, "q-2"))).toEqual(TAKEN);
  });

  it("is held to its first meaning, however many revisions lie between", async () => {
    const refused = await putInTurn(ask("nps"), ask("csat", "other"), ask("thumbs"));
    expect(refused).toEqual({ ...REFUSED, revision: 2 });
    expect(await putInTurn(ask("nps"), ask("csat", "other"), ask("nps"))).toEqual({ ...TAKEN, revision: 3 });
  });

  it("stands for one of the two questions of a survey, from the first revision on", async () => {
    const body = { name: "Twice", stage: "buy", ...ask("nps"), followUp: { metric: "text", key: "q" } };
    const refused = await api.refused("PUT", "/sites/shop/touchpoints/twice", { body });
    expect(refused).toMatchObject({ status: 409, code: "question-key-conflict" });
    const same = { ...body, question: { metric: "text", key: "q", text: { en: "?" } } };
    expect(await api.refused("PUT", "/sites/shop/touchpoints/twice", { body: same })).toMatchObject({ status: 409 });
  });

  it("means nothing at another touchpoint", async () => {
    expect((await putInTurn(ask("nps"))).status).toBe(201);
    expect((await putInTurn(ask("csat"))).status).toBe(201);
  });
});
