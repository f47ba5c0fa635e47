/** The revisions of a touchpoint: each beside the one before, and the way back to it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import type { Collector } from "../collector.ts";
import { BASE, NPS, type Owner, startOwned } from "./owner.ts";
import { textOf } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
});
afterAll(async () => collector.close());

/** A touchpoint that has asked each of these. */
async function asked(slug: string, state: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const question = { metric: "nps", key: "q", text: { en: text } };
    await collector.touchpoint("shop", slug, { ...NPS, question, state });
  }
}

it("each say what differs from the one before", async () => {
  await asked("thrice", "live", ["First?", "Second?", "Third?"]);
  const html = await (await owner.get(`${BASE}/touchpoints/thrice/revisions`)).text();
  const [, ...cards] = html.split('<li class="card"').map(textOf);
  expect(cards.map((card) => /First\? Second\?|Second\? Third\?|The first one\./.exec(card)?.[0])).toEqual([
    "Second? Third?",
    "First? Second?",
    "The first one.",
  ]);
});

it("say in the page's language what the editor's fields say", async () => {
  const csat = { question: { metric: "csat", key: "satisfied", display: "smileys" } };
  await collector.touchpoint("shop", "told", { ...NPS, ...csat });
  await collector.touchpoint("shop", "told", { ...NPS, rules: { sample: 0.5 }, look: { placement: "bar" } });
  const path = `${BASE}/touchpoints/told/revisions`;
  const html = await (await owner.get(path, { "accept-language": "fr" })).text();
  const { metrics, placements, sample } = setupWordsIn("fr");
  const said = textOf(html);
  expect(said).toContain(`${metrics.csat} ${metrics.nps}`);
  expect(said).toContain(`${placements["bottom-end"]} ${placements.bar}`);
  expect(said).toContain(`${sample} 100 50`);
  expect(said).not.toMatch(/question\.key|satisfied|bottom-end/);
});

it.each(["live", "paused"])("that are asked again leave what is %s so", async (state) => {
  await asked(`is-${state}`, state, ["First?", "Second?"]);
  await owner.post(`${BASE}/touchpoints/is-${state}/revisions`, { revision: "1" });
  expect(await owner.read(`/sites/shop/touchpoints/is-${state}`)).toMatchObject({
    revision: 3,
    state,
    question: { text: { en: "First?" } },
  });
});
