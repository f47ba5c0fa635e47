/** The examples of the reference, run as they stand against a collector with the demo shop. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDemo } from "../../../scripts/demo.ts";
import { EXAMPLES, type Language } from "../../../worker/docs/examples.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";

const run = promisify(execFile);

/** How each language is run; what is not on this machine is skipped by name. */
const RUNNERS: Record<Language, { command: string; file: string; probe: string[] }> = {
  curl: { command: "sh", file: "example.sh", probe: ["-c", "curl --version"] },
  typescript: { command: process.execPath, file: "example.ts", probe: ["--version"] },
  python: { command: "python3", file: "example.py", probe: ["--version"] },
};

/** What each example prints, in whatever language. */
const PRINTED: Record<string, RegExp> = {
  readScores: /(?:up|down|no-clear-change|too-few)/,
  listResponses: /checkout-done/,
  putTouchpoint: /Order placed|Newsletter/,
  importResponses: /(?:\b2\b.*\b0\b|"imported":2.*"refused":0)/,
};

let collector: Collector;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "asklet-examples-"));
  collector = await startCollector();
  await ensureDemo(collector.url, FIRST_KEY);
});
afterAll(async () => {
  await collector.close();
  await rm(folder, { recursive: true });
});

async function isHere({ command, probe }: (typeof RUNNERS)[Language]): Promise<boolean> {
  return run(command, probe).then(
    () => true,
    () => false,
  );
}

const cases = EXAMPLES.flatMap((example) =>
  (["curl", "typescript", "python"] as const).map(
    (language) => [example.operation, language, example[language]] as const,
  ),
);

describe("an example", () => {
  it.for(cases)("of %s in %s runs, and prints what it is for", async ([operation, language, code], { skip }) => {
    const runner = RUNNERS[language];
    skip(!(await isHere(runner)), `${runner.command} is not on this machine`);
    await writeFile(path.join(folder, runner.file), code);
    const env = { ...process.env, ASKLET_URL: collector.url, ASKLET_KEY: FIRST_KEY };
    const { stdout } = await run(runner.command, [runner.file], { cwd: folder, env });
    expect(stdout).toMatch(PRINTED[operation] ?? /^$/);
  });
});
