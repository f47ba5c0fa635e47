/** `npm run pictures [-- scales phone]`: takes the README's pictures anew, or those named. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "../../../scripts/build.ts";
import { ensureDemo } from "../../../scripts/demo.ts";
import { FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";
import { sheetOf, take } from "./camera.ts";
import { SHEETS, SHOP } from "./shots.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples");
const wanted = new Set(process.argv.slice(2));
const isWanted = (name: string): boolean => wanted.size === 0 || wanted.has(name);

async function keep(path: string, picture: Buffer): Promise<void> {
  await writeFile(join(EXAMPLES, path), picture);
  console.log(`examples/${path}  ${Math.round(picture.length / 1000)} kB`);
}

/** A page of the demo shop, once this heading is there, in it or in its frame; other every day, as its history is. */
async function takePage(path: string, heading: string, isFramed = false): Promise<Buffer> {
  await ensureDemo(collector.url, FIRST_KEY, []);
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, locale: "en" });
  await page.goto(collector.url + path);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  const inFrame = page.frameLocator("iframe").getByRole("heading", { name: heading });
  await (isFramed ? inFrame : page.getByRole("heading", { level: 1, name: heading })).waitFor();
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

await build({ demo: true });
const [browser, collector] = await Promise.all([launchShell(), startCollector()]);
try {
  if (isWanted("shop")) await keep("shop/prompt.png", await take(browser, collector, SHOP));
  if (isWanted("journey")) await keep("pages/journey.png", await takePage("/sites/shop", "Kettlewren"));
  if (isWanted("editor")) {
    const path = "/sites/shop/set-up/touchpoints/checkout-done";
    await keep("pages/editor.png", await takePage(path, "How likely are you to recommend", true));
  }
  for (const [name, shots] of Object.entries(SHEETS)) {
    if (!isWanted(name)) continue;
    const pictures = [];
    for (const shot of shots) pictures.push({ caption: shot.caption, picture: await take(browser, collector, shot) });
    await keep(`looks/${name}.png`, await sheetOf(browser, pictures));
  }
} finally {
  await browser.close();
  await collector.close();
}
