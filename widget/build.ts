/**
 * Builds the widget: `node widget/build.ts`. The same sources give the same bytes and the same file names.
 *
 * - `dist/widget/pieces.json`: the loader's pieces, the styles, and the name of the prompt UI's file; the Worker composes
 *   scripts and looks of them
 * - `dist/assets/s/{chunk}-{hash}.js`: the prompt UI and the other chunks, and those of earlier releases from
 *   `widget/releases/{version}/`
 * - `dist/assets/pages/{name}.js`: scripts of the collector's own pages
 * - `dist/assets/_headers`: how the chunks are served
 */
import { createHash } from "node:crypto";
import { copyFile, glob, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";
import manifest from "../package.json" with { type: "json" };
import { leanPreact } from "./prompt/lean-preact.ts";
import { CHUNKS, COMPILE_HINT, PIECES, type Pieces } from "../worker/script/compose.ts";

const HEADERS = CHUNKS.map(
  (chunk) => `/s/${chunk}-*.js
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
`,
).join("\n");

/**
 * Properties that the widget's own parts use among themselves (`Core`, `Facts`, `Way`, `Ask`, `Prompt`), and that no wire, page
 * or browser knows. They become one letter or two, the same in all bundles: so the parts of one build fit together.
 */
export const INNER_NAMES = [
  "reasonNow",
  "outcomes",
  "listeners",
  "whenVisible",
  "disarm",
  "emit",
  "insist",
  "paint",
  "ended",
  "refusal",
  "takesFocus",
  "tell",
  "person",
  "commands",
  "arm",
  "chunk",
  "focusedBefore",
  "grownAt",
  "clicked",
  "followedUp",
  "drawing",
  "gone",
  "said",
  "life",
  "report",
  "_children",
  "_dom",
];
const SHORT_NAMES = Object.fromEntries(INNER_NAMES.map((name, at) => [name, shortName(at)]));

/** `a` to `z`, then `aa`, `ab` and so on. */
function shortName(at: number): string {
  return at < 26 ? String.fromCodePoint(97 + at) : shortName(Math.floor(at / 26) - 1) + shortName(at % 26);
}

const MINIFY = {
  compress: true,
  mangle: true,
  codegen: true,
  mangleProps: { include: new RegExp(`^(${INNER_NAMES.join("|")})$`), cache: SHORT_NAMES },
} satisfies Rolldown.OutputOptions["minify"];

const PAGE_SCRIPTS = ["editor", "preview", "copy", "zone", "passkey", "live"];

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
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: "strict",
        output: { ...output, codeSplitting: false, minify: MINIFY },
      },
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
  const core = await piece("core");
  const pieces: Record<string, string> = {};
  for (const [kind, names] of Object.entries(PIECES)) {
    for (const name of names) pieces[name] = await piece(`${kind}/${name}`);
  }
  return { core, pieces };
}

/** The style sheets of `widget/styles/`, minified, by name. */
async function buildStyles(): Promise<Record<string, string>> {
  const files = (await readdir(widgetPath("styles"))).filter((file) => file.endsWith(".css")).toSorted();
  const imports = files.map(
    (file, at) => `import s${at} from ${JSON.stringify(`${widgetPath(`styles/${file}`)}?inline`)};`,
  );
  const names = files.map((file, at) => `${JSON.stringify(basename(file, ".css"))}: s${at}`);
  const code = await bundle(`${imports.join("")}export const styles = {${names.join()}};`, { format: "es" });
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- the module that was built just now
  const { styles }: { styles: Record<string, string> } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  return styles;
}

/** The scripts of the collector's own pages, which ask each time whether they are still the newest. */
async function buildPageScripts(dist: string): Promise<void> {
  const folder = join(dist, "assets/pages");
  await mkdir(folder, { recursive: true });
  for (const name of PAGE_SCRIPTS) {
    await writeFile(
      join(folder, `${name}.js`),
      await bundle(`import ${JSON.stringify(widgetPath(`pages/${name}.ts`))};`, { format: "es" }),
    );
  }
}

/** Where the widget is built from and to. Absolute paths. */
interface Places {
  /** Folder to write to; chunks of earlier builds are removed from it. */
  dist: string;
  /** The prompt UI's module. */
  prompt?: string;
  /** Folder with the built files of earlier releases, one folder for each. */
  releases?: string;
}

/** Builds everything. Returns what was written to `pieces.json`. */
export async function buildWidget(places: Places): Promise<Pieces> {
  const { dist, prompt = widgetPath("prompt/index.ts"), releases = widgetPath("releases") } = places;
  const codes = new Map<string, string>();
  for (const chunk of CHUNKS) {
    const code = await bundleModule(chunk === "prompt" ? prompt : widgetPath(`${chunk}/index.ts`));
    codes.set(chunk, chunk === "prompt" ? COMPILE_HINT + code : code);
  }
  // One hash for all: the loader knows one name and derives the others.
  const hash = createHash("sha256")
    .update([...codes.values()].join())
    .digest("hex")
    .slice(0, 10);
  const styles = await buildStyles();
  const built: Pieces = { version: manifest.version, ...(await buildPieces()), styles, prompt: `prompt-${hash}.js` };

  const scripts = join(dist, "assets/s");
  await mkdir(scripts, { recursive: true });
  await mkdir(join(dist, "widget"), { recursive: true });
  const pattern = `{${CHUNKS.join()}}-*.js`;
  for await (const old of glob(pattern, { cwd: scripts })) await rm(join(scripts, old));
  // Pages that are open, or cached, still ask for the chunks of the releases before.
  for await (const earlier of glob(`*/${pattern}`, { cwd: releases })) {
    await copyFile(join(releases, earlier), join(scripts, basename(earlier)));
  }
  for (const [chunk, code] of codes) await writeFile(join(scripts, `${chunk}-${hash}.js`), code);
  await buildPageScripts(dist);
  await writeFile(join(dist, "assets/_headers"), HEADERS);
  await writeFile(join(dist, "widget/pieces.json"), `${JSON.stringify(built, undefined, 2)}\n`);
  return built;
}

if (import.meta.main) {
  const { prompt } = await buildWidget({ dist: widgetPath("../dist") });
  console.log(`widget built: dist/widget/pieces.json, dist/assets/s/${prompt}`);
}
