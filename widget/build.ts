/**
 * Builds the widget: `node widget/build.ts`. The same sources give the same bytes and the same file names.
 *
 * - `dist/widget/pieces.json`: the loader's pieces and the name of the prompt UI's file; the Worker composes scripts of them
 * - `dist/assets/s/prompt-{hash}.js`: the prompt UI, and those of earlier releases from `widget/releases/{version}/`
 * - `dist/assets/_headers`: how these are served
 */
import { createHash } from "node:crypto";
import { copyFile, glob, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";
import manifest from "../package.json" with { type: "json" };
import { leanPreact } from "./prompt/lean-preact.ts";
import type { Pieces } from "../worker/script/compose.ts";

const HEADERS = `/s/prompt-*.js
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
`;

const ENTRY = "virtual:widget-entry";

/** Absolute path of a file beside this one. */
function widgetPath(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

function entry(source: string): Plugin {
  return {
    name: "widget-entry",
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : undefined),
    load: (id) => (id === `\0${ENTRY}` ? source : undefined),
  };
}

async function bundle(source: string, output: Rolldown.OutputOptions): Promise<string> {
  const built = await build({
    root: widgetPath("."),
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    // The same bytes whatever NODE_ENV is: tests build the widget too.
    mode: "production",
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    plugins: [entry(source), leanPreact()],
    build: {
      write: false,
      target: "es2020",
      // As written: to lower logical properties would guess the direction from the language.
      cssTarget: "esnext",
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: "strict", output: { ...output, codeSplitting: false } },
    },
  });
  const files = "output" in built ? built.output : [];
  const [file, ...others] = files;
  if (file?.type !== "chunk" || others.length > 0) {
    throw new Error(`expected one script, got ${files.map(({ fileName }) => fileName).join(", ") || "none"}`);
  }
  return file.code.trim();
}

/**
 * Bundles a module to one JavaScript expression, whose value is the module's export of that name.
 * @param file absolute path
 */
async function bundleExpression(file: string, exported: string): Promise<string> {
  const source = `export { ${exported} as default } from ${JSON.stringify(file)};`;
  const code = await bundle(source, { format: "iife", name: "piece", exports: "default" });
  const expression = /^var piece=(.*);$/s.exec(code)?.[1];
  if (expression === undefined) throw new Error(`cannot read the bundle of ${file}: ${code.slice(0, 80)}`);
  return expression;
}

/**
 * Bundles a module with everything it imports to one ES module with the same exports.
 * @param file absolute path
 */
async function bundleModule(file: string): Promise<string> {
  return bundle(`export * from ${JSON.stringify(file)};`, { format: "es" });
}

/** The loader's pieces; each file exports one function of the piece's name. */
export async function buildPieces(): Promise<Pick<Pieces, "core" | "pieces">> {
  const piece = (file: string): Promise<string> => bundleExpression(widgetPath(`loader/${file}.ts`), basename(file));
  return {
    core: await piece("core"),
    pieces: {
      load: await piece("triggers/load"),
      pages: await piece("gates/pages"),
      sample: await piece("gates/sample"),
      draw: await piece("gates/draw"),
      waits: await piece("gates/waits"),
    },
  };
}

/** Where the widget is built from and to. Absolute paths. */
interface Places {
  /** Folder to write to; prompt files of earlier builds are removed from it. */
  dist: string;
  /** The prompt UI's module. */
  prompt?: string;
  /** Folder with the built files of earlier releases, one folder for each. */
  releases?: string;
}

/** Builds everything. Returns what was written to `pieces.json`. */
export async function buildWidget(places: Places): Promise<Pieces> {
  const { dist, prompt = widgetPath("prompt/index.ts"), releases = widgetPath("releases") } = places;
  const code = await bundleModule(prompt);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 10);
  const built: Pieces = { version: manifest.version, ...(await buildPieces()), prompt: `prompt-${hash}.js` };

  const scripts = join(dist, "assets/s");
  await mkdir(scripts, { recursive: true });
  await mkdir(join(dist, "widget"), { recursive: true });
  for await (const old of glob("prompt-*.js", { cwd: scripts })) await rm(join(scripts, old));
  // Pages that are open, or cached, still ask for the chunks of the releases before.
  for await (const earlier of glob("*/prompt-*.js", { cwd: releases })) {
    await copyFile(join(releases, earlier), join(scripts, basename(earlier)));
  }
  await writeFile(join(scripts, built.prompt), code);
  await writeFile(join(dist, "assets/_headers"), HEADERS);
  await writeFile(join(dist, "widget/pieces.json"), `${JSON.stringify(built, undefined, 2)}\n`);
  return built;
}

if (import.meta.main) {
  const { prompt } = await buildWidget({ dist: widgetPath("../dist") });
  console.log(`widget built: dist/widget/pieces.json, dist/assets/s/${prompt}`);
}
