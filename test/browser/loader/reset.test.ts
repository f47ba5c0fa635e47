import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, kept, outcome, prompted, Visitor } from "./visitor.ts";

const PREFIX = `asklet.${SITE_KEY}.`;

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
  expect(visitor.warnings).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("asklet('reset')", () => {
  it("makes the visitor new to the site: asked again, drawn again, counted from the start", async () => {
    site.reset([{ sample: 0.9999, audience: { minVisits: 1 } }, { weight: 0 }], { wait: 30, again: [90, 30] });
    const page = await visitor.open(site.pages);
    await debug(page);
    await asklet(page, "open", "touchpoint-0");
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "dismissed");
    expect(await debug(page)).toMatchObject([{ reason: "site-wait" }, { reason: "site-wait" }]);
    // As a page view of before left it: while there is a wait nothing is drawn.
    await page.evaluate((name) => localStorage.setItem(name, "4711"), `${PREFIX}draw`);
    const names = Object.keys((await kept(page)).local).map((name) => name.slice(PREFIX.length));
    expect(names.toSorted()).toEqual(["draw", "sample", "times.touchpoint-0", "visits"]);
    await asklet(page, "reset");
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    expect((await debug(page))[0]).toMatchObject({ reason: "too-few-visits" });
    const next = await visitor.open(site.pages);
    expect((await debug(next))[0]).toEqual({ touchpoint: "touchpoint-0", reason: "due" });
  });

  it("leaves unsent answers, the tab that asks, other sites' entries and the page's own", async () => {
    site.reset([{}], { again: [90, 30] });
    site.respond = ({ method }) => (method === "POST" ? 503 : undefined);
    const page = await visitor.open(site.pages);
    await page.evaluate(() => Object.assign(localStorage, { host: "kept", "asklet.0th3rs1t30000000.draw": "7" }));
    await page.evaluate((name) => localStorage.setItem(name, "1 0.5"), `${PREFIX}lease`);
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.getByRole("radio", { name: "Yes" }).click();
    await outcome(page, "touchpoint-0", "answered");
    await asklet(page, "reset");
    const names = Object.keys((await kept(page)).local).toSorted();
    expect(names).toEqual([
      "asklet.0th3rs1t30000000.draw",
      `${PREFIX}lease`,
      expect.stringMatching(`^${PREFIX}outbox\\.[0-9a-f-]{36}$`),
      "host",
    ]);
  });

  it("forgets what is in memory, where the site stores nothing", async () => {
    site.reset([{}], { storage: "none", again: [90, 30] });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "dismissed");
    expect(await debug(page)).toMatchObject([{ reason: "presented-recently" }]);
    await asklet(page, "reset");
    expect(await debug(page)).toMatchObject([{ reason: "due" }]);
  });
});
