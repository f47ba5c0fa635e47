import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, kept, outcome, prompted, scriptRan, settle, Visitor } from "./visitor.ts";

const WAITS = { wait: 30, again: [90, 30] } satisfies Partial<Site["rules"]>;
const NOTHING = { local: {}, session: {} };

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

describe("where consent is required", () => {
  it("nothing is stored, loaded or asked before it", async () => {
    site.reset([{ load: 0, sample: 0.99 }, {}], { ...WAITS, consent: 1 });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-1");
    await outcome(page, "touchpoint-0", "consent-missing");
    await settle(page);
    expect(await debug(page)).toMatchObject([{ reason: "consent-missing" }, { reason: "consent-missing" }]);
    expect(await kept(page)).toEqual(NOTHING);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
  });

  it("a load trigger that came before it is asked after it", async () => {
    site.reset([{ load: 0 }], { ...WAITS, consent: 1 });
    const page = await visitor.open(site.pages);
    await outcome(page, "touchpoint-0", "consent-missing");
    await asklet(page, "consent", true);
    await prompted(page);
  });

  it("the latest touchpoint that came before it is asked after it", async () => {
    site.reset([{}, {}, {}], { again: [90, 30], consent: 1 });
    const page = await visitor.open(site.pages);
    for (const place of [0, 2, 1, 2, 0, 1]) await asklet(page, "touchpoint", `touchpoint-${place}`);
    await asklet(page, "consent", true);
    await prompted(page);
    expect(site.paths.filter((path) => path.includes("touchpoint"))).toEqual([`${SITE_KEY}/touchpoint-1/1/en%2Cen-GB`]);
  });

  it("what was held is asked, too, where it is given, taken back and given in one go", async () => {
    site.reset([{}], { consent: 1 });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.evaluate(() => [true, false, true].forEach((given) => window.asklet?.("consent", given)));
    await prompted(page);
  });

  it("a stub's queue may bring it, before or after the touchpoint", async () => {
    for (const calls of [
      "asklet('consent', true); asklet('touchpoint', 'touchpoint-0')",
      "asklet('touchpoint', 'touchpoint-0'); asklet('consent', true)",
    ]) {
      site.reset([{}], { consent: 1 });
      site.html = site.html.replace("{script}", `<script>${calls}</script>{script}`);
      const page = await visitor.open(site.pages);
      await prompted(page);
      await page.close();
    }
  });

  it("sends what an earlier page could not deliver only after it", async () => {
    site.reset([{}], { consent: 1 });
    const page = await visitor.open(site.pages);
    const entry = `${new Date().toISOString()}{"v":1}`;
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [
      `asklet.${SITE_KEY}.outbox.x`,
      entry,
    ] as const);
    await page.reload();
    await scriptRan(page);
    await settle(page);
    const posts = (): number => site.reached.filter(({ method }) => method === "POST").length;
    expect(posts()).toBe(0);
    await asklet(page, "consent", true);
    await expect.poll(posts).toBe(1);
    await expect.poll(async () => kept(page)).toEqual(NOTHING);
    expect(posts()).toBe(1);
  });

  it.each(["true", "false", 1, 0, {}, null])(
    "%j is neither yes nor no: warned of once, and nothing changes",
    async (value) => {
      site.reset([{}], { consent: 1 });
      const page = await visitor.open(site.pages);
      await asklet(page, "consent", value);
      await asklet(page, "consent", value);
      expect(await debug(page)).toMatchObject([{ reason: "consent-missing" }]);
      await asklet(page, "consent", true);
      await page.evaluate((name) => localStorage.setItem(name, "17"), `asklet.${SITE_KEY}.draw`);
      await asklet(page, "consent", value);
      expect(await debug(page)).toMatchObject([{ reason: "due" }]);
      expect((await kept(page)).local).toEqual({ [`asklet.${SITE_KEY}.draw`]: "17" });
      expect(visitor.warnings.splice(0)).toEqual(["asklet: consent is true or false"]);
    },
  );
});

describe("asklet('consent', false)", () => {
  it("forgets what earlier pages stored, and nothing of the host's", async () => {
    site.reset([{ sample: 0.9999 }], { ...WAITS, consent: 1 });
    const first = await visitor.open(site.pages);
    await first.evaluate(() => (localStorage["host"] = "kept"));
    await asklet(first, "consent", true);
    await asklet(first, "touchpoint", "touchpoint-0");
    await prompted(first);
    expect(Object.keys((await kept(first)).local)).toHaveLength(3);
    await first.close();
    const second = await visitor.open(site.pages);
    await asklet(second, "consent", false);
    expect(await kept(second)).toEqual({ local: { host: "kept" }, session: {} });
  });

  it("stops everything, on a site that requires no consent too", async () => {
    site.reset([{}], WAITS);
    const page = await visitor.open(site.pages);
    await asklet(page, "consent", false);
    await asklet(page, "touchpoint", "touchpoint-0");
    await settle(page);
    expect(await debug(page)).toMatchObject([{ reason: "consent-missing" }]);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    expect(await kept(page)).toEqual(NOTHING);
  });

  it("closes an open prompt, which stores and sends nothing more", async () => {
    site.reset([{}], WAITS);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await outcome(page, "touchpoint-0", "shown");
    await asklet(page, "consent", false);
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    await settle(page);
    expect(await kept(page)).toEqual(NOTHING);
    expect(site.paths.filter((path) => path === SITE_KEY)).toEqual([]);
  });
});
