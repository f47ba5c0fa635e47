/** Ids of imported responses: the same row has the same id at every import, and so counts once. */
import type { ImportField } from "../contract/imports.ts";
import { CLOCK_SLACK_MS } from "../contract/limits.ts";
import { PromptId } from "../contract/terms.ts";
import { type Cell, type Said, textOf } from "./said.ts";

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
 * which is another one once the touchpoint is changed; and the number of a revision only where nothing else names the
 * question, because another site counts its revisions otherwise.
 *
 * @param touchpointId what the row calls its touchpoint
 * @param when the day or moment that the row says
 */
export function contentOf({ fields, properties }: Said, touchpointId: number, when: string): string {
  const as = (same: (cell: Cell) => string, name: ImportField): string | null => {
    const cell = fields.get(name);
    return cell === undefined ? null : same(cell);
  };
  return JSON.stringify([
    touchpointId,
    as(sameText, "question") ?? as(sameText, "metric") ?? as(sameText, "revision"),
    when,
    as(sameParts, "answer"),
    as(sameParts, "followUp"),
    ...(["language", "device", "path"] as const).map((name) => as(sameText, name)),
    as(sameText, "country")?.toUpperCase() ?? null,
    ...[...properties].map(([key, cell]) => [key, sameText(cell)]),
  ]);
}

/** Options come in any order, with anything between them: of texts, too, only the words are looked at. */
function sameParts(cell: Cell): string {
  const parts = Array.isArray(cell) ? cell : textOf(cell).split(/[\s,;|/]+/);
  return parts.map(sameText).filter(Boolean).toSorted().join(" ");
}

/** The same text or number, however it was written down. */
function sameText(cell: Cell): string {
  const text = textOf(cell);
  // Larger ones are no numbers that one may round.
  if (text !== "" && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER) return String(Number(text));
  return text.normalize("NFC").replaceAll(/\r\n?/g, "\n");
}
