/** `import { asklet, load } from "asklet"`: calls before the script is there, and where it never comes. */
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../../../scripts/command.ts";
import { launchChromium } from "../chromium.ts";
import { Site, SITE_KEY, STUB } from "../loader/site.ts";
import { prompted, scriptRan, settle, Visitor } from "../loader/visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;
/** Sets `window.module` to what the module exports. */
let code: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), Site.start()]);
  const lib = { entry: path.join(ROOT, "dist/module/asklet.js"), formats: ["iife" as const], name: "module" };
  const built = await build({ root: ROOT, configFile: false, logLevel: "silent", build: { lib, write: false } });
  const [file] = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  if (file?.type !== "chunk") throw new Error("no module");
  ({ code } = file);
});
beforeEach(async () => {
  site.reset();
  // A page of modules: neither stub nor tag.
  site.html = `<!doctype html><html lang="en"><title>Page</title><script>${code}</script><p>Page</p>`;
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

async function open(): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.goto(site.pages);
  return page;
}

async function scripts(page: Page): Promise<number> {
  return page.locator(`script[src*="${SITE_KEY}"]`).count();
}

describe("load", () => {
  it("puts the script into the page once, and what was called before and after is asked in order", async () => {
    site.reset([{ declares: 1 }]);
    site.wording = { properties: ["plan", "order"] };
    site.html = `<!doctype html><html lang="en"><title>Page</title><script>${code}</script><p>Page</p>`;
    const page = await open();
    await page.evaluate(`
      module.asklet("set", { plan: "free" });
      module.load("${site.scriptUrl}");
      module.asklet("set", { plan: "pro" });
      module.asklet("touchpoint", "touchpoint-0", { order: 17 });
      module.load("${site.scriptUrl}");
    `);
    await page.getByRole("radio", { name: "Yes" }).click();
    const posts = (): string[] => site.reached.filter(({ method }) => method === "POST").map(({ body }) => body);
    await expect.poll(() => posts().length).toBe(1);
    expect(JSON.parse(posts()[0] ?? "")).toMatchObject({ answer: 1, properties: { plan: "pro", order: 17 } });
    await page.evaluate(`module.load("${site.scriptUrl}")`);
    expect(await scripts(page)).toBe(1);
  });

  it("adds no second tag where the page has one, and keeps what the page's stub has queued", async () => {
    site.html = site.html.replace(
      "<p>",
      `<script>${STUB};asklet("touchpoint", "nowhere")</script>
      <script async src="${site.scriptUrl}"></script>
      <script>module.load("${site.scriptUrl}"); found = module.asklet("debug");</script><p>`,
    );
    const page = await open();
    await scriptRan(page);
    expect(await scripts(page)).toBe(1);
    expect(
      await page.evaluate("found.then(({ touchpoints }) => touchpoints.map(({ touchpoint }) => touchpoint))"),
    ).toEqual(["touchpoint-0", "nowhere"]);
  });

  it("warns where the page's policy lets no code add a script, and nothing else comes of it", async () => {
    site.headers = { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" };
    const page = await open();
    const found = page.evaluate(`module.load("${site.scriptUrl}"); module.asklet("debug")`);
    expect(await found).toBeUndefined();
    expect(visitor.warnings).toEqual([expect.stringContaining("put its tag into the page")]);
  });

  it("hands on the nonce that a policy asks for", async () => {
    site.headers = { "content-security-policy": "script-src 'nonce-a1b2c3'; connect-src *" };
    site.html = site.html.replace("<script>", '<script nonce="a1b2c3">');
    const page = await open();
    await page.evaluate(`module.load("${site.scriptUrl}", { nonce: "a1b2c3" })`);
    await scriptRan(page);
  });
});

describe("promises that were made before the script was there", () => {
  it("are kept when it comes", async () => {
    const page = await open();
    const asked = page.evaluate(`module.asklet("ask", "touchpoint-0").then(({ wording }) => wording.question)`);
    await settle(page);
    expect(site.allPaths).toEqual([]);
    await page.evaluate(`module.load("${site.scriptUrl}")`);
    expect(await asked).toBe("Was touchpoint-0 good?");
  });

  it("come to nothing when it is out of reach, as do those made later; and the page goes on", async () => {
    site.respond = () => 503;
    const page = await open();
    const before = page.evaluate(`module.asklet("ask", "touchpoint-0").then((prompt) => [prompt])`);
    await page.evaluate(`module.load("${site.scriptUrl}")`);
    expect(await before).toEqual([undefined]);
    expect(await page.evaluate(`module.asklet("debug").then((report) => [report])`)).toEqual([undefined]);
    await page.evaluate(`module.asklet("touchpoint", "touchpoint-0")`);
    expect(visitor.warnings).toEqual([]);
  });
});

describe("asklet", () => {
  it("is the script's own function once that is there", async () => {
    const page = await open();
    await page.evaluate(`module.load("${site.scriptUrl}")`);
    await scriptRan(page);
    await page.evaluate(`module.asklet("touchpoint", "touchpoint-0")`);
    await prompted(page);
    const added = await page.evaluate("Object.keys(window).filter((name) => /asklet/i.test(name))");
    expect(added).toEqual(["asklet"]);
  });
});
