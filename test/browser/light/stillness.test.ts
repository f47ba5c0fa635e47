/** The host page neither moves nor looks slower for a question. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PageSite } from "../../bench/page/page-site.ts";
import type { Recorded } from "../../bench/page/recorder.ts";
import { launchChromium } from "../chromium.ts";
import { LightPage, WINDOWS } from "./light-page.ts";

let browser: Browser;
let site: PageSite;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), PageSite.start()]);
});
afterEach(async () => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each(WINDOWS)("on %s, a question", (_, options) => {
  it("shifts nothing when it comes and goes, and nothing of the page's own when it is answered and thanks", async () => {
    context = await browser.newContext(options);
    const light = await LightPage.open(context, site, "asked");
    const shifts = async (): Promise<Recorded["shifts"]> => (await light.recorded()).shifts;
    expect(await shifts()).toEqual([]);
    await light.rate();
    await light.comment();
    const before = await shifts();
    expect(before.flatMap(({ moved }) => moved)).toEqual([]);
    await light.close();
    expect(await shifts()).toEqual(before);
  });

  it.each(["picture", "text"] as const)("leaves the page's %s its largest contentful paint", async (lead) => {
    context = await browser.newContext(options);
    const light = await LightPage.open(context, site, "asked", lead);
    // Without it nobody would know whether anything is recorded at all; and what came before it is recorded before.
    await light.intrude();
    const paints = (await light.recorded()).paints.map(({ id }) => id);
    expect(paints.slice(paints.indexOf("lead"))).toEqual(["lead", "intruder"]);
  });
});
