/** What takes the window's lower edge from a prompt: the keyboard in a low window, and the safe area of phones. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { everyQuestion, nps } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(() => stage.reset());
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function open(viewport: { width: number; height: number }): Promise<Visit> {
  context = await browser.newContext({ reducedMotion: "reduce", hasTouch: true, isMobile: true, viewport });
  return Visit.start(context, stage);
}

describe("the keyboard in a low window", () => {
  it.each([
    ["bottom-end", 16],
    ["bottom-start", 16],
    ["bar", 0],
    ["center", undefined],
  ] as const)("lifts %s, which stands as far above it as above the edge", async (placement, air) => {
    const visit = await open({ width: 740, height: 360 });
    await visit.present({ wording: { ...everyQuestion.text, placement } });
    await visit.card.getByRole("textbox").focus();
    await visit.page.evaluate(() => {
      Object.defineProperty(visualViewport, "height", { value: 220, configurable: true });
      visualViewport?.dispatchEvent(new Event("resize"));
    });
    const { top, bottom } = await visit.distances();
    // In the middle of what is left.
    expect(bottom).toBeCloseTo(140 + (air ?? top));
    expect(top).toBeGreaterThanOrEqual(0);
  });
});

describe("the safe area at the lower edge", () => {
  it.each([
    ["a sheet", { width: 360, height: 640 }, "bottom-end", 0, "42px"],
    ["a corner", { width: 740, height: 360 }, "bottom-end", 34, "12px"],
    ["a bar", { width: 740, height: 360 }, "bar", 0, "38px"],
  ] as const)("is left free by %s", async (_, viewport, placement, distance, padding) => {
    const visit = await open(viewport);
    const session = await context.newCDPSession(visit.page);
    await session.send("Emulation.setSafeAreaInsetsOverride", { insets: { bottom: 34 } });
    await visit.present({ wording: { ...nps, placement } });
    expect((await visit.distances()).bottom).toBe(distance);
    expect(await visit.card.evaluate((card) => getComputedStyle(card).paddingBottom)).toBe(padding);
  });
});
