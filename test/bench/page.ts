/** What the widget costs a page: the same page without it, with nothing due, and with a question on load, in turns. */
import { launchChromium } from "../browser/chromium.ts";
import { printTable } from "../../scripts/table.ts";
import { figuresOf, type Pair } from "./page/figures.ts";
import { type Kind, KINDS, PageSite } from "./page/page-site.ts";
import { pageTable } from "./page/page-table.ts";
import { brokenPromises } from "./page/promises.ts";
import { CPU_SLOWDOWN, visit } from "./page/visit.ts";

const ROUNDS = 7;
const TITLE = `What a page pays (processor ${CPU_SLOWDOWN} times slower, 150 ms, 1.6 Mbit/s; medians of ${ROUNDS} interleaved visits)`;
const FOOTNOTES = `
  * and a frame; medians of the ratios within one round
  † processor time of the main thread at full speed, times ${CPU_SLOWDOWN}`;

/** Interleaved, each page first in turn. A round before them warms up browser and servers, and does not count. */
async function rounds(): Promise<Record<Kind, Pair[]>> {
  const site = await PageSite.start();
  const browser = await launchChromium();
  const pairs: Record<Kind, Pair[]> = { bare: [], idle: [], asked: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = round % KINDS.length;
    for (const kind of [...KINDS.slice(first), ...KINDS.slice(0, first)]) {
      const slow = await visit(browser, site, kind, CPU_SLOWDOWN);
      const fast = await visit(browser, site, kind, 1);
      if (round > 0) pairs[kind].push({ slow, fast });
    }
  }
  await browser.close();
  await site.close();
  return pairs;
}

/** Prints the comparison. Returns the promises that do not hold. */
export async function benchPage(): Promise<string[]> {
  const { bare, idle, asked } = await rounds();
  const figures = { bare: figuresOf(bare, bare), idle: figuresOf(idle, bare), asked: figuresOf(asked, bare) };
  printTable(TITLE, pageTable(figures));
  console.log(FOOTNOTES.slice(1));
  return brokenPromises(figures);
}
