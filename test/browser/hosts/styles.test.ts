/** Style sheets that reach for everything on the page: none reaches the prompt, and the prompt reaches nothing. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { choose, GIVEN, type Heard, listen, standing, tick } from "./guest.ts";
import { type Hosts, SOON, startHosts } from "./hosts.ts";
import { differences, type Looks, looksOfHost, looksOfPrompt } from "./looks.ts";

let browser: Browser;
let context: BrowserContext;
let hosts: Hosts;
let heard: () => Heard;
/** The prompt on the bare page. */
let bare: Looks[];

beforeAll(async () => {
  [browser, hosts] = await Promise.all([launchChromium(), startHosts()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(10_000);
  heard = listen(context);
  const page = await open("bare.html");
  bare = await looksInUse(page);
  await page.close();
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
  expect(heard()).toEqual({ faults: [], lines: [] });
});
afterAll(async () => {
  await browser.close();
  await hosts.close();
});

async function open(name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(hosts.page(name));
  return page;
}

/** The prompt as it comes, and with one answer chosen and the follow-up asked. */
async function looksInUse(page: Page): Promise<Looks[]> {
  const prompt = await standing(page);
  const asking = await looksOfPrompt(page);
  await choose(page);
  await prompt.getByRole("checkbox").first().waitFor();
  return [asking, await looksOfPrompt(page)];
}

/** The page as it is when nobody is its guest. */
async function looksAlone(name: string): Promise<Looks> {
  const page = await context.newPage();
  await page.route("**/s/**", async (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(hosts.page(name));
  const looks = await looksOfHost(page);
  await page.close();
  return looks;
}

describe("the prompt", () => {
  it.for([
    ["all: unset !important", "unset.html"],
    ["loud styles", "loud-styles.html"],
    ["a filter and a transform on body", "filtered-body.html"],
    ["a root font size of 62.5 %", "root-small.html"],
    ["a root font size of 400 %", "root-giant.html"],
    ["a zoom of 300 % by CSS", "zoom.html"],
    ["Bootstrap", "bootstrap.html"],
    ["Tailwind's preflight", "tailwind.html"],
  ] as const)("looks under %s as on a bare page, works, and changes nothing there", async ([, name]) => {
    const alone = await looksAlone(name);
    const page = await open(name);
    await standing(page);
    const host = await looksOfHost(page);
    const looks = await looksInUse(page);
    expect({
      looks: looks.map((now, step) => differences(bare[step] ?? {}, now)),
      host: differences(alone, host),
    }).toEqual({ looks: [[], []], host: [] });
    await tick(page);
    await expect.poll(async () => hosts.stored(name), SOON).toEqual([GIVEN]);
  });
});

describe("custom properties of the page's", () => {
  it.for([
    ["registered as not inherited", true],
    ["set for the whole page", false],
  ] as const)("that bear the names of the prompt's own, and are %s, are nothing to it", async ([, registered]) => {
    const page = await open("bare.html");
    await standing(page);
    const names = await page.evaluate(() => {
      const root = document.querySelector("asklet-prompt")?.shadowRoot;
      const rules = [...(root?.adoptedStyleSheets ?? [])].flatMap((sheet) => [...sheet.cssRules]);
      const text =
        rules.map((rule) => rule.cssText).join() + (root?.querySelector("section")?.getAttribute("style") ?? "");
      // What begins with the product's name is there for pages to set.
      return [...new Set(text.match(/--(?!asklet-)[\w-]+/g))];
    });
    await page.addInitScript(
      ({ all, isRegistered }) => {
        for (const name of isRegistered ? all : []) CSS.registerProperty({ name, syntax: "*", inherits: false });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { ${all.map((name) => `${name}: 77px !important;`).join(" ")} }`);
        document.adoptedStyleSheets = isRegistered ? [] : [sheet];
      },
      { all: names, isRegistered: registered },
    );
    await page.reload();
    const looks = await looksInUse(page);
    expect(looks.map((now, step) => differences(bare[step] ?? {}, now))).toEqual([[], []]);
  });
});

describe("a printed page", () => {
  it("is printed without the prompt", async () => {
    const page = await open("print.html");
    const prompt = await standing(page);
    await page.emulateMedia({ media: "print" });
    expect(await prompt.isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    expect(await prompt.isVisible()).toBe(true);
  });
});
