/** What holds of every page, however it is opened. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Of a page with its style sheet, in bytes as sent. */
export const MAX_PAGE_BYTES = 60_000;

const axe = readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The page has no violation, and nothing in it is wider than its window. Needs a page in which scripts run. */
export async function check(page: Page): Promise<void> {
  await page.evaluate(await axe);
  const violations = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
  );
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
}

/** Bytes of all that the page has loaded. */
export async function weigh(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0))
      .reduce((sum, size) => sum + size, 0),
  );
}
