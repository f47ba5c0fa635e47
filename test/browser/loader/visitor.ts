/** Someone who opens pages of a site in a browser profile of their own. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { Reason } from "../../../widget/ask.ts";
import type { Call, DebugReport, DebugRow } from "../../../widget/module/api.ts";

export class Visitor {
  readonly context: BrowserContext;
  /** Exceptions and unhandled rejections on all pages: there must be none. */
  readonly faults: string[] = [];
  readonly warnings: string[] = [];

  private constructor(context: BrowserContext) {
    this.context = context;
    context.on("weberror", (error) => this.faults.push(error.error().stack ?? String(error.error())));
    context.on("console", (message) => {
      if (message.type() === "warning") this.warnings.push(message.text());
    });
  }

  static async arrive(browser: Browser, locale = "en-GB"): Promise<Visitor> {
    return new Visitor(await browser.newContext({ locale }));
  }

  /** Opens a page and waits until the script has taken the stub's place. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    await scriptRan(page);
    return page;
  }
}

/** Resolves once the loader's own function stands where the stub stood. */
export async function scriptRan(page: Page): Promise<void> {
  await page.waitForFunction(() => window.asklet?.q && !Array.isArray(window.asklet.q));
}

/** Calls `asklet(…)` on the page, rightly or wrongly, and gives back what it returned or promised. */
export async function asklet(page: Page, ...call: Call): Promise<unknown> {
  return page.evaluate((args: Call) => window.asklet && Reflect.apply(window.asklet, undefined, args), call);
}

/** What `asklet('debug')` promises. */
export async function report(page: Page): Promise<DebugReport> {
  const found = await page.evaluate(async () => window.asklet?.("debug"));
  if (!found) throw new Error("asklet('debug') came to nothing");
  return found;
}

/** Of what `asklet('debug')` promises, the reasons of each touchpoint. */
export async function debug(page: Page): Promise<Pick<DebugRow, "touchpoint" | "reason" | "last">[]> {
  const { touchpoints } = await report(page);
  return touchpoints.map(({ touchpoint, reason, last }) => ({ touchpoint, reason, ...(last && { last }) }));
}

/** Resolves once this became of the touchpoint, by `asklet('debug')`. */
export async function outcome(page: Page, touchpoint: string, last: Reason): Promise<void> {
  const found = async (): Promise<unknown> => (await debug(page)).find((row) => row.touchpoint === touchpoint)?.last;
  await expect.poll(found, { timeout: 20_000 }).toBe(last);
}

/** Resolves once a prompt stands on the page. */
export async function prompted(page: Page): Promise<void> {
  await page.locator("asklet-prompt section").waitFor();
}

/** All that the site's pages keep in the browser, by area and name. */
export async function kept(page: Page): Promise<{ local: Record<string, string>; session: Record<string, string> }> {
  return page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
}

/** Lets the page finish what it has begun: two frames and an idle period. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve())));
      }),
  );
}
