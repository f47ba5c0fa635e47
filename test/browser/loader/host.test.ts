/** Pages that make life hard: broken set-ups, patched globals, strict policies, pages that nobody sees. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { prompted, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  site.reset([{ load: 0 }]);
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

describe("a wrong set-up", () => {
  it.each([
    ["a module script", () => `<script type="module" src="${site.scriptUrl}"></script>`],
    [
      "a script without address",
      () => `<script>fetch("${site.scriptUrl}").then((r) => r.text()).then((code) => {
      const script = document.createElement("script"); script.text = code; document.head.append(script) })</script>`,
    ],
    ["an image that shadows document.currentScript", () => `<img name="currentScript" src="/evil.js">{script}`],
  ])("(%s) is warned of once, and starts nothing", async (_, markup) => {
    site.html = site.html.replace("{script}", markup);
    const page = await visitor.context.newPage();
    const warned = page.waitForEvent("console", (message) => message.type() === "warning");
    await page.goto(site.pages);
    expect((await warned).text()).toBe("asklet: needs its own <script src>");
    await settle(page);
    expect(visitor.warnings).toHaveLength(1);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
  });
});

describe("a page that has patched the browser's functions", () => {
  it.each([
    ["fetch", "window.fetch = () => { throw new Error('fetch') }"],
    ["fetch to nothing", "window.fetch = () => undefined"],
    ["arrays", "Array.prototype.map = Array.prototype.filter = () => { throw new Error('array') }"],
    ["Map", "Map.prototype.get = Map.prototype.set = () => { throw new Error('map') }"],
    ["the clock", "Date.now = () => { throw new Error('now') }"],
    ["timers", "window.setTimeout = () => { throw new Error('timer') }"],
    ["the console", "for (const name in console) console[name] = () => { throw new Error(name) }"],
    ["the address", "window.URL = window.URLSearchParams = undefined"],
    ["the global", "Object.defineProperty(window, 'asklet', { value: undefined })"],
    ["visibility", "document.addEventListener = () => { throw new Error('listener') }"],
  ])("(%s) sees no exception", async (_, patch) => {
    site.html = site.html.replace("<title>", `<script>${patch}</script><title>`);
    const page = await visitor.context.newPage();
    await page.goto(site.pages);
    await settle(page);
    // Without arguments: to hand them over, Playwright uses what the page has broken.
    await page.evaluate(async () => {
      const run = (command: string): unknown =>
        window.asklet && Reflect.apply(window.asklet, undefined, [command, "touchpoint-0"]);
      for (const command of ["touchpoint", "ask", "consent", "nonsense"]) void run(command);
      for (const command of ["off", "debug"]) await run(command);
    });
    await settle(page);
  });
});

describe("a strict policy", () => {
  const trustedTypes = "require-trusted-types-for 'script'; trusted-types 'none'";
  const connect = (): string => `default-src 'none'; connect-src ${site.collector}; ${trustedTypes}`;

  it.each([
    ["a list of hosts", () => `script-src ${site.pages} ${site.collector}; ${connect()}`],
    ["a nonce", () => `script-src 'nonce-a1b2c3' ${site.collector}; ${connect()}`],
    ["strict-dynamic", () => `script-src 'nonce-a1b2c3' 'strict-dynamic'; ${connect()}`],
  ])("of %s, with Trusted Types, lets script and prompt work", async (_, policy) => {
    site.html = site.html
      .replace(/<script>.*?<\/script>/, "")
      .replace("{script}", `<script async nonce="a1b2c3" src="${site.scriptUrl}"></script>`);
    site.headers = { "content-security-policy": policy() };
    const page = await visitor.context.newPage();
    const violations: string[] = [];
    page.on("console", (message) => message.type() === "error" && violations.push(message.text()));
    await page.goto(site.pages);
    await prompted(page);
    expect(violations).toEqual([]);
  });
});
