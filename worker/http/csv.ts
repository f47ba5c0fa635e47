/** CSV (RFC 4180) that a spreadsheet may open without running what a stranger wrote. */
import { z } from "@hono/zod-openapi";

/** A list has no semicolon in it. */
export type Cell = string | number | boolean | readonly string[] | null | undefined;

/** A byte order mark tells Excel that a file is UTF-8; programs take it for a part of the first column's name. */
export const markQuery = z
  .enum(["true", "false"])
  .default("false")
  .meta({ description: "`true`: begins with a byte order mark, for Excel" });

/** What the file begins with. */
export const markOf = (wanted: z.infer<typeof markQuery>) => (wanted === "true" ? "\ufeff" : "");

/** One line with its end. What is not there is empty; a list is joined by semicolons. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const text = disarmed(typeof cell === "string" ? cell : cell.join(";"));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Where a cell may begin: at its start, and where a spreadsheet of another language separates. */
const START = "(?<=^|[;\\t\\r\\n])";
/** Of full width, too; what nobody sees may stand before it. */
const DANGER = "(?=['\"\\p{Cf}]*[=+\\-@＝＋－＠\\t\\r])";
const HARMFUL = new RegExp(START + DANGER, "gu");
const DISARMED = new RegExp(`${START}'${DANGER}`, "gu");

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV Injection"), also within it, after what
 * separates cells elsewhere. So does one that has such apostrophes already: `armed` takes one away, and has the text as written.
 */
function disarmed(text: string): string {
  return text.replaceAll(HARMFUL, "'");
}

/** The text of a cell of such a file. */
export function armed(cell: string): string {
  return cell.replaceAll(DISARMED, "");
}
