/** The demo shop as `npm start` serves it, and a visitor who walks through it. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { build } from "../../../scripts/build.ts";
import { ensureDemo } from "../../../scripts/demo.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";

/** One touchpoint of the shop: where it asks, and what the visitor does there to be asked. */
export interface Stop {
  touchpoint: string;
  page: string;
  question: string;
  /** Clicked before anything is asked. */
  moment?: string;
}

export const JOURNEY: readonly Stop[] = [
  { touchpoint: "arrive", page: "", question: "What brings you here today?" },
  { touchpoint: "search", page: "search?q=honey", question: "made it easy for me to find" },
  { touchpoint: "product", page: "product", question: "the description of this tea", moment: "Add to basket" },
  { touchpoint: "basket", page: "basket", question: "keeping you from ordering" },
  { touchpoint: "checkout-done", page: "order", question: "How likely are you to recommend" },
  {
    touchpoint: "delivery",
    page: "delivery",
    question: "satisfied were you with the delivery",
    moment: "It has arrived",
  },
  { touchpoint: "help", page: "help", question: "Did this page answer your question?" },
];

/** A collector with the demo sites, as a first start makes them. */
export async function startShop(): Promise<Collector> {
  await build({ demo: true });
  const collector = await startCollector();
  await ensureDemo(collector.url, FIRST_KEY);
  return collector;
}

/** Goes to a stop and does what happens there. */
export async function arriveAt(page: Page, collector: Collector, stop: Stop): Promise<void> {
  await page.goto(`${collector.url}/demo/shop/${stop.page}`);
  if (stop.moment) await page.getByRole("button", { name: stop.moment }).click();
}

/** The prompt on a page; Playwright looks into its open shadow root. */
export function promptOf(page: Page): Locator {
  return page.getByRole("region", { name: "Your feedback" });
}

/** Answers of the shop that nobody generated, by touchpoint. */
export async function realAnswers(collector: Collector): Promise<Record<string, number>> {
  const response = await collector.api("GET", "/sites/shop/scores");
  const { touchpoints } = SiteScores.parse(await response.json());
  return Object.fromEntries(
    touchpoints.map(({ touchpoint, series }) => [
      touchpoint,
      series.reduce((sum, { n, generated }) => sum + n - generated, 0),
    ]),
  );
}

/** Everything that must not happen on a page: what is thrown there, or logged as an error. */
export function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
