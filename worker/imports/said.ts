/** What a row says, whatever its survey is: the cells that are read, by field and by property. Pure. */
import { IMPORT_FIELDS, type ImportField } from "../contract/imports.ts";
import type { Fault } from "../contract/problem.ts";

/** Columns that a field is read from where the caller names none: of CSV, and of nested JSON. */
export const NESTED: Partial<Record<ImportField, string>> = {
  answer: "answer.value",
  question: "answer.question",
  metric: "answer.metric",
  followUp: "followUp.value",
  followUpQuestion: "followUp.question",
};
export const PROPERTY = "properties.";

/** Which column holds what, where the caller says so. */
export type Mapping = Partial<Record<string, string>>;

type Scalar = string | number | boolean;
export type Cell = Scalar | Scalar[];

/** What is empty is not there. */
export interface Said {
  fields: ReadonlyMap<ImportField, Cell>;
  /** By their keys, declared or not; in the same order whatever that of the columns. */
  properties: ReadonlyMap<string, Cell>;
}

/** Thrown while a row is read; never leaves the reading of a row. */
export class Refused extends Error {
  readonly fault: Fault;
  constructor(field: string, code: string, message: string) {
    super(message);
    this.fault = { path: `/${field}`, code, message };
  }
}

/** Names of the columns that are read, but for properties under their own names. */
export function columnsRead(columns: Mapping): Set<string> {
  const unmapped = IMPORT_FIELDS.filter((field) => columns[field] === undefined);
  const mapped = Object.values(columns).filter((name) => name !== undefined);
  return new Set([...unmapped.flatMap((field) => [field, NESTED[field] ?? field]), ...mapped]);
}

/** Whether a column of this name is a property's, and no other stands for it. */
export function isPropertyColumn(name: string, columns: Mapping): boolean {
  return name.startsWith(PROPERTY) && columns[name] === undefined;
}

/** Throws `Refused` where a cell is read that is nested. */
export function saidIn(cells: ReadonlyMap<string, unknown>, columns: Mapping): Said {
  const fields = new Map<ImportField, Cell>();
  for (const field of IMPORT_FIELDS) {
    const mapped = columns[field];
    const value = mapped ? cells.get(mapped) : (cells.get(field) ?? cells.get(NESTED[field] ?? ""));
    const cell = cellOf(field, value);
    if (cell !== undefined) fields.set(field, cell);
  }
  const names = [...Object.keys(columns), ...cells.keys()].filter((name) => name.startsWith(PROPERTY));
  const properties = new Map<string, Cell>();
  for (const name of [...new Set(names)].toSorted()) {
    const cell = cellOf(name, cells.get(columns[name] ?? name));
    if (cell !== undefined) properties.set(name.slice(PROPERTY.length), cell);
  }
  return { fields, properties };
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function cellOf(field: string, value: unknown): Cell | undefined {
  if (value === undefined || value === null) return undefined;
  if (isScalar(value)) return textOf(value) === "" ? undefined : value;
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (items.every(isScalar)) return items;
  throw new Refused(field.slice(0, 100), "nested", "a text, a number, true or false, or a list of such");
}

/** As one reads it in a table. */
export function textOf(cell: Cell): string;
export function textOf(cell: Cell | undefined): string | undefined;
export function textOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  return Array.isArray(cell) ? JSON.stringify(cell) : String(cell).trim();
}
