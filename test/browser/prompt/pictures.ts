/** `node test/browser/prompt/pictures.ts`: takes the README's pictures of every placement, scale and scheme, into examples/looks/. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import { launchChromium } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { type Asked, Visit } from "./visit.ts";
import * as wordings from "./wordings.ts";

const FOLDER = join(import.meta.dirname, "../../../examples/looks");
const PAGE = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title>
  <style>body { font: 16px/1.6 system-ui; margin: 32px; color: #333; background: #f3f1ec } p { max-width: 70ch } #slot { max-width: 420px }</style>
  <h1>Kettlewren</h1><p>Loose leaf tea from small gardens, packed to order.</p><div id="slot"></div>
  <p>Every tea is tasted twice: once where it grows, and once here.</p>`;

interface Shot {
  caption: string;
  asked: Asked;
  width: number;
  height: number;
}

const { nps, everyQuestion, withTextFollowUp, withLater, arabic } = wordings;

const shots: Record<string, Shot[]> = {
  placements: PLACEMENTS.map((placement) => ({
    caption: placement,
    asked: { wording: { ...nps, placement, target: "#slot" }, preview: {} },
    width: 960,
    height: 600,
  })),
  scales: Object.entries(everyQuestion).map(([caption, wording]) => ({
    caption,
    asked: { wording, preview: {} },
    width: 540,
    height: 440,
  })),
  states: [
    { caption: "follow-up", asked: { wording: withTextFollowUp(nps), preview: { answer: 9 } } },
    { caption: "thank-you", asked: { wording: withTextFollowUp(nps), preview: { answer: 9, done: true } } },
    { caption: "later", asked: { wording: withLater(everyQuestion.stars), preview: {} } },
    { caption: "dark", asked: { wording: everyQuestion.smileys, preview: {}, theme: { scheme: "dark" as const } } },
    {
      caption: "a background of its own",
      asked: {
        wording: everyQuestion.ces,
        preview: {},
        theme: { scheme: "light" as const, background: "#1f5d4c", accent: "#ffd54a" },
      },
    },
    { caption: "right to left", asked: { wording: arabic, preview: { answer: 4 } } },
  ].map((shot) => ({ ...shot, width: 540, height: 720 })),
  phone: [
    { caption: "phone", asked: { wording: nps, preview: {} } },
    { caption: "phone, follow-up", asked: { wording: withTextFollowUp(nps), preview: { answer: 3 } } },
    {
      caption: "phone, dark",
      asked: { wording: everyQuestion.stars, preview: {}, theme: { scheme: "dark" as const } },
    },
  ].map((shot) => ({ ...shot, width: 360, height: 640 })),
};

async function take(browser: Browser, stage: Stage, { asked, width, height }: Shot): Promise<string> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
  stage.html = PAGE;
  const visit = await Visit.start(context, stage);
  await visit.present(asked);
  const picture = await visit.page.screenshot();
  await context.close();
  return picture.toString("base64");
}

async function sheet(browser: Browser, stage: Stage, name: string, some: Shot[]): Promise<void> {
  const figures: string[] = [];
  for (const shot of some) {
    const picture = await take(browser, stage, shot);
    figures.push(
      `<figure><img src="data:image/png;base64,${picture}"><figcaption>${shot.caption}</figcaption></figure>`,
    );
  }
  const page = await browser.newPage({ viewport: { width: 1200, height: 400 } });
  await page.setContent(`<style>
    body { margin: 16px; display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; font: 15px system-ui; background: #fff }
    figure { margin: 0 } img { width: 100%; border: 1px solid #ddd; border-radius: 6px } figcaption { text-align: center }
  </style>${figures.join("")}`);
  await writeFile(join(FOLDER, `${name}.png`), await page.screenshot({ fullPage: true }));
  await page.close();
}

const [browser, stage] = await Promise.all([launchChromium(), Stage.open()]);
for (const [name, some] of Object.entries(shots)) await sheet(browser, stage, name, some);
await browser.close();
await stage.close();
