/** The pages in a browser, as whoever opens them meets them: every width, both schemes, every rule of axe, no script. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { LANGUAGES, wordsIn } from "../../../worker/pages/words.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { checkedApi } from "../../worker/checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { idOf, stateOn } from "../../worker/scores/answers.ts";
import { launchShell } from "../chromium.ts";
import { check, MAX_PAGE_BYTES, weigh } from "./check.ts";

const MAY = "from=2025-05-01&to=2025-05-31";

let browser: Browser;
let collector: Collector;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  await collector.site("shop", { stages: ["find", "buy", "use"] });
  await collector.site("second");
  const csat = { metric: "csat", key: "q" };
  await collector.touchpoint("shop", "searched", {
    name: "Searching",
    stage: "find",
    question: csat,
    followUp: { metric: "text", key: "why" },
  });
  await collector.touchpoint("shop", "paid", { name: "W".repeat(100), stage: "buy", question: csat });
  await collector.touchpoint("shop", "recommended", {
    name: "Later",
    stage: "use",
    question: { metric: "nps", key: "q" },
  });
  await collector.touchpoint("shop", "asked", { name: "New", stage: "use", question: { metric: "thumbs", key: "q" } });
  await answer("searched", { 5: 70, 1: 10 });
  await answer("paid", { 5: 20, 1: 60 });
  await answer("recommended", { 10: 30, 0: 12 });
  await answer("asked", { 1: 3 });
  const { responses } = await checkedApi(collector).read(ResponsePage, `/sites/shop/responses?${MAY}&hasComment=true`);
  const [newest] = responses;
  for (const tag of ["vip", "w".repeat(40)]) {
    await collector.api("PUT", `/sites/shop/touchpoints/${newest?.touchpoint}/responses/${newest?.id}/tags/${tag}`);
  }
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

async function answer(touchpoint: string, points: Record<number, number>): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, (_, at): PromptState => ({
      ...stateOn(id, at % 2 ? "2025-05-20" : "2025-05-24", { rating: Number(point) }),
      ...(at < 3 && { comment: `${"W".repeat(300)} ${at}` }),
    })),
  );
  await storeStates(collector.db, states, Date.now());
}

/** A page without scripts, but for axe's own. */
async function open(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(collector.url + path);
  return [context, page];
}

async function signIn(page: Page, words = wordsIn("en")): Promise<void> {
  await page.getByLabel(words.key).fill(FIRST_KEY);
  await page.getByRole("button", { name: words.signIn }).click();
}

/** Words in the middle of which a line ends. Runs in the page. */
function brokenWords(cells: Element[]): string[] {
  const range = document.createRange();
  return cells.flatMap(({ firstChild: text }) =>
    [...(text?.textContent ?? "").matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      if (!text) return [];
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return range.getClientRects().length > 1 ? [word] : [];
    }),
  );
}

