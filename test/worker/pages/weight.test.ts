/** What pages weigh that are as full as they can be: of text that cannot be pressed. */
import { randomInt } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { MAX_COMMENT_CHARS, MAX_OPTIONS } from "../../../worker/contract/limits.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { unescaped } from "./owner.ts";
import { startVisited, type Visitor } from "./visitor.ts";

const MAX_BYTES = 60_000;
const MAY = "from=2025-05-01&to=2025-05-31";
const COMMENTS = 45;
const REVISIONS = 45;

let collector: Collector;
let visitor: Visitor;

/** Letters of a large alphabet, none likelier than another. */
const noise = (length: number): string =>
  String.fromCodePoint(...Array.from({ length }, () => 0x4e00 + randomInt(20_000)));

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop");
  await collector.touchpoint("shop", "paid", {
    question: { metric: "csat", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  const id = await idOf(collector.db, "shop", "paid");
  const states = Array.from({ length: COMMENTS }, () => ({
    ...stateOn(id, "2025-05-20", { rating: 1, band: -1 }),
    comment: noise(MAX_COMMENT_CHARS),
  }));
  await storeStates(collector.db, states, Date.now());
});
afterAll(async () => collector.close());

async function weigh(path: string): Promise<{ page: string; bytes: number }> {
  const response = await visitor.get(path);
  expect(response.status).toBe(200);
  const page = await response.text();
  return { page, bytes: brotliCompressSync(page).length };
}

describe("a page", () => {
  it("of revisions that share nothing is light, and the next ones have all others", async () => {
    const optionsOf = (revision: number) =>
      Array.from({ length: MAX_OPTIONS }, (_, at) => ({
        key: `o-${revision}-${at}`,
        text: { en: noise(80), fr: noise(80) },
      }));
    for (let revision = 1; revision <= REVISIONS; revision += 1) {
      const question = {
        metric: "choice",
        key: `q-${revision}`,
        text: { en: noise(80) },
        options: optionsOf(revision),
      };
      await collector.touchpoint("shop", "left", { question });
    }
    const path = "/sites/shop/set-up/touchpoints/left/revisions";
    const seen: string[] = [];
    let search = "";
    for (let pages = 0; pages === 0 || (search !== "" && pages < REVISIONS); pages += 1) {
      const { page, bytes } = await weigh(path + search);
      expect(bytes).toBeLessThan(MAX_BYTES);
      expect(page.includes('<a href="?">Newest revisions</a>')).toBe(pages > 0);
      seen.push(...[...page.matchAll(/<h2>Revision (\d+),/g)].map(([, revision = ""]) => revision));
      search = unescaped(/<a rel="next" href="([^"]*)"/.exec(page)?.[1] ?? "");
    }
    expect(seen).toEqual(Array.from({ length: REVISIONS }, (_, at) => `${REVISIONS - at}`));
    const asked = await visitor.get(`${path}?below=always`);
    expect(await asked.text()).toContain(`<h2>Revision ${REVISIONS},`);
  });

  it.each(["/sites/shop/comments", "/sites/shop/touchpoints/paid"])(
    "of the longest comments is light, and the next ones have all others: %s",
    async (path) => {
      const texts = new Set<string>();
      let search = `?${MAY}`;
      for (let pages = 0; search !== "" && pages < COMMENTS; pages += 1) {
        const { page, bytes } = await weigh(path + search);
        expect(bytes).toBeLessThan(MAX_BYTES);
        const found = [...page.matchAll(/<p class="text" dir="auto">([^<]*)</g)].map(([, text = ""]) => text);
        expect(found.filter((text) => texts.has(text))).toEqual([]);
        for (const text of found) texts.add(text);
        search = unescaped(/<a rel="next" href="([^"#]*cursor=[^"#]*)#/.exec(page)?.[1] ?? "");
      }
      expect(texts.size).toBe(COMMENTS);
    },
  );
});
