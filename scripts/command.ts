/** Running the tools that the project consists of. They are found in node_modules/.bin, whoever starts the script. */
import { spawn } from "node:child_process";
import path from "node:path";

/** The project's folder, absolute. */
export const ROOT = path.resolve(import.meta.dirname, "..");

/** Keeps wrangler and workerd on this machine: no look-up of `Request.cf`, no usage statistics. */
export const LOCAL_ENVIRONMENT = { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" } as const;

export interface Outcome {
  /** The exit code; 1 when the command was ended by a signal or could not be started. */
  code: number;
  /** Standard output and standard error as they came. Empty when they were shown. */
  output: string;
}

/** The environment in which the project's tools run. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const bin = path.join(ROOT, "node_modules", ".bin");
  return { ...process.env, ...LOCAL_ENVIRONMENT, PATH: [bin, process.env["PATH"]].join(path.delimiter) };
}

/** Runs a command in the project's folder and keeps what it prints. Never rejects. */
export function capture(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...toolEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: output + error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a command in the project's folder, with this process's terminal. Never rejects. */
export function show(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const child = spawn(command, args, { cwd: ROOT, env: { ...toolEnvironment(), ...env }, stdio: "inherit" });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: "" }));
  });
}

/** A failure that one sentence explains. `runScript` prints it without a stack trace. */
export class Failure extends Error {}

/** Runs a script's main function; its result is the exit code, nothing means 0. */
export async function runScript(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
