/** Checks the bytes that a page loads, as shipped (brotli), against the budgets. Needs a build. */
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import pieces from "../dist/widget/pieces.json" with { type: "json" };
import { LOCALES } from "../widget/locales/index.ts";
import { widgetSizes } from "../widget/sizes.ts";
import { SiteInput, TouchpointInput } from "../worker/contract/site.ts";
import { resolveWording } from "../worker/script/wording.ts";
import { Failure, ROOT, runScript } from "./command.ts";

/** Bytes of the loader for a site with one touchpoint; of the rules that one more may add; of prompt UI and wording. */
const LOADER = 2000;
const RULES = 150;
const PROMPT = 8500;
/** Touchpoints of the site that uses every rule. */
const MANY = 6;

async function checkSizes(): Promise<void> {
  const chunk = await readFile(path.join(ROOT, "dist", "assets", "s", pieces.prompt));
  const { loaderMinimal, loaderEverything, rulesPerTouchpoint, promptChunk } = widgetSizes(pieces, chunk);
  const wording = await largestWording();
  const asked = promptChunk.brotli + wording;
  const budgets = [
    { what: "loader of a minimal site", bytes: loaderMinimal.brotli, most: LOADER },
    { what: `of ${MANY} touchpoints with every rule`, bytes: loaderEverything.brotli, most: LOADER + MANY * RULES },
    { what: "rules of one touchpoint", bytes: rulesPerTouchpoint.brotli, most: RULES },
    { what: `prompt UI and, of the shop, the largest wording (${wording})`, bytes: asked, most: PROMPT },
  ];
  const say = (some: typeof budgets): string => some.map((b) => `${b.what} ${b.bytes} of ${b.most}`).join("; ");
  const over = budgets.filter(({ bytes, most }) => bytes > most);
  if (over.length > 0) throw new Failure(`${say(budgets)} bytes\nOver the budget: ${say(over)} bytes`);
  console.log(`${say(budgets)} bytes`);
}

/** Bytes of the demo shop's largest wording, of all touchpoints and languages. */
async function largestWording(): Promise<number> {
  const shop = path.join(ROOT, "examples", "shop");
  const site = SiteInput.parse(JSON.parse(await readFile(path.join(shop, "site.json"), "utf8")));
  const bytes: number[] = [];
  for await (const file of glob(path.join(shop, "touchpoints", "*.json"))) {
    const survey = TouchpointInput.parse(JSON.parse(await readFile(file, "utf8")));
    for (const language of LOCALES.keys()) {
      const wording = resolveWording({ survey, revision: 1, site, languages: [language], now: new Date(0) });
      bytes.push(brotliCompressSync(JSON.stringify(wording)).length);
    }
  }
  if (bytes.length === 0) throw new Failure("examples/shop has no touchpoints to measure.");
  return Math.max(...bytes);
}

await runScript(checkSizes);
