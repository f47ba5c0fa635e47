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

/** Runs in the page: names of the custom properties that the prompt uses, but for those that are there for pages to set. */
function ownNames(): string[] {
  const root = document.querySelector("asklet-prompt")?.shadowRoot;
  const rules = [...(root?.adoptedStyleSheets ?? [])].flatMap((sheet) => [...sheet.cssRules]);
  const text = rules.map((rule) => rule.cssText).join() + (root?.querySelector("section")?.getAttribute("style") ?? "");
  return [...new Set(text.match(/--(?!asklet-)[\w-]+/g))];
}

describe("custom properties of the page's", () => {
  it("that bear the very names of the prompt's own are nothing to it", async () => {
    const page = await open("bare.html");
    await standing(page);
    await page.addInitScript(
      (names) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { ${names.map((name) => `${name}: 77px !important;`).join(" ")} }`);
        document.adoptedStyleSheets = [sheet];
      },
      await page.evaluate(ownNames),
    );
    await page.reload();
    const looks = await looksInUse(page);
    expect(looks.map((now, step) => differences(bare[step] ?? {}, now))).toEqual([[], []]);
  });

  it("that are registered, in the same words but for the product's name, are nothing to it", async () => {
    const page = await open("bare.html");
    await standing(page);
    const names = await page.evaluate(ownNames);
    expect(names.filter((name) => !name.startsWith("--asklet_"))).toEqual([]);
    const others = names.flatMap((name) => ["--", "--ak-", "--ds-"].map((prefix) => name.replace("--asklet_", prefix)));
    expect(others).toEqual(expect.arrayContaining(["--pad", "--ak-text"]));
    await page.addInitScript((all) => {
      for (const name of all) CSS.registerProperty({ name, syntax: "<color>", inherits: false, initialValue: "lime" });
    }, others);
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
