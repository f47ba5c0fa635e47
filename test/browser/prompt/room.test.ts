import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLACEMENTS, type Placement } from "../../../worker/contract/terms.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { ces, everyQuestion, nps, withChoiceFollowUp, withLater, withTextFollowUp } from "./wordings.ts";

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
const TOUCH = { hasTouch: true, isMobile: true };

async function open(options: Parameters<Browser["newContext"]>[0] = { viewport: WINDOW }): Promise<void> {
  context = await browser.newContext({ reducedMotion: "reduce", ...options });
  visit = await Visit.start(context, stage);
}

const placed = (wording: Wording, placement: Placement): Wording => ({ ...wording, placement, target: "main" });

const floating = PLACEMENTS.filter((placement) => placement !== "inline");

describe("the room it takes", () => {
  const sizes = [
    [1920, 1080, 0.25],
    [1280, 720, 0.25],
    [1024, 768, 0.25],
    [768, 1024, 0.25],
    [740, 360, 0.5],
    [667, 375, 0.5],
    [480, 800, 0.5],
    [360, 640, 0.5],
    [320, 568, 0.5],
  ] as const;

  it.each(floating)("of %s is a quarter of a desktop's window and half of a phone's at most", async (placement) => {
    await open();
    for (const [width, height, share] of sizes) {
      await visit.page.setViewportSize({ width, height });
      await visit.replace({ wording: placed(withLater(withChoiceFollowUp(nps, true)), placement) });
      await visit.card.getByRole("radio").nth(3).click();
      await visit.card.getByRole("checkbox").first().waitFor();
      const card = await visit.box();
      expect((card.width * card.height) / (width * height), `${width} × ${height}`).toBeLessThanOrEqual(share);
      const { top, right, bottom, left } = await visit.distances();
      expect(Math.min(top, right, bottom, left), `${width} × ${height}`).toBeGreaterThanOrEqual(0);
      // Whatever has no room is reached by scrolling inside.
      await visit.card.getByRole("button", { name: "Send" }).click();
      await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    }
  });
});

describe("on a phone", () => {
  it.each(floating)("%s is a sheet along the lower edge, and the page above it can be used", async (placement) => {
    await open({ viewport: { width: 360, height: 640 }, ...TOUCH });
    await visit.present({ wording: placed(nps, placement) });
    expect(await visit.distances()).toMatchObject({ right: 0, bottom: 0, left: 0 });
    await visit.page.locator("#button").tap();
    expect(await visit.focused()).toBe("button");
  });

  it("has targets of 44 pixels, and fields whose text browsers don't zoom into", async () => {
    await open({ viewport: { width: 320, height: 640 }, ...TOUCH });
    const smallest: [string, number][] = [];
    for (const width of [320, 360]) {
      await visit.page.setViewportSize({ width, height: 640 });
      for (const [name, wording] of Object.entries(everyQuestion)) {
        await visit.replace({ wording: withLater(wording) });
        const sizes = await visit.card
          .locator("button, label, textarea")
          .evaluateAll((targets) =>
            targets.map((one) => one.getBoundingClientRect()).map((r) => Math.min(r.width, r.height)),
          );
        smallest.push([`${name} ${width}`, Math.min(...sizes)]);
      }
    }
    expect(smallest.filter(([, size]) => size < 44)).toEqual([]);
    for (const wording of [everyQuestion.text, withTextFollowUp(nps)]) {
      await visit.replace({ wording });
      if (wording !== everyQuestion.text) await visit.card.getByRole("radio").first().click();
      const fontSize = await visit.card.getByRole("textbox").evaluate((field) => getComputedStyle(field).fontSize);
      expect(fontSize).toBe("16px");
    }
  });

  it("stands above the keyboard while something is typed into it, however low the rest of the window", async () => {
    await open({ viewport: { width: 360, height: 640 }, ...TOUCH });
    await visit.present({ wording: everyQuestion.text });
    /** As a browser does that lays the keyboard over the page. */
    const raise = async (height: number, offsetTop = 0): Promise<void> =>
      visit.page.evaluate(
        ([visible, top]) => {
          Object.defineProperty(visualViewport, "height", { value: visible, configurable: true });
          Object.defineProperty(visualViewport, "offsetTop", { value: top, configurable: true });
          visualViewport?.dispatchEvent(new Event("resize"));
        },
        [height, offsetTop] as const,
      );
    await raise(380);
    expect((await visit.distances()).bottom).toBe(0);
    await visit.card.getByRole("textbox").focus();
    expect((await visit.distances()).bottom).toBe(260);
    await raise(380, 100);
    expect((await visit.distances()).bottom).toBe(160);
    await raise(120);
    expect(await visit.distances()).toMatchObject({ bottom: 520 });
    expect((await visit.distances()).top).toBeGreaterThanOrEqual(0);
    await raise(640);
    expect((await visit.distances()).bottom).toBe(0);
    await visit.page.setViewportSize({ width: 740, height: 360 });
    await raise(170);
    expect((await visit.distances()).top).toBeGreaterThanOrEqual(0);
    await visit.page.setViewportSize({ width: 360, height: 640 });
    // Who has zoomed in sees less of the page as well, and pans by hand.
    await visit.page.evaluate(() => Object.defineProperty(visualViewport, "scale", { value: 2, configurable: true }));
    await raise(320);
    expect((await visit.distances()).bottom).toBe(0);
  });
});

