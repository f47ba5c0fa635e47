/** The reference of the API in a browser: every width, both schemes, every rule of axe. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collector, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";

/** Axe looks at ten thousand elements: half a minute on a busy machine. */
const AXE_LIMIT_MS = 180_000;

let browser: Browser;
let collector: Collector;
let axe: string;

beforeAll(async () => {
  [browser, collector, axe] = await Promise.all([
    launchShell(),
    startCollector(),
    readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"),
  ]);
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

describe("/docs", () => {
  it("folds its contents on a phone, and opens them by the keyboard", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${collector.url}/docs`);
    const link = page.getByRole("navigation").getByRole("link", { name: "Start" });
    expect(await link.isVisible()).toBe(false);
    const start = await page.locator("#start").boundingBox();
    expect(start?.y).toBeLessThan(740);
    await page.locator("nav summary").focus();
    await page.keyboard.press("Enter");
    await link.click();
    await page.waitForURL("**/docs#start");
    await page.close();
  });

  it("has its contents beside the text where there is room, with nothing to unfold", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${collector.url}/docs`);
    expect(await page.locator("nav summary").isVisible()).toBe(false);
    await page.getByRole("navigation").getByRole("link", { name: "Start" }).click();
    await page.waitForURL("**/docs#start");
    await page.close();
  });

  it.each([
    [360, "light"],
    [768, "dark"],
    [1440, "light"],
  ] as const)(
    "at %i pixels, %s, has no violation, fits, and can be walked through without a mouse",
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => faults.push(message.text()));
      await page.goto(`${collector.url}/docs`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.evaluate(axe);
      const violations = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
      );
      expect(violations).toEqual([]);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/docs#start");
      expect(faults).toEqual([]);
      await context.close();
    },
    AXE_LIMIT_MS,
  );
});
