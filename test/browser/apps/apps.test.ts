/** Single-page apps: what is asked follows the address, and what is open survives whatever the framework renders. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../../../scripts/command.ts";
import { launchChromium } from "../chromium.ts";
import { App, type AppName } from "./apps.ts";

const RANGE = "How do you like our choice of teas?";
const GUIDE = "Did this guide help you?";
/** Other work on the machine, a second in sight. */
const PATIENCE = { timeout: 15_000 };
const SAMPLE = "It was easy to order a sample.";

describe.each<AppName>(["react", "vue"])("an app in %s", (name) => {
  let app: App;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [browser, app] = await Promise.all([launchChromium(), App.start(name)]);
  });
  beforeEach(async () => {
    app.forget();
    context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
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

  const prompts = (): Locator => page.locator("asklet-prompt");
  const asks = (question: string): Locator => prompts().getByRole("heading", { name: question });

  async function go(link: "Teas" | "Brewing" | "A sample" | "Kettlewren"): Promise<void> {
    await page.getByRole("link", { name: link, exact: true }).click();
  }

  /** Opens the first page; from then on the page's clock stands still but for `page.clock.runFor`. */
  async function openTimeless(): Promise<void> {
    const time = Date.now();
    await page.clock.install({ time });
    await page.goto(app.url());
    await scriptRan();
    await page.clock.pauseAt(time + 60_000);
  }

  async function scriptRan(): Promise<void> {
    await page.waitForFunction(() => window.asklet?.q && !Array.isArray(window.asklet.q));
  }

  async function lastOf(touchpoint: string): Promise<unknown> {
    const report = await page.evaluate(async () => window.asklet?.("debug"));
    return report?.touchpoints.find((row) => row.touchpoint === touchpoint)?.last;
  }

  async function orderSample(): Promise<void> {
    await go("A sample");
    await page.getByLabel("Which tea?").selectOption("Last Embers");
    await page.getByRole("button", { name: "Send me ten grams" }).click();
    await page.getByRole("heading", { name: "On its way" }).waitFor();
  }

  it("asks on the page that its rules name, each time it is navigated to, and not on others", async () => {
    await openTimeless();
    await page.clock.runFor(5_000);
    expect(await prompts().count()).toBe(0);
    for (const _ of [1, 2]) {
      await go("Teas");
      await page.getByRole("heading", { name: "What we pour" }).waitFor();
      await page.clock.runFor(1_000);
      await asks(RANGE).waitFor();
      await prompts().getByRole("button", { name: "Close" }).click();
      await go("Kettlewren");
      await page.getByRole("heading", { name: "The tasting room" }).waitFor();
      await page.clock.runFor(5_000);
      expect(await prompts().count()).toBe(0);
    }
  });

  it("does not ask on a page that was left before its delay was over, nor anywhere else then", async () => {
    await openTimeless();
    await go("Teas");
    await page.getByRole("heading", { name: "What we pour" }).waitFor();
    await page.clock.runFor(700);
    await go("A sample");
    await page.getByRole("heading", { name: "A sample" }).waitFor();
    await page.clock.runFor(5_000);
    expect(await prompts().count()).toBe(0);
    expect(await lastOf("range")).toBeUndefined();
  });

  it("keeps a prompt, and what was said in it, while the visitor goes on", async () => {
    await page.goto(app.url("teas"));
    await asks(RANGE).waitFor();
    await prompts().evaluate((element) => element.setAttribute("data-same", ""));
    await go("A sample");
    await go("Kettlewren");
    await go("Teas");
    expect(await page.locator("asklet-prompt[data-same]").count()).toBe(1);
    expect(await prompts().count()).toBe(1);
    await prompts().getByRole("radio").nth(3).click();
    await go("A sample");
    await expect
      .poll(async () => app.stored(), PATIENCE)
      .toMatchObject([{ touchpoint: "range", answer: { value: 4 }, path: `/demo/${name}/teas` }]);
  });

  it("keeps an inline prompt, and what was typed into it, while its page renders anew", async () => {
    await page.goto(app.url("brewing"));
    const slot = page.locator("[data-asklet=guide]");
    await slot.getByRole("heading", { name: GUIDE }).waitFor();
    await slot.getByRole("radio").first().click();
    await slot.getByRole("textbox").fill("How hot is the water?");
    for (const cups of [2, 3, 4]) {
      await page.getByRole("button", { name: "One more cup" }).click();
      await page.getByText(`For ${cups} cups`).waitFor();
    }
    expect(await slot.getByRole("textbox").inputValue()).toBe("How hot is the water?");
    expect(await prompts().count()).toBe(1);
    await slot.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(async () => app.stored(), PATIENCE)
      .toMatchObject([{ touchpoint: "guide", answer: { value: 0 }, followUp: { value: "How hot is the water?" } }]);
  });

  it.each([
    ["in sight", 800],
    ["scrolled out of sight", 300],
  ])(
    "takes an inline prompt %s away with its page: no dismissal, and the next question can come",
    async (_, height) => {
      await page.setViewportSize({ width: 1000, height });
      await page.goto(app.url("brewing"));
      await page.locator("[data-asklet=guide]").scrollIntoViewIfNeeded();
      await asks(GUIDE).waitFor();
      await expect.poll(async () => lastOf("guide"), PATIENCE).toBe("shown");
      await page.evaluate(() => scrollTo(0, 0));
      await orderSample();
      await asks(SAMPLE).waitFor();
      expect(await prompts().count()).toBe(1);
      await expect.poll(async () => app.stored(), PATIENCE).toMatchObject([{ touchpoint: "guide", dismissed: false }]);
    },
  );

  it("comes back with its page", async () => {
    await page.goto(app.url("brewing"));
    await asks(GUIDE).waitFor();
    await go("Kettlewren");
    await expect.poll(async () => prompts().count()).toBe(0);
    await go("Brewing");
    await page.locator("[data-asklet=guide]").getByRole("heading", { name: GUIDE }).waitFor();
    expect(await prompts().count()).toBe(1);
  });

  it("asks once at a moment that its code names, with the properties of that moment", async () => {
    await page.goto(app.url());
    await scriptRan();
    await page.evaluate("window.skipped = []; asklet('on', 'skipped', (happening) => skipped.push(happening))");
    await orderSample();
    await asks(SAMPLE).waitFor();
    await prompts().getByRole("radio").last().click();
    await expect
      .poll(async () => app.stored(), PATIENCE)
      .toMatchObject([{ touchpoint: "sample-ordered", answer: { value: 7 }, properties: { tea: "embers" } }]);
    await go("Brewing");
    expect(await page.evaluate("skipped")).toEqual([]);
  });

  it("asks what was called before the script was there", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/s\/\w+\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(app.url("sample"), { waitUntil: "commit" });
    await page.getByRole("button", { name: "Send me ten grams" }).click();
    await page.getByRole("heading", { name: "On its way" }).waitFor();
    release();
    await asks(SAMPLE).waitFor();
  });

  it("loads the script once, and works where it is blocked", async () => {
    const scripts: string[] = [];
    page.on("request", (request) => request.url().includes("/s/demo") && scripts.push(request.url()));
    await page.goto(app.url());
    await scriptRan();
    await go("Teas");
    await asks(RANGE).waitFor();
    expect(scripts.filter((url) => url.endsWith(".js"))).toHaveLength(1);
    const blocked = await context.newPage();
    await blocked.route("**/s/**", (route) => route.abort());
    await blocked.goto(app.url("sample"));
    await blocked.getByRole("button", { name: "Send me ten grams" }).click();
    await blocked.getByRole("heading", { name: "On its way" }).waitFor();
    // The browser's own word about the request that was blocked.
    expect(faults.splice(0)).toEqual([expect.stringContaining("ERR_FAILED")]);
  });

  it("shows in its README the wrapper that it runs", async () => {
    const file = name === "react" ? "asklet.tsx" : "asklet.ts";
    const read = async (...parts: string[]): Promise<string> =>
      readFile(path.join(ROOT, "examples", name, ...parts), "utf8");
    expect(await read("README.md")).toContain(await read("src", file));
  });
});

describe("an app in React's StrictMode, in development", () => {
  let app: App;
  let browser: Browser;

  beforeAll(async () => {
    [browser, app] = await Promise.all([launchChromium(), App.start("react", "development")]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it("asks once, though each effect runs twice", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/sample-ordered/") && asked.push(request.url()));
    await page.goto(app.url("sample"));
    await page.evaluate("window.skipped = []; asklet('on', 'skipped', (happening) => skipped.push(happening))");
    await page.getByRole("button", { name: "Send me ten grams" }).click();
    await page.locator("asklet-prompt").getByRole("heading", { name: SAMPLE }).waitFor();
    await page.locator("asklet-prompt").getByRole("button", { name: "Close" }).click();
    await expect.poll(async () => (await app.stored()).length).toBeLessThanOrEqual(1);
    expect(asked).toHaveLength(1);
    expect(await page.evaluate("skipped")).toEqual([]);
    await page.close();
  });
});
