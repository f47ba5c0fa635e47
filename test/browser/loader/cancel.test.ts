/** `asklet('event', …)`: what it starts, and what it calls off. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { fired, heard, listening, NOBODY, PATIENTLY } from "./hearing.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, prompted, scriptRan, settle, Visitor } from "./visitor.ts";

const MINUTE = 60_000;

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("an event", () => {
  it("fires its touchpoint each time, with its properties, and no other", async () => {
    site.reset([
      { event: "paid", ...NOBODY },
      { event: "returned", ...NOBODY },
    ]);
    listening(site, "asklet('on', 'skipped', ({ properties }) => (window.given = properties));");
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid", { order: 17 });
    await asklet(page, "event", "paid", { order: 18 });
    await asklet(page, "event", "nothing");
    expect(await fired(page)).toBe(2);
    expect(await fired(page, "touchpoint-1")).toBe(0);
    expect(await page.evaluate("given")).toEqual({ order: 18 });
  });

  it("that the stub has queued is not lost", async () => {
    site.reset([{ event: "paid" }]);
    listening(site, "asklet('event', 'paid');");
    const page = await visitor.open(site.pages);
    await prompted(page);
  });

  it("that happens before somebody sees the page is not lost", async () => {
    site.reset([{ event: "paid", ...NOBODY }]);
    listening(site, "hide(); asklet('event', 'paid');");
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid");
    expect(await heard(page)).toEqual([]);
    await page.evaluate("show()");
    expect(await fired(page)).toBe(2);
  });

  it("of any name and with anything given is taken without an exception", async () => {
    site.reset([{ event: "paid", ...NOBODY }]);
    const page = await visitor.open(site.pages);
    await page.evaluate(`
      for (const name of [undefined, null, 1, {}, Symbol("x"), { toString() { throw new Error("name"); } }]) {
        asklet("event", name);
        asklet("event", "paid", name);
      }
      asklet("event", "paid", { get order() { throw new Error("order"); } });
    `);
    await settle(page);
    expect(visitor.warnings).toEqual([]);
  });
});

describe("an event that calls off", () => {
  it("stops what was to come on this page, of its touchpoint alone", async () => {
    site.reset([
      { load: 10 * MINUTE, cancel: ["left", "paid"], ...NOBODY },
      { load: 10 * MINUTE, ...NOBODY },
    ]);
    listening(site);
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.clock.runFor(MINUTE);
    await asklet(page, "event", "paid");
    await page.clock.runFor(60 * MINUTE);
    expect(await fired(page)).toBe(0);
    expect(await fired(page, "touchpoint-1")).toBe(1);
  });

  it("closes the prompt, which tells why", async () => {
    site.reset([{ cancel: ["paid"] }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await asklet(page, "event", "paid");
    await page.locator("asklet-prompt").waitFor({ state: "detached" });
    expect(await heard(page)).toContainEqual({ name: "skipped", touchpoint: "touchpoint-0", reason: "cancelled" });
  });

  it("leaves the prompt of another touchpoint, and one that has an answer", async () => {
    site.reset([{ cancel: ["paid"] }, { cancel: ["left"] }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await asklet(page, "event", "left");
    await page.getByRole("radio", { name: "Yes" }).click();
    await asklet(page, "event", "paid");
    await settle(page);
    expect(await page.locator("asklet-prompt").count()).toBe(1);
    expect((await heard(page)).map(({ name }) => name)).toEqual(["shown", "answered"]);
  });

  it("stops a prompt that is still on its way", async () => {
    site.reset([{ cancel: ["paid"] }]);
    let release = (): void => {};
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? held : undefined);
    listening(site);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await expect.poll(() => site.paths.length, PATIENTLY).toBe(3);
    await asklet(page, "event", "paid");
    release();
    await expect.poll(() => heard(page), PATIENTLY).toEqual([expect.objectContaining({ reason: "cancelled" })]);
    expect(await page.locator("asklet-prompt").count()).toBe(0);
  });

  it("stops what an element on the page holds back", async () => {
    site.reset([{ cancel: ["paid"], suppress: "dialog" }]);
    listening(site, "", "<dialog open>Chat</dialog>");
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await asklet(page, "touchpoint", "touchpoint-0");
    await asklet(page, "event", "paid");
    await page.evaluate(() => document.querySelector("dialog")?.remove());
    await page.clock.runFor(MINUTE);
    expect((await heard(page)).map(({ reason }) => reason)).toEqual(["suppressed"]);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
  });

  it("does not stand in the way of who asks for the touchpoint after it", async () => {
    site.reset([{ load: 10 * MINUTE, cancel: ["paid"] }]);
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid");
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
  });
});
