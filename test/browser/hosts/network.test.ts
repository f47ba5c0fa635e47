/** What a page cannot have: storage, the network, or just our part of it. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { settle } from "../loader/visitor.ts";
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
  await context.unrouteAll();
  const { faults, lines } = heard();
  // The browser's own words about requests that failed.
  expect(faults.filter((fault) => !fault.startsWith("Failed to load resource: net::"))).toEqual([]);
  expect(lines.filter((line) => !line.startsWith("asklet"))).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(1);
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

describe("a page whose storage", () => {
  it.for([
    ["throws", "storage-blocked.html"],
    ["is full", "storage-full.html"],
  ] as const)("%s asks all the same, and stores what was answered", async ([, name]) => {
    const page = await open(name);
    await promptIn(page).waitFor();
    await answer(page);
    await expect.poll(async () => hosts.stored(name), SOON).toEqual([GIVEN]);
  });

  it("is full keeps all that it had, and has no room left", async () => {
    const page = await open("storage-full.html");
    const sizes = async (): Promise<[number, boolean]> =>
      page.evaluate(() => {
        const own = Object.keys(localStorage).filter((name) => name.startsWith("full."));
        return [
          own.reduce((sum, name) => sum + name.length + (localStorage.getItem(name)?.length ?? 0), 0),
          Object.keys(localStorage).length > own.length,
        ];
      });
    const before = await sizes();
    expect(before[0]).toBeGreaterThan(5_000_000);
    await promptIn(page).waitFor();
    await answer(page);
    expect(await sizes()).toEqual(before);
    await page.getByRole("button", { name: "Empty both" }).click();
  });
});

describe("a page whose visitor has a filter", () => {
  const parts = [
    ["the script", /\/s\/demohosts0000000\.js$/],
    ["the prompt UI", /\/s\/prompt-[^/]*\.js$/],
    ["the wording", /\/s\/demohosts0000000\/feedback\//],
  ] as const;

  it.for(parts)("(for %s) goes on in silence", async ([, address]) => {
    await context.route(address, async (route) => route.abort("blockedbyclient"));
    const page = await context.newPage();
    const blocked = page.waitForEvent("requestfailed");
    await page.goto(hosts.page("blocked.html"));
    await blocked;
    await settle(page);
    await page.evaluate(() => window.asklet?.("touchpoint", "feedback"));
    await settle(page);
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    await page.getByRole("button", { name: "A button of the page" }).click();
  });

  it("(for the collector) is thanked for what is kept, and delivers it once the filter is gone", async () => {
    await context.route(/\/s\/demohosts0000000$/, async (route) => route.abort("blockedbyclient"));
    const page = await open("blocked.html");
    await promptIn(page).waitFor();
    await answer(page);
    expect(await hosts.stored("blocked.html")).toEqual([]);
    await page.close();
    await context.unrouteAll();
    await open("quiet.html");
    await expect.poll(async () => hosts.stored("blocked.html"), SOON).toEqual([GIVEN]);
  });
});

describe("a page with a path of the owner's own", () => {
  it("asks and answers through it, and through nothing else", async () => {
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await page.goto(hosts.page("first-party.html"));
    await promptIn(page).waitFor();
    await answer(page);
    await expect.poll(async () => hosts.stored("first-party.html"), SOON).toEqual([GIVEN]);
    expect([...asked]).toEqual([new URL(hosts.page("")).origin]);
  });
});

describe("a page that goes offline", () => {
  it("keeps what was answered, and the next page delivers it, once", async () => {
    const page = await open("offline.html");
    await promptIn(page).waitFor();
    await context.setOffline(true);
    await answer(page);
    await page.close();
    await context.setOffline(false);
    expect(await hosts.stored("offline.html")).toEqual([]);
    const next = await open("quiet.html");
    await expect.poll(async () => hosts.stored("offline.html"), SOON).toEqual([GIVEN]);
    await expect
      .poll(async () => next.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox"))), SOON)
      .toEqual([]);
  });
});
