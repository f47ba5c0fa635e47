/** How often the widget talks to the collector, and how. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PageSite } from "../../bench/page/page-site.ts";
import { launchChromium } from "../chromium.ts";
import { LightPage } from "./light-page.ts";

let browser: Browser;
let site: PageSite;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), PageSite.start()]);
});
beforeEach(async () => {
  site.reached = [];
  context = await browser.newContext();
});
afterEach(async () => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

const methods = (): string[] => site.reached.map(({ method }) => method);

describe("a page with nothing due", () => {
  it("makes one request, and none when it is left", async () => {
    const { page } = await LightPage.open(context, site, "idle");
    await page.locator("#add").click();
    await page.goto("about:blank");
    expect(site.reached).toEqual([{ method: "GET", path: expect.stringMatching(/^\w+\.js$/) }]);
  });
});

describe("a page that asks", () => {
  it("makes at most three requests before the question stands", async () => {
    await LightPage.open(context, site, "asked");
    expect(methods().length).toBeLessThanOrEqual(3);
    expect(new Set(methods())).toEqual(new Set(["GET"]));
  });

  it("makes one request for the rating, one for the comment, no preflight, and none when it is closed and left", async () => {
    const light = await LightPage.open(context, site, "asked");
    site.reached = [];
    await light.rate();
    await expect.poll(methods).toEqual(["POST"]);
    await light.comment();
    await expect.poll(methods).toEqual(["POST", "POST"]);
    await light.close();
    await light.page.goto("about:blank");
    expect(methods()).toEqual(["POST", "POST"]);
  });

  it("loads nothing anew on the next pages", async () => {
    const light = await LightPage.open(context, site, "asked");
    await light.close();
    site.reached = [];
    await LightPage.open(context, site, "idle");
    await LightPage.open(context, site, "idle", "text");
    expect(methods()).toEqual([]);
  });
});
