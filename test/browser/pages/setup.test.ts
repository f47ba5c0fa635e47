/** The set-up in a browser: every page in every language, width and scheme, and the editor with the prompt that it makes. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import { LANGUAGES, wordsIn } from "../../../worker/pages/words.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";
import { check, MAX_PAGE_BYTES } from "./check.ts";

const MAX_SCRIPT_BYTES = 15_000;
const BASE = "/sites/shop/set-up";
const EDITOR = `${BASE}/touchpoints/paid`;
const PAGES = [
  "/sites",
  "/keys",
  "/members",
  BASE,
  `${BASE}/add`,
  `${BASE}/install`,
  `${BASE}/settings`,
  EDITOR,
  `${EDITOR}/revisions`,
];

let browser: Browser;
let collector: Collector;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  const siteKey = await collector.site("shop", { name: "W".repeat(100) });
  const touchpoint = (text: string) => ({
    name: "W".repeat(100),
    stage: "buy",
    question: { metric: "csat", key: "q", text: { en: text } },
    followUp: { metric: "text", key: "why" },
  });
  await collector.touchpoint("shop", "paid", touchpoint("W".repeat(300)));
  await collector.touchpoint("shop", "paid", touchpoint("<b>Well?</b>"));
  await collector.api("POST", "/keys", { name: "W".repeat(100), scopes: ["scores:read", "manage"] });
  await collector.post(siteKey, { v: 1 }, { origin: "https://evil.example" });
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

/** Signed in; every breach of the policy and every error of a script is kept. */
async function open(options: Parameters<Browser["newContext"]>[0]): Promise<[BrowserContext, Page, string[]]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const words = wordsIn(LANGUAGES.find((one) => one === options?.locale) ?? "en");
  await page.goto(`${collector.url}/sign-in`);
  await page.getByLabel(words.key).fill(FIRST_KEY);
  await page.getByRole("button", { name: words.signIn }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return [context, page, errors];
}

describe("every page", () => {
  it.each([
    ...LANGUAGES.map((locale) => [locale, 360, "light"] as const),
    ["vi", 1440, "dark"] as const,
    ["en", 768, "dark"] as const,
    ["en", 1440, "light"] as const,
  ])(
    "in %s, %i pixels wide and %s, breaks no rule of axe and is no wider than its window",
    async (locale, width, colorScheme) => {
      const [context, page, errors] = await open({ locale, colorScheme, viewport: { width, height: 900 } });
      for (const path of PAGES) {
        await page.goto(collector.url + path);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        await check(page);
      }
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it("is light: with all that it loads, and its scripts", async () => {
    const [context, page] = await open({});
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    const types = new Map<string, string>();
    let [all, scripts] = [0, 0];
    cdp.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      all += encodedDataLength;
      if (types.get(requestId) === "Script") scripts += encodedDataLength;
    });
    for (const path of PAGES) {
      [all, scripts] = [0, 0];
      await page.goto(collector.url + path, { waitUntil: "networkidle" });
      expect([path, all > 500, all <= MAX_PAGE_BYTES, scripts <= MAX_SCRIPT_BYTES]).toEqual([path, true, true, true]);
    }
    await context.close();
  });
});

