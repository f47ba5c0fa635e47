/** Whatever colours an owner or a page picks, all of the prompt can be read: WCAG 2.2, 1.4.3 and 1.4.11. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { nps, several, stars, withChoiceFollowUp, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  await visit?.page.context().close();
  visit = await Visit.start(await browser.newContext({ reducedMotion: "reduce" }), stage);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** A text or an edge, and what it lies on: selectors inside the prompt, and properties. */
interface Pair {
  what: string;
  of: [selector: string, property: string, pseudo?: string];
  on: [selector: string, property: string];
  least: number;
}

const CARD: Pair["on"] = ["section", "background-color"];
const text = (selector: string, pseudo?: string): Pair => ({
  what: `text of ${selector}${pseudo ?? ""}`,
  of: pseudo ? [selector, "color", pseudo] : [selector, "color"],
  on: CARD,
  least: 4.5,
});
const edge = (selector: string, property = "border-top-color"): Pair => ({
  what: `edge of ${selector}`,
  of: [selector, property],
  on: CARD,
  least: 3,
});
const filled = (selector: string): Pair => ({
  what: `text on ${selector}`,
  of: [selector, "color"],
  on: [selector, "background-color"],
  least: 4.5,
});

/** Red, green and blue in steps, and around the grays at which black text and white text change places. */
const grid = [0, 32, 64, 96, 128, 160, 192, 224, 255];
const cube = grid.flatMap((r) => grid.flatMap((g) => grid.map((b) => [r, g, b])));
const turn = Array.from({ length: 40 }, (_, at) => [100 + at, 118 + (at % 5) - 2, 136 - at]);
const COLOURS = [...cube, ...turn].map((channels) => `rgb(${channels.join(" ")})`);
const WRITTEN = [
  "white",
  "#7a5c00",
  "#808080",
  "#fe0",
  "#767676",
  "#ffffff80",
  "transparent",
  "hsl(200 80% 45%)",
  "oklch(0.7 0.2 150)",
  "color(display-p3 0 1 0)",
  "color-mix(in oklab, teal, white 40%)",
  "light-dark(navy, ivory)",
];

/** Sets each pair of colours on the page and reckons; returns what falls short. */
async function shortfalls(pairs: Pair[], backgrounds: string[], accents: string[]): Promise<string[]> {
  return visit.page.evaluate(
    ([wanted, surfaces, fills]) => {
      const root = document.querySelector("asklet-prompt")?.shadowRoot;
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const luminances = new Map<string, number>();
      /** Of the colour as it is painted, in 8 bits a channel. */
      const luminance = (color: string): number => {
        const known = luminances.get(color);
        if (known !== undefined || !canvas) return known ?? 0;
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        if (alpha !== 255) throw new Error(`${color} lets through what is under it`);
        const linear = (channel: number): number =>
          channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
        const found = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        luminances.set(color, found);
        return found;
      };
      const read = ([selector, property, pseudo]: [string, string, string?]): number => {
        const element = root?.querySelector(selector);
        if (!element) throw new Error(`there is no ${selector}`);
        return luminance(getComputedStyle(element, pseudo).getPropertyValue(property));
      };
      const short: string[] = [];
      surfaces.forEach((background, at) => {
        const accent = fills[at % fills.length] ?? "";
        document.documentElement.style.setProperty("--asklet-background", background);
        document.documentElement.style.setProperty("--asklet-accent", accent);
        for (const { what, of, on, least } of wanted) {
          const [one, other] = [read(of), read(on)];
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (contrast < least) short.push(`${what}: ${contrast.toFixed(2)} on ${background} with ${accent}`);
        }
      });
      return short;
    },
    [pairs, backgrounds, accents] as const,
  );
}

const rated = [
  text("h2"),
  text("h3"),
  text("#ends span"),
  text(".close"),
  text("[aria-checked=false]"),
  text("textarea"),
  text("textarea", "::placeholder"),
  filled("[aria-checked=true]"),
  filled(".send"),
  edge("[aria-checked=false]"),
  edge("[aria-checked=true]"),
  edge("textarea"),
];

describe("with any colours of card and accent", () => {
  // Accents go through the colours in another order than cards do; every card meets its own colour as accent, too.
  const shuffled = COLOURS.map((_, at) => COLOURS[(at * 331) % COLOURS.length] ?? "");

  it("every text is 4.5:1 to what it lies on, and every edge 3:1", async () => {
    await visit.present({ wording: withTextFollowUp(nps), preview: { answer: 8 } });
    expect(await shortfalls(rated, COLOURS, shuffled)).toEqual([]);
    expect(await shortfalls(rated, COLOURS, COLOURS)).toEqual([]);
  });

  it("so are texts and edges of stars and options", async () => {
    await visit.present({ wording: withChoiceFollowUp(stars, true), preview: { answer: 4 } });
    const drawn = [text("label"), edge("label"), edge("[aria-checked=true] svg", "stroke"), edge("svg", "stroke")];
    expect(await shortfalls(drawn, COLOURS, shuffled)).toEqual([]);
  });

  it("the ring around what has the focus is seen, also around what is filled", async () => {
    await visit.present({ wording: withTextFollowUp(nps), preview: { answer: 8 } });
    for (const selector of ["[aria-checked=true]", ".send", ".close"]) {
      await visit.card.locator(selector).focus();
      await visit.page.keyboard.press("Shift");
      const ring = [edge(`${selector}:focus-visible`, "outline-color")];
      expect(await shortfalls(ring, COLOURS, shuffled)).toEqual([]);
    }
  });

  it("colours may be written in any way, and nothing of the page shows through", async () => {
    await visit.present({ wording: withTextFollowUp(nps), preview: { answer: 8 } });
    expect(await shortfalls(rated, WRITTEN, WRITTEN.toReversed())).toEqual([]);
  });
});

describe("what is chosen", () => {
  it("has an edge of another width, also where the accent is the card's colour", async () => {
    await visit.present({
      wording: withTextFollowUp(nps),
      preview: { answer: 8 },
      theme: { scheme: "light", accent: "#ffffff" },
    });
    const shadows = await visit.card
      .locator("[role=radio]")
      .evaluateAll((points) => points.map((point) => getComputedStyle(point).boxShadow !== "none"));
    expect(shadows.flatMap((has, point) => (has ? [point] : []))).toEqual([8]);
  });

  it("is the option with the wide edge, the star with the wide stroke", async () => {
    await visit.present({ wording: several });
    await visit.card.getByRole("checkbox").nth(1).check();
    const shadows = await visit.card
      .locator("label")
      .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).boxShadow !== "none"));
    expect(shadows).toEqual([false, true, false]);
    await visit.replace({ wording: withTextFollowUp(stars), preview: { answer: 2 } });
    const widths = await visit.card
      .locator("svg")
      .evaluateAll((all) => all.map((svg) => getComputedStyle(svg).strokeWidth));
    expect(widths).toEqual(["2px", "2px", "1.5px", "1.5px", "1.5px"]);
  });
});
