import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import type { Collector } from "../../worker/collector.ts";
import { launchChromium } from "../chromium.ts";
import { type Answer, type Hands, HANDS } from "./hands.ts";
import { arriveAt, JOURNEY, promptOf, realAnswers, startShop, watchErrors } from "./shop.ts";

const ANSWERS: Record<string, Answer> = {
  arrive: { choose: /gift/ },
  search: { choose: /^6/, digit: "6", text: "Good filters" },
  product: { choose: /^Satisfied$/, digit: "4" },
  basket: { text: "The cost of delivery" },
  "checkout-done": { choose: /^9/, digit: "9", text: "Quick and clear" },
  delivery: { choose: /^Dissatisfied$/, digit: "2", reasons: [/Packaging/, /Courier/] },
  help: { choose: /up$/i },
};

const STORED: Record<string, unknown> = {
  arrive: ["gift"],
  search: 6,
  product: 4,
  basket: "The cost of delivery",
  "checkout-done": 9,
  delivery: 2,
  help: 1,
};

let collector: Collector;
let browser: Browser;

beforeAll(async () => {
  collector = await startShop();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await collector.close();
});

async function answer(page: Page, hands: Hands, { text, reasons, ...main }: Answer): Promise<void> {
  const prompt = promptOf(page);
  if (!main.choose) return hands.write(page, text ?? "");
  await hands.choose(page, main);
  if (text) await hands.write(page, text);
  if (reasons) await hands.tick(page, reasons);
  if (text || reasons) await expect.poll(async () => prompt.getByRole("button", { name: "Send" }).count()).toBe(0);
}

describe("a walk through the shop", () => {
  it.for([...HANDS])("is asked at every touchpoint and stores every answer once, with $name", async (hands) => {
    const before = await realAnswers(collector);
    const context = await browser.newContext({ ...hands.context, reducedMotion: "reduce" });
    const errors = watchErrors(context);
    const page = await context.newPage();
    for (const stop of JOURNEY) {
      await arriveAt(page, collector, stop);
      await promptOf(page).getByText(stop.question).first().waitFor();
      await answer(page, hands, ANSWERS[stop.touchpoint] ?? {});
      await expect
        .poll(async () => (await realAnswers(collector))[stop.touchpoint])
        .toBe((before[stop.touchpoint] ?? 0) + 1);
    }
    expect(errors).toEqual([]);
    await context.close();
    const page1 = ResponsePage.parse(await (await collector.api("GET", "/sites/shop/responses?limit=30")).json());
    const mine = page1.responses.filter((one) => !one.generated).slice(0, JOURNEY.length);
    expect(Object.fromEntries(mine.map((one) => [one.touchpoint, one.answer?.value]))).toEqual(STORED);
    const followUps = Object.fromEntries(mine.map((one) => [one.touchpoint, one.followUp?.value]));
    expect(followUps).toMatchObject({ search: "Good filters", "checkout-done": "Quick and clear" });
    expect(followUps["delivery"]).toHaveLength(2);
    expect(mine.every((one) => one.shown && !one.dismissed)).toBe(true);
  });

  it("shows a tap in the scores within a second", async () => {
    const page = await browser.newPage();
    const before = (await realAnswers(collector))["checkout-done"] ?? 0;
    await arriveAt(page, collector, stopOf("checkout-done"));
    await promptOf(page).getByRole("radio", { name: /^10/ }).click();
    await expect
      .poll(async () => (await realAnswers(collector))["checkout-done"], { timeout: 1000, interval: 50 })
      .toBe(before + 1);
    await page.close();
  });

  it("loses nothing when the tab is closed right after the tap", async () => {
    const context = await browser.newContext();
    const before = (await realAnswers(collector))["checkout-done"] ?? 0;
    for (let tab = 0; tab < 3; tab += 1) {
      const page = await context.newPage();
      await arriveAt(page, collector, stopOf("checkout-done"));
      const radio = promptOf(page).getByRole("radio", { name: /^8/ });
      await radio.waitFor();
      await radio.click({ noWaitAfter: true });
      await page.close();
    }
    // What did not leave in time lies in the outbox, and goes out on the next page of the site.
    const page = await context.newPage();
    await page.goto(`${collector.url}/demo/shop/about`);
    await expect
      .poll(async () => (await realAnswers(collector))["checkout-done"], { timeout: 10_000 })
      .toBe(before + 3);
    await context.close();
  });

  it("keeps a tap while the network is off, and delivers it once when it is back", async () => {
    const context = await browser.newContext();
    const before = (await realAnswers(collector))["checkout-done"] ?? 0;
    const page = await context.newPage();
    await arriveAt(page, collector, stopOf("checkout-done"));
    const radio = promptOf(page).getByRole("radio", { name: /^7/ });
    await radio.waitFor();
    await context.setOffline(true);
    await radio.click();
    await expect
      .poll(async () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox")).length))
      .toBe(1);
    expect((await realAnswers(collector))["checkout-done"]).toBe(before);
    await context.setOffline(false);
    await expect
      .poll(async () => (await realAnswers(collector))["checkout-done"], { timeout: 15_000 })
      .toBe(before + 1);
    await expect
      .poll(async () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox")).length))
      .toBe(0);
    await context.close();
  });
});

describe("the product page", () => {
  it.each([
    [360, 740],
    [1280, 800],
  ])("does not move when its tea comes after its first paint, at %i × %i", async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      const observer = new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => shifts.push(Number(Reflect.get(entry, "value")))),
      );
      observer.observe({ type: "layout-shift", buffered: true });
    });
    await page.route("**/teas.js", async (route) => {
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      await route.continue();
    });
    await page.goto(`${collector.url}/demo/shop/product`);
    await page.getByRole("heading", { name: "Moss Hill Sencha" }).waitFor();
    // Shifts are told of with the frame after.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const shifts: number[] = await page.evaluate(() => Reflect.get(window, "shifts"));
    expect(shifts.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.05);
    await context.close();
  });
});