describe("the editor", () => {
  it("paints what the form says, in each placement, without a reload", async () => {
    const [context, page, errors] = await open({ viewport: { width: 1440, height: 900 } });
    await page.goto(collector.url + EDITOR);
    const prompt = page.frameLocator("iframe").locator("asklet-prompt");
    await prompt.getByRole("heading", { name: "<b>Well?</b>" }).waitFor();
    await page.getByLabel("Question", { exact: true }).first().fill("Now?");
    await page.locator("summary", { hasText: "Place" }).click();
    for (const placement of PLACEMENTS) {
      await page.getByLabel("Place on the page").selectOption(placement);
      await page.frameLocator("iframe").locator(`asklet-prompt section`).waitFor();
      await expect
        .poll(async () =>
          prompt.evaluate((host) => host.shadowRoot?.adoptedStyleSheets[0]?.cssRules.length).catch(() => 0),
        )
        .toBeGreaterThan(5);
      await prompt.getByRole("heading", { name: "Now?" }).waitFor();
      expect(await prompt.count()).toBe(1);
    }
    await page.getByLabel("Kind of question").selectOption("thumbs");
    await prompt.getByRole("radio").nth(1).waitFor();
    await expect.poll(async () => prompt.getByRole("radio").count()).toBe(2);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("shows each state, scheme, width and language", async () => {
    const [context, page] = await open({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${collector.url}${EDITOR}?language=pl`);
    const frame = page.frameLocator("iframe");
    await page.getByLabel("Question", { exact: true }).first().fill("Jak było?");
    await frame.getByRole("heading", { name: "Jak było?" }).waitFor();
    await page.getByLabel("Negative answer", { exact: true }).check();
    await frame.getByRole("textbox").waitFor();
    await page.getByLabel("Thank you", { exact: true }).check();
    await frame.getByRole("heading", { name: "Dziękujemy" }).waitFor();
    await page.getByLabel("Dark", { exact: true }).check();
    await expect.poll(async () => frame.locator("html").evaluate((root) => root.style.colorScheme)).toBe("dark");
    await page.getByLabel("Language", { exact: true }).selectOption("en");
    await frame.getByRole("heading", { name: "Thank you" }).waitFor();
    await page.getByLabel("Phone", { exact: true }).check();
    await expect.poll(async () => page.locator("iframe").evaluate((one) => one.clientWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  it.each([
    [1440, "desktop"],
    [1440, "phone"],
    [360, "desktop"],
  ])(
    "has room for the whole prompt, %i pixels wide on a %s, and shows it before what chooses its state",
    async (width, screen) => {
      const [context, page] = await open({ viewport: { width, height: 900 } });
      await page.goto(collector.url + EDITOR);
      await page.locator(`[name=width][value=${screen}]`).check();
      await page.getByLabel("Negative answer", { exact: true }).check();
      const prompt = page.frameLocator("iframe").locator("asklet-prompt");
      const bottomOf = async (place: Locator) => place.evaluate((one) => one.getBoundingClientRect().bottom);
      const send = prompt.getByRole("button", { name: "Send" });
      await send.waitFor();
      expect(await bottomOf(send)).toBeLessThan(await bottomOf(prompt.locator("section")));
      const looks = await page.locator(".looks").boundingBox();
      expect(looks?.y).toBeGreaterThan(await bottomOf(page.locator(".screen")));
      await page.locator("[name=state][value=question]").check();
      await page.getByLabel("Kind of question").selectOption("choice");
      await page.getByLabel("Options").first().fill("One\nTwo\nThree\nFour");
      await page.getByLabel("Question", { exact: true }).first().fill("What kept you?");
      await prompt.getByRole("radio", { name: "Four" }).waitFor();
      expect(await bottomOf(prompt.getByText("Four"))).toBeLessThan(await bottomOf(prompt.locator("section")));
      await context.close();
    },
  );

  it("shows what has the site's colour when that is changed", async () => {
    const [context, page] = await open({ viewport: { width: 1440, height: 900 } });
    await page.goto(collector.url + EDITOR);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("radio").first().waitFor();
    await page.getByLabel("Colour", { exact: true }).fill("#8a2be2");
    const send = frame.getByRole("button", { name: "Send" });
    await send.waitFor();
    await expect.poll(async () => send.evaluate((one) => getComputedStyle(one).backgroundColor)).toContain("0.541176");
    expect(await page.getByLabel("Positive answer", { exact: true }).isChecked()).toBe(true);
    // Whoever looks at another state goes on looking at it.
    await page.getByLabel("Thank you", { exact: true }).check();
    await page.getByLabel("Colour", { exact: true }).fill("#123456");
    expect(await page.getByLabel("Thank you", { exact: true }).isChecked()).toBe(true);
    await context.close();
  });

  it("asks whoever leaves with edits, and nobody else", async () => {
    const [context, page] = await open({});
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const leave = async () => {
      await page.goto(collector.url + BASE);
      await page.goto(collector.url + EDITOR);
      return asked.splice(0);
    };
    const name = page.getByLabel("Name", { exact: true });
    await page.goto(collector.url + EDITOR);
    expect(await leave()).toEqual([]);
    const before = await name.inputValue();
    // A browser asks only on a page that somebody has touched.
    await name.click();
    await name.fill("Lost");
    await name.fill(before);
    expect(await leave()).toEqual([]);
    await name.click();
    await name.fill("Lost");
    expect(await leave()).toEqual(["beforeunload"]);
    await name.fill("Kept");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    expect(await leave()).toEqual([]);
    await page.getByLabel("Percent of customers").fill("many");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").waitFor();
    // What was refused is stored nowhere.
    await name.click();
    expect(await leave()).toEqual(["beforeunload"]);
    await context.close();
  });

  it("says what cannot be painted, and goes on when it can", async () => {
    const [context, page] = await open({ viewport: { width: 1440, height: 900 } });
    await page.goto(collector.url + EDITOR);
    await page.getByLabel("Kind of question").selectOption("choice");
    const fault = page.locator(".preview [role=status]");
    await expect
      .poll(async () => fault.textContent())
      .toBe("Options: There must be at least two options, each on a line of its own.");
    await page.getByLabel("Options").first().fill("One\nTwo");
    await page.frameLocator("iframe").getByRole("radio", { name: "Two" }).waitFor();
    expect(await fault.isVisible()).toBe(false);
    await context.close();
  });

  it("says whether a question may stay empty, by its kind", async () => {
    const [context, page] = await open({});
    await page.goto(collector.url + EDITOR);
    const hints = [page.getByText("Empty: the standard words").first(), page.getByText("have no standard words")];
    const seen = async () => Promise.all(hints.map(async (hint) => hint.isVisible()));
    expect(await seen()).toEqual([true, false]);
    await page.getByLabel("Kind of question").selectOption("text");
    expect(await seen()).toEqual([false, true]);
    await context.close();
  });

  it("begins with what is wrong, and leads to its fields, those of folded groups included", async () => {
    const [context, page, errors] = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
    await page.goto(collector.url + EDITOR);
    await page.getByLabel("Roundness of corners").fill("99");
    await page.getByLabel("Percent of customers").fill("many");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    await expect.poll(async () => alert.evaluate((one) => one === document.activeElement)).toBe(true);
    await alert.getByRole("link", { name: "Roundness of corners" }).click();
    const field = page.getByLabel("Roundness of corners");
    await expect.poll(async () => field.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(600);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(errors.filter((error) => !error.includes("422"))).toEqual([]);
    await context.close();
  });

  it.each(["en", "fr"])("lets no field that has the focus hide below its buttons, in %s", async (locale) => {
    const [context, page] = await open({ locale, viewport: { width: 360, height: 700 } });
    await page.goto(collector.url + EDITOR);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    await page.locator("#name").focus();
    const told: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press("Tab");
      const one = await page.evaluate(() => {
        const bar = document.querySelector(".editor .form > .buttons")?.getBoundingClientRect();
        const focused = document.activeElement;
        const box = focused?.getBoundingClientRect();
        if (!bar || !box || !focused?.matches(".editor .form > :not(.buttons) *")) return null;
        const seen = Math.min(box.bottom, bar.top) - Math.max(box.top, 0);
        // Of a taller one the line with the caret is.
        return [focused.id || focused.tagName, seen >= Math.min(box.height, 40)].join();
      });
      if (one) told.push(one);
    }
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((one) => one.endsWith("false"))).toEqual([]);
    await context.close();
  });

  it("can be used without scripts", async () => {
    const [context, page] = await open({ javaScriptEnabled: false });
    await page.goto(collector.url + EDITOR);
    await page.getByLabel("Name", { exact: true }).fill("Without");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Without" }).waitFor();
    await context.close();
  });
});

describe("the list", () => {
  it.each([360, 1440])("leaves the buttons where they are when one is unfolded, %i pixels wide", async (width) => {
    const [context, page] = await open({ viewport: { width, height: 700 } });
    await page.goto(collector.url + BASE);
    const places = async () =>
      page.locator(".row .row > *").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    const before = await places();
    await page.locator(".sure summary").click();
    await page.getByText("Its answers stay stored").waitFor();
    expect(await places()).toEqual(before);
    await check(page);
    await context.close();
  });

  it("has a dot before a state, beside its word; a table's head has no rule above, boxes have the pages' colour", async () => {
    const [context, page] = await open({});
    await page.goto(collector.url + BASE);
    const style = async (selector: string, pseudo?: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one, pseudo) => {
          const { content, boxShadow, borderTopWidth, accentColor } = getComputedStyle(one, pseudo);
          return { content, boxShadow, borderTopWidth, accentColor };
        }, pseudo);
    expect((await style(".standing", "::before")).content).toContain("●");
    expect(await style(".standing")).toMatchObject({ boxShadow: "none", accentColor: "rgb(29, 92, 74)" });
    await page.goto(`${collector.url}${EDITOR}/revisions`);
    expect((await style("thead td")).borderTopWidth).toBe("0px");
    await context.close();
  });
});
