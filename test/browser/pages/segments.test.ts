/** Segments in a browser: looked at, compared and switched on without a script; whatever they are called, they fit. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addBreakdown, fillBreakdowns } from "../../../worker/breakdowns/breakdown-store.ts";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { LANGUAGES, wordsIn } from "../../../worker/pages/words.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { idOf, stateOn } from "../../worker/scores/answers.ts";
import { launchShell } from "../chromium.ts";
import { check, MAX_PAGE_BYTES, weigh } from "./check.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const PAID = "/sites/shop/touchpoints/paid";
const COMPARED = `${PAID}?${MAY}&breakdown=device&segment=phone&against=desktop`;
const PAGES = `${PAID}?${MAY}&breakdown=page`;

let browser: Browser;
let collector: Collector;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  await collector.site("shop", { stages: ["buy"] });
  const options = ["price", "delivery-time", "W".repeat(40).toLowerCase()].map((key) => ({ key, text: { en: key } }));
  await collector.touchpoint("shop", "paid", {
    name: "Paying",
    stage: "buy",
    question: { metric: "csat", key: "q" },
    followUp: { metric: "choice", key: "why", options },
    properties: [{ key: "plan", type: "string" }],
  });
  const id = await idOf(collector.db, "shop", "paid");
  const DEVICES = ["desktop", "phone", "phone", "tablet"] as const;
  const states = Array.from({ length: 900 }, (_, at): PromptState => {
    const device = at < 8 ? "tablet" : (DEVICES[at % 3] ?? "phone");
    const isBad = device === "phone" ? at % 5 < 3 : at % 5 === 0;
    const day = `2025-05-${String(1 + (at % 28)).padStart(2, "0")}`;
    const rated = isBad ? ({ rating: 1, band: -1 } as const) : ({ rating: 5, band: 1 } as const);
    const path = `/${at % 45}/${"w".repeat(90)}`;
    return { ...stateOn(id, day, rated), device, path, reasons: 1 << (at % 3), ...(at % 7 > 0 && { country: "PL" }) };
  });
  await storeStates(collector.db, states, Date.now());
  for (const breakdown of ["device", "page"]) await addBreakdown(collector.db, id, breakdown, Date.now());
  while (!(await fillBreakdowns(collector.db, 5))) continue;
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

async function open(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(collector.url + path);
  const words = wordsIn(LANGUAGES.find((language) => language === options.locale) ?? "en");
  await page.getByLabel(words.key).fill(FIRST_KEY);
  await page.getByRole("button", { name: words.signIn }).click();
  await page.getByRole("heading", { name: "Paying" }).waitFor();
  return [context, page];
}

describe("segments", () => {
  it("are chosen, compared and switched on without a script, and the period stays", async () => {
    const [context, page] = await open(`${PAID}?${MAY}`, { javaScriptEnabled: false });
    await page.getByRole("cell", { name: /Worse by/ }).waitFor();
    await page.getByLabel("Compare", { exact: true }).selectOption("Phone");
    await page.getByLabel("with", { exact: true }).selectOption("Desktop");
    await page.locator("#parts").getByRole("button", { name: "Show" }).press("Enter");
    await page.getByText(/^Difference in percentage points: −40, between/).waitFor();
    expect(new URL(page.url()).hash).toBe("#parts");
    await page.getByRole("link", { name: "Page", exact: true }).click();
    expect(await page.getByText("Difference in percentage points").count()).toBe(0);
    await page.getByText("Add a breakdown").click();
    await page.getByRole("button", { name: "Country" }).click();
    await page.waitForURL(`**${PAID}?**from=2025-05-01**breakdown=country#parts`);
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByRole("row", { name: /^Poland/ }).count();
      })
      .toBe(1);
    await context.close();
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [768, "dark"],
    [1440, "light"],
  ] as const)("at %i pixels, %s, have no violation, fit, and weigh little", async (width, colorScheme) => {
    const [context, page] = await open(COMPARED, { viewport: { width, height: 900 }, colorScheme });
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    for (const path of [COMPARED, PAGES]) {
      await page.goto(collector.url + path);
      await check(page);
      expect(await weigh(page)).toBeLessThan(MAX_PAGE_BYTES);
      const isWider = await page
        .locator("#parts .scroll")
        .evaluateAll((all) => all.map((one) => one.scrollWidth > one.clientWidth));
      expect(isWider).toEqual([false]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)("at 360 pixels have no violation and fit in the browser's language: %s", async (language) => {
    const [context, page] = await open(COMPARED, { viewport: { width: 360, height: 900 }, locale: language });
    await page.getByText(wordsIn(language).parts.chance).waitFor();
    await check(page);
    await context.close();
  });
});
