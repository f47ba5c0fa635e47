import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LOCALES } from "../../../widget/locales/index.ts";
import { SiteInput, type SiteSettings } from "../../../worker/contract/site.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { resolveWording } from "../../../worker/script/wording.ts";
import { launchShell } from "../chromium.ts";
import type { Preview } from "../../../widget/ask.ts";
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
  withLater,
  withTextFollowUp,
} from "./wordings.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** As far as WCAG 2.2 AA, and what axe holds for good practice beyond that. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

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

async function open(options: BrowserContextOptions = {}): Promise<void> {
  visit = await Visit.start(await browser.newContext({ reducedMotion: "reduce", ...options }), stage);
  await visit.page.addScriptTag({ path: AXE });
}

/** What axe has to say of the whole page, and which contrasts it cannot see though nothing has to be scrolled for them. */
async function violations(): Promise<string[]> {
  return visit.page.evaluate(async (tags) => {
    const { violations: found, incomplete } = await window.axe.run(document, {
      runOnly: tags,
      resultTypes: ["violations", "incomplete"],
    });
    const scrolled = /elmPartiallyObscured|emptyValue/;
    const unclear = incomplete.filter(({ id }) => id === "color-contrast");
    return [...found, ...unclear].flatMap(({ id, nodes }) =>
      nodes
        .map(({ html, any }) => `${id}: ${html} ${JSON.stringify(any[0]?.data)}`)
        .filter((fault) => !scrolled.test(fault)),
    );
  }, TAGS);
}

type State = readonly [name: string, wording: Wording, preview: Preview];

/** Every question, then what follows on an answer, then the thank-you. */
const states: State[] = [
  ...Object.entries(everyQuestion).map(([name, wording]): State => [name, withLater(wording), {}]),
  ["comment", withTextFollowUp(nps), { answer: 3 }],
  ["reason", withChoiceFollowUp(stars), { answer: 4 }],
  ["reasons", withChoiceFollowUp(smileys, true), { answer: 1 }],
  ["thanks and rating", thumbs, { answer: 1 }],
  ["thanks", withTextFollowUp(nps), { answer: 9, done: true }],
];
/** A question, a follow-up and a thank-you of different scales. */
const some = states.filter(([name]) => ["nps", "reasons", "thanks and rating"].includes(name));

/** Shows one state after another on the same page. */
async function faults(
  wanted: readonly State[],
  changed: Partial<Wording> = {},
  theme: SiteSettings["theme"] = { scheme: "light" },
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, wording, preview] of wanted) {
    await visit.replace({ wording: { ...wording, ...changed }, preview, theme });
    found.push(...(await violations()).map((fault) => `${name}: ${fault}`));
  }
  return found;
}

describe("axe finds nothing in any state", () => {
  const { width, height } = { width: 360, height: 640 };
  it.each<[name: string, options: BrowserContextOptions, theme: SiteSettings["theme"], changed?: Partial<Wording>]>([
    ["in light", {}, { scheme: "light" }],
    ["in the system's dark", { colorScheme: "dark" }, { scheme: "auto" }],
    ["on a colour of middle brightness", {}, { scheme: "dark", background: "#7a5c00", accent: "#808080" }],
    ["from right to left", {}, { scheme: "light" }, { dir: "rtl", language: "ar" }],
    ["in forced colours", { forcedColors: "active" }, { scheme: "auto" }],
    ["on a phone", { viewport: { width, height }, hasTouch: true, isMobile: true }, { scheme: "light" }],
    ["in a window of 320 pixels", { viewport: { width: 320, height: 568 } }, { scheme: "light" }],
    ["at 400 % zoom", { viewport: { width: 320, height: 256 } }, { scheme: "light" }],
  ])("%s", async (_, options, theme, changed) => {
    await open(options);
    expect(await faults(states, changed, theme)).toEqual([]);
  });

  it("in Arabic", async () => {
    await open();
    expect(await faults([["arabic", withLater(arabic), {}]])).toEqual([]);
  });
});

describe("axe finds nothing in any language", () => {
  const languages = [...LOCALES.keys()];
  /** The standard question of a metric in a language, with what follows. */
  const worded = (language: string, question: object): Wording =>
    resolveWording({
      survey: AskedSurvey.parse({ question, followUp: { metric: "text", key: "why" }, look: { later: true } }),
      revision: 1,
      site: SiteInput.parse({ name: "Kettlewren" }),
      languages: [language],
      now: new Date(),
    });

  it.each([
    ["the question", { metric: "nps", key: "q" }, {}],
    ["smileys", { metric: "csat", display: "smileys", key: "q" }, {}],
    ["the follow-up", { metric: "ces", key: "q" }, { answer: 2 }],
    ["the thank-you", { metric: "thumbs", key: "q" }, { answer: 1, done: true }],
  ])("%s", async (_, question, preview) => {
    await open();
    const all = languages.map((language): State => [language, worded(language, question), preview]);
    expect(await faults(all)).toEqual([]);
  });
});

describe("axe finds nothing in any placement", () => {
  it.each(PLACEMENTS)("%s, in light, dark and yellow", async (placement) => {
    await open();
    const found: string[] = [];
    for (const theme of [{ scheme: "light" }, { scheme: "dark" }, { scheme: "auto", background: "#ffee00" }] as const) {
      found.push(...(await faults(some, { placement, target: "main" }, theme)));
    }
    expect(found).toEqual([]);
  });
});

it("axe is heard: it finds a language that does not exist", async () => {
  await open();
  expect(await faults([["nps", { ...nps, language: "unknown" }, {}]])).toEqual([expect.stringContaining("valid-lang")]);
});