describe("a walk with the default waits", () => {
  it.for([1, 2, 3])("is asked exactly once: visitor %i", async () => {
    const { waits, restore } = await defaultWaits();
    expect(waits).toMatchObject({ waitDays: 30, afterAnswerDays: 90, afterDismissalDays: 30 });
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    for (let walk = 0; walk < 2; walk += 1) {
      for (const stop of JOURNEY) {
        await arriveAt(page, collector, stop);
        if (await isAsked(page, stop.touchpoint)) {
          asked.push(stop.touchpoint);
          await promptOf(page).getByRole("button", { name: "Close" }).click();
        }
      }
    }
    expect(asked).toHaveLength(1);
    await context.close();
    await restore();
  });
});

/** Waits until the loader has decided about a touchpoint, and says whether the prompt came. */
async function isAsked(page: Page, touchpoint: string): Promise<boolean> {
  await expect.poll(async () => outcome(page, touchpoint), { timeout: 10_000 }).toBeTruthy();
  if (!["due", "shown"].includes(await outcome(page, touchpoint))) return false;
  await promptOf(page).waitFor();
  return true;
}

async function outcome(page: Page, touchpoint: string): Promise<string> {
  return page.evaluate(async (slug) => {
    const report = await window.asklet?.("debug");
    return report?.touchpoints.find((one) => one.touchpoint === slug)?.last ?? "";
  }, touchpoint);
}

/** Puts the shop on the default waits; `restore` puts its own back. */
async function defaultWaits() {
  const found: unknown = await (await collector.api("GET", "/sites/shop")).json();
  const {
    site: _,
    snippet: _s,
    createdAt: _c,
    updatedAt: _u,
    ...settings
  } = Object.fromEntries(Object.entries(found ?? {}));
  const { waitDays: _w, afterAnswerDays: _a, afterDismissalDays: _d, ...rest } = settings;
  const waits: unknown = await (await collector.api("PUT", "/sites/shop", rest)).json();
  return { waits, restore: async () => collector.api("PUT", "/sites/shop", settings) };
}

function stopOf(touchpoint: string) {
  const stop = JOURNEY.find((one) => one.touchpoint === touchpoint);
  if (!stop) throw new Error(`the journey has no ${touchpoint}`);
  return stop;
}
