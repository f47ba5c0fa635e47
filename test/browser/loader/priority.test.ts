/** Several touchpoints that are due at once. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { heard, listening, NOBODY, PATIENTLY } from "./hearing.ts";
import { Site } from "./site.ts";
import { asklet, prompted, Visitor } from "./visitor.ts";

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

const asked = (): string[] => site.paths.flatMap((path) => /touchpoint-\d/.exec(path)?.[0] ?? []);

describe("of touchpoints that are due in the same moment", () => {
  it("the one of the highest priority is asked", async () => {
    site.reset([{ load: 100, priority: -1 }, { load: 100 }, { load: 100, priority: 5 }, { load: 100, priority: 4 }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await prompted(page);
    expect(asked()).toEqual(["touchpoint-2"]);
    const skipped = (await heard(page)).filter(({ name }) => name === "skipped");
    expect(skipped.map(({ touchpoint, reason }) => [touchpoint, reason])).toEqual([
      ["touchpoint-3", "prompt-open"],
      ["touchpoint-1", "prompt-open"],
      ["touchpoint-0", "prompt-open"],
    ]);
  });

  it("the next is asked where the highest is not due", async () => {
    site.reset([{ load: 0 }, { load: 0, priority: 5, ...NOBODY }, { load: 0, priority: 1 }]);
    const page = await visitor.open(site.pages);
    await prompted(page);
    expect(asked()).toEqual(["touchpoint-2"]);
  });

  it("the first is asked where they are equal", async () => {
    site.reset([
      { event: "e", priority: 2 },
      { event: "e", priority: 2 },
    ]);
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "e");
    await prompted(page);
    expect(asked()).toEqual(["touchpoint-0"]);
  });

  it("the highest is asked of all that a hidden page has requested", async () => {
    site.reset([{}, { priority: 1 }]);
    listening(site, "hide()");
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.clock.runFor(60_000);
    await asklet(page, "touchpoint", "touchpoint-1");
    await page.clock.runFor(60_000);
    expect(asked()).toEqual([]);
    await page.evaluate("show()");
    await page.clock.runFor(1000);
    await expect.poll(asked, PATIENTLY).toEqual(["touchpoint-1"]);
  });

  it("what comes with a request goes with it", async () => {
    site.reset([{ priority: 1, declares: 1, ...NOBODY }]);
    listening(site, "asklet('on', 'skipped', ({ properties }) => (window.given = properties));");
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0", { order: 17 });
    await expect.poll(() => page.evaluate("window.given"), PATIENTLY).toEqual({ order: 17 });
  });
});
