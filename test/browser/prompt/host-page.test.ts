import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchChromium } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { arabic, ces, everyQuestion, nps, stars, text, withChoiceFollowUp, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
/** Exceptions, rejections and policy violations on all pages: there must be none. */
let faults: string[];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchChromium(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  faults = [];
  await use({});
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function use(options: Parameters<Browser["newContext"]>[0]): Promise<void> {
  context = await browser.newContext(options);
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) faults.push(message.text());
  });
}

async function presented(wording: Wording): Promise<Visit> {
  const visit = await Visit.start(context, stage);
  await visit.present({ wording });
  return visit;
}

/** Box of the card once it stands still. */
async function box(visit: Visit): Promise<{ x: number; y: number; width: number; height: number }> {
  await visit.card.evaluate(async (card) => Promise.all(card.getAnimations().map((animation) => animation.finished)));
  const found = await visit.card.boundingBox();
  if (!found) throw new Error("the card is not displayed");
  return found;
}

describe("a page with a strict policy", () => {
  it("asks, follows up and thanks under Trusted Types, styled and without a violation", async () => {
    stage.headers = {
      "content-security-policy": `default-src 'none'; script-src 'self' ${stage.collector}; connect-src ${stage.collector}; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'`,
    };
    const visit = await presented(withTextFollowUp(stars));
    expect(await visit.card.evaluate((card) => getComputedStyle(card).position)).toBe("fixed");
    expect(await visit.card.evaluate((card) => getComputedStyle(card).getPropertyValue("--accent"))).toBe("#2b57d9");
    await visit.card.getByRole("radio").nth(3).click();
    await visit.card.getByRole("textbox").fill("Fine");
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await stage.received(2)).toMatchObject([{ answer: 4 }, { followUp: "Fine" }]);
  });
});

describe("a hostile page", () => {
  it("cannot restyle the prompt", async () => {
    const plain = await presented(nps);
    const wanted = await box(plain);
    await plain.page.close();
    stage.html = `<style>
      @layer x { * { all: unset !important } }
      *, asklet-prompt { all: unset !important; display: none !important; font-size: 40px !important; color: red !important }
      html { font-size: 48px; direction: rtl; writing-mode: vertical-rl; letter-spacing: 1em; text-transform: uppercase }
      section, button, h2, p { padding: 9em !important; background: red !important }
    </style>${stage.html}`;
    const visit = await presented(nps);
    expect(await box(visit)).toEqual(wanted);
    expect(
      await visit.card.evaluate((card) => {
        const { color, fontSize, letterSpacing, textTransform, direction } = getComputedStyle(card);
        return { color, fontSize, letterSpacing, textTransform, direction };
      }),
    ).toEqual({
      color: "rgb(26, 29, 35)",
      fontSize: "16px",
      letterSpacing: "normal",
      textTransform: "none",
      direction: "ltr",
    });
  });

  it("keeps its own layout and styles", async () => {
    const visit = await Visit.start(context, stage);
    const measured = async (): Promise<unknown> =>
      visit.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
        ...[...document.querySelectorAll("main *")].map((element) => JSON.stringify(element.getBoundingClientRect())),
      ]);
    const before = await measured();
    await visit.page.evaluate(() => {
      const shifts: unknown[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        // As the metric has it: what follows a tap at once is expected.
        const found: { hadRecentInput: boolean }[] = JSON.parse(JSON.stringify(list.getEntries()));
        shifts.push(...found.filter(({ hadRecentInput }) => !hadRecentInput));
      }).observe({ type: "layout-shift", buffered: true });
    });
    await visit.present({ wording: withTextFollowUp(nps) });
    await box(visit);
    await visit.card.getByRole("radio").nth(3).click();
    await visit.card.getByRole("textbox").waitFor();
    expect(await measured()).toEqual(before);
    expect(await visit.page.evaluate(() => Object.entries(window).find(([name]) => name === "shifts")?.[1])).toEqual(
      [],
    );
  });

  it("gets its page back without a trace", async () => {
    const visit = await Visit.start(context, stage);
    const globals = async (): Promise<string[]> => visit.page.evaluate(() => Object.keys(window));
    const [before, markup] = [await globals(), await visit.page.content()];
    await visit.present({ wording: nps });
    await visit.page.keyboard.press("Escape");
    await visit.over();
    expect((await globals()).filter((name) => !before.includes(name))).toEqual(["happened"]);
    expect(await visit.page.content()).toBe(markup);
  });

  it("does not hear what is typed into the prompt", async () => {
    const visit = await presented(text);
    await visit.page.evaluate(() => {
      for (const type of ["keydown", "keypress", "keyup"]) {
        document.addEventListener(type, () => (document.title = "heard"));
      }
    });
    await visit.card.getByRole("textbox").pressSequentially("kettle");
    expect(await visit.page.title()).toBe("Shop");
  });
});

