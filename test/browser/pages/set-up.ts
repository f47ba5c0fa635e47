/** A collector with a touchpoint to set up, and whoever does, in a browser. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { LANGUAGES, wordsIn } from "../../../worker/pages/words.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";

export const BASE = "/sites/shop/set-up";
export const EDITOR = `${BASE}/touchpoints/paid`;

export class SetUp {
  readonly url: string;
  readonly #browser: Browser;
  readonly #collector: Collector;

  constructor(browser: Browser, collector: Collector) {
    this.url = collector.url;
    this.#browser = browser;
    this.#collector = collector;
  }

  /** Signed in; every breach of the policy and every error of a script is kept. */
  async open(options: Parameters<Browser["newContext"]>[0]): Promise<[BrowserContext, Page, string[]]> {
    const context = await this.#browser.newContext(options);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    const words = wordsIn(LANGUAGES.find((one) => one === options?.locale) ?? "en");
    await page.goto(`${this.url}/sign-in`);
    await page.getByLabel(words.key).fill(FIRST_KEY);
    await page.getByRole("button", { name: words.signIn }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    return [context, page, errors];
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#collector.close();
  }
}

/** With the longest of names, keys and refusals. */
export async function startSetUp(): Promise<SetUp> {
  const [browser, collector] = await Promise.all([launchShell(), startCollector()]);
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
  return new SetUp(browser, collector);
}
