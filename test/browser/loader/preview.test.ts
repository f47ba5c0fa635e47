import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, kept, outcome, prompted, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), Site.start()]);
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  expect(visitor.warnings).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("?asklet-preview", () => {
  it("opens the current revision against every rule, and stores and sends nothing", async () => {
    site.reset([{ exclude: ["/**"], sample: 0 }], { wait: 30, again: [90, 30], consent: 1 });
    const page = await visitor.open(`${site.pages}/?asklet-preview=touchpoint-0`);
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/touchpoint-0/0/en,en-GB`);
    await page.getByRole("radio", { name: "Yes" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "previewed");
    await settle(page);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    expect(site.reached.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("opens a touchpoint that the script doesn't know, and asks nothing else on that page", async () => {
    site.reset([{ load: 0 }]);
    const page = await visitor.open(`${site.pages}/?a=b&asklet-preview=paused`);
    await prompted(page);
    await outcome(page, "touchpoint-0", "prompt-open");
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "paused", "previewed");
    await asklet(page, "touchpoint", "touchpoint-0");
    expect(await debug(page)).toContainEqual({
      touchpoint: "touchpoint-0",
      reason: "prompt-open",
      last: "prompt-open",
    });
    expect(site.paths.filter((path) => path.startsWith(`${SITE_KEY}/touchpoint-0`))).toEqual([]);
  });

  it("leaves the outbox of earlier pages alone", async () => {
    site.reset([{}]);
    const first = await visitor.open(site.pages);
    const name = `asklet.${SITE_KEY}.outbox.x`;
    await first.evaluate((key) => localStorage.setItem(key, "unsent"), name);
    const page = await visitor.open(`${site.pages}/?asklet-preview=touchpoint-0`);
    await prompted(page);
    await settle(page);
    expect(await kept(page)).toEqual({ local: { [name]: "unsent" }, session: {} });
  });

  it("asks for no path but the touchpoint's", async () => {
    site.reset([{}]);
    const page = await visitor.open(`${site.pages}/?asklet-preview=${encodeURIComponent("../../evil?x#y")}`);
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/..%2F..%2Fevil%3Fx%23y/0/en,en-GB`);
  });
});
