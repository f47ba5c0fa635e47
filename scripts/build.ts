/** `npm run build`: the widget, and for local use the demo pages. Does nothing when nothing has changed. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure, ROOT, capture, runScript } from "./command.ts";
import { fingerprint } from "./fingerprint.ts";

/** Everything that a built widget depends on. */
const INPUTS = ["widget", "worker/contract", "package.json", "package-lock.json"];
const MARKER = path.join(ROOT, "dist", ".inputs");
const DEMO = path.join(ROOT, "dist", "assets", "demo");
const EXAMPLES = ["plain", "shop"];

/** Brings dist/ up to date. With `demo` it also holds the example pages, which a deployment must not ship. */
export async function build({ demo }: { demo: boolean }): Promise<void> {
  const inputs = await fingerprint(INPUTS);
  if ((await readFile(MARKER, "utf8").catch(() => "")) !== inputs) {
    console.log("Building the widget …");
    const { code, output } = await capture("node", ["widget/build.ts"]);
    if (code !== 0) throw new Failure(`${output}\nThe widget could not be built.`);
    await mkdir(path.dirname(MARKER), { recursive: true });
    await writeFile(MARKER, inputs);
  }
  await rm(DEMO, { recursive: true, force: true });
  if (demo) await copyExamples();
}

/** Copies the pages; not their READMEs, nor the surveys beside them, which the demo sends to the API. */
async function copyExamples(): Promise<void> {
  const isPage = (source: string): boolean => !/(README\.md|site\.json|touchpoints)$/.test(source);
  for (const name of EXAMPLES) {
    const source = path.join(ROOT, "examples", name);
    await cp(source, path.join(DEMO, name), { recursive: true, filter: isPage });
  }
}

if (import.meta.main) await runScript(() => build({ demo: process.argv.includes("--demo") }));
