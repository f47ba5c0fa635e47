/** The D1 database of this machine, which lives in .wrangler/state. */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure, ROOT, capture } from "./command.ts";
import { filesBelow } from "./fingerprint.ts";

/** Which migrations have been applied here, and what was in them; deleted together with the database. */
const MARKER = path.join(ROOT, ".wrangler", "state", "asklet-migrations");

/**
 * Applies the migrations that the local database lacks.
 * @throws Failure when one fails, or when one that was applied has been edited since.
 */
export async function migrateLocalDatabase(): Promise<void> {
  const applied = await readFile(MARKER, "utf8").catch(() => "");
  const migrations = await digests();
  if (applied === asText(migrations)) return;
  const edited = [...migrations].find(([file, digest]) => applied.includes(`${file} `) && !applied.includes(digest));
  if (edited) {
    throw new Failure(
      `${edited[0]} was edited after it was applied here. Delete .wrangler/state for a new local database.`,
    );
  }
  console.log("Preparing the local database …");
  const { code, output } = await capture("wrangler", ["d1", "migrations", "apply", "DB", "--local"]);
  if (code !== 0) throw new Failure(`${output}\nThe local database could not be prepared.`);
  await mkdir(path.dirname(MARKER), { recursive: true });
  await writeFile(MARKER, asText(migrations));
}

async function digests(): Promise<Map<string, string>> {
  const files = (await filesBelow("drizzle/migrations")).filter((file) => file.endsWith(".sql"));
  const read = async (file: string): Promise<[string, string]> => [
    file,
    createHash("sha256")
      .update(await readFile(path.join(ROOT, file)))
      .digest("hex"),
  ];
  return new Map(await Promise.all(files.map(read)));
}

function asText(migrations: Map<string, string>): string {
  return [...migrations].map(([file, digest]) => `${file} ${digest}\n`).join("");
}
