import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY, STUB } from "./site.ts";
import { asklet, debug, outcome, prompted, settle, Visitor } from "./visitor.ts";

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
    expect(await asklet(page, "trackEverything")).toBeUndefined();
    await page.evaluate(`asklet(); asklet(null); asklet(Symbol("x")); asklet({})`);
    await settle(page);
    expect(visitor.warnings).toEqual(["asklet: unknown command trackEverything"]);
  });

  it("knows what no rule goes by, and does nothing at it", async () => {
    const page = await visitor.open(site.pages);
    for (const name of ["set", "identify", "event"]) expect(await asklet(page, name, { plan: "pro" })).toBeUndefined();
    await settle(page);
    expect(site.allPaths).toEqual([`${SITE_KEY}.js`]);
    expect(visitor.warnings).toEqual([]);
  });

  it("takes any arguments without an exception or a warning", async () => {
    const page = await visitor.open(site.pages);
    await page.evaluate(`
      for (const slug of [undefined, null, 1, "", "__proto__", Symbol("x"), { toString() { throw new Error("slug"); } }]) {
        asklet("touchpoint", slug, null);
        asklet("touchpoint", slug, "text");
        asklet("touchpoint", slug, { get order() { throw new Error("order"); } });
        for (const name of ["constructor", "__proto__", "toString"]) asklet(name, slug, slug);
        for (const name of ["on", "off", "open", "close", "ask", "ready", "reset", "set", "event"]) {
          asklet(name, slug, slug);
          asklet(name, slug, { get order() { throw new Error("order"); } });
        }
      }
      asklet.q.push(null);
      asklet.q.push(42);
    `);
    await debug(page);
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

describe("commands that are seldom called", () => {
  it("come in one file, at the first of them and never again", async () => {
    const page = await visitor.open(site.pages);
    await asklet(page, "on", "shown", null);
    await asklet(page, "consent", true);
    await settle(page);
    expect(site.allPaths).toEqual([`${SITE_KEY}.js`]);
    await asklet(page, "reset");
    await asklet(page, "close");
    expect(site.allPaths).toEqual([`${SITE_KEY}.js`, site.prompt.replace("prompt", "commands")]);
  });

  it("leave what debug has to say to a file of its own, which comes when it is called", async () => {
    const page = await visitor.open(site.pages);
    await asklet(page, "debug");
    expect(await debug(page)).toHaveLength(1);
    const files = ["commands", "debug"].map((chunk) => site.prompt.replace("prompt", chunk));
    expect(site.allPaths).toEqual([`${SITE_KEY}.js`, ...files]);
  });

  it("return promises at every call, and others nothing", async () => {
    const page = await visitor.open(site.pages);
    const kinds = await page.evaluate(() => {
      const kindOf = (value: unknown): string => (value instanceof Promise ? "promise" : typeof value);
      const { asklet } = window;
      if (!asklet) return [];
      const later = (): unknown[] => [
        asklet("debug"),
        asklet("reset"),
        asklet("close"),
        asklet("off", "shown"),
        asklet("ask", "nowhere"),
        asklet("open", "nowhere"),
        asklet("preview", "no where"),
        asklet("ready", () => {}),
      ];
      const first = later().map(kindOf);
      return asklet("debug").then(() => [
        ...new Set(first),
        ...new Set(later().map(kindOf)),
        kindOf(asklet("on", "shown", () => {})),
        kindOf(asklet("touchpoint", "nowhere")),
        kindOf(asklet("consent", true)),
      ]);
    });
    expect(kinds).toEqual(["promise", "promise", "undefined", "undefined", "undefined"]);
  });

  it.each([
    ["commands", undefined],
    ["debug", null],
  ])("come to nothing where %s is out of reach, without an error on the page", async (file, asked) => {
    site.respond = ({ url }) => (url.includes(`${file}-`) ? 503 : undefined);
    const page = await visitor.open(site.pages);
    expect(await asklet(page, "debug")).toBeUndefined();
    expect(await asklet(page, "ask", "nowhere")).toBe(asked);
    expect(visitor.warnings).toEqual([]);
  });

  it("wait in the stub's queue like any other, and 'ready' hands over what they promise", async () => {
    afterStub(`window.found = new Promise((resolve) => asklet("ready", (real) => resolve(real("debug"))))`);
    const page = await visitor.open(site.pages);
    expect(await page.evaluate("found.then(({ touchpoints }) => touchpoints.length)")).toBe(1);
  });
});

describe("asklet('open')", () => {
  it("asks whatever pages, samples and waits say, and is counted like any other", async () => {
    site.reset([{ exclude: ["/**"], sample: 0 }], { wait: 30, again: [90, 30] });
    const page = await visitor.open(site.pages);
    const name = `asklet.${SITE_KEY}.times.touchpoint-0`;
    const before = String(Date.now());
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [name, before] as const);
    await asklet(page, "open", "touchpoint-0", { order: 17 });
    await prompted(page);
    await outcome(page, "touchpoint-0", "shown");
    await page.getByRole("radio", { name: "Yes" }).click();
    await expect.poll(() => site.reached.filter(({ method }) => method === "POST")).toHaveLength(1);
    const [posted] = site.reached.filter(({ method }) => method === "POST");
    expect(JSON.parse(posted?.body ?? "")).toMatchObject({ touchpoint: "touchpoint-0", answer: 1, shown: true });
    const [presented, answered] = (await page.evaluate((key) => localStorage.getItem(key), name))?.split(",") ?? [];
    expect(Number(presented)).toBeGreaterThan(Number(before));
    expect(Number(answered)).toBeGreaterThanOrEqual(Number(presented));
  });

  it("asks nothing without consent, nor beside another prompt, nor what the script doesn't know", async () => {
    site.reset([{}, {}], { consent: 1 });
    const page = await visitor.open(site.pages);
    await asklet(page, "open", "touchpoint-0");
    await outcome(page, "touchpoint-0", "consent-missing");
    await asklet(page, "consent", true);
    await prompted(page);
    await asklet(page, "open", "touchpoint-1");
    await outcome(page, "touchpoint-1", "prompt-open");
    await asklet(page, "close");
    await asklet(page, "open", "nowhere");
    await outcome(page, "nowhere", "unknown-touchpoint");
  });
});

describe("asklet('close')", () => {
  it("takes the prompt away: a showing, and no dismissal", async () => {
    site.reset([{}], { again: [90, 30] });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "shown");
    await asklet(page, "close");
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    await outcome(page, "touchpoint-0", "closed");
    await expect.poll(() => site.reached.filter(({ method }) => method === "POST")).toHaveLength(1);
    const [posted] = site.reached.filter(({ method }) => method === "POST");
    expect(JSON.parse(posted?.body ?? "")).toMatchObject({ touchpoint: "touchpoint-0", shown: true });
    expect(posted?.body).not.toContain("dismissed");
    const times = await page.evaluate((key) => localStorage.getItem(key), `asklet.${SITE_KEY}.times.touchpoint-0`);
    expect(times).toMatch(/^\d{13}(,0)*$/);
  });

  it("takes only the touchpoint's own prompt away where it names one", async () => {
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await asklet(page, "close", "touchpoint-1");
    expect(await page.locator("asklet-prompt").count()).toBe(1);
    await asklet(page, "close", "touchpoint-0");
    expect(await page.locator("asklet-prompt").count()).toBe(0);
  });

  it("does nothing where nothing is open, and the next prompt comes as any other", async () => {
    const page = await visitor.open(site.pages);
    await asklet(page, "close");
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "dismissed");
    await asklet(page, "close");
    expect((await debug(page))[0]?.last).toBe("dismissed");
  });
});
