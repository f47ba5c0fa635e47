/** The guides to the installation: one for each kind of site, in every language. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { LANGUAGES } from "../../../worker/pages/words.ts";
import type { Collector } from "../collector.ts";
import { BASE, type Owner, startOwned, unescaped } from "./owner.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
});
afterAll(async () => collector.close());

it.each(LANGUAGES)("leads through each of seven kinds of sites, step by step, in %s", async (language) => {
  const html = await (await owner.get(`${BASE}/install`, { "accept-language": language })).text();
  const { siteKey } = await owner.read("/sites/shop");
  expect(/<pre id="snippet"[^>]*>([^<]*)<\/pre>/.exec(html)?.[1]).toContain(siteKey);
  const guides = [...html.matchAll(/<details>(.*?)<\/details>/gs)].map(([, guide = ""]) => guide);
  const { platforms } = setupWordsIn(language);
  const { html: plain, gtm, wordpress, shopify, react, vue, next } = platforms;
  expect(guides).toHaveLength(7);
  for (const [at, { name, steps }] of [plain, gtm, wordpress, shopify, react, vue, next].entries()) {
    const guide = unescaped(guides[at] ?? "");
    expect(guide).toContain(`<summary>${name}</summary>`);
    for (const step of steps) expect(guide).toContain(`<li>${step}</li>`);
  }
});
