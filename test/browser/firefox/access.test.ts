/** Access in another browser, one that prefers dark pages: keyboard, colours, text from right to left, axe. */
import { createRequire } from "node:module";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PreviewOptions } from "../../../widget/module/api.ts";
import { type Hosts, SOON, startHosts } from "../hosts/hosts.ts";
import { findFirefox, launchFirefox } from "./firefox.ts";

const found = await findFirefox();
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const DARK = { "layout.css.prefers-color-scheme.content-override": 0 };
/** Everything in it has a wording in every language. */
const STANDARD = {
  name: "Standard",
  stage: "help",
  question: { metric: "nps", key: "standard" },
  followUp: { metric: "text", key: "standard-why" },
};

describe.skipIf(found === undefined)("in Firefox", () => {
  let browser: Browser;
  let hosts: Hosts;
  let page: Page;

  beforeAll(async () => {
    [browser, hosts] = await Promise.all([launchFirefox(found ?? "", DARK), startHosts()]);
    await hosts.configure({}, { standard: STANDARD });
  });
  beforeEach(async () => {
    const context = await browser.createBrowserContext();
    const faults: unknown[] = [];
    page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error));
    return async () => {
      await context.close();
      expect(faults).toEqual([]);
    };
  });
  afterAll(async () => {
    await browser.close();
    await hosts.close();
  });

  /** Opens a page with a prompt, and goes into it by keyboard from the page's last link. */
  async function tabInto(name: string): Promise<void> {
    await page.goto(hosts.page(name));
    await page.waitForSelector("asklet-prompt >>> section");
    await page.focus("p > a");
    await page.keyboard.press("Tab");
  }

  /** Looks at a prompt in a state of choice, once it stands still; what was looked at before is gone. */
  async function preview(options: PreviewOptions): Promise<void> {
    await page.evaluate(async (wanted) => {
      document.querySelector("asklet-prompt")?.setAttribute("data-before", "");
      await window.asklet?.("preview", "standard", wanted);
    }, options);
    const card = await page.waitForSelector("asklet-prompt:not([data-before]) >>> section");
    await card?.evaluate(async (section) => Promise.all(section.getAnimations().map(({ finished }) => finished)));
  }

  const focused = async (): Promise<string | null | undefined> =>
    page.evaluate(() => {
      const { activeElement } = document;
      const inner = activeElement?.shadowRoot?.activeElement ?? activeElement;
      return inner?.getAttribute("aria-label") ?? inner?.textContent;
    });

  /** Of the card's background: 0 for black, 1 for white. */
  const brightness = async (): Promise<number> =>
    page.$eval("asklet-prompt >>> section", (card) =>
      Math.max(...(getComputedStyle(card).backgroundColor.match(/\d*\.?\d+/g) ?? []).slice(0, 3).map(Number)),
    );

  it("moves along a scale by the arrows, answers by digits, and gives the focus back at Escape", async () => {
    await tabInto("bare.html");
    expect(await focused()).toBe("0, Not at all likely");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"] as const) await page.keyboard.press(key);
    expect(await focused()).toBe("1");
    await page.keyboard.press("End");
    expect(await focused()).toBe("10, Extremely likely");
    for (const key of ["1", "0"] as const) await page.keyboard.press(key);
    await expect.poll(async () => hosts.stored("bare.html"), SOON).toEqual([[10, undefined]]);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("asklet-prompt") === null);
    expect(await focused()).toBe("All hostile hosts");
  });

  it("is dark where the visitor prefers that, unless the page says otherwise", async () => {
    await page.goto(hosts.page("bare.html"));
    await page.waitForSelector("asklet-prompt >>> section");
    expect(await brightness()).toBeLessThan(0.3);
    await page.evaluate(() => document.documentElement.style.setProperty("--asklet-scheme", "light"));
    expect(await brightness()).toBe(1);
  });

  it("stands and moves from right to left in Arabic", async () => {
    await page.goto(hosts.page("quiet.html"));
    await preview({ language: "ar" });
    const { left, width } = await page.$eval("asklet-prompt >>> section", (card) => ({
      left: card.getBoundingClientRect().left,
      width: innerWidth,
    }));
    expect(left).toBe(16);
    expect(width).toBeGreaterThan(480);
    await page.focus("asklet-prompt >>> [role=radio]");
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight"] as const) await page.keyboard.press(key);
    expect(await focused()).toBe(new Intl.NumberFormat("ar").format(1));
  });

  it.for([
    ["dark", "en"],
    ["light", "en"],
    ["dark", "ar"],
  ] as const)("has nothing that axe objects to, in %s and %s", async ([scheme, language]) => {
    await page.goto(hosts.page("quiet.html"));
    await page.addScriptTag({ path: AXE });
    await page.evaluate((to) => document.documentElement.style.setProperty("--asklet-scheme", to), scheme);
    const violations: string[] = [];
    for (const state of [{}, { answer: 3 }, { answer: 9, done: true }]) {
      await preview({ ...state, language });
      violations.push(
        ...(await page.evaluate(async (tags) => {
          const { violations: all } = await window.axe.run("asklet-prompt", { runOnly: tags });
          return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        }, TAGS)),
      );
    }
    expect(violations).toEqual([]);
  });
});
