/** Holds the list of complaints to the tests that it names. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ROW = /^\| (?<complaint>[^|]+?) +\| `(?<file>[^`|]+)` +\| (?<title>[^|]+?) +\|$/gm;

it("names for each complaint a test that is there", async () => {
  const rows = [...(await readFile(path.join(ROOT, "test/complaints.md"), "utf8")).matchAll(ROW)];
  expect(rows.length).toBeGreaterThan(25);
  const missing: unknown[] = [];
  for (const { groups } of rows) {
    const code = await readFile(path.join(ROOT, groups?.["file"] ?? ""), "utf8").catch(() => "");
    if (!code.includes(`("${groups?.["title"]}"`)) missing.push({ ...groups });
  }
  expect(missing).toEqual([]);
});
