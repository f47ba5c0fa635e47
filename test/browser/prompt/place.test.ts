import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLACEMENTS, type Placement } from "../../../worker/contract/terms.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { arabic, ces, everyQuestion, nps, withChoiceFollowUp, withLater, withTextFollowUp } from "./wordings.ts";

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

const WINDOW = { width: 1280, height: 720 };

async function open(options: Parameters<Browser["newContext"]>[0] = { viewport: WINDOW }): Promise<void> {
  context = await browser.newContext({ reducedMotion: "reduce", ...options });
  visit = await Visit.start(context, stage);
}

const placed = (wording: Wording, placement: Placement): Wording => ({ ...wording, placement, target: "main" });

const floating = PLACEMENTS.filter((placement) => placement !== "inline");

describe("on a desktop", () => {
  it.each([
    ["bottom-end", nps, "bottom", "right"],
    ["bottom-start", nps, "bottom", "left"],
    ["top-end", nps, "top", "right"],
    ["top-start", nps, "top", "left"],
    ["bottom-end", arabic, "bottom", "left"],
    ["top-start", arabic, "top", "right"],
  ] as const)("%s is 16 pixels from its corner", async (placement, wording, edge, side) => {
    await open();
    await visit.present({ wording: placed(wording, placement) });
    expect(await visit.distances()).toMatchObject({ [edge]: 16, [side]: 16 });
    expect((await visit.box()).width).toBe(380);
  });

  it("the bar goes along the lower edge", async () => {
    await open();
    await visit.present({ wording: placed(nps, "bar") });
    expect(await visit.distances()).toMatchObject({ right: 0, bottom: 0, left: 0 });
  });

  it("the rating in a bar stays where it is when the follow-up comes", async () => {
    await open();
    for (const width of [1400, 1000]) {
      await visit.page.setViewportSize({ width, height: 720 });
      await visit.replace({ wording: placed(withTextFollowUp(nps), "bar") });
      const point = visit.card.getByRole("radio").nth(3);
      const inCard = async (): Promise<unknown[]> => {
        const { height } = await visit.box();
        const [rating, ends] = [await point.boundingBox(), await visit.card.locator("#ends").boundingBox()];
        // The bar grows upwards.
        return [rating?.x, ends?.x, (ends?.y ?? 0) - (rating?.y ?? 0), height > 0];
      };
      const before = await inCard();
      await point.click();
      await visit.card.getByRole("textbox").waitFor();
      expect(await inCard()).toEqual(before);
    }
  });

  it("the centre is the centre, and what lies beside it can be used", async () => {
    await open();
    await visit.present({ wording: placed(nps, "center") });
    const { top, right, bottom, left } = await visit.distances();
    expect(Math.max(Math.abs(left - right), Math.abs(top - bottom))).toBeLessThan(0.5);
    await visit.page.locator("#button").click();
    expect(await visit.focused()).toBe("button");
  });
});

describe("a chat button in the corner of a phone", () => {
  const wordings = [withTextFollowUp(nps), withChoiceFollowUp(nps, true), withLater(everyQuestion.several)];
  it.each(wordings)("covers nothing that can be used, where the site has an offset for it: %#", async (wording) => {
    await open({ viewport: { width: 360, height: 740 } });
    await visit.present({ wording, theme: { scheme: "light", offset: { x: 16, y: 88 } } });
    const rating = visit.card.getByRole("radio");
    const bottoms = async (): Promise<number[]> =>
      visit.card
        .locator("button, label:last-child, textarea")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
    // 56 pixels of button, 16 from the edge.
    expect(Math.max(...(await bottoms()))).toBeLessThanOrEqual(740 - 72);
    if (await rating.count()) await rating.first().click();
    const send = await visit.card.getByRole("button", { name: "Send" }).boundingBox();
    expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(740 - 72);
    expect(await visit.distances()).toMatchObject({ right: 0, bottom: 0, left: 0 });
  });
});

