/** Visits and page views, as the browser keeps them. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { listening } from "./hearing.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, kept, prompted, scriptRan, Visitor } from "./visitor.ts";

const ENTRY = `asklet.${SITE_KEY}.visits`;
const MINUTE = 60_000;
const NOON = Date.parse("2026-11-21T12:00:00Z");

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

/** A page that is opened so many minutes after noon. */
async function openAt(minutes: number, path = "/"): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.clock.setFixedTime(NOON + minutes * MINUTE);
  await page.goto(site.pages + path);
  await scriptRan(page);
  return page;
}

const entry = async (page: Page): Promise<string | undefined> => (await kept(page)).local[ENTRY];

describe("visits", () => {
  it("are counted by page views that lie less than half an hour apart, a reload being one", async () => {
    site.reset([{ audience: { minVisits: 2 } }]);
    expect(await entry(await openAt(0))).toBe(`1,1,${NOON}`);
    const page = await openAt(29);
    expect(await entry(page)).toBe(`1,2,${NOON + 29 * MINUTE}`);
    await page.reload();
    await scriptRan(page);
    expect(await entry(page)).toBe(`1,3,${NOON + 29 * MINUTE}`);
    expect(await entry(await openAt(60))).toBe(`2,1,${NOON + 60 * MINUTE}`);
  });

  it("take navigations in the page for page views, where page rules are looked at again", async () => {
    site.reset([{ audience: { minPages: 3 } }]);
    listening(site);
    const page = await openAt(0);
    await page.evaluate(() => history.pushState({}, "", "/two"));
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.evaluate(() => history.pushState({}, "", "/three"));
    expect(await entry(page)).toBe(`1,3,${NOON}`);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    expect(site.paths.filter((path) => path.includes("touchpoint-0"))).toHaveLength(1);
  });

  it("begin anew where what is kept cannot be read, or is of a clock that was wrong", async () => {
    site.reset([{ audience: { minVisits: 2 } }]);
    const page = await openAt(0);
    for (const [before, after] of [
      ["nonsense", `1,1,${NOON}`],
      [`4,7,${NOON + 525_600 * MINUTE}`, `5,1,${NOON}`],
    ]) {
      await page.evaluate(([name, value = ""]) => localStorage.setItem(`${name}`, value), [ENTRY, before]);
      await page.reload();
      await scriptRan(page);
      expect(await entry(page)).toBe(after);
    }
  });

  it("leave no trace where no rule goes by them", async () => {
    site.reset([{ audience: { signedIn: true } }]);
    expect(await kept(await openAt(0))).toEqual({ local: {}, session: {} });
  });

  it("do not count a page that nobody has seen", async () => {
    site.reset([{ audience: { minVisits: 2 } }]);
    listening(site, "hide()");
    const page = await openAt(0);
    expect(await entry(page)).toBeUndefined();
    await page.evaluate("show()");
    await page.evaluate("hide(); show()");
    expect(await entry(page)).toBe(`1,1,${NOON}`);
  });
});

describe("visits before consent", () => {
  it("are not kept; with it, this page view counts, once, and those of earlier pages are not lost", async () => {
    site.reset([{ audience: { minPages: 4 } }], { consent: 1 });
    const first = await openAt(0);
    await first.evaluate(() => history.pushState({}, "", "/two"));
    expect(await kept(first)).toEqual({ local: {}, session: {} });
    await asklet(first, "consent", true);
    await asklet(first, "consent", true);
    expect(await entry(first)).toBe(`1,1,${NOON}`);
    await first.evaluate(() => history.pushState({}, "", "/three"));
    expect(await entry(first)).toBe(`1,2,${NOON}`);
    const second = await openAt(1);
    expect(await entry(second)).toBe(`1,2,${NOON}`);
    await asklet(second, "consent", true);
    expect(await entry(second)).toBe(`1,3,${NOON + MINUTE}`);
  });

  it("are forgotten when it is taken back", async () => {
    site.reset([{ audience: { minPages: 4 } }], { consent: 1 });
    const page = await openAt(0);
    await asklet(page, "consent", true);
    await asklet(page, "consent", false);
    await page.evaluate(() => history.pushState({}, "", "/two"));
    expect(await kept(page)).toEqual({ local: {}, session: {} });
  });
});
