/** Pages that go on while they are open: what comes is shown, and whoever reads is left in peace. */
import { brotliCompressSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Locator, Page, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { idOf, stateOn } from "../../worker/scores/answers.ts";
import { launchShell } from "../chromium.ts";

const EVERY_MS = 15_000;
const MAX_BYTES = 1_000;
const MAY = "from=2025-05-01&to=2025-05-31";

let browser: Browser;
let collector: Collector;
let touchpoint: number;
let context: BrowserContext;
let page: Page;
/** What the script has asked for, and the statuses of the replies. */
let asked: number;
let replies: number[];
let faults: string[];

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

let sites = 0;
let site: string;

beforeEach(async () => {
  sites += 1;
  site = `shop-${sites}`;
  await collector.site(site);
  await collector.touchpoint(site, "paid", {
    question: { metric: "csat", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  touchpoint = await idOf(collector.db, site, "paid");
  context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  page = await context.newPage();
  asked = 0;
  replies = [];
  faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  const isLook = (request: Request): boolean => request.resourceType() === "fetch" && request.url() === page.url();
  page.on("response", (response) => isLook(response.request()) && replies.push(response.status()));
  // A redirect that is not followed is a failure, too.
  page.on("requestfinished", (request) => isLook(request) && (asked += 1));
  page.on("requestfailed", (request) => isLook(request) && (asked += 1));
  await page.clock.install();
});
afterEach(async () => context.close());

async function comment(text: string, day = "2025-05-20", rating = 5): Promise<void> {
  const state: PromptState = { ...stateOn(touchpoint, day, { rating, band: rating > 3 ? 1 : -1 }), comment: text };
  await storeStates(collector.db, [state], Date.now());
}

async function open(path: string): Promise<void> {
  await page.goto(`${collector.url}/sites/${site}${path}`);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Lets time pass, and waits until the script has asked so many times in all, and made something of the last reply. */
async function pass(ms: number, count: number): Promise<void> {
  await page.clock.runFor(ms);
  await expect.poll(() => asked).toBe(count);
  await page.evaluate("fetch('/pages.css').then((reply) => reply.text())");
}

/** The page is hidden, or seen again. */
async function turn(state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: state === "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

const status = () => page.getByRole("status");
const topOf = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;
const texts = async () => page.locator(".comment .text").allTextContents();

describe("the installation, while Asklet looks", () => {
  it("shows by itself where the script is loaded; at other times it does not ask", async () => {
    await open("/set-up/install");
    await page.clock.runFor(2 * EVERY_MS);
    expect(asked).toBe(0);
    await page.getByRole("button", { name: "Look for half an hour" }).click();
    await page.getByRole("link", { name: "Look again" }).waitFor();
    const { siteKey }: { siteKey: string } = await (await collector.api("GET", `/sites/${site}`)).json();
    await collector.fetch(`/s/${siteKey}.js`, { headers: { referer: "https://elsewhere.example/" } });
    const count = async () => collector.db.prepare("SELECT count(*) AS n FROM sightings").first("n");
    await expect.poll(count).toBe(1);
    await pass(EVERY_MS, 1);
    await page.getByText("https://elsewhere.example").first().waitFor();
    expect(await page.getByRole("status").textContent()).toBe("There is something new.");
    expect(await page.getByText("Messages refused in the last 30 days").count()).toBe(1);
    expect(faults).toEqual([]);
  });
});

describe("the page of comments, while it is open", () => {
  it("puts what comes above, says so, and moves neither the focus nor what is read", async () => {
    for (let at = 0; at < 15; at += 1) await comment(`Number ${at}\n`.repeat(5));
    await open(`/comments?${MAY}`);
    await page.getByText("Edit tags").nth(9).click();
    const field = page.getByRole("combobox", { name: "Tag" }).last();
    await field.fill("half a w");
    const before = await topOf(field);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);

    await comment("<img src=x onerror=alert(1)>");
    await pass(EVERY_MS, 1);
    await expect.poll(texts).toHaveLength(16);
    expect((await texts())[0]).toBe("<img src=x onerror=alert(1)>");
    expect(await page.locator(".comment.new").count()).toBe(1);
    expect(await status().textContent()).toBe("There are new comments.");
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe("half a w");
    expect(Math.abs((await topOf(field)) - before)).toBeLessThan(1);

    await pass(EVERY_MS, 2);
    await expect.poll(async () => status().textContent()).toBe("");
    expect(replies).toEqual([200, 304]);
    expect(faults).toEqual([]);
  });

  it("shows the first comment where there was none", async () => {
    await open(`/comments?${MAY}`);
    await comment("The first");
    await pass(EVERY_MS, 1);
    await expect.poll(texts).toEqual(["The first"]);
    expect(await page.getByText("Nobody has written anything").count()).toBe(0);
  });

  it("shows the newest page where more have come than one holds, and leads on from there", async () => {
    await comment("The oldest");
    await open(`/comments?${MAY}`);
    for (let at = 0; at < 20; at += 1) await comment(`Number ${at}`);
    await pass(EVERY_MS, 1);
    await expect.poll(texts).toHaveLength(20);
    await page.getByRole("link", { name: "Older ones" }).click();
    await expect.poll(texts).toEqual(["The oldest"]);
    await pass(4 * EVERY_MS, 1);
  });

  it("takes none of the next page for new", async () => {
    for (let at = 0; at < 21; at += 1) await comment(`Number ${at}`);
    await open(`/comments?${MAY}`);
    const [last] = (await page.locator(".comment").last().getAttribute("id"))?.match(/[\da-f]{8}-.*/) ?? [];
    await collector.api("DELETE", `/sites/${site}/touchpoints/paid/responses/${last}`);
    await pass(EVERY_MS, 1);
    await pass(EVERY_MS, 2);
    expect([await page.locator(".new").count(), await status().textContent()]).toEqual([0, ""]);
  });

  it("asks nothing while it is hidden, and at once when it is seen again", async () => {
    await open(`/comments?${MAY}`);
    await turn("hidden");
    await comment("Meanwhile");
    await pass(20 * EVERY_MS, 0);
    await turn("visible");
    await expect.poll(texts).toEqual(["Meanwhile"]);
    await pass(EVERY_MS, 2);
  });

  it("asks no more once the session is over", async () => {
    await open(`/comments?${MAY}`);
    await pass(EVERY_MS, 1);
    const other = await context.newPage();
    await other.goto(`${collector.url}/sites`);
    await other.getByRole("button", { name: "Sign out" }).click();
    await other.getByLabel("Key").waitFor();
    await pass(EVERY_MS, 2);
    expect(replies).toEqual([200, 303]);
    await turn("hidden");
    await turn("visible");
    await pass(40 * EVERY_MS, 2);
  });

  it("asks ever more seldom while it fails, at most after five minutes, and goes on", async () => {
    await open(`/comments?${MAY}`);
    await page.route("**/comments?*", async (route) => route.abort());
    let count = 0;
    for (const seconds of [15, 30, 60, 120, 240, 300, 300]) {
      await pass(seconds * 1000 - 1, count);
      await pass(1, (count += 1));
    }
    await page.unroute("**/comments?*");
    await comment("At last");
    await pass(300_000, (count += 1));
    await expect.poll(texts).toEqual(["At last"]);
    await pass(EVERY_MS, (count += 1));
  });
});

describe("the journey, while it is open", () => {
  const score = () => page.locator(".card .score").first();

  it("shows its new numbers", async () => {
    for (let at = 0; at < 10; at += 1) await comment("", "2025-05-20", 1);
    await open(`?${MAY}`);
    expect(await score().textContent()).toBe("0%");
    await pass(EVERY_MS, 1);
    for (let at = 0; at < 10; at += 1) await comment("", "2025-05-20", 5);
    await pass(EVERY_MS, 2);
    await expect.poll(async () => score().textContent()).toBe("50%");
    expect(await status().textContent()).toBe("There are new numbers.");
  });

  it.each(["a focus", "a details"])("offers them while there is %s in it, to be shown on demand", async (what) => {
    for (let at = 0; at < 10; at += 1) await comment("", "2025-05-20", 1);
    await open(`?${MAY}`);
    if (what === "a focus") await page.getByRole("link", { name: "paid" }).last().focus();
    else await page.getByText("The numbers behind it").click();
    for (let at = 0; at < 10; at += 1) await comment("", "2025-05-20", 5);
    await pass(EVERY_MS, 1);
    const show = status().getByRole("button", { name: "Show" });
    await show.waitFor();
    expect(await score().textContent()).toBe("0%");
    await pass(EVERY_MS, 2);
    await page.evaluate(await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
    expect(await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")).toEqual([]);
    await show.click();
    expect(await score().textContent()).toBe("50%");
    expect(await page.locator("main").evaluate((main) => main === document.activeElement)).toBe(true);
    expect(await status().textContent()).toBe("There are new numbers.");
  });
});

describe("the script of these pages", () => {
  it("weighs less than a kilobyte", async () => {
    const code = await (await collector.fetch("/pages/live.js")).text();
    expect(brotliCompressSync(code).length).toBeLessThan(MAX_BYTES);
  });
});
