/** What the widget costs a page: the same page without it, with nothing due, and with a question on load, in turns. */
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { printTable } from "../../scripts/table.ts";
import { figuresOf, type Pair } from "./page/figures.ts";
import { type Kind, KINDS, PageSite } from "./page/page-site.ts";
import { pageTable } from "./page/page-table.ts";
import { brokenPromises } from "./page/promises.ts";
import { PHONE_SLOWDOWN, slowdownToPhone } from "./page/slow-phone.ts";
import { visit } from "./page/visit.ts";

const ROUNDS = 11;
const TITLE = `What a page pays (processor ${PHONE_SLOWDOWN} times slower, 150 ms, 1.6 Mbit/s; medians of ${ROUNDS} interleaved visits)`;
const footnotes = (slowdown: number): string => `
  * and a frame, or two standard errors (±); medians of the ratios within one round
  † processor time of the main thread at full speed, times ${slowdown.toFixed(1)}: this machine's loop of integers against a desktop's, times ${PHONE_SLOWDOWN}`;

/** Interleaved, each page first in turn. A round before them warms up browser and servers, and does not count. */
async function rounds(browser: Browser, slowdown: number): Promise<Record<Kind, Pair[]>> {
  const site = await PageSite.start();
  const pairs: Record<Kind, Pair[]> = { bare: [], idle: [], asked: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = round % KINDS.length;
    for (const kind of [...KINDS.slice(first), ...KINDS.slice(0, first)]) {
      const slow = await visit(browser, site, kind, slowdown);
      const fast = await visit(browser, site, kind, 1);
      if (round > 0) pairs[kind].push({ slow, fast });
    }
  }
  await site.close();
  return pairs;
}

/** Prints the comparison. Returns the promises that do not hold. */
export async function benchPage(): Promise<string[]> {
  const browser = await launchChromium();
  const slowdown = await slowdownToPhone(browser);
  const { bare, idle, asked } = await rounds(browser, slowdown);
  await browser.close();
  const figures = {
    bare: figuresOf(bare, bare, slowdown),
    idle: figuresOf(idle, bare, slowdown),
    asked: figuresOf(asked, bare, slowdown),
  };
  printTable(TITLE, pageTable(figures));
  console.log(footnotes(slowdown).slice(1));
  return brokenPromises(figures);
}
