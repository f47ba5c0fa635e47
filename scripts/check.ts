/** `npm run check`: everything that must hold besides the tests. Runs every step, names each, and fails if any failed. */
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.ts";
import { Failure, type Outcome, capture, runScript } from "./command.ts";

/** A step's name and the commands that must all succeed. The last line they print says what was found. */
type Step = readonly [name: string, commands: readonly (readonly [string, ...string[]])[]];

const STEPS: readonly Step[] = [
  ["format", [["oxfmt", "--check", "."]]],
  ["lint", [["oxlint"]]],
  ["types", [".", "worker", "widget", "test"].map((program) => ["tsc", "--noEmit", "-p", program] as const)],
  ["dead code", [["knip"]]],
  ["sizes", [["node", "scripts/check-sizes.ts"]]],
  ["migrations", [["node", "scripts/check-migrations.ts"]]],
  ["readme", [["node", "scripts/check-readme.ts"]]],
  ["deployment", [["wrangler", "deploy", "--dry-run", `--outdir=${path.join(tmpdir(), "asklet-dry-run")}`]]],
];

async function check(): Promise<number> {
  const failed = (await attempt("build", buildAll)) ? [] : ["build"];
  for (const [name, commands] of STEPS) {
    if (!(await attempt(name, () => runAll(commands)))) failed.push(name);
  }
  console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}

/** Runs one step and reports it: a line when it succeeded, all that was printed when it failed. */
async function attempt(name: string, step: () => Promise<Outcome>): Promise<boolean> {
  const start = performance.now();
  const { code, output } = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const lines = output.trim().split("\n");
  const said = code === 0 ? (lines.at(-1) ?? "") : `FAILED\n${lines.map((line) => `    ${line}`).join("\n")}`;
  console.log(`${name.padEnd(11)} ${seconds.padStart(5)} s  ${said}`);
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

async function runAll(commands: Step[1]): Promise<Outcome> {
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
