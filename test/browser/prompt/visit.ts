/** One tab with a host page, and the loader's side of a prompt on it. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { Ask, PromptModule, Reason, Store } from "../../../widget/ask.ts";
import { STORE_PREFIX, type Stage } from "./stage.ts";

/** What a test says of a request; the rest is the visit's. */
export interface Asked {
  /** `null` when the collector could not be reached. */
  wording: unknown;
  properties?: Record<string, unknown>;
  preview?: boolean;
  /** What the store says when the prompt looks again. */
  refusal?: Reason;
}

/** What the prompt has told the loader so far. */
export interface Happened {
  told: Reason[];
  marked: number[];
  closed: number;
}

declare global {
  interface Window {
    happened?: Happened;
    /** The chunk, put here by the host page. */
    promptModule?: PromptModule;
  }
}

interface Given {
  address: string;
  prefix: string;
  /** Without it, what is kept is delivered. */
  asked?: Asked;
}

/** Runs in the page. Waits for a delivery, and not until a prompt has left the page. */
async function actInPage({ address, prefix, asked }: Given): Promise<void> {
  const happened = (window.happened ??= { told: [], marked: [], closed: 0 });
  const store: Store = {
    get: (name) => localStorage.getItem(prefix + name),
    set: (name, value) => localStorage.setItem(prefix + name, value),
    remove: (name) => localStorage.removeItem(prefix + name),
    names: () => Object.keys(localStorage).map((name) => name.replace(prefix, "")),
  };
  const prompt = window.promptModule;
  if (!asked) return prompt?.deliver(address, store);
  const { wording, properties = {}, preview = false, refusal } = asked;
  const request: Ask = {
    address,
    slug: "checkout-done",
    properties,
    preview,
    withdrawn: new AbortController().signal,
    wording: wording ? Promise.resolve(JSON.parse(JSON.stringify(wording))) : Promise.reject(new Error("offline")),
    store,
    refusal: () => refusal,
    mark: (moment) => happened.marked.push(moment),
    tell: (reason) => happened.told.push(reason),
    closed: () => happened.closed++,
  };
  void prompt?.ask(request);
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

  get #given(): Given {
    return { address: this.#stage.address, prefix: STORE_PREFIX };
  }

  async ask(asked: Asked): Promise<void> {
    await this.page.evaluate(actInPage, { ...this.#given, asked });
  }

  /** Asks, and waits for the card. */
  async present(asked: Asked): Promise<void> {
    await this.ask(asked);
    await this.card.waitFor();
  }

  async deliver(): Promise<void> {
    await this.page.evaluate(actInPage, this.#given);
  }

  async happened(): Promise<Happened> {
    return this.page.evaluate(() => window.happened ?? { told: [], marked: [], closed: 0 });
  }

  /** Resolves once the request has been told this. */
  async told(reason: Reason): Promise<void> {
    await this.page.waitForFunction((wanted) => window.happened?.told.includes(wanted), reason);
  }

  /** Resolves once the prompt is over. */
  async over(): Promise<void> {
    await this.page.waitForFunction(() => window.happened?.closed);
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
