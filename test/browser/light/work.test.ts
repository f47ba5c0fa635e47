/** What a question has the browser do beyond painting it: nothing that takes a slow phone long. Counted, not timed. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PageSite, SLUG } from "../../bench/page/page-site.ts";
import { forcedBy, TRACED } from "../../bench/page/trace.ts";
import { launchChromium } from "../chromium.ts";
import { LightPage } from "./light-page.ts";

/** Notes what the page has of the browser's languages: their data take longer to load than all of the question's script. */
const NOTE_LANGUAGES = `window.noted = [];
  window.Intl = new Proxy(Intl, { get(intl, name) { noted.push("Intl." + String(name)); return intl[name]; } });
  for (const { prototype } of [Number, BigInt, Date, Array, String]) {
    for (const name of Object.getOwnPropertyNames(prototype).filter((one) => /locale/i.test(one))) {
      const original = prototype[name];
      prototype[name] = function (...args) { noted.push(name); return original.apply(this, args); };
    }
  }`;

let browser: Browser;
let site: PageSite;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), PageSite.start()]);
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(async () => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Until it stands, has counted as shown and has been announced. */
async function presented({ page, prompt }: LightPage): Promise<void> {
  await page.waitForFunction(() => window.recorded?.settled);
  await prompt.getByRole("status").filter({ hasText: "?" }).waitFor({ state: "attached" });
}

describe("a question", () => {
  it("loads nothing of the browser's languages", async () => {
    await context.addInitScript(NOTE_LANGUAGES);
    const light = await LightPage.open(context, site, "asked");
    await presented(light);
    await light.prompt.getByRole("radio").first().focus();
    await light.page.keyboard.press("ArrowRight");
    await light.page.keyboard.press("7");
    await light.prompt.getByRole("textbox").waitFor();
    expect(await light.page.evaluate("noted")).toEqual([]);
    // Without this nobody would know whether anything is noted at all.
    expect(await light.page.evaluate("(7).toLocaleString('fa'); new Intl.NumberFormat('fa'); noted")).toEqual([
      "toLocaleString",
      "Intl.NumberFormat",
    ]);
  });

  it("is styled and laid out with the frame that shows it, and not before", async () => {
    const light = await LightPage.open(context, site, "idle");
    const { page } = light;
    await browser.startTracing(page, { categories: TRACED });
    await page.evaluate((slug) => window.asklet?.("open", slug), SLUG);
    await presented(light);
    const asking = await browser.stopTracing();
    expect(forcedBy(asking, site.collector)).toEqual([]);
    // An answer has to look where there is room for the follow-up: what is forced is seen.
    await browser.startTracing(page, { categories: TRACED });
    await light.rate();
    expect(forcedBy(await browser.stopTracing(), site.collector)).not.toEqual([]);
  });
});
