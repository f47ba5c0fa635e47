/** `npm run build`: the widget, its module, and for local use the demo pages. Does nothing when nothing has changed. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure, ROOT, capture, runScript } from "./command.ts";
import { fingerprint } from "./fingerprint.ts";

/** Everything that a built widget depends on. */
const WIDGET_INPUTS = [
  "widget",
  "worker/contract",
  "worker/script/compose.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** What pages load; and what `import … from "asklet"` gives, to dist/module/. */
const WIDGET_STEPS = [
  ["node", "widget/build.ts"],
  ["tsc", "-p", "widget/module"],
] as const;
/** Pages that are served as they are, and apps that Vite builds. */
const EXAMPLES = ["plain", "shop", "headless"];
const APPS = ["react", "vue"];
const DIST = path.join(ROOT, "dist");
const MODULE = path.join(DIST, "module");
const DEMO = path.join(DIST, "assets", "demo");

/** Brings dist/ up to date. With `demo` it also holds the example pages, which a deployment must not ship. */
export async function build({ demo }: { demo: boolean }): Promise<void> {
  await unlessDone(".widget", await fingerprint(WIDGET_INPUTS), buildWidget);
  await unlessDone(
    ".demo",
    demo ? await fingerprint(["examples", "widget/module", "package-lock.json"]) : "none",
    async () => {
      await rm(DEMO, { recursive: true, force: true });
      if (!demo) return;
      await copyExamples();
      for (const app of APPS) await buildApp(app);
    },
  );
}

/** Does what the inputs ask for, unless the marker says that it was done for the same inputs. */
async function unlessDone(marker: string, inputs: string, work: () => Promise<void>): Promise<void> {
  const file = path.join(DIST, marker);
  if ((await readFile(file, "utf8").catch(() => "")) === inputs) return;
  await work();
  await mkdir(DIST, { recursive: true });
  await writeFile(file, inputs);
}

async function buildWidget(): Promise<void> {
  console.log("Building the widget …");
  await rm(MODULE, { recursive: true, force: true });
  for (const [command, ...args] of WIDGET_STEPS) {
    const { code, output } = await capture(command, args);
    if (code !== 0) throw new Failure(`${output}\nThe widget could not be built.`);
  }
}

/** Copies the pages; not their READMEs, nor the surveys beside them, which the demo sends to the API. */
async function copyExamples(): Promise<void> {
  const isPage = (source: string): boolean => !/(README\.md|site\.json|touchpoints)$/.test(source);
  for (const name of EXAMPLES) {
    const source = path.join(ROOT, "examples", name);
    await cp(source, path.join(DEMO, name), { recursive: true, filter: isPage });
  }
}

async function buildApp(app: string): Promise<void> {
  const out = path.join(DEMO, app);
  const { code, output } = await capture("vite", ["build", `examples/${app}`, `--outDir=${out}`, "--emptyOutDir"], {
    NODE_ENV: "production",
  });
  if (code !== 0) throw new Failure(`${output}\nThe example ${app} could not be built.`);
}

if (import.meta.main) await runScript(() => build({ demo: process.argv.includes("--demo") }));
