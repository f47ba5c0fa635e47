/** Documents of another kind: under strict policies, in XHTML, in frames. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { answer, GIVEN, type Heard, listen, standing } from "./guest.ts";
import { type Hosts, SOON, startHosts } from "./hosts.ts";
import { differences, type Looks, looksOfPrompt } from "./looks.ts";

let browser: Browser;
let context: BrowserContext;
let hosts: Hosts;
let heard: () => Heard;
/** The prompt on the bare page. */
let bare: Looks;

beforeAll(async () => {
  [browser, hosts] = await Promise.all([launchChromium(), startHosts()]);
  context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  heard = listen(context);
  const page = await open("bare.html");
  await standing(page);
  bare = await looksOfPrompt(page);
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

describe.for([
  ["a policy that lists hosts", "csp-hosts.html"],
  ["a policy with a nonce", "csp-nonce.html"],
  ["a policy with strict-dynamic", "csp-strict-dynamic.html"],
  ["XHTML", "xhtml.xhtml"],
] as const)("a document with %s", ([, name]) => {
  it("has a prompt that looks as on a bare page, and stores what was answered", async () => {
    const page = await open(name);
    await standing(page);
    expect(differences(bare, await looksOfPrompt(page))).toEqual([]);
    await answer(page);
    await expect.poll(async () => hosts.stored(name), SOON).toEqual([GIVEN]);
  });
});

describe("the documents", () => {
  it.for(["csp-hosts.html", "csp-nonce.html", "csp-strict-dynamic.html"])("of %s refuse much", async (name) => {
    const page = await open(name);
    const refusals = await page.evaluate(() => {
      document.body.setAttribute("style", "color: red");
      return (["innerHTML", "src"] as const).map((property) => {
        try {
          document.createElement("script")[property] = "/elsewhere.js";
        } catch (error) {
          return error instanceof TypeError;
        }
        return false;
      });
    });
    expect(refusals).toEqual([true, true]);
    const faults: string[] = [];
    await expect.poll(() => faults.push(...heard().faults), SOON).toBe(3);
    expect(faults.join(" ")).toMatch(/inline style .*TrustedHTML.*TrustedScriptURL/s);
  });

  it("of XHTML are XHTML", async () => {
    const page = await open("xhtml.xhtml");
    expect(await page.evaluate(() => document.contentType)).toBe("application/xhtml+xml");
  });
});

describe("a page in a frame", () => {
  it.for([
    ["of the same origin", "frame-same.html", (origin: string, own: string) => origin === own],
    ["of another origin", "frame-cross.html", (origin: string) => origin.startsWith("http://localhost:")],
    ["with an opaque origin", "frame-sandbox.html", (origin: string) => origin === "null"],
  ] as const)("%s asks there, and stores what was answered", async ([, name, isOrigin]) => {
    const before = await hosts.stored("framed.html");
    const page = await open(name);
    const framed = page.frameLocator("iframe");
    await standing(framed);
    const origin = await framed.locator("html").evaluate(() => self.origin);
    expect(isOrigin(origin, new URL(page.url()).origin)).toBe(true);
    await answer(framed);
    await expect.poll(async () => hosts.stored("framed.html"), SOON).toEqual([...before, GIVEN]);
    expect(
      await page.evaluate(() => [typeof window.asklet, document.querySelectorAll("asklet-prompt").length]),
    ).toEqual(["undefined", 0]);
  });
});
