import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchChromium } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import {
  arabic,
  everyQuestion,
  nps,
  smileys,
  stars,
  thumbs,
  withChoiceFollowUp,
  withTextFollowUp,
} from "./wordings.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

declare global {
  interface Window {
    axe: typeof axe;
  }
}

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchChromium(), Stage.open()]);
});
beforeEach(() => stage.reset());
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function presented(wording: Wording, options: BrowserContextOptions = {}): Promise<Visit> {
  context = await browser.newContext(options);
  const visit = await Visit.start(context, stage);
  await visit.page.addScriptTag({ path: AXE });
  await visit.present({ wording });
  return visit;
}

/** What axe has to say of the whole page, in all its rules, once nothing moves. */
async function violations(visit: Visit): Promise<string[]> {
  await visit.card.evaluate(async (card) => Promise.all(card.getAnimations().map((animation) => animation.finished)));
  return visit.page.evaluate(async () => {
    const { violations: found, incomplete } = await window.axe.run(document, {
      resultTypes: ["violations", "incomplete"],
    });
    const contrast = incomplete.filter(({ id }) => id === "color-contrast");
    return [...found, ...contrast].map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

const modes: [name: string, options: BrowserContextOptions, wording: (plain: Wording) => Wording][] = [
  ["in light", {}, (plain) => plain],
  ["in dark", {}, (plain) => ({ ...plain, theme: { scheme: "dark" } })],
  ["in the system's dark", { colorScheme: "dark" }, (plain) => ({ ...plain, theme: { scheme: "auto" } })],
  ["with a pale accent", {}, (plain) => ({ ...plain, theme: { scheme: "light", accent: "#ffe066" } })],
  ["with a deep accent in dark", {}, (plain) => ({ ...plain, theme: { scheme: "dark", accent: "#101a33" } })],
  ["from right to left", {}, (plain) => ({ ...plain, dir: "rtl", language: "ar" })],
  ["in forced colours", { forcedColors: "active" }, (plain) => plain],
  ["on a phone", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }, (plain) => plain],
];

/** The steps after the question, and the control that leads to the thank-you. */
const followUps: [wording: Wording, role: "button" | "radio", name: string][] = [
  [withTextFollowUp(nps), "button", "Send"],
  [withChoiceFollowUp(stars), "radio", "Too slow"],
  [withChoiceFollowUp(smileys, true), "button", "Send"],
];

describe.each(modes)("%s", (_, options, of) => {
  it("axe finds nothing in any question", async () => {
    const found: string[] = [];
    const visit = await presented(of(nps), options);
    for (const wording of Object.values(everyQuestion)) {
      await visit.page.keyboard.press("Escape");
      await visit.card.waitFor({ state: "detached" });
      await visit.present({ wording: of(wording) });
      found.push(...(await violations(visit)));
    }
    expect(found).toEqual([]);
  });

  it("axe finds nothing in a follow-up or a thank-you", async () => {
    const found: string[] = [];
    const visit = await presented(of(thumbs), options);
    await visit.card.getByRole("radio").nth(1).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    found.push(...(await violations(visit)));
    for (const [wording, role, name] of followUps) {
      await visit.card.getByRole("button", { name: "Close" }).click();
      await visit.card.waitFor({ state: "detached" });
      await visit.present({ wording: of(wording) });
      await visit.card.getByRole("radio").nth(2).click();
      await visit.card.getByRole("heading", { level: 3 }).waitFor();
      found.push(...(await violations(visit)));
      await visit.card.getByRole(role, { name }).click();
      await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
      found.push(...(await violations(visit)));
    }
    expect(found).toEqual([]);
  });
});

describe("a screen reader", () => {
  it("finds a named region with the question as heading and name of the scale", async () => {
    const visit = await presented(nps);
    const region = visit.page.getByRole("region", { name: "Your feedback" });
    const question = "How likely are you to recommend Kettle & Co to a friend or colleague?";
    await region.getByRole("heading", { name: question }).waitFor();
    const scale = region.getByRole("radiogroup", { name: question });
    expect(await scale.getByRole("radio").count()).toBe(11);
    expect(
      await scale.evaluate((group) => {
        const root = group.getRootNode();
        const id = group.getAttribute("aria-describedby") ?? "";
        return root instanceof ShadowRoot ? root.getElementById(id)?.textContent : undefined;
      }),
    ).toBe("Not at all likely Extremely likely");
    expect(await visit.card.getAttribute("lang")).toBe("en");
  });

  it("hears the question once with the meaning of the scale, then the follow-up, then the thank-you", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: withTextFollowUp(nps) });
    const status = visit.card.getByRole("status");
    expect(await status.textContent()).toBe("");
    await visit.run(300);
    expect(await status.textContent()).toBe(
      "How likely are you to recommend Kettle & Co to a friend or colleague?; 0, Not at all likely; 10, Extremely likely",
    );
    await visit.card.getByRole("radio").nth(3).click();
    expect(await status.textContent()).toBe("What could we have done better?");
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await status.textContent()).toBe("Thank you for your frank answer.");
  });

  it("does not hear the question any more once it is answered", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: withTextFollowUp(nps) });
    await visit.card.getByRole("radio").nth(3).click();
    await visit.run(1_000);
    expect(await visit.card.getByRole("status").textContent()).toBe("What could we have done better?");
  });

  it("is told which point is chosen", async () => {
    const visit = await presented(arabic);
    await visit.card.getByRole("radio").nth(9).click();
    expect(await visit.card.getByRole("radio", { checked: true }).textContent()).toBe("9");
    await visit.card.getByRole("radio").nth(2).click();
    expect(await visit.card.getByRole("radio", { checked: true }).allTextContents()).toEqual(["2"]);
  });
});

describe("somebody who prefers less motion", () => {
  it.each([
    ["reduce", 0],
    ["no-preference", 1],
  ] as const)("with %s has %i animations", async (reducedMotion, count) => {
    const visit = await presented(nps, { reducedMotion });
    expect(await visit.card.evaluate((card) => getComputedStyle(card).animationName.replace("none", ""))).toHaveLength(
      count && "rise".length,
    );
  });
});

describe("the system's colour scheme", () => {
  it("is followed while the prompt is open, where the site leaves it to the system", async () => {
    const visit = await presented({ ...nps, theme: { scheme: "auto" } }, { colorScheme: "light" });
    const surface = (): Promise<string> => visit.card.evaluate((card) => getComputedStyle(card).backgroundColor);
    expect(await surface()).toBe("rgb(255, 255, 255)");
    await visit.page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(surface).toBe("rgb(28, 31, 38)");
  });
});
