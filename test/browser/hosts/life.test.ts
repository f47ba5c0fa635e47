/** The lives of a page that are no visits: frozen and shown again, rendered ahead. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import FEEDBACK from "../../../examples/hosts/touchpoints/feedback.json" with { type: "json" };
import { pathOfChromium } from "../chromium.ts";
import { kept, scriptRan, settle } from "../loader/visitor.ts";
import { answer, GIVEN, type Heard, listen, promptIn } from "./guest.ts";
import { type Hosts, SOON, startHosts } from "./hosts.ts";
import { QuietTab } from "./tab.ts";

let browser: Browser;
let context: BrowserContext;
let hosts: Hosts;
let heard: () => Heard;

beforeAll(async () => {
  hosts = await startHosts();
  browser = await chromium.launch({
    executablePath: await pathOfChromium(),
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
    // Playwright's own choice, with which no page would ever be frozen.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  context = await browser.newContext();
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

/** Follows the page's link, and comes back with the browser's button: whether the page was kept as it was. */
async function leaveAndReturn(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    document.title = "left";
    addEventListener("pageshow", ({ persisted }) => (document.title = `kept: ${persisted}`));
  });
  await page.getByRole("link", { name: "this link" }).click();
  await page.getByRole("heading", { name: "Another page" }).waitFor();
  await page.evaluate(() => history.back());
  await page.getByRole("heading", { name: "Back and forward" }).waitFor();
  await expect.poll(async () => page.title(), SOON).not.toBe("left");
  return (await page.title()) === "kept: true";
}

describe("a page that comes back from the back-forward cache", () => {
  it("still has the prompt, one showing of it, and stores what is answered now", async () => {
    const page = await context.newPage();
    await page.goto(hosts.page("bfcache.html"));
    await promptIn(page).waitFor();
    expect(await leaveAndReturn(page)).toBe(true);
    expect(await promptIn(page).count()).toBe(1);
    await answer(page);
    await expect.poll(async () => hosts.stored("bfcache.html"), SOON).toEqual([GIVEN]);
  });

  it("does not ask again what was dismissed before", async () => {
    const page = await context.newPage();
    await page.goto(hosts.page("bfcache.html"));
    await promptIn(page).getByRole("button", { name: "Close" }).click();
    expect(await leaveAndReturn(page)).toBe(true);
    const clock = async (): Promise<number> => page.evaluate(() => performance.now());
    // By then a page that begins anew would have asked.
    await expect.poll(clock, SOON).toBeGreaterThan((await clock()) + 600);
    expect(await promptIn(page).count()).toBe(0);
  });
});

describe("a page that comes back from the back-forward cache, and its rules,", () => {
  const rules = (more: object): object => ({ ...FEEDBACK, rules: { ...FEEDBACK.rules, ...more } });
  let page: Page;

  beforeEach(async () => {
    // The script is cached.
    const another = await browser.newContext();
    another.setDefaultTimeout(10_000);
    page = await another.newPage();
    return async () => {
      await another.close();
      await hosts.configure();
    };
  });

  it("has had another page view", async () => {
    await hosts.configure({}, { feedback: rules({ triggers: [], audience: { minPages: 3 } }) });
    await page.goto(hosts.page("bfcache.html"));
    await scriptRan(page);
    expect(await leaveAndReturn(page)).toBe(true);
    const [counted] = Object.entries((await kept(page)).local).filter(([name]) => name.endsWith(".visits"));
    expect(counted?.[1]).toMatch(/^1,3,/);
    await page.evaluate(() => window.asklet?.("touchpoint", "feedback"));
    await promptIn(page).waitFor();
  });

  it("goes on to wait for what it was waiting for, and asks once", async () => {
    await hosts.configure({}, { feedback: rules({ triggers: [{ on: "load", delayMs: 3_000 }] }) });
    const wordings: string[] = [];
    page.on("request", (request) => /feedback/.test(request.url()) && wordings.push(request.url()));
    await page.goto(hosts.page("bfcache.html"));
    await scriptRan(page);
    expect(await leaveAndReturn(page)).toBe(true);
    await promptIn(page).waitFor();
    await promptIn(page).getByRole("button", { name: "Close" }).click();
    await settle(page);
    expect(wordings).toHaveLength(1);
  });

  it("keeps no other page from asking while it is away", async () => {
    await page.goto(hosts.page("bfcache.html"));
    await promptIn(page).waitFor();
    await page.evaluate(() => (location.href = "bare.html"));
    await page.getByRole("heading", { name: "Nothing" }).waitFor();
    await promptIn(page).waitFor();
  });
});

describe("a page that is rendered ahead", () => {
  it("presents nothing until it is shown, then asks, once", async () => {
    const tab = await QuietTab.open();
    try {
      await tab.goto(hosts.page("prerender.html"));
      await expect.poll(() => tab.has("ahead"), SOON).toBe(true);
      const script = `document.readyState === "complete" && typeof asklet.q?.push === "function" && !Array.isArray(asklet.q)`;
      await expect.poll(async () => tab.evaluate("ahead", script), SOON).toBe(true);
      // By then a page that is seen would have asked.
      await expect.poll(async () => tab.evaluate("ahead", "performance.now()"), SOON).toBeGreaterThan(1_500);
      const state = `[
        document.prerendering,
        document.querySelectorAll("asklet-prompt").length,
        Object.keys(localStorage),
        performance.getEntriesByType("resource").filter(({ name }) => /feedback|prompt-/.test(name)).length,
      ]`;
      expect(await tab.evaluate("ahead", state)).toEqual([true, 0, [], 0]);
      await tab.evaluate("shown", `setTimeout(() => document.querySelector("dd a").click())`);
      const prompts = `document.prerendering ? 0 : document.querySelectorAll("asklet-prompt").length`;
      await expect.poll(async () => tab.evaluate("ahead", prompts), SOON).toBe(1);
      const radio = `document.querySelector("asklet-prompt").shadowRoot.querySelectorAll("[role=radio]")[7].click()`;
      await tab.evaluate("ahead", radio);
      await expect.poll(async () => hosts.stored("prerendered.html"), SOON).toEqual([[7, undefined]]);
    } finally {
      await tab.close();
    }
  });
});
