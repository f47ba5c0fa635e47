/** Pages that change without a load: page rules are looked at again, and nothing of the host's history is broken. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { fired, heard, listening, NOBODY, PATIENTLY } from "./hearing.ts";
import { Site } from "./site.ts";
import { scriptRan, settle, Visitor } from "./visitor.ts";

/** Where the browser has no Navigation API. */
const OLD = "delete window.navigation; delete Window.prototype.navigation;";
const BROWSERS: [string, string][] = [
  ["with the Navigation API", ""],
  ["without it", OLD],
];
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

async function openTimed(path = "/"): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.clock.install();
  await page.goto(site.pages + path);
  await scriptRan(page);
  return page;
}

const navigations = async (page: Page): Promise<number> =>
  (await heard(page)).filter(({ name }) => name === "navigated").length;
const push = (page: Page, path: string): Promise<void> => page.evaluate((to) => history.pushState({}, "", to), path);

describe.each(BROWSERS)("in a browser %s", (_, code) => {
  const WAYS: [string, (page: Page) => Promise<unknown>][] = [
    ["pushState", (page) => push(page, "/cart")],
    ["replaceState", (page) => page.evaluate(() => history.replaceState({}, "", "/cart"))],
    ["back", (page) => page.evaluate(() => history.back())],
    ["a link to a hash", (page) => page.locator("a").click()],
    ["location.hash", (page) => page.evaluate(() => (location.hash = "cart"))],
    ["another query", (page) => push(page, "?step=2")],
  ];

  it.each(WAYS)("%s is a navigation", async (_, navigate) => {
    site.reset([{ include: ["/cart", "/*?step=2", "/**#cart"], load: 0, ...NOBODY }]);
    listening(site, code, "<a href='#cart'>Cart</a>");
    const page = await visitor.open(site.pages);
    await page.evaluate(() => {
      history.replaceState({}, "", "/cart");
      history.pushState({}, "", "/");
    });
    await settle(page);
    const [before, firedBefore] = [await navigations(page), await fired(page)];
    await navigate(page);
    await expect.poll(() => navigations(page), PATIENTLY).toBe(before + 1);
    await expect.poll(() => fired(page), PATIENTLY).toBe(firedBefore + 1);
  });

  it("a touchpoint is armed when its pages begin to match, and its delay counts from there", async () => {
    site.reset([{ include: ["/cart/**"], load: 10 * MINUTE, ...NOBODY }]);
    listening(site, code);
    const page = await openTimed();
    await page.clock.runFor(60 * MINUTE);
    await push(page, "/cart/1");
    await page.clock.runFor(9 * MINUTE);
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("a touchpoint is disarmed when its pages match no more", async () => {
    site.reset([{ include: ["/cart/**"], load: 10 * MINUTE, idle: 10 * MINUTE, click: "p", event: "e", ...NOBODY }]);
    listening(site, code);
    const page = await openTimed("/cart/1");
    await page.clock.runFor(9 * MINUTE);
    await push(page, "/");
    await page.locator("p").click();
    await page.evaluate(() => window.asklet?.("event", "e"));
    await page.clock.runFor(60 * MINUTE);
    expect(await heard(page)).toEqual([{ name: "navigated" }]);
  });

  it("a touchpoint whose pages go on matching is left alone: its delay is not reset, and comes once", async () => {
    site.reset([{ exclude: ["/account"], load: 10 * MINUTE, ...NOBODY }]);
    listening(site, code);
    const page = await openTimed("/a");
    for (const path of ["/b", "/c", "/c?d=e", "/c?d=e#f"]) {
      await page.clock.runFor(2 * MINUTE);
      await push(page, path);
    }
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(2 * MINUTE);
    expect(await fired(page)).toBe(1);
    await push(page, "/h");
    await page.clock.runFor(60 * MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("a touchpoint that comes and goes asks once a stay, and each event once", async () => {
    site.reset([{ include: ["/cart"], load: MINUTE, event: "paid", ...NOBODY }]);
    listening(site, code);
    const page = await openTimed();
    for (const _ of [1, 2, 3]) {
      await push(page, "/cart");
      await page.clock.runFor(2 * MINUTE);
      await push(page, "/");
    }
    expect(await fired(page)).toBe(3);
    await push(page, "/cart");
    await page.evaluate(() => window.asklet?.("event", "paid"));
    expect(await fired(page)).toBe(4);
  });

  it("touchpoints without page rules are armed once", async () => {
    site.reset([
      { load: 10 * MINUTE, ...NOBODY },
      { include: ["/x"], event: "x" },
    ]);
    listening(site, code);
    const page = await openTimed();
    await page.clock.runFor(9 * MINUTE);
    await push(page, "/x");
    await page.clock.runFor(MINUTE);
    await push(page, "/y");
    await page.clock.runFor(60 * MINUTE);
    expect(await fired(page)).toBe(1);
  });

  it("the same address again is no navigation", async () => {
    site.reset([{ include: ["/**"], load: 0, ...NOBODY }]);
    listening(site, code, "<a href='#here'>Here</a>");
    const page = await visitor.open(`${site.pages}/a?b#here`);
    await page.evaluate(() => {
      history.pushState({ state: 1 }, "");
      history.replaceState({ state: 2 }, "", location.href);
      history.replaceState({ state: 3 }, "", "#here");
    });
    await page.locator("a").click();
    await settle(page);
    expect(await navigations(page)).toBe(0);
    expect(await fired(page)).toBe(1);
  });

  it("what a hidden page does waits until somebody sees it", async () => {
    site.reset([{ include: ["/cart"], load: 10 * MINUTE, ...NOBODY }]);
    listening(site, code);
    const page = await openTimed();
    await page.evaluate("hide()");
    await push(page, "/cart");
    await page.clock.runFor(60 * MINUTE);
    expect(await heard(page)).toEqual([]);
    await page.evaluate("show()");
    expect(await navigations(page)).toBe(1);
    await page.clock.runFor(9 * MINUTE);
    expect(await fired(page)).toBe(0);
    await page.clock.runFor(MINUTE);
    expect(await fired(page)).toBe(1);
  });
});

describe("a host's history", () => {
  const RULES = [{ include: ["/cart"], load: 0, ...NOBODY }];
  /** The host's wrapper: notes each call, and gives back what no browser does. */
  const patch = (owner: string, note: string): string => `{
    const { pushState } = History.prototype;
    const own = Object.hasOwn(history, "pushState") && history.pushState;
    ${owner}.pushState = function (...args) {
      (window.notes ??= []).push(["${note}", this === history, args.length]);
      (own || pushState).apply(this, args);
      return "${note}";
    };
  }`;

  it.each(["history", "History.prototype"])("patched in %s before us is called as ever, and heard", async (owner) => {
    site.reset(RULES);
    listening(site, OLD + patch(owner, "before"));
    const page = await visitor.open(site.pages);
    expect(await page.evaluate(() => history.pushState({ a: 1 }, "", "/cart"))).toBe("before");
    expect(await page.evaluate("[notes, history.state, location.pathname]")).toEqual([
      [["before", true, 3]],
      { a: 1 },
      "/cart",
    ]);
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });

  it.each(["history", "History.prototype"])("patched in %s after us is called as ever, and heard", async (owner) => {
    site.reset(RULES);
    listening(site, OLD);
    const page = await visitor.open(site.pages);
    await page.evaluate(patch(owner, "after"));
    expect(await page.evaluate(() => history.pushState({ a: 1 }, "", "/cart"))).toBe("after");
    expect(await page.evaluate("[notes, history.state, location.pathname]")).toEqual([
      [["after", true, 3]],
      { a: 1 },
      "/cart",
    ]);
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });

  it("replaced after us works without us, and back and forth is still heard", async () => {
    site.reset(RULES);
    listening(site, `${OLD} const native = history.pushState;`);
    const page = await visitor.open(site.pages);
    await page.evaluate(
      "history.pushState = native; history.pushState({}, '', '/cart'); history.pushState({}, '', '/')",
    );
    expect(await navigations(page)).toBe(0);
    await page.evaluate(() => history.back());
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });

  it("throws what it throws without us", async () => {
    site.reset(RULES);
    listening(site, OLD);
    const page = await visitor.open(site.pages);
    const thrown = await page.evaluate(() => {
      try {
        history.pushState({}, "", "https://elsewhere.example/");
        return "nothing";
      } catch (error) {
        return error instanceof DOMException ? error.name : "another";
      }
    });
    expect(thrown).toBe("SecurityError");
  });

  it("stays the browser's own where there is the Navigation API", async () => {
    site.reset(RULES);
    listening(site, "const native = History.prototype.pushState;");
    const page = await visitor.open(site.pages);
    expect(await page.evaluate("history.pushState === native")).toBe(true);
  });

  it.each([
    ["sealed", "Object.freeze(History.prototype); Object.freeze(history);"],
    ["gone", "delete History.prototype.pushState;"],
  ])("that is %s leaves everything else working", async (_, code) => {
    site.reset([{ include: ["/"], load: 0, ...NOBODY }]);
    listening(site, OLD + code);
    const page = await visitor.open(site.pages);
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });

  it.each([
    ["a variable", "window.navigation = { addEventListener: null };", ""],
    ["an element", OLD, "<nav id=navigation></nav>"],
  ])("is watched where %s of the page's is called navigation", async (_, code, body) => {
    site.reset(RULES);
    listening(site, code);
    site.html = site.html.replace("{script}", `${body}{script}`);
    const page = await visitor.open(site.pages);
    await push(page, "/cart");
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
  });
});
