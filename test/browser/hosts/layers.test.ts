/** What the page lays over itself: a modal dialog, the full screen, a popover. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { settle } from "../loader/visitor.ts";
import { answer, GIVEN, type Heard, listen, promptIn, standing } from "./guest.ts";
import { type Hosts, SOON, startHosts } from "./hosts.ts";

let browser: Browser;
let context: BrowserContext;
let hosts: Hosts;
let heard: () => Heard;

beforeAll(async () => {
  [browser, hosts] = await Promise.all([launchChromium(), startHosts()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(10_000);
  heard = listen(context);
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
  expect(heard()).toEqual({ faults: [], lines: [] });
});
afterAll(async () => {
  await browser.close();
  await hosts.close();
});

/** The page with its dialog open, and the prompt beneath it, out of sight. */
async function openBeneath(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(hosts.page("modal.html"));
  await page.locator("asklet-prompt section").waitFor({ state: "attached" });
  await settle(page);
  return page;
}

describe("a modal dialog of the page", () => {
  it("is waited for, and nothing counts as shown until then", async () => {
    const page = await openBeneath();
    expect(await promptIn(page).isVisible()).toBe(false);
    await page.evaluate(() => {
      document.body.dataset["heard"] = "";
      window.asklet?.("on", "shown", () => (document.body.dataset["heard"] = "shown"));
    });
    // Longer than a showing takes.
    await page.waitForFunction(
      (since) => performance.now() > since + 1_500,
      await page.evaluate(() => performance.now()),
    );
    expect(await page.evaluate(() => document.body.dataset["heard"])).toBe("");
    await page.getByRole("button", { name: "No, thanks" }).click();
    await standing(page);
    await page.waitForFunction(() => document.body.dataset["heard"] === "shown");
    await answer(page);
    await expect.poll(async () => hosts.stored("modal.html"), SOON).toEqual([GIVEN]);
  });

  it("is given way to, keeps its Escape, and leaves the prompt as it was", async () => {
    const page = await openBeneath();
    await page.keyboard.press("Escape");
    const prompt = await standing(page);
    await page.getByRole("button", { name: "Open the dialog" }).click();
    await prompt.waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await prompt.waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("again");
    await prompt.getByRole("radio", { name: /^9/ }).click();
    await prompt.getByRole("checkbox").first().waitFor();
  });
});

describe("a modal dialog that the page takes away without closing it", () => {
  it("gives the place back", async () => {
    const page = await openBeneath();
    await page.evaluate(() => document.querySelector("dialog")?.remove());
    await standing(page);
  });
});

describe("Escape while nothing has the focus", () => {
  it.each([
    ["a modal dialog", "Open the dialog", "dialog"],
    ["a popover", "Show a note", "#note"],
  ])("closes %s, and the prompt only after it", async (_, opener, opened) => {
    const page = await openBeneath();
    await page.keyboard.press("Escape");
    const prompt = await standing(page);
    await page.getByRole("button", { name: opener }).click();
    await page.locator(opened).waitFor();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press("Escape");
    await page.locator(opened).waitFor({ state: "hidden" });
    await prompt.waitFor();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press("Escape");
    await prompt.waitFor({ state: "detached" });
  });
});

describe("the full screen", () => {
  it("is given way to", async () => {
    const page = await openBeneath();
    await page.keyboard.press("Escape");
    const prompt = await standing(page);
    await page.evaluate(async () => document.querySelector("dl")?.requestFullscreen());
    await prompt.waitFor({ state: "hidden" });
    await page.evaluate(async () => document.exitFullscreen());
    await prompt.waitFor();
  });
});

describe("a popover of the page", () => {
  it("stands beside the prompt, and stays open while the keyboard is in it", async () => {
    const page = await openBeneath();
    await page.keyboard.press("Escape");
    const prompt = await standing(page);
    await page.getByRole("button", { name: "Show a note" }).click();
    await page.getByText("A note that is not modal.").waitFor();
    expect(await prompt.isVisible()).toBe(true);
    await prompt.getByRole("radio", { name: /^9/ }).press("Enter");
    await prompt.getByRole("checkbox").first().waitFor();
    expect(await page.getByText("A note that is not modal.").isVisible()).toBe(true);
  });
});
