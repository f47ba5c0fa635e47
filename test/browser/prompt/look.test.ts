import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../../worker/contract/site.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { everyQuestion, nps, several, withChoiceFollowUp, withLater, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let visit: Visit;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(() => stage.reset());
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function open(options: Parameters<Browser["newContext"]>[0] = {}): Promise<void> {
  context = await browser.newContext({ reducedMotion: "reduce", ...options });
  visit = await Visit.start(context, stage);
}

const style = async (selector: string, property: string): Promise<string> =>
  visit.card.page().evaluate(
    ([inside, name]) => {
      const element = document.querySelector("asklet-prompt")?.shadowRoot?.querySelector(inside);
      return element ? getComputedStyle(element).getPropertyValue(name) : "";
    },
    [selector, property] as const,
  );
const surface = (): Promise<string> => style("section", "background-color");

/** The page sets a property of its own; without a value it takes it back. */
const set = async (name: string, value = ""): Promise<void> =>
  visit.page.evaluate(([property, to]) => document.documentElement.style.setProperty(property, to), [
    name,
    value,
  ] as const);

const LIGHT = "color(srgb 1 1 1)";
const DARK = "color(srgb 0.109804 0.121569 0.14902)";
const GREEN = "color(srgb 0 0.501961 0)";

describe("the colour scheme", () => {
  it.each([
    ["auto", "light", "", LIGHT],
    ["auto", "dark", "", DARK],
    ["light", "dark", "", LIGHT],
    ["dark", "light", "", DARK],
    ["page", "dark", "light", LIGHT],
    ["page", "light", "dark", DARK],
    ["page", "dark", "light dark", DARK],
    ["page", "dark", "", LIGHT],
  ] as const)("%s, where the system has %s and the page %j", async (scheme, colorScheme, ofPage, expected) => {
    await open({ colorScheme });
    await visit.page.evaluate((own) => (document.documentElement.style.colorScheme = own), ofPage);
    await visit.present({ wording: nps, theme: { scheme } });
    expect(await surface()).toBe(expected);
  });

  it("follows the system, and a page that switches, while the prompt is open", async () => {
    await open({ colorScheme: "light" });
    await visit.present({ wording: nps, theme: { scheme: "auto" } });
    expect(await surface()).toBe(LIGHT);
    await visit.page.emulateMedia({ colorScheme: "dark" });
    expect(await surface()).toBe(DARK);
    await set("--asklet-scheme", "light");
    expect(await surface()).toBe(LIGHT);
    await set("--asklet-scheme", "dark");
    await visit.page.emulateMedia({ colorScheme: "light" });
    expect(await surface()).toBe(DARK);
  });
});

describe("what the site sets", () => {
  const theme: SiteSettings["theme"] = {
    scheme: "dark",
    accent: "#008000",
    background: "#ffee00",
    radius: 4,
    font: `Georgia, "My 'Font", serif`,
    offset: { x: 40, y: 90 },
  };
  const looks = async (): Promise<Record<string, string | number>> => {
    const { right, bottom } = await visit.distances();
    return {
      surface: await surface(),
      fill: await style("[aria-checked=true]", "background-color"),
      radius: await style("section", "border-radius"),
      font: await style("h2", "font-family"),
      zIndex: await visit.page.locator("asklet-prompt").evaluate((host) => getComputedStyle(host).zIndex),
      right,
      bottom,
    };
  };
  const present = async (own?: SiteSettings["theme"]): Promise<void> => {
    await open();
    await visit.present({ wording: withTextFollowUp(nps), preview: { answer: 8 }, ...(own && { theme: own }) });
  };

  it("is nothing at first", async () => {
    await present();
    expect(await looks()).toEqual({
      surface: LIGHT,
      fill: "color(srgb 0.168627 0.341176 0.85098)",
      radius: "16px",
      font: "system-ui",
      zIndex: "2147483000",
      right: 16,
      bottom: 16,
    });
  });

  it("is there", async () => {
    await present(theme);
    expect(await looks()).toEqual({
      surface: "color(srgb 1 0.933333 0)",
      fill: GREEN,
      radius: "4px",
      font: 'Georgia, "My Font", serif',
      zIndex: "2147483000",
      right: 40,
      bottom: 90,
    });
  });

  it("gives way to what the page sets", async () => {
    await present(theme);
    await set("--asklet-background", "hsl(240 100% 50%)");
    await set("--asklet-accent", "color(srgb 1 0 0)");
    await set("--asklet-radius", "1em");
    await set("--asklet-font", "monospace");
    await set("--asklet-offset-x", "10px");
    await set("--asklet-offset-y", "20px");
    await set("--asklet-z-index", "7");
    expect(await looks()).toEqual({
      surface: "color(srgb 0 0 1)",
      fill: "color(srgb 1 0 0)",
      radius: "16px",
      font: "monospace",
      zIndex: "7",
      right: 10,
      bottom: 20,
    });
  });

  it("is the page's font where it says so, and else no page's", async () => {
    await open();
    await visit.page.addStyleTag({ content: "body { font-family: 'Page Font', serif }" });
    await visit.present({ wording: nps, theme: { scheme: "light", font: "page" } });
    expect(await style("button", "font-family")).toBe('"Page Font", serif');
    await visit.replace({ wording: nps });
    expect(await style("button", "font-family")).toBe("system-ui");
  });
});

describe("the card", () => {
  const wordings = {
    ...everyQuestion,
    "nps, later": withLater(nps),
    "nps, text": withTextFollowUp(nps),
    "nps, several": withChoiceFollowUp(nps, true),
  };

  it.each(Object.entries(wordings))(
    "ends on whole pixels, so that what is chosen stays in its row: %s",
    async (_, wording) => {
      await open();
      const isWhole = async (): Promise<boolean[]> => {
        const { y, height } = await visit.box();
        return [y, height].map(Number.isInteger);
      };
      await visit.present({ wording, preview: {} });
      expect(await isWhole()).toEqual([true, true]);
      await visit.replace({ wording, preview: { answer: 2 } });
      expect(await isWhole()).toEqual([true, true]);
    },
  );

  it.each([
    ["bottom-end", 1280],
    ["bottom-end", 360],
    ["inline", 1280],
    ["bar", 900],
  ] as const)("has its cross beside the first line of the question: %s, %i pixels wide", async (placement, width) => {
    await open({ viewport: { width, height: 720 } });
    await visit.present({ wording: { ...nps, placement, target: "main" } });
    const top = async (role: "heading" | "button", name?: string): Promise<number> =>
      (await visit.card.getByRole(role, name ? { name } : {}).boundingBox())?.y ?? Number.NaN;
    const line = (await top("heading")) + 22 / 2;
    const cross = (await top("button", "Close")) + 44 / 2;
    expect(Math.abs(cross - line)).toBeLessThanOrEqual(2);
  });
});

describe("the logo", () => {
  const LOGO = "https://shop.example/logo.svg";
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100"/></svg>';
  const withLogo = withLater({ ...several, logo: LOGO });

  it("stands above the question, 24 pixels high, and says nothing to screen readers", async () => {
    await open();
    await context.route(LOGO, (route) => route.fulfill({ body: SVG, contentType: "image/svg+xml" }));
    await visit.present({ wording: withLogo });
    const logo = visit.card.locator("img");
    await expect.poll(() => logo.evaluate((img) => img.getBoundingClientRect().width)).toBe(72);
    const box = await logo.boundingBox();
    const question = await visit.card.getByRole("heading").boundingBox();
    expect(box?.height).toBe(24);
    expect((box?.y ?? 0) + 24).toBeLessThan(question?.y ?? 0);
    expect(await visit.card.getByRole("img").count()).toBe(0);
  });

  it("delays nothing, moves nothing when it comes, and leaves when it cannot be had", async () => {
    await open();
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      void context.route(LOGO, async (route) => {
        resolve();
        await new Promise<void>((go) => (answer = go));
        await route.abort();
      });
    });
    await visit.present({ wording: withLogo });
    await asked;
    const before = await visit.card.getByRole("checkbox").first().boundingBox();
    expect(before).not.toBeNull();
    expect((await visit.card.locator("img").boundingBox())?.height).toBe(24);
    answer();
    await visit.card.locator("img").waitFor({ state: "detached" });
    // The tree is drawn on without it.
    await visit.card.getByRole("checkbox").first().check();
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
  });
});

