import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { Site, SITE_KEY, STUB } from "./site.ts";
import { asklet, debug, outcome, prompted, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), Site.start()]);
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

/** Puts a script between the stub and the collector's script. */
function afterStub(code: string): void {
  site.html = site.html.replace("{script}", `<script>${code}</script>{script}`);
}

describe("window.asklet", () => {
  it("replays what the stub queued", async () => {
    afterStub("asklet('touchpoint', 'nowhere'); asklet('touchpoint', 'touchpoint-0', { order: 17 })");
    const page = await visitor.open(site.pages);
    await prompted(page);
    expect(await debug(page)).toContainEqual({
      touchpoint: "nowhere",
      reason: "unknown-touchpoint",
      last: "unknown-touchpoint",
    });
  });

  it("works without a stub", async () => {
    site.html = site.html.replace(STUB, "");
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
  });

  it("runs calls of those who still hold the stub", async () => {
    afterStub("window.held = asklet");
    const page = await visitor.open(site.pages);
    await page.evaluate("held('touchpoint', 'touchpoint-0')");
    await prompted(page);
  });

  it("is the only global", async () => {
    site.html = site.html.replace(STUB, "window.before = []; before.push(...Object.getOwnPropertyNames(window))");
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    const added = await page.evaluate("Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))");
    expect(added).toEqual(["asklet"]);
  });

  it("warns once of commands that it doesn't know, and returns nothing", async () => {
    const page = await visitor.open(site.pages);
    expect(await asklet(page, "trackEverything")).toBeUndefined();
    expect(await asklet(page, "constructor")).toBeUndefined();
    await page.evaluate("asklet(); asklet(null); asklet(Symbol('x')); asklet({})");
    expect(visitor.warnings).toEqual(["asklet: unknown command trackEverything"]);
  });

  it("takes any arguments without an exception or a warning", async () => {
    const page = await visitor.open(site.pages);
    await page.evaluate(`
      for (const slug of [undefined, null, 1, "", "__proto__", Symbol("x"), { toString() { throw new Error("slug"); } }]) {
        asklet("touchpoint", slug, null);
        asklet("touchpoint", slug, "text");
        asklet("touchpoint", slug, { get order() { throw new Error("order"); } });
      }
      asklet.q.push(null);
      asklet.q.push(42);
    `);
    await settle(page);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    expect(visitor.warnings).toEqual([]);
  });

  it("leaves a second copy of the script without effect", async () => {
    site.reset([{ load: 0 }]);
    site.html = site.html.replace("{script}", `{script}<script async src="${site.scriptUrl}?again"></script>`);
    const page = await visitor.open(site.pages);
    await prompted(page);
    await settle(page);
    expect(site.paths.filter((path) => path.startsWith(`${SITE_KEY}.js`))).toHaveLength(2);
    expect(site.paths.filter((path) => path.includes("touchpoint-0"))).toHaveLength(1);
    expect(visitor.warnings).toEqual([]);
  });
});

describe("asklet('debug')", () => {
  it("gives each touchpoint's reason now", async () => {
    site.reset(
      [
        { slug: "elsewhere", include: ["/other/**"] },
        { slug: "unlucky", sample: 0 },
        { slug: "heavy", weight: 0 },
        { slug: "due" },
      ],
      { wait: 30, again: [90, 30] },
    );
    const page = await visitor.open(site.pages);
    expect(await debug(page)).toEqual([
      { touchpoint: "elsewhere", reason: "page-excluded" },
      { touchpoint: "unlucky", reason: "not-sampled" },
      { touchpoint: "heavy", reason: "not-drawn" },
      expect.objectContaining({ touchpoint: "due" }),
    ]);
  });

  it("tells of the prompt that is open, and then of what became of it", async () => {
    site.reset([{ slug: "first" }, { slug: "second" }], { again: [90, 30] });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "first");
    await asklet(page, "touchpoint", "second");
    await outcome(page, "first", "shown");
    expect(await debug(page)).toEqual([
      { touchpoint: "first", reason: "prompt-open", last: "shown" },
      { touchpoint: "second", reason: "prompt-open", last: "prompt-open" },
    ]);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "first", "dismissed");
    expect(await debug(page)).toEqual([
      { touchpoint: "first", reason: "presented-recently", last: "dismissed" },
      { touchpoint: "second", reason: "due", last: "prompt-open" },
    ]);
  });

  it("asks nothing and stores nothing by itself", async () => {
    site.reset([{ load: 60_000 }], { wait: 30, again: [90, 30] });
    const page = await visitor.open(site.pages);
    expect(await debug(page)).toEqual([{ touchpoint: "touchpoint-0", reason: "due" }]);
    await settle(page);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});
