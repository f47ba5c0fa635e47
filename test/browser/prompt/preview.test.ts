import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Preview } from "../../../widget/ask.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { choice, nps, several, thumbs, withChoiceFollowUp, withLater, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let visit: Visit;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  context = await browser.newContext();
  visit = await Visit.start(context, stage);
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** Nothing was marked, kept or sent, and of all that happened only the end was told. */
async function expectNothing(): Promise<void> {
  expect(await visit.happened()).toEqual({ told: ["previewed"], marked: [], closed: 1 });
  expect(await visit.page.evaluate(() => localStorage.length)).toBe(0);
  expect(stage.messages).toEqual([]);
}

describe("a preview", () => {
  it("says so, goes through every step, and neither marks, stores nor sends", async () => {
    await visit.stopClock();
    await visit.present({ wording: withChoiceFollowUp(nps, true), preview: {}, refusedFor: "site-wait" });
    await visit.card.getByText("Preview: nothing is stored").waitFor();
    await visit.observed();
    await visit.run(1_000);
    await visit.setHidden(true);
    await visit.setHidden(false);
    await visit.card.getByRole("radio").nth(4).click();
    await visit.card.getByRole("checkbox").first().check();
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    await visit.page.mouse.move(5, 5);
    await visit.run(5_000);
    await visit.over();
    await expectNothing();
  });

  it("may be dismissed, or put off", async () => {
    await visit.present({ wording: several, preview: {} });
    await visit.page.keyboard.press("Escape");
    await visit.over();
    await expectNothing();
    await visit.page.reload();
    await visit.present({ wording: withLater(several), preview: {} });
    await visit.card.getByRole("button", { name: "Ask me later" }).click();
    await visit.over();
    await expectNothing();
  });
});

describe("a preview in a state of choice", () => {
  const states: [name: string, wording: Wording, preview: Preview, headings: string[]][] = [
    ["an answer with a follow-up", withTextFollowUp(nps), { answer: 9 }, ["Kettlewren", "What did you like?"]],
    ["an answer without one", thumbs, { answer: 0 }, ["Was this helpful?", "Thank you for your frank answer."]],
    ["an option", choice, { answer: ["buy"] }, ["What brought", "Thank you."]],
    ["the thank-you after a follow-up", withTextFollowUp(nps), { answer: 9, done: true }, ["Thank you! We are glad"]],
    ["the thank-you alone", withTextFollowUp(nps), { done: true }, ["Thank you. Your answer"]],
    ["the question after all", nps, { done: false }, ["Kettlewren"]],
  ];

  it.each(states)("is %s", async (_, wording, preview, headings) => {
    await visit.present({ wording, preview });
    const texts = await visit.card.getByRole("heading").allTextContents();
    expect(texts).toEqual(headings.map((heading) => expect.stringContaining(heading)));
  });

  it("shows which point was chosen, and goes on from there", async () => {
    await visit.present({ wording: withTextFollowUp(nps), preview: { answer: 9 } });
    expect(await visit.card.getByRole("radio", { checked: true }).allTextContents()).toEqual(["9"]);
    await visit.card.getByRole("radio").nth(2).click();
    await visit.card.getByRole("textbox", { name: "What could we have done better?" }).waitFor();
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.over();
    await expectNothing();
  });
});
