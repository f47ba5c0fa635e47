/** Checks that the migrations end at the schema: drizzle-kit, given a copy of them, has nothing to add. */
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure, ROOT, capture, runScript } from "./command.ts";

async function checkMigrations(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "asklet-migrations-"));
  try {
    await cp(path.join(ROOT, "drizzle", "migrations"), folder, { recursive: true });
    // drizzle-kit takes an absolute path for a relative one, and its exit code is 0 even when it fails.
    const out = path.relative(ROOT, folder);
    const { output } = await capture("drizzle-kit", [
      "generate",
      "--dialect=sqlite",
      "--schema=drizzle/schema.ts",
      `--out=${out}`,
    ]);
    const migrations = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
    if (!output.includes("No schema changes")) {
      throw new Failure(`${output}\nThe migrations are not in step with drizzle/schema.ts: npm run db:generate`);
    }
    console.log(`${migrations.length} migration${migrations.length === 1 ? "" : "s"}, in step with the schema`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runScript(checkMigrations);