describe("a window with little room", () => {
  const several = withChoiceFollowUp(nps, true);
  /** A question of two lines beside each kind of follow-up. */
  const followed = { nps: withTextFollowUp(nps), ces: withTextFollowUp(ces), one: withChoiceFollowUp(nps), several };

  it.each([
    [320, 180],
    [320, 256],
    [320, 480],
    [320, 520],
    [320, 568],
    [360, 640],
    [568, 320],
    [667, 375],
    [740, 360],
    [844, 390],
    [932, 430],
    [800, 600],
    [1024, 600],
  ])("of %i × %i has the follow-up in sight with its button, and never cuts the rating", async (width, height) => {
    await open({ viewport: { width, height }, ...TOUCH });
    for (const placement of ["bottom-end", "center", "bar"] as const) {
      for (const [name, wording] of Object.entries(followed)) {
        const what = `${name}, ${placement}`;
        await visit.replace({ wording: placed(withLater(wording), placement) });
        await visit.card.getByRole("radio").nth(3).tap();
        const title = visit.card.getByRole("heading", { level: 3 });
        await title.waitFor();
        const card = await visit.box();
        const below = (await title.boundingBox())?.y ?? 0;
        expect(below, what).toBeGreaterThanOrEqual(card.y);
        const entry = visit.card.locator("h3 + div :is(button, label, textarea)");
        expect((await entry.first().boundingBox())?.y, what).toBeLessThan(card.y + card.height - 24);
        const content = await title.locator("..").boundingBox();
        const rating = await visit.card.getByRole("radiogroup").first().boundingBox();
        if (!content || !rating) throw new Error(`${what}: not in sight`);
        const top = Math.max(card.y, content.y);
        expect(rating.y >= top || rating.y + rating.height <= top, `${what}: ${rating.y} in ${top}`).toBe(true);
        const send = visit.card.getByRole("button", { name: "Send" });
        if (name === "one") continue;
        const box = await send.boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0), what).toBeLessThanOrEqual(card.y + card.height);
        await send.tap();
        const thanks = await visit.card.getByRole("heading", { name: "Thank you" }).boundingBox();
        expect((thanks?.y ?? 0) + (thanks?.height ?? 0), what).toBeLessThanOrEqual(card.y + card.height);
      }
    }
  });
});

describe("the button that sends several options", () => {
  it.each([
    ["a phone", { viewport: { width: 360, height: 640 }, ...TOUCH }, "bottom-end"],
    ["a small desktop", { viewport: { width: 1000, height: 640 } }, "bottom-end"],
    ["a bar", { viewport: WINDOW }, "bar"],
  ] as const)("is in sight without scrolling: %s", async (_, options, placement) => {
    await open(options);
    const four = ["The price", "The time it took", "The packaging", "Something else"];
    const wording = withLater(withChoiceFollowUp(nps, true));
    const { followUp } = wording;
    if (followUp) followUp.options = four.map((text, at) => ({ key: `o${at}`, text }));
    await visit.present({ wording: placed(wording, placement) });
    await visit.card.getByRole("radio").nth(3).click();
    const send = visit.card.getByRole("button", { name: "Send" });
    await send.waitFor();
    const [card, button] = [await visit.box(), await send.boundingBox()];
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(card.y + card.height);
    // It stands on nothing: below the options, or beside them.
    const list = await visit.card.locator(".several .list").boundingBox();
    const isBelow = (list?.y ?? 0) + (list?.height ?? 0) <= (button?.y ?? 0);
    const isBeside = (list?.x ?? 0) + (list?.width ?? 0) <= (button?.x ?? 0) + 1;
    expect([isBelow, isBeside]).toContain(true);
    expect(
      await send.evaluate((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const root = one.getRootNode();
        return root instanceof ShadowRoot && root.elementFromPoint(left + width / 2, top + height - 4) === one;
      }),
    ).toBe(true);
  });
});

