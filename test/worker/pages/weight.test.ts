/** What pages weigh that are as full as they can be: of text that cannot be pressed. */
import { randomInt } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { MAX_COMMENT_CHARS } from "../../../worker/contract/limits.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { unescaped } from "./owner.ts";
import { Visitor } from "./visitor.ts";

const MAX_BYTES = 60_000;
const MAY = "from=2025-05-01&to=2025-05-31";
const COMMENTS = 45;

let collector: Collector;
let visitor: Visitor;

/** Letters of a large alphabet, none likelier than another. */
const noise = (length: number): string =>
  String.fromCodePoint(...Array.from({ length }, () => 0x4e00 + randomInt(20_000)));

beforeAll(async () => {
  collector = await startCollector();
  visitor = new Visitor(collector);
  await visitor.signIn();
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
