/** From the text of a file to its rows: CSV with a header line, or one JSON object a line. Pure. */
import { type CsvError, parse } from "csv-parse/browser/esm/sync";
import { z } from "zod";
import type { ImportLine } from "../contract/imports.ts";
import { armed } from "../http/csv.ts";

/** One row; a cell of CSV is text. */
export interface Row {
  /** Line of the file on which it ends, from 1. */
  line: number;
  cells: ReadonlyMap<string, unknown>;
  /** Whether a name with a dot is a part of an object: in CSV it is a name like any other. */
  hasObjects: boolean;
}

export interface Table {
  /** Of all columns; of JSON each name once. */
  names: string[];
  /** Whether the names are those of a header, and stand for every row. */
  hasHeader: boolean;
  rows: Row[];
  /** Rows that could not be read. */
  unreadable: ImportLine[];
}

/** Spreadsheets separate by one of these, as their language wants it. */
const DELIMITERS = [",", ";", "\t"];
/** The parser counts CR LF within quotes as two lines, so it is given this, which no text has. */
const CR_LF = "\n\0";
const LINE_ENDS = [CR_LF, "\n", "\r"];

/** What separates the names of the header: what leaves one that is meant, else what stands there most often. */
function delimiterOf(text: string, meant: ReadonlySet<string>): string {
  const [header = ""] = text.replace(/^\ufeff/, "").split(/[\r\n]/, 1);
  // What stands in quotes separates nothing.
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const byCount = DELIMITERS.toSorted((a, b) => bare.split(b).length - bare.split(a).length);
  const named = byCount.find((one) =>
    header.split(one).some((name) => meant.has(name.trim().replaceAll(/^"|"$/g, ""))),
  );
  return named ?? byCount[0] ?? ",";
}

/**
 * Each row stands for itself: one that cannot be read costs no other, but for a quote that is never closed.
 * @param text without NUL
 * @param meant names of columns that the caller reads
 */
export function readCsv(text: string, meant: ReadonlySet<string>): Table {
  const delimiter = delimiterOf(text, meant);
  const unreadable: ImportLine[] = [];
  let names: string[] = [];
  const records: unknown = parse(text.replaceAll("\r\n", CR_LF), {
    bom: true,
    columns: (header: string[]) => (names = header.map((name) => asWritten(name).trim())),
    delimiter,
    record_delimiter: LINE_ENDS,
    skip_empty_lines: true,
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      unreadable.push({
        line: Number(error?.lines ?? 1),
        code: "unreadable",
        message: messageOf(error),
        refused: true,
      });
    },
  });
  const rows = z.array(Read).parse(records);
  return {
    names,
    hasHeader: true,
    rows: rows.map(({ record, info }) => ({
      line: info.lines,
      cells: new Map(Object.entries(record).map(([name, cell]) => [name, armed(asWritten(cell))])),
      hasObjects: false,
    })),
    unreadable,
  };
}

const asWritten = (text: string): string => text.replaceAll(CR_LF, "\r\n");

const Read = z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) });

function messageOf(error: CsvError | undefined): string {
  return error?.code === "CSV_QUOTE_NOT_CLOSED"
    ? "a quote that begins here or above is never closed"
    : "not as many cells as the header has, or a quote within a cell";
}

const JsonRow = z.record(z.string(), z.unknown());

/** Nested keys are joined by a dot: `{"answer":{"value":9}}` has the column `answer.value`. */
export function readNdjson(text: string): Table {
  const rows: Row[] = [];
  const unreadable: ImportLine[] = [];
  for (const [index, one] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (one.trim() === "") continue;
    const line = index + 1;
    const parsed = JsonRow.safeParse(parseJson(one));
    if (parsed.success) rows.push({ line, cells: new Map(flat(parsed.data)), hasObjects: true });
    else unreadable.push({ line, code: "unreadable", message: "not a JSON object", refused: true });
  }
  const names = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  return { names, hasHeader: false, rows, unreadable };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nested so deep, names stand for something; deeper they are a value. */
const MOST_LEVELS = 4;

function flat(record: Record<string, unknown>, prefix = "", level = 1): [string, unknown][] {
  return Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const isNested = typeof value === "object" && !Array.isArray(value) && level < MOST_LEVELS;
    const { data } = isNested ? JsonRow.safeParse(value) : {};
    return data ? flat(data, `${prefix}${key}.`, level + 1) : [[prefix + key, value]];
  });
}
