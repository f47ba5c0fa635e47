import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, outcome, prompted, scriptRan, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  site.reset();
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

describe("what a page loads", () => {
  it("is the script alone where nothing is due", async () => {
    site.reset([{}, { load: 0, exclude: ["/**"] }]);
    const page = await visitor.open(site.pages);
    await settle(page);
    expect(site.allPaths).toEqual([`${SITE_KEY}.js`]);
    expect(await debug(page)).toMatchObject([{ reason: "due" }, { reason: "page-excluded" }]);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
  });

  it("is prompt UI and wording at the same time where something is due", async () => {
    site.reset([{ load: 0, revision: 7 }]);
    // Neither is answered before both are asked for.
    let release = (): void => {};
    const both = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    site.respond = ({ url }) => {
      if (site.reached.length === 3) release();
      return url.endsWith(`${SITE_KEY}.js`) ? undefined : both;
    };
    const page = await visitor.open(site.pages);
    await prompted(page);
    expect(site.paths.toSorted()).toEqual(
      [`${SITE_KEY}.js`, `${SITE_KEY}/touchpoint-0/7/en%2Cen-GB`, site.prompt].toSorted(),
    );
  });

  it("waits for the trigger's delay", async () => {
    site.reset([{ load: 60_000 }]);
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.clock.runFor(59_000);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    await page.clock.runFor(1_000);
    await expect.poll(() => site.paths).toContain(site.prompt);
  });

  it("comes from wherever the script came from, query or not", async () => {
    site.html = site.html.replace("{script}", `<script src="/voice/s/${SITE_KEY}.js?v=3#x"></script>`);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    expect(site.reached.map(({ url }) => url).toSorted()).toEqual(
      [
        `/voice/s/${SITE_KEY}.js?v=3`,
        `/voice/s/${SITE_KEY}/touchpoint-0/1/en%2Cen-GB`,
        `/voice/s/${site.prompt}`,
      ].toSorted(),
    );
  });

  it.each([
    ["cs-CZ", "cs-CZ", "cs-CZ%2Ccs-CZ"],
    ["de", "fr-FR", "de%2Cfr-FR"],
    ["", "vi-VN", "%2Cvi-VN"],
    ["../{{ lang }},x", "pl-PL", "..%2F%7B%7B%20lang%20%7D%7D%2Cx%2Cpl-PL"],
  ])("names the languages of page (%j) and browser (%s) in order", async (lang, locale, expected) => {
    await visitor.context.close();
    visitor = await Visitor.arrive(browser, locale);
    site.html = site.html.replace('lang="en"', `lang="${lang}"`);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/touchpoint-0/1/${expected}`);
  });
});

describe("a page that nobody sees yet", () => {
  /** Playwright shows every page and never prerenders: the page itself has to say that it is hidden. */
  const HIDDEN = `
    let state = "hidden";
    Object.defineProperty(document, "visibilityState", { get: () => state });
    window.show = () => { state = "visible"; document.dispatchEvent(new Event("visibilitychange")); };`;

  it("loads the script alone, and asks once it is seen", async () => {
    site.html = site.html.replace("{script}", `<script>${HIDDEN}</script>{script}`);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await settle(page);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    await page.evaluate("show()");
    await prompted(page);
  });

  it("starts a trigger's delay when it is seen", async () => {
    site.reset([{ load: 1000 }]);
    site.html = site.html.replace("{script}", `<script>${HIDDEN}</script>{script}`);
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.clock.runFor(5000);
    await page.evaluate("show()");
    await page.clock.runFor(900);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    await page.clock.runFor(100);
    await expect.poll(() => site.paths).toContain(site.prompt);
  });
});

describe("a collector out of reach", () => {
  it.each([
    ["prompt UI", /prompt-/],
    ["wording", /touchpoint-0/],
  ])("makes a touchpoint unavailable when its %s fails, without a storm of requests", async (_, failing) => {
    site.respond = ({ url }) => (failing.test(url) ? 503 : undefined);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "unavailable");
    const before = site.reached.length;
    for (let call = 0; call < 20; call++) await asklet(page, "touchpoint", "touchpoint-0");
    await settle(page);
    expect(site.reached).toHaveLength(before);
    expect(visitor.warnings).toEqual([]);
  });

  it("whose wording fails before the prompt UI is there raises no error on the page", async () => {
    let release = (): void => {};
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? 404 : url.includes("prompt-") ? held : undefined);
    const page = await visitor.open(site.pages);
    const answered = page.waitForResponse((response) => response.status() === 404);
    await asklet(page, "touchpoint", "touchpoint-0");
    await answered;
    await settle(page);
    release();
    await outcome(page, "touchpoint-0", "unavailable");
  });

  it("is tried again after a minute", async () => {
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? 503 : undefined);
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "unavailable");
    site.respond = () => undefined;
    await page.clock.runFor(61_000);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
  });
});
