/** What a row says, whatever its survey is: the cells that are read, by field and by property. Pure. */
import type { Row } from "./table.ts";
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
  /** Parts that are there and cannot be read as a cell. */
  leftOut: readonly Fault[];
}

/** Without one of these nobody knows which answer it is, or whether it is one: where it cannot be read, the row is refused. */
const DECIDING: ReadonlySet<string> = new Set<ImportField>([
  "id",
  "touchpoint",
  "shownAt",
  "question",
  "metric",
  "answer",
  "generated",
]);

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

/** Throws `Refused` where a cell cannot be read that the answer hangs on; without any other it goes on, and names it. */
export function saidIn({ cells, hasObjects }: Pick<Row, "cells" | "hasObjects">, columns: Mapping): Said {
  const leftOut: Fault[] = [];
  const unread = hasObjects ? unreadIn(cells, columns) : [];
  const cellOf = (part: string, names: readonly string[]): Cell | undefined => {
    const isThere = names.some((name) => cells.has(name));
    const isObject = !isThere && unread.some((one) => names.some((name) => one.startsWith(`${name}.`)));
    const { cell, fault } = isObject ? NO_CELL : asCell(names.map((name) => cells.get(name)).find(isSomething));
    if (!fault) return cell;
    if (DECIDING.has(part)) throw new Refused(part, fault.code, fault.message);
    leftOut.push({ path: `/${part.slice(0, 100)}`, ...fault });
    return undefined;
  };
  const fields = new Map<ImportField, Cell>();
  for (const field of IMPORT_FIELDS) {
    const mapped = columns[field];
    const cell = cellOf(field, mapped ? [mapped] : [field, NESTED[field] ?? field]);
    if (cell !== undefined) fields.set(field, cell);
  }
  const keys = [...Object.keys(columns), ...cells.keys()]
    .filter((name) => name.startsWith(PROPERTY))
    .map((name) => name.slice(PROPERTY.length));
  const properties = new Map<string, Cell>();
  for (const key of [...new Set(keys)].toSorted()) {
    const cell = cellOf(`properties/${key}`, [columns[PROPERTY + key] ?? PROPERTY + key]);
    if (cell !== undefined) properties.set(key, cell);
  }
  if (unread.includes("properties")) {
    leftOut.push({ path: "/properties", code: "no-object", message: "an object, or columns such as properties.plan" });
  }
  return { fields, properties, leftOut };
}

const isSomething = (value: unknown): boolean => value !== undefined && value !== null;

/** Names of cells that have something and are read as no part of the row. */
function unreadIn(cells: ReadonlyMap<string, unknown>, columns: Mapping): string[] {
  const read = columnsRead(columns);
  return [...cells]
    .filter(([name, value]) => !read.has(name) && !isPropertyColumn(name, columns) && !isEmpty(value))
    .map(([name]) => name);
}

const isEmpty = (value: unknown): boolean =>
  !isSomething(value) ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Whether a number is still the one that was written down: larger integers were rounded as they were read. */
export const isExact = (number: number): boolean =>
  Number.isFinite(number) && (Number.isSafeInteger(number) || !Number.isInteger(number));

interface ReadCell {
  cell?: Cell;
  fault?: Pick<Fault, "code" | "message">;
}

const NO_CELL: ReadCell = {
  fault: { code: "nested", message: "a text, a number, true or false, or a list of such" },
};
/** Two numbers may have become one. */
export const INEXACT = { code: "inexact-number", message: "a number that JSON does not keep: write it as a text" };

function asCell(value: unknown): ReadCell {
  if (!isSomething(value)) return {};
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (!items.every(isScalar)) return NO_CELL;
  if (items.some((one) => typeof one === "number" && !isExact(one))) return { fault: INEXACT };
  if (!isScalar(value)) return { cell: items };
  return textOf(value) === "" ? {} : { cell: value };
}

/** As one reads it in a table. */
export function textOf(cell: Cell): string;
export function textOf(cell: Cell | undefined): string | undefined;
export function textOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  return Array.isArray(cell) ? JSON.stringify(cell) : String(cell).trim();
}

const TRUTHS = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** True or false, however a spreadsheet writes it; undefined where it is neither. */
export function truthOf(cell: Cell | undefined): boolean | undefined {
  return TRUTHS.get(textOf(cell)?.toLowerCase() ?? "");
}
