/** The collector on this machine: `wrangler dev`, started, awaited and stopped with everything it started itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, ROOT, toolEnvironment } from "./command.ts";

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5000;
const POLL_MS = 100;

export interface LocalCollector {
  /** Resolves when it is healthy; rejects with a Failure when it does not get that far. */
  readonly ready: Promise<void>;
  /** Resolves when wrangler has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends wrangler and workerd; resolves when they are gone. */
  stop(): Promise<void>;
}

/**
 * Starts the collector at 127.0.0.1. What the Worker logs as a warning or an error is shown; with `verbose`, everything is.
 */
export function startCollector(port: number, verbose: boolean): LocalCollector {
  const level = verbose ? "log" : "warn";
  const options = ["--local", "--ip=127.0.0.1", `--port=${port}`, "--inspector-port=0", `--log-level=${level}`];
  const child = spawn("wrangler", ["dev", ...options, "--show-interactive-dev-session=false"], {
    cwd: ROOT,
    env: toolEnvironment(),
    stdio: ["ignore", "inherit", "pipe"],
    // A process group of its own: Ctrl-C reaches us alone, and one signal of ours reaches all of them.
    detached: true,
  });
  process.on("exit", () => signalGroup(child, "SIGKILL"));
  const ended = new Promise<void>((resolve) => {
    child.on("exit", () => resolve());
    child.on("error", () => resolve());
  });
  const brokenBuild = new Promise<string>((resolve) => {
    child.stderr.on("data", (text: Buffer) => {
      process.stderr.write(text);
      if (text.includes("Build failed")) resolve("The Worker could not be built; the message is above.");
    });
  });
  const early = ended.then(() => "wrangler ended before the collector was ready.");
  const ready = Promise.race([brokenBuild, early, healthy(port, child)]).then((problem) => {
    if (problem !== undefined) throw new Failure(problem);
  });
  return { ready, ended, stop: () => stopGroup(child) };
}

/** Resolves to nothing when /healthz answers 200, to a sentence when it never does. */
async function healthy(port: number, child: ChildProcess): Promise<string | undefined> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.status === 200) return undefined;
    await sleep(POLL_MS);
  }
  return `The collector did not answer at /healthz within ${START_LIMIT_MS / 1000} seconds.`;
}

/** Lets the group end in its own way first, so that wrangler can tidy up. */
async function stopGroup(child: ChildProcess): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  let isAlive = signalGroup(child, "SIGTERM");
  while (isAlive && Date.now() < deadline) {
    await sleep(POLL_MS);
    isAlive = signalGroup(child, 0);
  }
  signalGroup(child, "SIGKILL");
}

/** Sends a signal to all processes of the group, 0 only to see; false when nobody is left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
