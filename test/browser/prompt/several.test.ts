/** Options of which several may be chosen, where not all of them have room. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Placement } from "../../../worker/contract/terms.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { csat, several, withChoiceFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let visit: Visit;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(() => stage.reset());
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function open(width: number, height: number): Promise<void> {
  context = await browser.newContext({ reducedMotion: "reduce", viewport: { width, height } });
  visit = await Visit.start(context, stage);
}

const optionsOf = (texts: string[]): { key: string; text: string }[] =>
  texts.map((text, at) => ({ key: `o${at}`, text }));

const GERMAN = ["Nur umsehen", "Einen bestimmten Tee", "Eine Frage zu meiner Bestellung", "Etwas anderes"];
const SIX = [1, 2, 3, 4, 5, 6].map(
  (at) => `Reason number ${at}, which nobody could say in fewer words than it takes here`,
);
const SHORT = ["The price", "The packaging", "The time it took", "Something else"];

/** The options beside a rating that is answered. */
async function followUp(texts: string[], placement: Placement = "bottom-end"): Promise<void> {
  const wording: Wording = { ...withChoiceFollowUp(csat, true), placement };
  if (wording.followUp) wording.followUp.options = optionsOf(texts);
  await visit.present({ wording });
  await visit.card.getByRole("radio").first().click();
  await visit.card.getByRole("checkbox").first().waitFor();
}

/** Of each option, by how much its box is lower than its text needs, and by how much higher. */
async function misfits(): Promise<number[][]> {
  return visit.card.locator("label").evaluateAll((labels) =>
    labels.map((label) => {
      const range = document.createRange();
      range.selectNodeContents(label);
      const lines = Math.ceil(range.getBoundingClientRect().height / 22);
      const needed = 22 + 22 * lines;
      const { height } = label.getBoundingClientRect();
      return [Math.max(0, needed - height), Math.max(0, height - needed)].map(Math.round);
    }),
  );
}

describe("the options of a follow-up", () => {
  it.each([
    [320, 640, GERMAN],
    [360, 740, SIX],
    [412, 915, SIX],
    [1280, 600, SIX],
    [390, 844, SHORT],
    [412, 915, SHORT],
  ])("are as high as their texts, at %i × %i", async (width, height, texts) => {
    await open(width, height);
    await followUp(texts);
    expect(await misfits()).toEqual(texts.map(() => [0, 0]));
  });
});

describe("the button below the options of a main question", () => {
  it.each([
    [360, 740],
    [412, 915],
    [1280, 600],
    [480, 402],
  ])("is in sight with one of them at least, at %i × %i", async (width, height) => {
    await open(width, height);
    await visit.present({ wording: { ...several, options: optionsOf(SIX) } });
    expect(await misfits()).toEqual(SIX.map(() => [0, 0]));
    const send = await visit.card.getByRole("button", { name: "Send" }).boundingBox();
    const card = await visit.box();
    expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(card.y + card.height);
    const list = await visit.card.locator(".list").boundingBox();
    expect(list?.height).toBeGreaterThanOrEqual(44);
    await visit.card.getByRole("checkbox").last().click();
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await stage.received(1)).toMatchObject([{ answer: ["o5"] }]);
  });
});