describe("inline", () => {
  const PLACE = { placement: "inline", target: ".here" } as const;
  const inline = (target: string): Wording => ({ ...withTextFollowUp(nps), ...PLACE, target });

  it("stands in the flow of the first element of its kind, as wide as that", async () => {
    stage.html += '<div class="here" style="width:500px">Ask: </div><div class="here"></div><p id="after">After</p>';
    await open();
    await visit.present({ wording: inline(".here") });
    const { width } = await visit.box();
    expect(width).toBe(500);
    expect(await visit.page.locator(".here asklet-prompt").count()).toBe(1);
    const { position, boxShadow } = await visit.card.evaluate((card) => getComputedStyle(card));
    expect([position, boxShadow]).toEqual(["relative", "none"]);
    const after = await visit.page.locator("#after").boundingBox();
    const card = await visit.box();
    expect(after?.y).toBeGreaterThanOrEqual(card.y + card.height);
  });

  it.each([240, 300, 600])("fits into a column of %i pixels", async (width) => {
    stage.html += `<div class="here" style="width:${width}px"></div>`;
    await open();
    const all = [nps, ces, arabic].map((wording) => ({ wording: { ...wording, ...PLACE }, preview: {} }));
    expect(await visit.misfits(all)).toEqual([[], [], []]);
    await visit.present({ wording: inline(".here") });
    const heights = await visit.card
      .getByRole("radio")
      .evaluateAll((points) => points.map((point) => point.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([44]));
  });

  it.each(["#nowhere", "[broken", ""])("is told to have no place where there is no %j", async (target) => {
    await open();
    await visit.ask({ wording: inline(target) });
    await visit.over();
    expect(await visit.happened()).toEqual({ told: ["no-place"], marked: [], closed: 1 });
    expect(await visit.page.locator("asklet-prompt").count()).toBe(0);
    await visit.present({ wording: nps });
  });

  it("is in the way of nothing: it moves from no focus, and only its own Escape closes it", async () => {
    stage.html += '<div class="here" style="position:fixed;inset:0"></div>';
    await open();
    await visit.page.locator("#field").focus();
    await visit.present({ wording: inline(".here") });
    await visit.page.locator("#field").blur();
    await visit.page.keyboard.press("Escape");
    expect(await visit.card.isVisible()).toBe(true);
    await visit.card.getByRole("radio").first().focus();
    await visit.page.keyboard.press("Escape");
    await visit.over();
    expect((await visit.happened()).told).toContain("dismissed");
  });

  it("keeps its thank-you, so that nothing jumps, and lets others ask meanwhile", async () => {
    await open();
    await visit.stopClock();
    await visit.present({ wording: { ...nps, placement: "inline", target: "main" } });
    await visit.card.getByRole("radio").nth(9).click();
    await visit.over();
    await visit.page.mouse.move(5, 5);
    await visit.run(60_000);
    expect(await visit.card.getByRole("heading", { name: "Thank you" }).count()).toBe(1);
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.card.waitFor({ state: "detached" });
    expect((await visit.happened()).told).toEqual(["shown", "answered"]);
  });
});

describe("the focused element", () => {
  const at = (style: string): void => {
    stage.html = stage.html.replace('id="field"', `id="field" style="position:fixed;bottom:40px;${style}"`);
  };

  it("has the prompt in another corner", async () => {
    at("right:40px;width:100px");
    await open();
    await visit.page.locator("#field").focus();
    await visit.present({ wording: nps });
    expect(await visit.distances()).toMatchObject({ left: 16, bottom: 16 });
  });

  const under: Record<string, string> = {
    "bottom-end": "right:40px",
    "bottom-start": "left:40px",
    "top-end": "top:40px;right:40px",
    "top-start": "top:40px;left:40px",
    bar: "left:600px",
    center: "bottom:350px;left:600px",
  };

  it.each(floating)("sends %s into another corner when it comes under it, and back", async (placement) => {
    at(under[placement] ?? "");
    await open();
    await visit.present({ wording: placed(nps, placement) });
    const before = await visit.box();
    await visit.page.locator("#field").focus();
    expect(await visit.box()).not.toEqual(before);
    const field = await visit.page.locator("#field").boundingBox();
    const card = await visit.box();
    const apart =
      field &&
      (card.x + card.width <= field.x ||
        card.x >= field.x + field.width ||
        card.y + card.height <= field.y ||
        card.y >= field.y + field.height);
    expect(apart).toBe(true);
    await visit.page.locator("#field").blur();
    expect(await visit.box()).toEqual(before);
  });

  it.each([
    ["desktop", WINDOW, "inset:10px"],
    ["phone", { width: 360, height: 640 }, "right:40px;left:40px"],
  ])("of a %s is not covered: without room the prompt waits for the focus to move on", async (_, viewport, style) => {
    at(style);
    await open({ viewport });
    await visit.page.locator("#field").focus();
    await visit.ask({ wording: nps });
    await visit.card.waitFor({ state: "attached" });
    expect(await visit.card.isVisible()).toBe(false);
    expect((await visit.happened()).marked).toEqual([]);
    await visit.page.locator("#field").blur();
    await visit.card.waitFor();
    expect((await visit.happened()).marked).toEqual([0]);
    expect(await visit.focused()).not.toBe("Close");
  });

  it("may be one that only arrow keys reach, as in menus and grids", async () => {
    stage.html +=
      '<ul role="menu"><li id="item" role="menuitem" tabindex="-1" style="position:fixed;right:40px;bottom:40px">Copy</li></ul>';
    await open();
    await visit.page.locator("#item").focus();
    await visit.present({ wording: nps });
    expect(await visit.distances()).toMatchObject({ left: 16, bottom: 16 });
  });

  it("is one that can be used, not a text that a page has focused for screen readers", async () => {
    stage.html = stage.html.replace("<main>", '<main tabindex="-1" style="height:100vh">');
    await open();
    await visit.page.locator("main").focus();
    await visit.present({ wording: ces });
    expect((await visit.happened()).marked).toEqual([0]);
  });
});
