/** Every language on the narrowest screens: nothing runs out of its place, and nothing is cut. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LOCALES } from "../../../widget/locales/index.ts";
import { SiteInput } from "../../../worker/contract/site.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { resolveWording } from "../../../worker/script/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";

let browser: Browser;
let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  await visit?.page.context().close();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

const site = SiteInput.parse({ name: "Kettlewren" });

/** The standard wording in a language. */
function worded(language: string, survey: object): Wording {
  const followUp = { metric: "text", key: "why" };
  const parsed = AskedSurvey.parse({ followUp, look: { later: true }, ...survey });
  return resolveWording({ survey: parsed, revision: 1, site, languages: [language], now: new Date() });
}

const SCALES = [
  { question: { metric: "nps", key: "recommend" } },
  { question: { metric: "csat", key: "satisfied" } },
  { question: { metric: "csat", display: "smileys", key: "satisfied" } },
  { question: { metric: "ces", key: "easy" } },
  { question: { metric: "thumbs", key: "helpful" } },
];

/** A touch screen of this size. */
async function open(width: number, height: number): Promise<void> {
  const options = { viewport: { width, height }, hasTouch: true, isMobile: true, reducedMotion: "reduce" } as const;
  visit = await Visit.start(await browser.newContext(options), stage);
}

const LANGUAGES = [...LOCALES.keys()];

describe.each([320, 360])("in a window of %i pixels", (width) => {
  it("every language has room for question, scale, follow-up and thank-you", async () => {
    await open(width, 740);
    const found: string[] = [];
    for (const scale of SCALES) {
      for (const preview of [{}, { answer: 1 }, { answer: 1, done: true }]) {
        const faults = await visit.misfits(LANGUAGES.map((one) => ({ wording: worded(one, scale), preview })));
        const name = `${JSON.stringify(scale)} ${JSON.stringify(preview)}`;
        faults.forEach((some, at) => found.push(...some.map((fault) => `${name} in ${LANGUAGES[at]}: ${fault}`)));
      }
    }
    expect(found).toEqual([]);
  });
});

describe("on a phone of 360 by 740 pixels", () => {
  it("no language has to be scrolled for its question and scale", async () => {
    await open(360, 740);
    const hidden: string[] = [];
    for (const scale of SCALES) {
      const heights = await visit.hiddenHeights(LANGUAGES.map((one) => ({ wording: worded(one, scale), preview: {} })));
      heights.forEach((height, at) => height > 0 && hidden.push(`${JSON.stringify(scale)} in ${LANGUAGES[at]}`));
    }
    expect(hidden).toEqual([]);
  });
});

describe("numbers", () => {
  it("are those of the language, and so are the keys that answer", async () => {
    visit = await Visit.start(await browser.newContext(), stage);
    await visit.present({ wording: worded("fa", SCALES[0] ?? {}) });
    const points = visit.card.getByRole("radio");
    expect(await points.nth(10).textContent()).toBe("۱۰");
    expect(await points.nth(10).getAttribute("aria-label")).toMatch(/^۱۰, /);
    // Of a keyboard that has these digits.
    const typed = async (key: string): Promise<void> =>
      points.first().dispatchEvent("keydown", { key, bubbles: true, composed: true, cancelable: true });
    await points.first().focus();
    await typed("۷");
    expect(await stage.received(1)).toMatchObject([{ answer: 7 }]);
    await points.first().focus();
    await typed("۱");
    await typed("۰");
    expect(await stage.received(2)).toMatchObject([{ answer: 7 }, { answer: 10 }]);
    await points.first().focus();
    await visit.page.keyboard.press("3");
    expect((await stage.received(3))[2]).toMatchObject({ answer: 3 });
    await visit.replace({ wording: worded("fa", SCALES[2] ?? {}) });
    await points.first().focus();
    await typed("۴");
    expect((await stage.received(4))[3]).toMatchObject({ answer: 4 });
  });
});