describe("the prompt's place", () => {
  const WINDOW = { width: 1280, height: 720 };

  it.each([
    ["bottom-end", nps, "right"],
    ["bottom-start", { ...nps, placement: "bottom-start" }, "left"],
    ["bottom-end of a text from right to left", arabic, "left"],
    ["bottom-start of a text from right to left", { ...arabic, placement: "bottom-start" }, "right"],
  ] as const)("at the %s is 16 pixels from the corner", async (_, wording, side) => {
    const visit = await presented(wording);
    await visit.page.setViewportSize(WINDOW);
    const { x, y, width, height } = await box(visit);
    expect({ bottom: WINDOW.height - y - height, gap: side === "left" ? x : WINDOW.width - x - width, width }).toEqual({
      bottom: 16,
      gap: 16,
      width: 380,
    });
  });

  it.each([
    [1920, 1080, 0.25],
    [1280, 720, 0.25],
    [1024, 768, 0.25],
    [768, 1024, 0.25],
    [740, 360, 0.5],
    [667, 375, 0.5],
    [480, 800, 0.5],
    [360, 640, 0.5],
    [320, 568, 0.5],
  ])("takes no more of a window of %i by %i pixels than %f", async (width, height, share) => {
    const visit = await presented(withChoiceFollowUp(nps, true));
    await visit.page.setViewportSize({ width, height });
    await visit.card.getByRole("radio").nth(3).click();
    await visit.card.getByRole("checkbox").first().waitFor();
    const card = await box(visit);
    expect((card.width * card.height) / (width * height)).toBeLessThanOrEqual(share);
    expect([card.x >= 0, card.x + card.width <= width, card.y >= 0, card.y + card.height <= height]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    // Whatever has no room is reached by scrolling inside.
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
  });

  it.each([
    ["nps", 360],
    ["ces", 360],
    ["nps", 320],
    ["ces", 320],
    ["smileys", 320],
    ["thumbs", 320],
    ["several", 320],
  ] as const)("of %s on a touch screen %i pixels wide has targets of 44 pixels", async (name, width) => {
    await context.close();
    await use({ viewport: { width, height: 640 }, hasTouch: true, isMobile: true });
    const visit = await presented(everyQuestion[name]);
    await box(visit);
    const sizes = await visit.card.locator("button, label").evaluateAll((targets) =>
      targets.map((target) => {
        const rect = target.getBoundingClientRect();
        return Math.min(rect.width, rect.height);
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  });

  it("at 400 % zoom leaves room to answer, and brings the follow-up into it", async () => {
    const visit = await presented(withTextFollowUp(nps));
    await visit.page.setViewportSize({ width: 320, height: 256 });
    await visit.card.getByRole("radio").nth(8).click();
    const field = visit.card.getByRole("textbox");
    const inSight = await field.evaluate(async (element) => {
      const card = element.closest("section")?.getBoundingClientRect();
      const { top } = element.getBoundingClientRect();
      return card && top > card.top && top < card.bottom;
    });
    expect(inSight).toBe(true);
    await field.fill("Fine");
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await stage.received(2)).toMatchObject([{ answer: 8 }, { followUp: "Fine" }]);
  });

  it.each(["nps", "ces"] as const)("of %s at 400 % zoom has targets of 24 pixels", async (name) => {
    const visit = await presented(everyQuestion[name]);
    await visit.page.setViewportSize({ width: 320, height: 256 });
    await box(visit);
    const widths = await visit.card
      .locator("button")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(24);
  });
});

describe("the focused element", () => {
  const at = (style: string): void => {
    stage.html = stage.html.replace('id="field"', `id="field" style="position:fixed;bottom:40px;${style}"`);
  };

  it("has the prompt on the other side", async () => {
    at("right:40px;width:100px");
    const visit = await Visit.start(context, stage);
    await visit.page.locator("#field").focus();
    await visit.present({ wording: nps });
    expect((await box(visit)).x).toBe(16);
  });

  it("sends the prompt to the other side when it comes under it", async () => {
    at("right:40px;width:100px");
    const visit = await presented(nps);
    expect((await box(visit)).x).toBeGreaterThan(500);
    await visit.page.locator("#field").focus();
    expect((await box(visit)).x).toBe(16);
    await visit.page.locator("#button").focus();
    expect((await box(visit)).x).toBeGreaterThan(500);
  });

  it("is not covered: without room the prompt is not presented before the focus moves on", async () => {
    at("right:40px;left:40px");
    const visit = await Visit.start(context, stage);
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

  it("is one that can be used, not a text that a page has focused for screen readers", async () => {
    stage.html = stage.html.replace("<main>", '<main tabindex="-1" style="height:100vh">');
    const visit = await Visit.start(context, stage);
    await visit.page.locator("main").focus();
    await visit.present({ wording: ces });
    expect((await visit.happened()).marked).toEqual([0]);
  });
});
