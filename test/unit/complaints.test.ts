/** Holds the list of complaints to the tests that it names. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ROW = /^\| (?<number>\d+) +\| (?<complaint>[^|]+?) +\| `(?<file>[^`|]+)` +\| (?<title>[^|]+?) +\|$/gm;
/** Complaints about the widget, by their numbers; 0 stands for its weight. Scores, hosting and prices are not its business. */
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15];

const rows = [...(await readFile(path.join(ROOT, "test/complaints.md"), "utf8")).matchAll(ROW)].map(({ groups }) => ({
  number: Number(groups?.["number"]),
  complaint: groups?.["complaint"] ?? "",
  file: groups?.["file"] ?? "",
  title: groups?.["title"] ?? "",
}));

/** Whether a line of the code begins a test of this title: one that is neither skipped nor a comment. */
function hasTest(code: string, title: string): boolean {
  return code
    .split("\n")
    .some(
      (line) => line.includes(`("${title}", `) && /^ *(?:it(?:\.(?:for|each)\(.*\))?|\](?: as const)?\))\("/.test(line),
    );
}

it("has every complaint about the widget", () => {
  expect([...new Set(rows.map(({ number }) => number))].toSorted((a, b) => a - b)).toEqual(NUMBERS);
});

it.each(rows)("shows by a test that this cannot happen: $complaint", async ({ file, title }) => {
  expect(hasTest(await readFile(path.join(ROOT, file), "utf8"), title)).toBe(true);
});
