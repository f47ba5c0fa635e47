/** Other scripts on the page: old libraries that made the browser's objects their own, copies of ours, tag managers. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { scriptRan, settle } from "../loader/visitor.ts";
import { answer, GIVEN, type Heard, listen, promptIn } from "./guest.ts";
import { type Hosts, SOON, startHosts } from "./hosts.ts";

let browser: Browser;
let context: BrowserContext;
let hosts: Hosts;
let heard: () => Heard;

beforeAll(async () => {
  [browser, hosts] = await Promise.all([launchChromium(), startHosts()]);
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

async function open(name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(hosts.page(name));
  return page;
}

describe("a page with an old library", () => {
  it.for([
    ["as Prototype 1.6 and MooTools 1.2 were", "old-library.html"],
    ["on Object.prototype", "older-library.html"],
    ["MooTools 1.5", "mootools.html"],
    ["zone.js", "zone.html"],
  ] as const)("(%s) asks with every point, and stores what was answered", async ([, name]) => {
    const page = await open(name);
    await promptIn(page).waitFor();
    const points = await promptIn(page).getByRole("radio").allInnerTexts();
    expect(points).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    await answer(page);
    await expect.poll(async () => hosts.stored(name), SOON).toEqual([GIVEN]);
  });

  it("lets the keyboard move along the scale, and answer", async () => {
    const page = await open("old-library.html");
    const first = promptIn(page).getByRole("radio").first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const focused = await promptIn(page).evaluate((card) => {
      const root = card.getRootNode();
      return root instanceof ShadowRoot ? root.activeElement?.textContent : "";
    });
    expect(focused).toBe("1");
    await page.keyboard.press("7");
    await promptIn(page).getByRole("checkbox").first().waitFor();
    expect(await promptIn(page).getByRole("radio", { checked: true }).allInnerTexts()).toEqual(["7"]);
  });

  it("shares its visitors between surveys by weight, and waits", async () => {
    const never = { name: "Never", stage: "help", question: { metric: "thumbs", key: "never" }, rules: { weight: 0 } };
    await hosts.configure({ waitDays: 30 }, { never });
    // The script is cached.
    const another = await browser.newContext();
    another.setDefaultTimeout(10_000);
    try {
      const page = await another.newPage();
      await page.goto(hosts.page("old-library.html"));
      await promptIn(page).getByRole("button", { name: "Close" }).click();
      await page.reload();
      await scriptRan(page);
      const told = await page.evaluate(async () => JSON.stringify(await window.asklet?.("debug")));
      expect(told).toContain("site-wait");
    } finally {
      await another.close();
      await hosts.configure();
    }
  });

  it("keeps its own ways with the history", async () => {
    const page = await open("old-library.html");
    await promptIn(page).waitFor();
    await page.evaluate(() => history.pushState({}, "", "?step=2"));
    expect(await page.title()).toMatch(/ ·$/);
    expect(new URL(page.url()).search).toBe("?step=2");
  });
});

describe("a page with several copies of the script", () => {
  it("asks once, and stores one answer", async () => {
    const wordings: string[] = [];
    context.on("request", (request) => /feedback/.test(request.url()) && wordings.push(request.url()));
    const page = await open("twice.html");
    await promptIn(page).waitFor();
    await page.getByRole("button", { name: "Add a third" }).click();
    await page.getByRole("button", { name: "There are three" }).waitFor();
    await settle(page);
    expect(await promptIn(page).count()).toBe(1);
    await answer(page);
    await expect.poll(async () => hosts.stored("twice.html"), SOON).toEqual([GIVEN]);
    expect(wordings).toHaveLength(1);
  });
});

describe("a page whose tag manager adds the script after load", () => {
  it("asks what the stub was told before, once", async () => {
    const page = await open("late.html");
    await promptIn(page).waitFor();
    await answer(page);
    await expect.poll(async () => hosts.stored("late.html"), SOON).toEqual([GIVEN]);
    const order = await page.evaluate(() => {
      const [loaded = 0] = performance.getEntriesByType("navigation").map((entry) => entry.startTime + entry.duration);
      const script = performance.getEntriesByType("resource").find(({ name }) => name.includes("demohosts0000000.js"));
      return (script?.startTime ?? 0) - loaded;
    });
    expect(order).toBeGreaterThan(0);
  });
});
