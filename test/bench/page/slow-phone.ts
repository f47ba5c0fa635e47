/** How much slower than this machine a slow phone is: the machine's own speed changes from day to day. */
import type { Browser } from "playwright-core";

/** A phone takes so many times as long as a desktop … */
export const PHONE_SLOWDOWN = 4;
/** … that does a hundred million rounds of a loop of integers in so many milliseconds. */
const DESKTOP_MS = 333;
const TRIES = 5;

/** @returns times by which this machine has to be slowed down, 1 at least */
export async function slowdownToPhone(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const tries: number[] = [];
  for (let at = 0; at < TRIES; at += 1) tries.push(await page.evaluate(loop));
  await page.close();
  return Math.max(1, (PHONE_SLOWDOWN * DESKTOP_MS) / Math.min(...tries));
}

/** Runs in the page. The sum is used, or the loop would be left out. */
function loop(): number {
  const started = performance.now();
  let sum = 0;
  for (let round = 0; round < 100_000_000; round += 1) sum = (sum * 31 + round) | 0;
  return performance.now() - started + (sum === 1 ? 1 : 0);
}
