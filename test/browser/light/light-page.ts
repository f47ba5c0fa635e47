/** The bench's host page in a browser that nothing slows down: what happens there is counted, not timed. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { Lead } from "../../bench/page/host-page.ts";
import type { Kind, PageSite } from "../../bench/page/page-site.ts";
import { record, type Recorded } from "../../bench/page/recorder.ts";
import { settle } from "../loader/visitor.ts";

export const WINDOWS = [
  ["a desktop", { viewport: { width: 1280, height: 800 } }],
  ["a phone", { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true }],
] as const;

/** Adds so much above everything else that all of the page moves, and that it is the largest thing on it. */
const INTRUDER = `const intruder = document.createElement("p");
  intruder.id = "intruder";
  intruder.textContent = "Something that the page adds later. ".repeat(150);
  document.body.prepend(intruder);`;

export class LightPage {
  readonly page: Page;
  /** Everything of the prompt; locators see into its shadow root. */
  readonly prompt: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.prompt = page.locator("asklet-prompt section");
  }

  /** Opens the page, everything of its own loaded and the question, if one is due, standing still. */
  static async open(context: BrowserContext, site: PageSite, kind: Kind, lead?: Lead): Promise<LightPage> {
    const page = await context.newPage();
    await page.addInitScript(record);
    await page.goto(site.page(kind, lead));
    if (kind === "asked") await page.waitForFunction(() => window.recorded?.settled);
    await settle(page);
    return new LightPage(page);
  }

  async recorded(): Promise<Recorded> {
    const recorded = await this.page.evaluate(() => window.recorded);
    if (!recorded) throw new Error("the page recorded nothing");
    return recorded;
  }

  async rate(): Promise<void> {
    await this.prompt.getByRole("radio").last().click();
    await this.prompt.getByRole("textbox").waitFor();
    await settle(this.page);
  }

  async comment(): Promise<void> {
    await this.prompt.getByRole("textbox").fill("It worked in a cold kitchen.");
    await this.prompt.getByRole("button", { name: "Send" }).click();
    await this.prompt.getByRole("heading", { name: "Thank you" }).waitFor();
    await settle(this.page);
  }

  async close(): Promise<void> {
    await this.prompt.getByRole("button", { name: "Close" }).click();
    await this.prompt.waitFor({ state: "detached" });
    await settle(this.page);
  }

  /** Something of the page's own does what the widget must not. Resolves when both were recorded. */
  async intrude(): Promise<void> {
    await this.page.evaluate(INTRUDER);
    await this.page.waitForFunction(() => {
      const { paints, shifts } = window.recorded ?? { paints: [], shifts: [] };
      return paints.at(-1)?.id === "intruder" && shifts.some(({ moved }) => moved.length > 0);
    });
  }
}
