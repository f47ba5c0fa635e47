/** Tells whether what was made from some files is still up to date: by their contents, as dates lie after a checkout. */
import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./command.ts";

/** SHA-256 over the names and contents of files and of all files below folders, given relative to the project. */
export async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of await filesBelow(place)) {
      hash.update(`${file}\0`);
      hash.update(await readFile(path.join(ROOT, file)));
    }
  }
  return hash.digest("hex");
}

/** All files below a folder, or the file itself, relative to the project, sorted. Empty when there is no such thing. */
export async function filesBelow(place: string): Promise<string[]> {
  const full = path.join(ROOT, place);
  const found = await stat(full).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  const entries = await readdir(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
