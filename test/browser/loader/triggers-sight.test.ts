/** Triggers that go by what is in sight: scroll, view. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { fired, listening, NOBODY, PATIENTLY } from "./hearing.ts";
import { Site } from "./site.ts";
import { asklet, prompted, settle, Visitor } from "./visitor.ts";

const BARE = "<style>body { margin: 0 } p { margin: 0 }</style>";
/** Above what is at the end of the page; the window is 720 px high. */
const HIGH = `${BARE}<div style="height: 3000px"></div>`;

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

/** Scrolls the page, or an element of it, to so many pixels from the top. */
async function scrollTo(page: Page, top: number, selector = "html"): Promise<void> {
  await page.locator(selector).evaluate((element, y) => element.scrollTo(0, y), top);
  await settle(page);
}

describe("the trigger scroll", () => {
  /** A page of 4,000 px. */
  const LONG = `${BARE}<div style="height: 4000px; margin-top: -20px"></div>`;

  async function open(percent: number, body: string): Promise<Page> {
    site.reset([{ scroll: percent, ...NOBODY }]);
    site.html = site.html.replace("<p>Page</p>", "");
    listening(site, "", body);
    const page = await visitor.open(site.pages);
    await settle(page);
    return page;
  }

  it("fires once, when this share of the page's height has come into sight", async () => {
    const page = await open(50, `${BARE}<div style="height: 4000px"></div>`);
    await scrollTo(page, 2000 - 720 - 2);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 2000 - 720);
    expect(await fired(page)).toBe(1);
    await scrollTo(page, 0);
    await scrollTo(page, 3000);
    expect(await fired(page)).toBe(1);
  });

  it("has come to the whole page at its end, and not before", async () => {
    const page = await open(100, `${BARE}<div style="height: 4000.6px"></div>`);
    await scrollTo(page, 4000 - 720 - 2);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 9000);
    expect(await fired(page)).toBe(1);
  });

  it("asks nothing before the visitor scrolls, however much is in sight", async () => {
    const page = await open(10, LONG);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 1);
    expect(await fired(page)).toBe(1);
  });

  it("never fires on a page that needs no scrolling", async () => {
    const page = await open(10, "<ol style='height: 300px; overflow: auto'><li style='height: 900px'></ol>");
    await scrollTo(page, 600, "ol");
    await page.setViewportSize({ width: 800, height: 700 });
    await settle(page);
    expect(await fired(page)).toBe(0);
  });

  it("looks again when the window has another size", async () => {
    const page = await open(50, `${BARE}<div style="height: 4000px"></div>`);
    await scrollTo(page, 1000);
    expect(await fired(page)).toBe(0);
    await page.setViewportSize({ width: 800, height: 1000 });
    await settle(page);
    expect(await fired(page)).toBe(1);
  });

  it("goes by the element that is scrolled in the page's place", async () => {
    const shell = "position: fixed; inset: 60px 0 0; overflow: auto";
    const page = await open(50, `${BARE}<main style="${shell}"><div style="height: 4000px"></div></main>`);
    await scrollTo(page, 2000 - 660 - 2, "main");
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 2000 - 660, "main");
    expect(await fired(page)).toBe(1);
  });

  it("does not go by a list that is scrolled in a page", async () => {
    const list = "<ol style='height: 200px; overflow: auto'><li style='height: 900px'></ol>";
    const page = await open(50, `${list}<div style="height: 4000px"></div>`);
    await scrollTo(page, 600, "ol");
    expect(await fired(page)).toBe(0);
  });

  it("works in pages without a doctype", async () => {
    site.reset([{ scroll: 50, ...NOBODY }]);
    listening(site, "", `${BARE}<div style="height: 4000px"></div>`);
    site.html = site.html.replace("<!doctype html>", "");
    const page = await visitor.open(site.pages);
    await page.evaluate(() => window.scrollTo(0, 1200));
    await settle(page);
    expect(await fired(page)).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 1400));
    await settle(page);
    expect(await fired(page)).toBe(1);
  });

  it("stops when the touchpoint is called off", async () => {
    site.reset([{ scroll: 50, cancel: ["paid"], ...NOBODY }]);
    listening(site, "", LONG);
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid");
    await scrollTo(page, 3000);
    expect(await fired(page)).toBe(0);
  });
});

