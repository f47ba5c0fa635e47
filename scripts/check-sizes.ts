/** Checks the bytes that a page loads, as shipped (brotli), against the budgets. Needs a build. */
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import pieces from "../dist/widget/pieces.json" with { type: "json" };
import { LOCALES } from "../widget/locales/index.ts";
import { scriptSizes } from "../widget/sizes.ts";
import { SiteInput, TouchpointInput } from "../worker/contract/site.ts";
import { isAsked } from "../worker/contract/survey.ts";
import { resolveWording } from "../worker/script/wording.ts";
import { chunkSize } from "./chunk-size.ts";
import { Failure, ROOT, runScript } from "./command.ts";

/** Bytes of the loader for a site with one touchpoint; of the rules that one more may add; of prompt UI and wording. */
const LOADER = 2000;
const RULES = 150;
const PROMPT = 8500;
/** Of what one kind of rule may add to a script that uses it, and of a script that uses all of them: names of files alone move that by 50. */
const RULE = 1100;
const EVERYTHING = 6100;
/** Of what only some pages load: the seldom commands, what debug adds to them, and a prompt that the page paints. */
const COMMANDS = 1200;
const DEBUG = 5000;
const HEADLESS = 2300;

async function checkSizes(): Promise<void> {
  const sizes = scriptSizes(pieces);
  const wording = await largestWording();
  const asked = (await chunkSize("prompt")).brotli + wording;
  const budgets = [
    { what: "loader of a minimal site", bytes: sizes.loaderMinimal.brotli, most: LOADER },
    { what: "with every rule", bytes: sizes.loaderEverything.brotli, most: EVERYTHING },
    { what: "rules of one touchpoint", bytes: sizes.rulesPerTouchpoint.brotli, most: RULES },
    { what: `prompt UI and, of the shop, the largest wording (${wording})`, bytes: asked, most: PROMPT },
    { what: "seldom commands", bytes: (await chunkSize("commands")).brotli, most: COMMANDS },
    { what: "debug", bytes: (await chunkSize("debug")).brotli, most: DEBUG },
    { what: "headless", bytes: (await chunkSize("headless")).brotli, most: HEADLESS },
    ...Object.entries(sizes.rules).map(([what, { brotli }]) => ({ what, bytes: brotli, most: RULE })),
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
    if (!isAsked(survey)) continue;
    for (const language of LOCALES.keys()) {
      const wording = resolveWording({ survey, revision: 1, site, languages: [language], now: new Date(0) });
      bytes.push(brotliCompressSync(JSON.stringify(wording)).length);
    }
  }
  if (bytes.length === 0) throw new Failure("examples/shop has no touchpoints to measure.");
  return Math.max(...bytes);
}

await runScript(checkSizes);
