/** The experience curve: its stages above it, and when it has a legend. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { startVisited, textOf, type Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
});
afterAll(async () => collector.close());

it("has each stage of the curve over all of its points", async () => {
  const answered = ["stop-1", "stop-2", "stop-3"];
  await collector.site("spanned", { stages: ["find", "buy"] });
  for (const [at, slug] of answered.entries()) {
    const stage = at === 0 ? "find" : "buy";
    await collector.touchpoint("spanned", slug, { stage, question: { metric: "csat", key: "q" } });
    const id = await idOf(collector.db, "spanned", slug);
    const states = Array.from({ length: 40 }, () => stateOn(id, "2025-05-20", { rating: 5 }));
    await storeStates(collector.db, states, Date.now());
  }
  const page = await (await visitor.get(`/sites/spanned?${MAY}`)).text();
  const [, spans = ""] = page.split('<table class="spans"');
  const cells = spans.split("</table>")[0]?.matchAll(/<td colspan="(\d)">(.*?)<\/td>/gs) ?? [];
  expect(Array.from(cells, ([, span, name = ""]) => [span, textOf(name).trim()])).toEqual([
    ["1", "Find"],
    ["2", "Buy"],
  ]);
});

it("has no legend for a curve of one touchpoint, and marks what is paused", async () => {
  await collector.site("lone", { stages: ["buy"] });
  await collector.touchpoint("lone", "paid", {
    stage: "buy",
    state: "paused",
    question: { metric: "csat", key: "q" },
  });
  const id = await idOf(collector.db, "lone", "paid");
  const states = Array.from({ length: 40 }, () => stateOn(id, "2025-05-20", { rating: 5 }));
  await storeStates(collector.db, states, Date.now());
  const page = await (await visitor.get(`/sites/lone?${MAY}`)).text();
  expect(textOf(page)).toContain("The curve begins with the second touchpoint");
  expect(page).not.toContain('class="legend"');
  expect(page).toContain('<span class="standing is-paused">Paused</span>');
});