describe("the trigger view", () => {
  async function open(selector: string, body: string): Promise<Page> {
    site.reset([{ view: selector, ...NOBODY }]);
    site.html = site.html.replace("<p>Page</p>", "");
    listening(site, "", body);
    const page = await visitor.open(site.pages);
    await settle(page);
    return page;
  }
  const box = (height: number, attributes = "class=box"): string =>
    `<div ${attributes} style="height: ${height}px"></div>`;

  it("fires once, when half of an element is in sight", async () => {
    const page = await open(".box", `${HIGH}${box(200)}`);
    await scrollTo(page, 3000 - 720 + 98);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 3000 - 720 + 100);
    expect(await fired(page)).toBe(1);
    await scrollTo(page, 0);
    await scrollTo(page, 3000);
    expect(await fired(page)).toBe(1);
  });

  it("fires for what is in sight from the beginning", async () => {
    const page = await open(".box", box(200));
    expect(await fired(page)).toBe(1);
  });

  it("takes the middle of the window for an element that never has half of it in sight", async () => {
    const page = await open(".box", `${HIGH}${box(9000)}`);
    await scrollTo(page, 3000 - 720 + 340);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 3000 - 720 + 370);
    expect(await fired(page)).toBe(1);
  });

  it("does not fire for what is not displayed", async () => {
    const page = await open(".box", box(200, "class=box hidden"));
    expect(await fired(page)).toBe(0);
  });

  it.each([
    ["comes to the page later", "document.body.insertAdjacentHTML('beforeend', '<div class=box>Later</div>')"],
    ["is named later", "document.querySelector('p').className = 'box'"],
  ])("fires for an element that %s", async (_, code) => {
    const page = await open(".box", "<p>Text</p>");
    expect(await fired(page)).toBe(0);
    await page.evaluate(code);
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });

  it("fires for an inline survey's element when it is half a window away", async () => {
    const page = await open('[data-asklet="touchpoint-0"]', `${HIGH}<div data-asklet="touchpoint-0"></div>`);
    await scrollTo(page, 3000 - 720 - 362);
    expect(await fired(page)).toBe(0);
    await scrollTo(page, 3000 - 720 - 358);
    expect(await fired(page)).toBe(1);
  });

  it("stops when the touchpoint is called off", async () => {
    site.reset([{ view: ".box", cancel: ["paid"], ...NOBODY }]);
    listening(site, "", `${HIGH}${box(200)}`);
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid");
    await scrollTo(page, 9000);
    expect(await fired(page)).toBe(0);
  });

  /** Playwright cannot do without one: until the collector's script has run, the page can. */
  const NO_MUTATIONS = `{
    const { MutationObserver } = window;
    delete window.MutationObserver;
    addEventListener("load", () => (window.MutationObserver = MutationObserver));
  }`;
  const NO_SIGHT = "delete window.IntersectionObserver;";

  it.each([
    ["a selector that the browser does not understand", "]]", ""],
    ["a page without IntersectionObserver", "p", NO_SIGHT],
    ["a page without any observers", "p", NO_SIGHT + NO_MUTATIONS],
    ["a page whose own observer throws", "p", "IntersectionObserver = function () { throw new Error('no') }"],
  ])("leaves the others working with %s", async (_, selector, code) => {
    site.reset([
      { view: selector, time: 0, ...NOBODY },
      { click: "p", ...NOBODY },
    ]);
    listening(site, code);
    const page = await visitor.open(site.pages);
    await page.locator("p").click();
    await expect.poll(() => fired(page, "touchpoint-1"), PATIENTLY).toBe(1);
    expect(await fired(page)).toBe(1);
  });

  it("works without MutationObserver", async () => {
    site.reset([{ view: "p" }]);
    listening(site, NO_MUTATIONS);
    const page = await visitor.open(site.pages);
    await prompted(page);
  });
});