describe("motion, print and old browsers", () => {
  it.each([
    ["reduce", "is there", "none"],
    ["no-preference", "is there", "rise"],
    ["no-preference", "appears", "none"],
  ] as const)("who prefers %s, where the page %s, has the animation %s", async (reducedMotion, page, animation) => {
    await open({ reducedMotion });
    await visit.page.evaluate(`performance.now = () => ${page === "appears" ? 1_999 : 2_001}`);
    await visit.present({ wording: nps });
    expect(await style("section", "animation-name")).toBe(animation);
    expect(await style("section", "transition-duration")).toBe("0s");
  });

  it.each(["bottom-end", "inline"] as const)("a %s prompt is not printed", async (placement) => {
    await open();
    await visit.present({ wording: { ...nps, placement, target: "main" } });
    await visit.page.emulateMedia({ media: "print" });
    expect(await visit.card.isVisible()).toBe(false);
  });

  it("a browser that cannot reckon with colours has the default ones, whatever was chosen", async () => {
    const [before, after] = stage.chunk.split("from light-dark(red, red)");
    stage.chunk = `${before}from what-no-browser-knows${after}`;
    await open({ colorScheme: "dark" });
    await visit.present({
      wording: withTextFollowUp(nps),
      preview: { answer: 8 },
      theme: { scheme: "dark", background: "#7a5c00", accent: "#ffee00" },
    });
    expect([await surface(), await style("h2", "color"), await style(".send", "background-color")]).toEqual([
      "rgb(255, 255, 255)",
      "rgb(26, 29, 35)",
      "rgb(43, 87, 217)",
    ]);
    expect(await style("section", "color-scheme")).toBe("light");
  });
});
