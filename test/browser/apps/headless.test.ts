/** The page that paints its own thumbs. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../widget/locales/en.ts";
import { launchChromium } from "../chromium.ts";
import { App } from "./apps.ts";

const PATIENCE = { timeout: 15_000 };

let app: App;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  [browser, app] = await Promise.all([launchChromium(), App.start("headless")]);
});
beforeEach(async () => {
  app.forget();
  context = await browser.newContext();
  faults = [];
  context.on("weberror", (error) => faults.push(error.error().stack ?? String(error.error())));
  context.on("console", (message) => {
    if (/error|warning/.test(message.type())) faults.push(message.text());
  });
  page = await context.newPage();
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

describe("the headless example", () => {
  it("asks in its own looks, and answer and comment arrive as one response", async () => {
    await page.goto(app.url());
    await page.getByText("Did this recipe work for you?").waitFor();
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    await page.getByRole("button", { name: en.chrome.down }).click();
    await page.getByLabel("What went wrong?").fill("The plums sank.");
    await page.getByRole("button", { name: en.chrome.up }).click();
    expect(await page.getByLabel("What did you change?").inputValue()).toBe("The plums sank.");
    await page.getByRole("button", { name: en.chrome.down }).click();
    await page.getByRole("button", { name: en.chrome.send }).click();
    await page.getByRole("status").filter({ hasText: /./ }).waitFor();
    await expect
      .poll(async () => app.stored(), PATIENCE)
      .toMatchObject([{ touchpoint: "recipe", answer: { value: 0 }, followUp: { value: "The plums sank." } }]);
  });

  it("reports a showing when it was in sight for a second, and closing as a dismissal", async () => {
    await page.goto(app.url());
    await page.getByText("Did this recipe work for you?").scrollIntoViewIfNeeded();
    const last = async (): Promise<unknown> =>
      (await page.evaluate(async () => window.asklet?.("debug")))?.touchpoints[0]?.last;
    await expect.poll(last, PATIENCE).toBe("shown");
    await page.getByRole("button", { name: en.chrome.close }).click();
    await expect.poll(last, PATIENCE).toBe("dismissed");
    expect(await page.locator("form").isVisible()).toBe(false);
    await expect
      .poll(async () => app.stored(), PATIENCE)
      .toMatchObject([{ touchpoint: "recipe", shown: true, dismissed: true, answer: null }]);
  });

  it("leaves when the page takes the question away", async () => {
    await page.goto(app.url());
    await page.getByText("Did this recipe work for you?").waitFor();
    await page.evaluate(async () => window.asklet?.("close"));
    await page.locator("form").waitFor({ state: "hidden" });
  });
});
