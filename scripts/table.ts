/** Figures as text: aligned columns under a heading. */

export type Cell = string | number;

/** Lines of a table; the first row is its head, numbers get thousands separators. */
export function tableLines(title: string, rows: readonly (readonly Cell[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return [title, ...cells.map((row) => `  ${line(row)}`)];
}

/** Prints a table, with an empty line before it. */
export function printTable(title: string, rows: readonly (readonly Cell[])[]): void {
  console.log(["", ...tableLines(title, rows)].join("\n"));
}
