/** Bytes of the widget as shipped, as a table: printed by the bench, and held against the README by the check. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Size, widgetSizes } from "../widget/sizes.ts";
import { Survey } from "../worker/contract/survey.ts";
import { resolveWording } from "../worker/script/wording.ts";
import { ROOT } from "./command.ts";
import { tableLines } from "./table.ts";

/** Lines of the table. Needs a build. The same sources give the same numbers. */
export async function byteTable(): Promise<string[]> {
  const { default: pieces } = await import("../dist/widget/pieces.json", { with: { type: "json" } });
  const chunk = await readFile(path.join(ROOT, "dist", "assets", "s", pieces.prompt));
  const sizes = widgetSizes(pieces, chunk);
  const row = (name: string, { brotli, gzip, raw }: Size) => [name, brotli, gzip, raw];
  return tableLines("Bytes as shipped", [
    ["", "brotli", "gzip", "raw"],
    row("loader, minimal site", sizes.loaderMinimal),
    row("loader, every rule used, six touchpoints", sizes.loaderEverything),
    row("rules of one more touchpoint", sizes.rulesPerTouchpoint),
    ...Object.entries(sizes.rules).map(([name, size]) => row(`+ ${name}`, size)),
    row("prompt UI", sizes.promptChunk),
    row("wording: NPS with text follow-up, English", wordingSize("en")),
    row("wording: the same in Vietnamese", wordingSize("vi")),
  ]);
}

function wordingSize(language: string): Size {
  const question = { metric: "nps", key: "recommend" };
  const survey = Survey.parse({ question, followUp: { metric: "text", key: "why" } });
  const site = { name: "Kettlewren", language: "en", theme: { scheme: "auto" as const } };
  const wording = resolveWording({ survey, revision: 1, site, languages: [language], now: new Date(0) });
  const text = Buffer.from(JSON.stringify(wording));
  return { raw: text.length, gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text).length };
}
