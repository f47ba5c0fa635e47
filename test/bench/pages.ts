/** What the collector's own pages weigh, and whether they keep a browser busy, with the demo's data. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { ensureDemo } from "../../scripts/demo.ts";
import { type Cell, printTable } from "../../scripts/table.ts";
import { launchShell } from "../browser/chromium.ts";
import { FIRST_KEY, startCollector } from "../worker/collector.ts";
import { median } from "./median.ts";

const VISITS = 5;
const MAX_BYTES = 60_000;
const MAX_SCRIPT_BYTES = 15_000;
/** Time for what a page does by itself. */
const LOADING_MS = 500;

const SETUP = "/sites/shop/set-up";
const PAGES: Record<string, string> = {
  journey: "/sites/shop",
  touchpoint: "/sites/shop/touchpoints/checkout-done",
  comments: "/sites/shop/comments",
  digest: "/sites/shop/digest",
  sites: "/sites",
  "set-up": SETUP,
  templates: `${SETUP}/add`,
  "editor, with its preview": `${SETUP}/touchpoints/checkout-done`,
  revisions: `${SETUP}/touchpoints/checkout-done/revisions`,
  install: `${SETUP}/install`,
  settings: `${SETUP}/settings`,
  keys: "/keys",
  members: "/members",
};

interface PageVisit {
  /** As sent, with headers, of the page and all that it loads; and of its scripts. */
  bytes: number;
  scriptBytes: number;
  requests: number;
  /** Milliseconds from navigation. */
  painted: number;
  /** Tasks above 50 ms on this machine (https://w3c.github.io/longtasks/). */
  longTasks: number;
}

/** With an empty cache. */
async function visitPage(context: BrowserContext, url: string): Promise<PageVisit> {
  const page = await context.newPage();
  const traffic = await watchTraffic(page);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasksMs: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
      buffered: true,
    });
  });
  const response = await page.goto(url, { waitUntil: "networkidle" });
  if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}`);
  await page.waitForTimeout(LOADING_MS);
  const longTasks: number = await page.evaluate("longTasksMs.length");
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity,
  );
  await page.close();
  return { ...traffic, painted, longTasks };
}

async function watchTraffic(page: Page): Promise<Pick<PageVisit, "bytes" | "scriptBytes" | "requests">> {
  const traffic = { bytes: 0, scriptBytes: 0, requests: 0 };
  const scripts = new Set<string>();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  cdp.on("Network.responseReceived", ({ requestId, type }) => void (type === "Script" && scripts.add(requestId)));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    traffic.requests += 1;
    traffic.bytes += encodedDataLength;
    if (scripts.has(requestId)) traffic.scriptBytes += encodedDataLength;
  });
  return traffic;
}

async function signedIn(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en" });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/sites**");
  await page.close();
  return context;
}

/** Prints the figures. Returns the promises that do not hold. */
export async function benchPages(): Promise<string[]> {
  const [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  await ensureDemo(collector.url, FIRST_KEY);
  const context = await signedIn(browser, collector.url);
  const rows: Cell[][] = [["", "bytes", "of scripts", "requests", "first paint, ms", "long tasks"]];
  const broken: string[] = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const visits: PageVisit[] = [];
    for (let at = 0; at < VISITS; at += 1) visits.push(await visitPage(context, collector.url + path));
    const middle = (of: (visit: PageVisit) => number): number => Math.round(median(visits.map(of)));
    const bytes = middle((visit) => visit.bytes);
    const scriptBytes = middle((visit) => visit.scriptBytes);
    const longTasks = middle((visit) => visit.longTasks);
    rows.push([
      name,
      bytes,
      scriptBytes,
      middle(({ requests }) => requests),
      middle(({ painted }) => painted),
      longTasks,
    ]);
    if (bytes > MAX_BYTES) broken.push(`pages, ${name}: ${bytes} bytes, at most ${MAX_BYTES} promised`);
    if (scriptBytes > MAX_SCRIPT_BYTES) broken.push(`pages, ${name}: ${scriptBytes} bytes of scripts`);
    if (longTasks > 0) broken.push(`pages, ${name}: ${longTasks} long tasks`);
  }
  rows.push([
    "promise",
    `≤ ${MAX_BYTES.toLocaleString("en")}`,
    `≤ ${MAX_SCRIPT_BYTES.toLocaleString("en")}`,
    "",
    "",
    "0",
  ]);
  await browser.close();
  await collector.close();
  printTable(
    `What the collector's own pages cost (medians of ${VISITS} visits with an empty cache, the demo's data)`,
    rows,
  );
  return broken;
}