describe("an option that gets the focus", () => {
  it.each([
    [320, 256],
    [360, 640],
    [667, 375],
    [800, 600],
    [1280, 720],
  ])("is nowhere behind the button, at %i × %i", async (width, height) => {
    await open({ viewport: { width, height } });
    const wording = withChoiceFollowUp(nps, true);
    const { followUp } = wording;
    if (followUp)
      followUp.options = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ key: `o${at}`, text: `Reason number ${at}` }));
    for (const placement of ["bottom-end", "bar"] as const) {
      await visit.replace({ wording: placed(wording, placement) });
      await visit.card.getByRole("radio").nth(3).press("Enter");
      const boxes = visit.card.getByRole("checkbox");
      await boxes.first().waitFor();
      let visited = 0;
      const there = [0, 1, 2, 3, 4, 5, 6, 7];
      for (const at of [...there, ...there.slice(0, -1).toReversed()]) {
        if (at > 0 || visited) await visit.page.keyboard.press(visited < 8 ? "Tab" : "Shift+Tab");
        visited += 1;
        const isInFront = await boxes.nth(at).evaluate((box) => {
          const { left, right, top, bottom } = box.getBoundingClientRect();
          const root = box.getRootNode();
          return box.matches(":focus") && root instanceof ShadowRoot
            ? [top + 1, bottom - 1].every((y) => root.elementFromPoint((left + right) / 2, y) === box)
            : `${at} has no focus`;
        });
        expect(isInFront, `${placement}, option ${at + 1}`).toBe(true);
      }
    }
  });
});

describe("at 400 % zoom", () => {
  it("leaves room to answer, and brings the follow-up into it", async () => {
    await open({ viewport: { width: 320, height: 256 } });
    await visit.present({ wording: withTextFollowUp(nps) });
    await visit.card.getByRole("radio").nth(8).click();
    const field = visit.card.getByRole("textbox");
    const inSight = await field.evaluate((element) => {
      const card = element.closest("section")?.getBoundingClientRect();
      const { top } = element.getBoundingClientRect();
      return card && top > card.top && top < card.bottom;
    });
    expect(inSight).toBe(true);
    await field.fill("Fine");
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await stage.received(2)).toMatchObject([{ answer: 8 }, { followUp: "Fine" }]);
  });

  it("has its way out beside question and points, not over them, however far it is scrolled", async () => {
    await open({ viewport: { width: 320, height: 256 } });
    for (const wording of [nps, everyQuestion.smileys, everyQuestion.choice, everyQuestion.several]) {
      await visit.replace({ wording });
      const question = await visit.card.getByRole("heading").evaluate((heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return range.getBoundingClientRect().right;
      });
      const way = await visit.card.getByRole("button", { name: "Close" }).boundingBox();
      expect(question).toBeLessThanOrEqual(way?.x ?? 0);
      await visit.card.evaluate((card) => card.scrollTo(0, 40));
      const close = await visit.card.getByRole("button", { name: "Close" }).boundingBox();
      const rights = await visit.card
        .getByRole("radio")
        .evaluateAll((points) => points.map((point) => point.getBoundingClientRect().right));
      expect(Math.max(...rights)).toBeLessThanOrEqual(close?.x ?? 0);
    }
  });

  it("has the button below a field that would be narrow beside it", async () => {
    await open({ viewport: { width: 320, height: 256 } });
    const { text } = everyQuestion;
    await visit.present({ wording: { ...text, chrome: { ...text.chrome, send: "Abschicken" } } });
    const field = await visit.card.getByRole("textbox").boundingBox();
    const send = await visit.card.getByRole("button", { name: "Abschicken" }).boundingBox();
    expect(field?.width).toBeGreaterThan(200);
    expect(send?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
    expect((send?.x ?? 0) + (send?.width ?? 0)).toBe((field?.x ?? 0) + (field?.width ?? 0));
  });

  it("has targets of 24 pixels", async () => {
    await open({ viewport: { width: 320, height: 256 } });
    for (const wording of Object.values(everyQuestion)) {
      await visit.replace({ wording: withLater(wording) });
      const sizes = await visit.card
        .locator("button, label")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map((r) => Math.min(r.width, r.height)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    }
  });
});
