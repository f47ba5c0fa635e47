/** `npm run check`: everything that must hold besides the tests. Runs every step, names each, and fails if any failed. */
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.ts";
import { Failure, type Outcome, capture, runScript } from "./command.ts";

type Command = readonly [string, ...string[]];

interface Step {
  name: string;
  /** All of them must succeed. */
  commands: readonly Command[];
  /** What to quote of their output when they do; the last line otherwise. */
  quote?: RegExp;
}

const PROGRAMS = [".", "worker", "widget", "test", "examples/react", "examples/vue"];
const DRY_RUN = ["deploy", "--dry-run", `--outdir=${path.join(tmpdir(), "asklet-dry-run")}`] as const;

const STEPS: readonly Step[] = [
  { name: "format", commands: [["oxfmt", "--check", "."]] },
  { name: "lint", commands: [["oxlint", "--format=unix"]] },
  { name: "types", commands: PROGRAMS.map((program) => ["tsc", "--noEmit", "-p", program]) },
  { name: "dead code", commands: [["knip"]] },
  { name: "sizes", commands: [["node", "scripts/check-sizes.ts"]] },
  { name: "migrations", commands: [["node", "scripts/check-migrations.ts"]] },
  { name: "readme", commands: [["node", "scripts/check-readme.ts"]] },
  { name: "deployment", commands: [["wrangler", ...DRY_RUN]], quote: /Total Upload.*/ },
];

async function check(): Promise<number> {
  const failed = (await attempt("build", buildAll)) ? [] : ["build"];
  for (const { name, commands, quote } of STEPS) {
    if (!(await attempt(name, () => runAll(commands), quote))) failed.push(name);
  }
  console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}

/** Runs one step and reports it: in a line when it succeeded, with all that was printed when it failed. */
async function attempt(name: string, step: () => Promise<Outcome>, quote = /.*$/): Promise<boolean> {
  const start = performance.now();
  const { code, output } = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const said = output.trim();
  const line = code === 0 ? `ok  ${quote.exec(said)?.[0] ?? ""}` : `FAILED\n${said.replaceAll(/^/gm, "    ")}`;
  console.log(`${name.padEnd(11)}${seconds.padStart(5)} s  ${line}`);
  return code === 0;
}

/** With the demo pages, as a running `npm start` may be serving them. */
async function buildAll(): Promise<Outcome> {
  try {
    await build({ demo: true });
    return { code: 0, output: "dist/ is up to date" };
  } catch (error) {
    if (error instanceof Failure) return { code: 1, output: error.message };
    throw error;
  }
}

async function runAll(commands: readonly Command[]): Promise<Outcome> {
  let output = "";
  let code = 0;
  for (const [command, ...args] of commands) {
    const outcome = await capture(command, args);
    output += outcome.output;
    code ||= outcome.code;
  }
  return { code, output };
}

await runScript(check);
