/** One tab with a host page, and the loader's side of a prompt on it. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { End, Reason } from "../../../widget/ask.ts";
import type { SiteSettings } from "../../../worker/contract/site.ts";
import { styleOf } from "../../../worker/script/look.ts";
import type * as inPage from "./in-page.ts";
import { STORE_PREFIX, type Stage } from "./stage.ts";

declare global {
  interface Window {
    /** The prompt UI with the loader's side of it, put here by the host page. */
    inPage?: typeof inPage;
  }
}

/** What a test says of a request; the rest is the visit's. The wording gets the style sheet of its look. */
export interface Asked extends inPage.Requested {
  /** The site's; light without it. */
  theme?: SiteSettings["theme"];
}

/** What has become of the requests so far. */
export interface Outcome {
  told: Reason[];
  /** Moments whose time was kept, in their order. */
  marked: number[];
  closed: number;
}

export class Visit {
  readonly page: Page;
  /** Everything of the prompt; locators see into its shadow root. */
  readonly card: Locator;
  readonly #stage: Stage;

  private constructor(page: Page, stage: Stage) {
    this.page = page;
    this.#stage = stage;
    this.card = page.locator("asklet-prompt section");
  }

  /** Opens the host page in a new tab. */
  static async start(context: BrowserContext, stage: Stage, path = "/"): Promise<Visit> {
    const page = await context.newPage();
    await page.goto(stage.pages + path);
    return new Visit(page, stage);
  }

  /** Stops the page's clock; from here on only `run` moves it. Before the prompt opens. */
  async stopClock(): Promise<void> {
    await this.page.clock.install();
    await this.page.clock.pauseAt(new Date(Date.now() + 60_000));
  }

  async run(ms: number): Promise<void> {
    await this.page.clock.runFor(ms);
  }

  /** What the page is given of a request: the wording with the style sheet of its look. */
  #dressed({ theme = { scheme: "light" }, wording, ...asked }: Asked): inPage.Requested {
    const isWording = wording && "metric" in wording;
    return {
      ...asked,
      wording: isWording ? { ...wording, style: styleOf(this.#stage.styles, wording, theme) } : wording,
    };
  }

  async ask(asked: Asked): Promise<void> {
    await this.page.evaluate(([to, prefix, requested]) => void window.inPage?.askInPage(to, prefix, requested), [
      this.#stage.address,
      STORE_PREFIX,
      this.#dressed(asked),
    ] as const);
  }

  /** Of each of these previews, what does not fit. */
  async misfits(previews: Asked[]): Promise<string[][]> {
    const requests = previews.map((one) => this.#dressed(one));
    return this.page.evaluate(async (all) => (await window.inPage?.misfitsInPage(all)) ?? [], requests);
  }

  /** Of each of these previews, how much has to be scrolled, in CSS pixels. */
  async hiddenHeights(previews: Asked[]): Promise<number[]> {
    const requests = previews.map((one) => this.#dressed(one));
    return this.page.evaluate(async (all) => (await window.inPage?.hiddenHeightsInPage(all)) ?? [], requests);
  }

  /** As the loader does when the prompt has to leave. */
  async end(reason: End): Promise<void> {
    await this.page.evaluate((end) => window.inPage?.endInPage(end), reason);
  }

  /** Asks, and waits for the card. */
  async present(asked: Asked): Promise<void> {
    await this.ask(asked);
    await this.card.waitFor();
  }

  /** Presents another prompt in place of the one that stands, if one does. */
  async replace(asked: Asked): Promise<void> {
    await this.page.evaluate(() => {
      document.querySelector("asklet-prompt")?.shadowRoot?.querySelector<HTMLElement>(".close")?.click();
    });
    await this.card.waitFor({ state: "detached" });
    await this.present(asked);
  }

  /** Box of the card once it stands still. */
  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    await this.card.evaluate(async (card) => Promise.all(card.getAnimations().map(({ finished }) => finished)));
    const found = await this.card.boundingBox();
    if (!found) throw new Error("the card is not displayed");
    return found;
  }

  /** Distance of the card from each edge of the window, once it stands still. */
  async distances(): Promise<{ top: number; right: number; bottom: number; left: number }> {
    const { x, y, width, height } = await this.box();
    const { width: right = 0, height: bottom = 0 } = this.page.viewportSize() ?? {};
    return { top: y, right: right - x - width, bottom: bottom - y - height, left: x };
  }

  async deliver(): Promise<void> {
    await this.page.evaluate(async ([to, prefix]) => window.inPage?.deliverInPage(to, prefix), [
      this.#stage.address,
      STORE_PREFIX,
    ] as const);
  }

  async happened(): Promise<Outcome> {
    return this.page.evaluate(() => {
      const { heard = [], marked = [], closed = 0 } = window.inPage?.happened ?? {};
      return { told: [...heard], marked: [...marked], closed };
    });
  }

  /** What came with each thing that was told. */
  async details(): Promise<inPage.Happened["details"]> {
    return this.page.evaluate(() => window.inPage?.happened.details ?? []);
  }

  /** Resolves once the prompt has seen that it is half in sight: two frames, in which observers report. */
  async observed(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const observer = new IntersectionObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(document.body);
        }),
    );
  }

  /** What the page hears when its tab is covered by another one. */
  async setHidden(hidden: boolean): Promise<void> {
    await this.page.evaluate((isHidden) => {
      const visibility = isHidden ? "hidden" : "visible";
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  }

  /** Resolves once the request has been told this. */
  async told(reason: Reason): Promise<void> {
    await this.page.waitForFunction((wanted) => window.inPage?.happened.heard.includes(wanted), reason);
  }

  /** Resolves once the prompt is over. */
  async over(): Promise<void> {
    await this.page.waitForFunction(() => window.inPage?.happened.closed);
  }

  /** Names of the messages that are kept. */
  async outbox(): Promise<string[]> {
    return this.page.evaluate(
      (prefix) => Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}outbox.`)),
      STORE_PREFIX,
    );
  }

  /** Resolves once nothing is kept any more. */
  async delivered(): Promise<void> {
    await this.page.waitForFunction(
      (prefix) => !Object.keys(localStorage).some((name) => name.startsWith(`${prefix}outbox.`)),
      STORE_PREFIX,
    );
  }

  /** The element that has the focus, inside the prompt if it is there: its accessible name, or its id. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const outer = document.activeElement;
      const inner = outer?.shadowRoot?.activeElement ?? outer;
      return inner?.getAttribute("aria-label") ?? (inner?.id || inner?.textContent || inner?.localName) ?? "";
    });
  }
}
