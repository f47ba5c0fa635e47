/** Takes pictures of the demo shop as a customer sees it: the built Worker asks, and nothing is a preview. */
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { z } from "zod";
import site from "../../../examples/shop/site.json" with { type: "json" };
import type { SiteSettings } from "../../../worker/contract/site.ts";
import type { Survey } from "../../../worker/contract/survey.ts";
import type { Collector } from "../../worker/collector.ts";

/** Pixels of a picture to one of its page: a README shows it narrower than it is, on screens that are denser. */
const DENSITY = 1.25;

export interface Frame {
  window: BrowserContextOptions & { viewport: { width: number; height: number } };
  /** Part of the window, where the rest is left out. */
  clip?: { x: number; y: number; width: number; height: number };
  /** Of the picture to what it shows. */
  scale: number;
}

export interface Shot {
  caption: string;
  frame: Frame;
  /** Where the shop asks the survey; that page asks nothing else. */
  page: string;
  touchpoint: string;
  survey: z.input<typeof Survey>;
  theme?: Partial<SiteSettings["theme"]>;
  scheme?: "light" | "dark";
  /** Of the page, whose own text stays English. */
  language?: string;
  /** Brings about what is to be seen, and waits for it. */
  act: (page: Page) => Promise<void>;
}

/** Has the shop ask this, and look so, from now on. */
async function put(collector: Collector, { touchpoint, survey, theme = site.theme }: Shot): Promise<void> {
  await collector.site("shop", { ...site, siteKey: "demoshop00000000", origins: [collector.url], theme });
  await collector.touchpoint("shop", touchpoint, { ...survey });
}

/** Takes one picture, as a visitor of their own sees it. */
export async function take(browser: Browser, collector: Collector, shot: Shot): Promise<Buffer> {
  await put(collector, shot);
  const { frame, scheme = "light", language, act } = shot;
  const context = await browser.newContext({
    ...frame.window,
    deviceScaleFactor: DENSITY * frame.scale,
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const address = `${collector.url}/demo/shop/${shot.page}`;
  if (language) await speak(page, address, language);
  await page.goto(address);
  await act(page);
  const picture = await page.screenshot({ ...(frame.clip && { clip: frame.clip }) });
  await context.close();
  return picture;
}

/** Puts a language on the page that the shop does not offer. */
async function speak(page: Page, address: string, language: string): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('lang="en"', `lang="${language}"`) });
  });
}

/** The prompt in any language. */
const cardOn = (page: Page): Locator => page.locator("asklet-prompt section");

/** Waits for the prompt. The pointer rests on its edge: no button is lit, and no thank-you leaves. */
export async function prompted(page: Page): Promise<void> {
  await cardOn(page).evaluate((card) => card.scrollIntoView({ block: "center" }));
  await cardOn(page).hover({ position: { x: 16, y: 8 } });
}

/** Chooses a point of the scale. */
export function answered(name: string): Shot["act"] {
  return async (page) => {
    await cardOn(page).getByRole("radio", { name, exact: true }).click();
    await prompted(page);
  };
}

/** Chooses a point of the scale and sends the follow-up as it is. */
export function sent(name: string): Shot["act"] {
  return async (page) => {
    await answered(name)(page);
    await cardOn(page).getByRole("button", { name: "Send" }).click();
    await prompted(page);
  };
}

/** Waits for the feedback tab. */
export async function tabbed(page: Page): Promise<void> {
  await page.locator("asklet-tab button").waitFor();
}

/** Presses the feedback tab. */
export async function pressed(page: Page): Promise<void> {
  await page.locator("asklet-tab button").click();
  await prompted(page);
}

/** One page of pictures with their captions, each as large as it was taken. */
export async function sheetOf(browser: Browser, pictures: { caption: string; picture: Buffer }[]): Promise<Buffer> {
  const figures = pictures.map(
    ({ caption, picture }) =>
      `<figure><img srcset="data:image/png;base64,${picture.toString("base64")} ${DENSITY}x"><figcaption>${caption}</figcaption></figure>`,
  );
  const page = await browser.newPage({ viewport: { width: 1208, height: 100 }, deviceScaleFactor: DENSITY });
  await page.setContent(`<!doctype html><style>
    body { margin: 4px; display: flex; flex-wrap: wrap; gap: 20px 24px; font: 16px/24px system-ui; background: #fff; color: #333 }
    figure { margin: 0 } img { display: block; border-radius: 8px; box-shadow: 0 0 0 1px #0003 } figcaption { margin-top: 8px; text-align: center }
  </style>${figures.join("")}`);
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
