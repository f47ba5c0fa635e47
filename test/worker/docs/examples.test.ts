/** The examples of the reference, run as they stand against a collector with the demo shop. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDemo } from "../../../scripts/demo.ts";
import type { Language } from "../../../worker/docs/example.ts";
import { EXAMPLES } from "../../../worker/docs/examples.ts";
import { FIRST_CALL } from "../../../worker/docs/read-examples.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";

const run = promisify(execFile);

/** How each language is run; what is not on this machine is skipped by name. A shell goes on after a failure unless told. */
const RUNNERS: Record<Language, { command: string; args: string[]; probe: string[] }> = {
  curl: { command: "sh", args: ["-e", "example.sh"], probe: ["-c", "curl --version"] },
  typescript: { command: process.execPath, args: ["example.ts"], probe: ["--version"] },
  python: { command: "python3", args: ["example.py"], probe: ["--version"] },
};

/** What each example prints, in whatever language. */
const PRINTED: Record<string, RegExp> = {
  listSites: /shop/,
  readJourney: /"actFirst":\[\{|first: \w/,
  createKey: /asklet_[\w-]{43}/,
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

const cases = [FIRST_CALL, ...EXAMPLES].flatMap((example) =>
  (["curl", "typescript", "python"] as const).map(
    (language) => [example.operation, language, example[language]] as const,
  ),
);

/** Runs an example by itself; resolves to what it prints, and rejects when it ends with a failure. */
async function runExample(language: Language, code: string, key: string): Promise<string> {
  const { command, args } = RUNNERS[language];
  await writeFile(path.join(folder, args.at(-1) ?? ""), code);
  const env = { ...process.env, ASKLET_URL: collector.url, ASKLET_KEY: key };
  return (await run(command, args, { cwd: folder, env })).stdout;
}

describe("an example", () => {
  it.for(cases)("of %s in %s runs, and prints what it is for", async ([operation, language, code], { skip }) => {
    const runner = RUNNERS[language];
    skip(!(await isHere(runner)), `${runner.command} is not on this machine`);
    expect(await runExample(language, code, FIRST_KEY)).toMatch(PRINTED[operation] ?? /^$/);
  });

  it.for(cases)("of %s in %s fails when the call is refused", async ([, language, code], { skip }) => {
    const runner = RUNNERS[language];
    skip(!(await isHere(runner)), `${runner.command} is not on this machine`);
    await expect(runExample(language, code, `asklet_${"x".repeat(43)}`)).rejects.toThrow(/Command failed/);
  });

  it("lets no call of curl fail unnoticed", () => {
    const calls = cases.flatMap(([, language, code]) => (language === "curl" ? (code.match(/\bcurl\b.*/g) ?? []) : []));
    expect(calls.length).toBeGreaterThan(6);
    expect(calls.filter((call) => !call.startsWith("curl --fail-with-body -sS "))).toEqual([]);
  });
});
