/** Where there is nothing to read yet: what is to be done next. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { startVisited, type Visitor } from "./visitor.ts";

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
});
afterAll(async () => collector.close());

it.each([
  [1, "/sites/paused-1/set-up/touchpoints/t1"],
  [2, "/sites/paused-2/set-up"],
])("leads to where it is published while all is paused, of %i", async (count, href) => {
  const site = `paused-${count}`;
  await collector.site(site, { stages: ["buy"] });
  const paused = { stage: "buy", state: "paused", question: { metric: "csat", key: "q" } };
  for (let at = 1; at <= count; at += 1) await collector.touchpoint(site, `t${at}`, paused);
  const page = await (await visitor.get(`/sites/${site}`)).text();
  expect(page).toContain(`<a class="button main" href="${href}">Publish the questions</a>`);
  await collector.touchpoint(site, "t1", { ...paused, state: "live" });
  expect(await (await visitor.get(`/sites/${site}`)).text()).toContain("Put the questions on your site");
});
