/** Where the keyboard's focus is while a prompt stands that a feedback tab has opened, and after it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site } from "./site.ts";
import { asklet, prompted, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
  site.reset([{ tab: 1 }]);
  site.html += "<main><h1>Shop</h1><button id=mine>Mine</button></main>";
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const tab = (page: Page) => page.locator("asklet-tab button");

const focused = async (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName || "");

describe("the focus, when a feedback tab is pressed,", () => {
  it("is on the card, where no key answers yet, and then on the first point of the rating", async () => {
    const page = await visitor.open(site.pages);
    await tab(page).focus();
    await page.keyboard.press("Enter");
    await prompted(page);
    const isOn = async (selector: string): Promise<boolean> =>
      page
        .locator(`asklet-prompt ${selector}`)
        .first()
        .evaluate((one) => one.matches(":focus-visible"));
    expect(await isOn("section")).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.locator("[aria-checked=true]").count()).toBe(0);
    await page.keyboard.press("Tab");
    expect(await isOn("[role=radio]")).toBe(true);
  });

  it("is left where it has gone while the prompt was fetched", async () => {
    const page = await visitor.open(site.pages);
    await tab(page).focus();
    await visitor.context.route(/\/s\/prompt-/, async (route) => {
      await page.locator("#mine").focus();
      await route.continue();
    });
    await page.keyboard.press("Enter");
    await prompted(page);
    expect(await focused(page)).toBe("mine");
  });

  it("is not moved for a mouse", async () => {
    const page = await visitor.open(site.pages);
    await tab(page).click();
    await prompted(page);
    expect(await focused(page)).toBe("body");
  });
});

describe("the focus, when the prompt of a feedback tab has gone,", () => {
  /** A page whose tab was pressed by the keyboard, and whose clock stands still. */
  async function openByKeyboard(): Promise<Page> {
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await tab(page).focus();
    await page.keyboard.press("Enter");
    await prompted(page);
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2_000));
    expect(await focused(page)).toBe("asklet-prompt");
    return page;
  }

  /** Within this time the tab is back: it is not waited for. */
  async function over(page: Page): Promise<void> {
    await page.locator("asklet-prompt").waitFor({ state: "detached" });
    await page.clock.runFor(50);
    expect(await tab(page).count()).toBe(1);
  }

  it("is on the tab again at once, after Escape", async () => {
    const page = await openByKeyboard();
    await page.keyboard.press("Escape");
    await over(page);
    expect(await focused(page)).toBe("asklet-tab");
    await page.keyboard.press("Enter");
    await prompted(page);
  });

  it("is on the tab again at once, after an answer", async () => {
    const page = await openByKeyboard();
    for (const key of ["Tab", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    await page.getByText("Thank you").first().waitFor();
    await page.keyboard.press("Escape");
    await over(page);
    expect(await focused(page)).toBe("asklet-tab");
  });

  it("is left where the keyboard has moved it", async () => {
    const page = await openByKeyboard();
    await page.locator("#mine").focus();
    await asklet(page, "close");
    await over(page);
    expect(await focused(page)).toBe("mine");
  });

  it("goes back to where it was before the prompt, where the keyboard came to it from elsewhere", async () => {
    const page = await openByKeyboard();
    await page.locator("#mine").focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("asklet-prompt");
    await page.keyboard.press("Escape");
    await over(page);
    expect(await focused(page)).toBe("mine");
  });

  it("is not moved for a mouse", async () => {
    const page = await visitor.open(site.pages);
    await tab(page).click();
    await page.getByRole("button", { name: "Close" }).click();
    await tab(page).waitFor();
    expect(await focused(page)).toBe("body");
  });
});
