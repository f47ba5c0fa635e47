/** A week's digest as plain text, for the part of an e-mail that is none of markup. */
import type { Period } from "../../scores/calendar.ts";
import { searchOf } from "../address.ts";
import type { Words } from "../words.ts";
import type { Digest, DigestSeries, DigestStop } from "./digest.ts";

/** What somebody wrote is one line, whatever is in it, and turns nothing around that stands beside it. */
const inLine = (text: string): string =>
  text
    .replaceAll(/\p{Bidi_Control}/gu, "")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();

/** Every line is marked as somebody's words, wherever it breaks. */
const quoted = (text: string): string[] =>
  text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map((line) => `> ${inLine(line)}`);

function linesOf({ label, score, interval, change, shares, sentences }: DigestSeries, { colon }: Words): string[] {
  const options = shares.map(({ option, sentence }) => `- ${inLine(option)}${colon}${sentence}`);
  const said = [interval, change?.sentence, ...options, ...sentences];
  return [score === null ? label : `${label}${colon}${score}`, ...said.filter((one) => typeof one === "string")];
}

function stopLines({ name, series, comments }: DigestStop, words: Words, base: string): string[] {
  const rest = (whole: string | null) => (whole === null ? [] : [`${words.digest.whole}${words.colon}${base}${whole}`]);
  return [
    "",
    `# ${inLine(name)}`,
    ...series.flatMap((one) => linesOf(one, words)),
    ...comments.flatMap(({ facts, text, whole }) => ["", facts, ...quoted(text), ...rest(whole)]),
  ];
}

/** @param at address of the site's pages, and the week */
export function digestText(
  { title, name, sentences, first, aboutFirst, stops }: Digest,
  words: Words,
  { base, period }: { base: string; period: Period },
): string {
  const urgent = first.map(({ name, sentence }, at) => `${at + 1}. ${inLine(name)}${words.colon}${sentence}`);
  const lines = [
    `${title} · ${inLine(name)}`,
    ...sentences,
    "",
    `# ${words.actFirst}`,
    aboutFirst,
    ...urgent,
    ...stops.flatMap((stop) => stopLines(stop, words, base)),
    "",
    `${words.journey}${words.colon}${base}${searchOf({ ...period }, {})}`,
  ];
  return `${lines.join("\n")}\n`;
}
