/**
 * `npm run deploy`: to your Cloudflare account. The first time it creates the Worker, the database and the first API key;
 * later it migrates the database before the new code, as migrations only ever add.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.ts";
import { Failure, capture, runScript, show } from "./command.ts";
import { newKey } from "./local-key.ts";

/** What wrangler says of a Worker that was never deployed. */
const NO_WORKER = /Worker "[^"]+" not found/;

async function deploy(): Promise<void> {
  await build({ demo: false });
  if (await hasKey()) {
    await migrate();
    await upload([]);
    console.log("\nDeployed. The API key is still the one that was set before.");
  } else {
    await firstInstall();
    console.log("Now open /first at the address above: it makes you the owner.");
  }
}

/** Whether the Worker is there and has its secret. In a terminal, logs in where that is needed. */
async function hasKey(isRetry = false): Promise<boolean> {
  const { code, output } = await capture("wrangler", ["secret", "list", "--format=json"]);
  if (code === 0) return output.includes('"ASKLET_KEY"');
  if (NO_WORKER.test(output)) return false;
  if (isRetry || !process.stdin.isTTY) {
    throw new Failure(
      `${output}\nYour account could not be asked. Set CLOUDFLARE_API_TOKEN, or run this in a terminal.`,
    );
  }
  await show("wrangler", ["login"]);
  return hasKey(true);
}

/** The database is made by the upload, so that only then it can be migrated. */
async function firstInstall(): Promise<void> {
  const key = process.env["ASKLET_KEY"] ?? newKey();
  const folder = await mkdtemp(path.join(tmpdir(), "asklet-secrets-"));
  const file = path.join(folder, "secrets.json");
  try {
    await writeFile(file, JSON.stringify({ ASKLET_KEY: key }), { mode: 0o600 });
    await upload([`--secrets-file=${file}`]);
  } finally {
    await rm(folder, { recursive: true });
    // Whatever fails now or later: the Worker may have this key, and nobody can read it from there.
    console.log(`\nThe API key, with every scope, shown only now: ${key}\n`);
  }
  await migrate();
}

/** Not as in a terminal: there, wrangler would write the database's id into wrangler.jsonc. */
async function upload(options: readonly string[]): Promise<void> {
  const { code } = await show("wrangler", ["deploy", ...options], { CI: "true" });
  if (code !== 0) throw new Failure("The upload failed; wrangler's message is above.");
}

async function migrate(): Promise<void> {
  const { code } = await show("wrangler", ["d1", "migrations", "apply", "DB", "--remote"], { CI: "true" });
  if (code !== 0)
    throw new Failure("The migrations failed; wrangler's message is above. Run this again when it is solved.");
}

await runScript(deploy);
