/** What a page's own listeners hear of Asklet, and a page that says itself whether somebody sees it. */
import type { Page } from "playwright-core";
import type { Site } from "./site.ts";

/** Rules of a touchpoint that asks nobody: each time that it fires, the page hears of a skip. */
export const NOBODY = { sample: 0 };

export interface Heard {
  name: string;
  touchpoint?: string;
  reason?: string;
}

const NAMES = ["shown", "answered", "dismissed", "skipped", "navigated", "consented"];

const LISTEN = `
  window.heard = [];
  for (const name of ${JSON.stringify(NAMES)}) {
    asklet("on", name, ({ touchpoint, reason }) => heard.push({ name, touchpoint, reason }));
  }`;

/** Playwright shows every page: what is hidden has to say so itself. `hide()` and `show()` are the page's. */
const VISIBILITY = `{
  let isHidden = false;
  Object.defineProperty(document, "hidden", { get: () => isHidden });
  Object.defineProperty(document, "visibilityState", { get: () => (isHidden ? "hidden" : "visible") });
  const turn = (hidden) => {
    isHidden = hidden;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  };
  window.hide = () => turn(true);
  window.show = () => turn(false);
}`;

/** The site's pages listen from the beginning, and can be hidden; this code of theirs runs before the collector's script. */
export function listening(site: Site, code = "", body = ""): void {
  site.html = site.html.replace("{script}", `<script>${LISTEN}${VISIBILITY}${code}</script>{script}`) + body;
}

/** All that the page has heard so far. */
export async function heard(page: Page): Promise<Heard[]> {
  return page.evaluate(() => JSON.parse(JSON.stringify(Reflect.get(window, "heard"))));
}

/** How often a touchpoint that asks nobody has fired. */
export async function fired(page: Page, slug = "touchpoint-0"): Promise<number> {
  return (await heard(page)).filter(({ touchpoint, reason }) => touchpoint === slug && reason === "not-sampled").length;
}

/** For `expect.poll`: the machine may have other things to do. */
export const PATIENTLY = { timeout: 20_000 };
