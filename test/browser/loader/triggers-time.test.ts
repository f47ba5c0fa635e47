/** Triggers that go by the clock: time on the page, inactivity. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { fired, listening, NOBODY } from "./hearing.ts";
import { Site } from "./site.ts";
import { asklet, prompted, scriptRan, Visitor } from "./visitor.ts";

const MINUTE = 60_000;

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page whose clock the test winds; it runs by itself too, so that a test has a minute to spare. */
async function openTimed(): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.clock.install();
  await page.goto(site.pages);
  await scriptRan(page);
  return page;
}

describe("the trigger time", () => {
  it("fires once, when the page was visible for long enough", async () => {
    site.reset([{ time: 10 * MINUTE, ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    await page.clock.runFor(9 * MINUTE);
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(MINUTE);
    expect(await fired(page)).toBe(1);
    await page.evaluate("hide()");
    await page.evaluate("show()");
    await page.clock.runFor(30 * MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("adds up the times between which the page was hidden", async () => {
    site.reset([{ time: 10 * MINUTE, ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    for (const _ of [1, 2, 3]) {
      await page.clock.runFor(3 * MINUTE);
      await page.evaluate("hide()");
      await page.clock.runFor(60 * MINUTE);
      await page.evaluate("show()");
    }
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("asks at once where the time is 0", async () => {
    site.reset([{ time: 0 }]);
    const page = await visitor.open(site.pages);
    await prompted(page);
  });

  it("stops when the touchpoint is called off", async () => {
    site.reset([{ time: MINUTE, cancel: ["paid"], ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    await asklet(page, "event", "paid");
    await page.clock.runFor(10 * MINUTE);
    expect(await fired(page)).toBe(0);
  });
});

/** Resolves when the page has heard of it. */
async function turnWheel(page: Page): Promise<void> {
  const turned = page.evaluate(
    () => new Promise<void>((resolve) => addEventListener("wheel", () => resolve(), { once: true })),
  );
  await page.mouse.wheel(0, 10);
  await turned;
}

describe("the trigger idle", () => {
  const SIGNS: [string, (page: Page) => Promise<void>][] = [
    ["moves the mouse", (page) => page.mouse.move(Math.random() * 100, 50)],
    ["presses a key", (page) => page.keyboard.press("Shift")],
    ["turns the wheel", turnWheel],
    ["goes away and comes back", (page) => page.evaluate("hide(); show()")],
  ];

  it.each(SIGNS)("waits for a visitor who %s", async (_, sign) => {
    site.reset([{ idle: 10 * MINUTE, ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    for (const _ of [1, 2, 3]) {
      await page.clock.runFor(9 * MINUTE);
      await sign(page);
    }
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(10 * MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("hears of signs that the page keeps for itself", async () => {
    site.reset([{ idle: 10 * MINUTE, ...NOBODY }]);
    listening(site, "document.addEventListener('keydown', (event) => event.stopImmediatePropagation(), true)");
    const page = await openTimed();
    await page.clock.runFor(9 * MINUTE);
    await page.keyboard.press("Shift");
    await page.clock.runFor(9 * MINUTE);
    expect(await fired(page)).toBe(0);
  });

  it("fires once", async () => {
    site.reset([{ idle: MINUTE, ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    await page.clock.runFor(2 * MINUTE);
    await page.keyboard.press("Shift");
    await page.clock.runFor(2 * MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("does not take a hidden page for an idle visitor", async () => {
    site.reset([{ idle: 10 * MINUTE, ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    await page.evaluate("hide()");
    await page.clock.runFor(60 * MINUTE);
    await page.evaluate("show()");
    await page.clock.runFor(9 * MINUTE);
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("stops when the touchpoint is called off", async () => {
    site.reset([{ idle: MINUTE, cancel: ["paid"], ...NOBODY }]);
    listening(site);
    const page = await openTimed();
    await asklet(page, "event", "paid");
    await page.clock.runFor(10 * MINUTE);
    expect(await fired(page)).toBe(0);
  });
});
