/** Ids of imported responses: the same row has the same id at every import, and so counts once. */
import type { ImportField } from "../contract/imports.ts";
import { CLOCK_SLACK_MS } from "../contract/limits.ts";
import { PromptId, Slug } from "../contract/terms.ts";
import { type Cell, type Said, textOf, truthOf } from "./said.ts";

/** Milliseconds since 1970 in a UUID version 7 (RFC 9562, 5.7). */
const timeOf = (id: string): number => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

/**
 * A prompt's id is kept where its time is that of the row, by which responses are ordered; any other text gives an id of that
 * time and 72 bits of the text's SHA-256.
 *
 * @param identity the row's own id, or all that it says
 */
export async function rowId(identity: string, shownMs: number): Promise<string> {
  if (PromptId.safeParse(identity).success && Math.abs(timeOf(identity) - shownMs) <= CLOCK_SLACK_MS) return identity;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(identity));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = shownMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/**
 * All that the row says, the same in whatever form and order the file has it. Nothing of the survey that it is held against,
 * which is another one once the touchpoint is changed: whether a property is a number is not known, and 1.1 is not 1.10. And
 * the number of a revision only where nothing else names the question, because another site counts its revisions otherwise.
 *
 * @param touchpointId what the row calls its touchpoint
 * @param when the day or moment that the row says
 */
export function contentOf({ fields, properties }: Said, touchpointId: number, when: string): string {
  const as = <T>(same: (cell: Cell) => T, name: ImportField): T | null => {
    const cell = fields.get(name);
    return cell === undefined ? null : same(cell);
  };
  return JSON.stringify([
    touchpointId,
    as(sameText, "question") ?? as(sameText, "metric") ?? as(sameNumber, "revision"),
    when,
    as(sameAnswer, "answer"),
    as(sameAnswer, "followUp"),
    ...(["followUpQuestion", "language", "device", "path"] as const).map((name) => as(sameText, name)),
    as(sameText, "country")?.toUpperCase() ?? null,
    truthOf(fields.get("generated")) ?? false,
    ...[...properties].map(([key, cell]) => [key, sameText(cell)]),
  ]);
}

/** Options come in any order, with one of three signs between them, or as a list; one is the same alone and in a list. */
function sameAnswer(cell: Cell): string | string[] {
  if (Array.isArray(cell)) return ofOptions(cell.map(sameText));
  const parts = textOf(cell)
    .split(/[,;|]/)
    .map((part) => part.trim());
  return parts.every((part) => Slug.safeParse(part).success) ? ofOptions(parts) : sameNumber(cell);
}

function ofOptions(parts: readonly string[]): string | string[] {
  const [only = "", ...more] = parts.toSorted();
  return more.length > 0 ? [only, ...more] : only;
}

/** As one writes it by hand: a spreadsheet makes 9.0 of 9. */
const sameNumber = (cell: Cell): string => sameText(cell).replace(/^([1-9]\d*|0)\.0+$/, "$1");

/** The same text, whatever encodes its letters and ends its lines. */
const sameText = (cell: Cell): string => textOf(cell).normalize("NFC").replaceAll(/\r\n?/g, "\n");
