/**
 * `npm run release`: keeps the built widget of this version in widget/releases/{version}/, so that pages which still
 * run it find their chunks, and the tests hold it against later collectors. The last three are kept.
 */
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import manifest from "../package.json" with { type: "json" };
import type { SiteRules } from "../worker/contract/script.ts";
import { composeScript } from "../worker/script/compose.ts";
import { build } from "./build.ts";
import { Failure, ROOT, runScript } from "./command.ts";

const RELEASES = path.join(ROOT, "widget", "releases");
const KEPT = 3;

async function release(): Promise<void> {
  await build({ demo: true });
  const { default: pieces } = await import("../dist/widget/pieces.json", { with: { type: "json" } });
  const folder = path.join(RELEASES, manifest.version);
  if ((await releases()).includes(manifest.version)) {
    throw new Failure(`${manifest.version} is released. Raise the version in package.json for another one.`);
  }
  await mkdir(folder, { recursive: true });
  const hash = /-\w+\.js$/.exec(pieces.prompt)?.[0] ?? pieces.prompt;
  const scripts = path.join(ROOT, "dist", "assets", "s");
  const chunks = (await readdir(scripts)).filter((file) => file.endsWith(hash));
  for (const chunk of chunks) await copyFile(path.join(scripts, chunk), path.join(folder, chunk));
  // What a browser may hold in its cache: a whole script, as this release composed it.
  const touchpoints = [{ slug: "release", revision: 1, load: 0 }];
  const rules: SiteRules = { prompt: pieces.prompt, storage: "local", wait: 30, again: [90, 30, 7], touchpoints };
  await writeFile(path.join(folder, "script.js"), composeScript(pieces, rules));
  for (const old of (await releases()).slice(0, -KEPT)) await rm(path.join(RELEASES, old), { recursive: true });
  console.log(`Kept ${manifest.version} in widget/releases/; there are ${(await releases()).join(", ")}.`);
}

/** Kept releases, oldest first. */
async function releases(): Promise<string[]> {
  const names = await readdir(RELEASES);
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

await runScript(release);
