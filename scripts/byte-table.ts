/** Bytes of the widget as shipped, as a table: printed by the bench, and held against the README by the check. */
import { scriptSizes, type Size, sizeOf } from "../widget/sizes.ts";
import { AskedSurvey } from "../worker/contract/survey.ts";
import { resolveWording } from "../worker/script/wording.ts";
import { chunkSize } from "./chunk-size.ts";
import { tableLines } from "./table.ts";

/** Lines of the table. Needs a build. The same sources give the same numbers. */
export async function byteTable(): Promise<string[]> {
  const { default: pieces } = await import("../dist/widget/pieces.json", { with: { type: "json" } });
  const sizes = scriptSizes(pieces);
  const row = (name: string, { brotli, gzip, raw }: Size) => [name, brotli, gzip, raw];
  return tableLines("Bytes as shipped", [
    ["", "brotli", "gzip", "raw"],
    row("loader, minimal site", sizes.loaderMinimal),
    row("loader, every rule used, six touchpoints", sizes.loaderEverything),
    row("each of six more touchpoints", sizes.rulesPerTouchpoint),
    ...Object.entries(sizes.rules).map(([name, size]) => row(`+ ${name}`, size)),
    row("prompt UI", await chunkSize("prompt")),
    row("wording: NPS with text follow-up, English", wordingSize("en")),
    row("wording: the same in Vietnamese", wordingSize("vi")),
    row("commands that are seldom called", await chunkSize("commands")),
    row("debug, which adds to them", await chunkSize("debug")),
    row("headless, in place of the prompt UI", await chunkSize("headless")),
  ]);
}

function wordingSize(language: string): Size {
  const question = { metric: "nps", key: "recommend" };
  const survey = AskedSurvey.parse({ question, followUp: { metric: "text", key: "why" } });
  const site = { name: "Kettlewren", language: "en", theme: { scheme: "auto" as const } };
  const wording = resolveWording({ survey, revision: 1, site, languages: [language], now: new Date(0) });
  return sizeOf(JSON.stringify(wording));
}