describe("the pages", () => {
  it("let in, show a site's journey, change its period and let out, without a script and by the keyboard", async () => {
    const [context, page] = await open("/");
    await page.getByLabel("Key").focus();
    await page.keyboard.type("asklet_wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await signIn(page);
    await page.getByRole("link", { name: "shop" }).click();
    await page.getByRole("heading", { name: "shop", level: 1 }).waitFor();
    await page.getByLabel("Period").selectOption("Last 7 days");
    await page.getByRole("button", { name: "Show" }).press("Enter");
    await page.waitForURL("**/sites/shop?period=last-7-days&compare=previous");
    expect(await page.getByLabel("Period").inputValue()).toBe("last-7-days");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    await page.goto(`${collector.url}/sites/shop`);
    await page.waitForURL("**/sign-in?next=**");
    await context.close();
  });

  it("find comments by their words, and at one touchpoint", async () => {
    const [context, page] = await open(`/sites/shop/comments?${MAY}`);
    await signIn(page);
    await page.goto(`${collector.url}/sites/shop/comments?period=last-365-days&search=W`);
    expect(await page.getByLabel("Search").inputValue()).toBe("W");
    await page.getByLabel("Touchpoint").selectOption("Searching");
    await page.getByLabel("Search").fill("nothing like it");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/search=nothing\+like\+it&touchpoint=searched&band=&tag=&period=/);
    await page.getByText("No comment of this period fits").waitFor();
    await context.close();
  });

  it("lead to days that no word names, and keep them, without a script", async () => {
    const [context, page] = await open(`/sites/shop/comments?${MAY}&search=W`);
    await signIn(page);
    await page.getByText("Other days").click();
    await page.getByLabel("From").fill("2025-05-20");
    await page.getByLabel("To", { exact: true }).fill("2025-05-22");
    await page.getByRole("button", { name: "Show" }).last().click();
    await page.waitForURL("**/sites/shop/comments?search=W&from=2025-05-20&to=2025-05-22");
    const period = page.getByLabel("Period");
    expect(await period.locator("option:checked").textContent()).toBe("May 20 – 22, 2025");
    await page.getByLabel("Search").fill("V");
    await page.getByRole("button", { name: "Show" }).first().click();
    expect(await period.locator("option:checked").textContent()).toBe("May 20 – 22, 2025");
    await period.selectOption("Last 7 days");
    await page.getByRole("button", { name: "Show" }).first().click();
    expect(await period.locator("option:checked").textContent()).toBe("Last 7 days");
    await context.close();
  });

  it("print what is read, and nothing that is pressed", async () => {
    const [context, page] = await open(`/sites/shop?${MAY}`);
    await signIn(page);
    await page.emulateMedia({ media: "print" });
    for (const path of ["", "/touchpoints/searched", "/comments", "/digest"]) {
      await page.goto(`${collector.url}/sites/shop${path}${path === "/digest" ? "?week=2025-W21" : `?${MAY}`}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const pressed = "header nav, header form, main form, summary, select, button, .downloads, [rel=next], [rel=prev]";
      expect(await page.locator(pressed).filter({ visible: true }).count()).toBe(0);
    }
    await context.close();
  });

  it("tag a comment, find it by its tag, and take the tag away", async () => {
    const [context, page] = await open(`/sites/shop/touchpoints/searched?${MAY}`);
    await signIn(page);
    const comment = page.locator(".comment").nth(1);
    await comment.getByText("Edit tags").click();
    await comment.getByLabel("Tag").fill("Late Delivery");
    await page.keyboard.press("Enter");
    await comment.getByRole("link", { name: "late delivery" }).click();
    await page.waitForURL("**/sites/shop/comments?*tag=late+delivery");
    expect(await page.getByRole("combobox", { name: "Tag" }).first().inputValue()).toBe("late delivery");
    expect(await page.locator(".comment").count()).toBe(1);
    await page.getByText("Edit tags").click();
    await page.getByRole("button", { name: "Remove tag late delivery" }).click();
    await page.getByText("No comment of this period fits").waitFor();
    expect(new URL(page.url()).searchParams.get("tag")).toBe("late delivery");
    await context.close();
  });

  it("lead from what to act on first, and from the curve, to the touchpoint", async () => {
    const [context, page] = await open(`/sites/shop?${MAY}`);
    await signIn(page);
    await page.locator(".first a").first().click();
    expect(new URL(page.url()).hash).toBe("#at-paid");
    await page.getByRole("link", { name: "1 Searching" }).click();
    expect(new URL(page.url()).hash).toBe("#at-searched");
    await page.getByText("The numbers behind it").click();
    expect(await page.getByRole("row", { name: /Searching/ }).textContent()).toContain("88% (70)");
    await context.close();
  });

  it("keep the header to two rows on a phone, its ends at the page's, and a stage to one line", async () => {
    const viewport = { width: 360, height: 800 };
    const [context, page] = await open(`/sites/shop?${MAY}`, { viewport, javaScriptEnabled: true });
    await signIn(page);
    await page.locator(".spans").waitFor();
    const lines = await page.evaluate(() => {
      const [header, button, stages] = ["header", "header button", ".spans"].map((name) =>
        document.querySelector(name),
      );
      const range = document.createRange();
      if (button) range.selectNodeContents(button);
      const missing = Math.round((header?.getBoundingClientRect().right ?? 0) - range.getBoundingClientRect().right);
      return { header: header?.clientHeight ?? 999, missing, stages: stages?.clientHeight ?? 999 };
    });
    expect(lines.header).toBeLessThan(125);
    expect(lines.missing).toBeLessThan(3);
    expect(lines.stages).toBeLessThan(30);
    await context.close();
  });

  it("have a stage of four touchpoints side by side", async () => {
    const question = { metric: "csat", key: "q" };
    await collector.site("long", { stages: ["find", "buy"] });
    for (const slug of ["one", "two", "three", "four"]) {
      await collector.touchpoint("long", slug, { stage: "buy", question });
    }
    const [context, page] = await open("/sites/long", { viewport: { width: 1440, height: 900 } });
    await signIn(page);
    const boxes = await Promise.all((await page.locator(".card").all()).map(async (card) => card.boundingBox()));
    expect(boxes).toHaveLength(4);
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
    await context.close();
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [768, "dark"],
    [1440, "light"],
  ] as const)("at %i pixels, %s, have no violation, fit, and weigh little", async (width, colorScheme) => {
    const [context, page] = await open(`/sites/shop?${MAY}`, {
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: true,
    });
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    await check(page);
    await signIn(page);
    await page.getByText("The numbers behind it").click();
    await check(page);
    const bytes = await weigh(page);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(MAX_PAGE_BYTES);
    await page.goto(`${collector.url}/sites`);
    await check(page);
    await page.goto(`${collector.url}/sites/shop/touchpoints/searched?${MAY}`);
    await page.getByText("The numbers behind it").first().click();
    await check(page);
    await page.goto(`${collector.url}/sites/shop/comments?${MAY}`);
    await page.getByText("Edit tags").first().click();
    await check(page);
    for (const form of ["", "&as=email"]) {
      await page.goto(`${collector.url}/sites/shop/digest?week=2025-W21${form}`);
      await check(page);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)("at 360 pixels have no violation and fit in the browser's language: %s", async (language) => {
    const words = wordsIn(language);
    const [context, page] = await open(`/sites/shop?${MAY}`, {
      viewport: { width: 360, height: 900 },
      locale: language,
      javaScriptEnabled: true,
    });
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await check(page);
    await signIn(page, words);
    await page.getByText(words.theNumbers).click();
    const broken = await page.locator("thead th.number").evaluateAll(brokenWords);
    expect(broken).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await check(page);
    await page.goto(`${collector.url}/sites/shop/touchpoints/searched?${MAY}`);
    await page.getByText(words.theNumbers).first().click();
    await check(page);
    await page.getByRole("link", { name: words.comments, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: words.comments }).waitFor();
    await check(page);
    await page.goto(`${collector.url}/sites/shop/comments?${MAY}`);
    await page.getByText(words.tags.edit).first().click();
    await check(page);
    await page.getByRole("link", { name: words.journey }).click();
    await page.getByRole("link", { name: words.digest.title }).click();
    await page.getByRole("heading", { level: 1, name: words.digest.title }).waitFor();
    await check(page);
    await context.close();
  });
});
