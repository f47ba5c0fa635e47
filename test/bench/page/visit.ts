/** One visit over a slow line with an empty cache: the page loads, its button is tapped, the prompt is answered and closed. */
import type { Browser, CDPSession, Locator, Page } from "playwright-core";
import { type Held, heldBy } from "./held.ts";
import type { Kind, PageSite } from "./page-site.ts";
import { record, type Recorded } from "./recorder.ts";
import { scriptTime, type ScriptTime, TRACED } from "./trace.ts";

const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
/** 1.6 Mbit/s. */
const BYTES_PER_MS = 200;
/** 150 ms until a response begins; bytes a second. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1000 * BYTES_PER_MS,
  uploadThroughput: 93_750,
};
/** Time for all that a page does by itself: its picture, the question, its first words to screen readers, its showing. */
const LOADING_MS = 1_600;
/** Time for a tap, what follows from it, and the report of how long it took. */
const TAP_MS = 300;
const HOST_TAPS = 3;
/** The browser reports no interaction that takes less. */
const LEAST_INTERACTION_MS = 16;

export interface Visit {
  recorded: Recorded;
  /** How many of the layout shifts came before the first tap. */
  shiftsLoading: number;
  /** Our script while the page loaded and the question came; then while page and prompt were used. */
  loading: ScriptTime;
  using: ScriptTime;
  /** Everybody's script while the page loaded, by the browser's own counter. */
  allScriptMs: number;
  /** The longest of the taps on the page's own button, with the prompt beside it where there is one. */
  hostTapMs: number;
  /** The tap on a rating; 0 where nothing is asked. */
  ratingTapMs: number;
  /** To and from the collector while the page loaded, and in all; bytes received, with headers. */
  loaded: Traffic;
  traffic: Traffic;
  /** At the end, when a prompt has been answered and closed. */
  held: Held;
}

interface Traffic {
  requests: number;
  bytes: number;
}

/**
 * Opens the page in a profile of its own. Does the same wherever nothing is asked.
 * @param slowdown how many times slower the processor is
 */
export async function visit(browser: Browser, site: PageSite, kind: Kind, slowdown: number): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const traffic = watchTraffic(cdp, site.collector);
  await slowDown(cdp, slowdown);
  await page.addInitScript(record);

  await browser.startTracing(page, { categories: TRACED });
  await page.goto(site.page(kind), { waitUntil: "load" });
  await page.waitForTimeout(LOADING_MS);
  const loading = scriptTime(await browser.stopTracing(), site.collector);
  const loaded = { ...traffic };
  const shiftsLoading = (await recordedOn(page)).shifts.length;
  const allScriptMs = await scriptDuration(cdp);

  await browser.startTracing(page, { categories: TRACED });
  const hostTapMs = await longestTap(page, async () => {
    for (let tap = 0; tap < HOST_TAPS; tap += 1) await tapOn(page.locator("#add"));
  });
  const ratingTapMs = kind === "asked" ? await answer(page) : 0;
  const using = scriptTime(await browser.stopTracing(), site.collector);
  const held = await heldBy(cdp);
  const recorded = await recordedOn(page);
  await context.close();
  return { recorded, shiftsLoading, loading, using, allScriptMs, hostTapMs, ratingTapMs, loaded, traffic, held };
}

/** Rates, comments and closes. @returns how long the tap on the rating took, in milliseconds */
async function answer(page: Page): Promise<number> {
  const prompt = page.locator("asklet-prompt");
  const ratingTapMs = await longestTap(page, async () => tapOn(prompt.getByRole("radio").last()));
  await prompt.getByRole("textbox").fill("It worked in a cold kitchen.");
  await tapOn(prompt.getByRole("button", { name: "Send" }));
  await tapOn(prompt.getByRole("button", { name: "Close" }));
  return ratingTapMs;
}

async function slowDown(cdp: CDPSession, rate: number): Promise<void> {
  await cdp.send("Network.enable");
  await cdp.send("Performance.enable");
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Milliseconds so far. */
async function scriptDuration(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
}

/** Counts what goes to an origin and comes from it, as it goes. */
function watchTraffic(cdp: CDPSession, origin: string): Traffic {
  const traffic = { requests: 0, bytes: 0 };
  const ids = new Set<string>();
  cdp.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!request.url.startsWith(origin)) return;
    ids.add(requestId);
    traffic.requests += 1;
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (ids.has(requestId)) traffic.bytes += encodedDataLength;
  });
  return traffic;
}

async function recordedOn(page: Page): Promise<Recorded> {
  const recorded = await page.evaluate(() => window.recorded);
  if (!recorded) throw new Error("the page recorded nothing");
  return recorded;
}

async function tapOn(target: Locator): Promise<void> {
  await target.tap();
  await target.page().waitForTimeout(TAP_MS);
}

/** The longest interaction of these, in milliseconds. */
async function longestTap(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => window.recorded?.interactionsMs.splice(0));
  await act();
  return Math.max(LEAST_INTERACTION_MS, ...(await recordedOn(page)).interactionsMs);
}
