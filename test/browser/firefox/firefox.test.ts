/** The whole way in another browser: the built script, a prompt on the page, an answer at the collector. */
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../../worker/contract/message.ts";
import { Site } from "../loader/site.ts";
import { findFirefox, launchFirefox } from "./firefox.ts";

const found = await findFirefox();

describe.skipIf(found === undefined)("in Firefox", () => {
  let browser: Browser;
  let site: Site;
  let page: Page;
  const faults: unknown[] = [];

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchFirefox(found ?? ""), Site.start()]);
  });
  beforeEach(async () => {
    const context = await browser.createBrowserContext();
    page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error));
    site.reset([{ load: 0 }]);
    return async () => {
      await context.close();
      expect(faults).toEqual([]);
    };
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const card = (): Promise<unknown> => page.waitForSelector("asklet-prompt >>> section");
  const messages = (): Message[] =>
    site.reached.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(body));
  const sent = async (count: number): Promise<void> =>
    expect.poll(() => messages().length, { timeout: 10_000 }).toBe(count);

  it("asks, and takes an answer by the mouse", async () => {
    await page.goto(site.pages);
    await card();
    const [, up] = await page.$$("asklet-prompt >>> [role=radio]");
    await up?.click();
    await sent(1);
    expect(messages()[0]).toMatchObject({ touchpoint: "touchpoint-0", answer: 1, shown: true });
    expect(await page.$eval("asklet-prompt >>> section", (section) => section.textContent)).toContain("Thank you.");
  });

  it("takes an answer by the keyboard, and closes at Escape", async () => {
    await page.goto(site.pages);
    await card();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await sent(1);
    expect(messages()[0]).toMatchObject({ answer: 1 });
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("asklet-prompt") === null);
  });

  it("reports a dismissal, and does not ask again", async () => {
    site.reset([{ load: 0 }], { wait: 30, again: [90, 30, 7] });
    await page.goto(site.pages);
    await card();
    await page.waitForFunction(async () => {
      const rows: unknown = await window.asklet?.("debug");
      return JSON.stringify(rows).includes('"shown"');
    });
    await page.keyboard.press("Escape");
    await sent(1);
    expect(messages()[0]).toMatchObject({ dismissed: true, shown: true });
    await page.reload();
    const rows = await page.evaluate(async () => JSON.stringify(await window.asklet?.("debug")));
    expect(rows).toContain('"site-wait"');
  });

  it("sees the addresses of a single-page application", async () => {
    site.reset([{ load: 0, include: ["/basket"] }]);
    await page.goto(site.pages);
    await page.waitForFunction(() => typeof window.asklet?.q === "object" && !Array.isArray(window.asklet.q));
    expect(await page.$("asklet-prompt")).toBeNull();
    await page.evaluate(() => history.pushState(null, "", "/basket"));
    await card();
  });
});
