/** The preview of the editor: every kind of question with its own controls, and each state with its own words. */
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BANDS } from "../../../worker/contract/terms.ts";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";

const words = setupWordsIn("en");
const STATES = [...BANDS, "done", "question"] as const;

let browser: Browser;
let collector: Collector;
let page: Page;
let prompt: ReturnType<FrameLocator["locator"]>;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  await collector.site("shop", { language: "en" });
  await collector.touchpoint("shop", "paid", { stage: "buy", question: { metric: "nps", key: "q" } });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  await page.goto(`${collector.url}/sign-in`);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  prompt = page.frameLocator("iframe").locator("asklet-prompt");
});
beforeEach(async () => {
  await page.goto(`${collector.url}/sites/shop/set-up/touchpoints/paid`);
  await prompt.getByRole("radiogroup").waitFor();
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

/** The form's field of this name. */
const field = (name: string) => page.locator(`.form [name="${name}"]`);

const RADIOS = (...names: string[]) => names.map((name) => ["radio", name]);
const FEELINGS = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"];
const LINES = { text: "Well?", options: "One\nTwo\nThree" };

/** What the form says; the controls with their names; how many drawings there are; and in how many lines they stand. */
const KINDS: [says: Record<string, string>, controls: string[][], drawings: number, lines: number][] = [
  [{ metric: "nps" }, RADIOS("0, Not at all likely", ..."123456789", "10, Extremely likely"), 0, 1],
  [{ metric: "csat", display: "numbers" }, RADIOS("1, Very dissatisfied", ..."234", "5, Very satisfied"), 0, 1],
  [{ metric: "csat", display: "stars" }, RADIOS(...FEELINGS), 1, 1],
  [{ metric: "csat", display: "smileys" }, RADIOS(...FEELINGS), 5, 1],
  [{ metric: "ces" }, RADIOS("1, Strongly disagree", ..."23456", "7, Strongly agree"), 0, 1],
  [{ metric: "thumbs" }, RADIOS("Thumbs down", "Thumbs up"), 2, 1],
  [{ metric: "choice", ...LINES }, RADIOS("One", "Two", "Three"), 0, 3],
  [
    { metric: "choice", several: "on", ...LINES },
    [...["One", "Two", "Three"].map((name) => ["checkbox", name]), ["button", "Send"]],
    0,
    4,
  ],
  [
    { metric: "text", text: "Well?" },
    [
      ["textbox", ""],
      ["button", "Send"],
    ],
    0,
    2,
  ],
];

/** Every control of the prompt but the one that closes it. Runs in the page. */
function controlsIn(host: Element) {
  const all = [...(host.shadowRoot?.querySelectorAll("button:not(.close), input, textarea") ?? [])];
  const roles: Record<string, string> = { textarea: "textbox", input: "checkbox", button: "button" };
  const controls = all.map((one) => [
    one.getAttribute("role") ?? roles[one.localName],
    one.getAttribute("aria-label") ?? (one.localName === "input" ? one.parentElement?.textContent : one.textContent),
  ]);
  const drawings = new Set(all.flatMap((one) => one.querySelector("path")?.getAttribute("d") ?? []));
  const lines = new Set(all.map((one) => Math.round(one.getBoundingClientRect().top)));
  return { controls, drawings: drawings.size, lines: lines.size };
}

describe("the preview", () => {
  it.each(KINDS)("of %o has its controls", async (says, controls, drawings, lines) => {
    for (const [name, value] of Object.entries(says)) {
      const one = field(name);
      if (name === "several") await one.check();
      else if (name === "metric" || name === "display") await one.selectOption(value);
      else await one.fill(value);
    }
    await expect.poll(async () => prompt.evaluate(controlsIn)).toEqual({ controls, drawings, lines });
  });

  it("has each state, with the words of its band", async () => {
    await field("follow-up").selectOption("text");
    for (const band of BANDS) await field(`follow-up-${band}`).fill(`Why ${band}?`);
    for (const state of STATES) {
      await page.getByRole("radio", { name: words.previewStates[state], exact: true }).check();
      const heading = state === "question" ? /^How likely/ : state === "done" ? /^Thank you/ : `Why ${state}?`;
      await prompt.getByRole("heading", { name: heading }).waitFor();
    }
    expect(await page.locator("input[name=state]").count()).toBe(STATES.length);
  });
});
