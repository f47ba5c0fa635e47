/** Marks beside the local database in .wrangler/state; whoever deletes that folder starts anew, marks included. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure, ROOT } from "./command.ts";

const STATE = path.join(ROOT, ".wrangler", "state");
const RUNNING = path.join(STATE, "asklet-running");
const DEMO = path.join(STATE, "asklet-demo");

/**
 * Takes the local database for this process, until it ends.
 * @throws Failure when another one has it: two collectors on one database break each other's writes
 */
export async function holdState(port: number): Promise<void> {
  const [pid = "", other = ""] = (await readFile(RUNNING, "utf8").catch(() => "")).split(" ");
  if (pid !== "" && isAlive(Number(pid))) {
    throw new Failure(`Asklet already runs from this folder, on port ${other}. Stop it first, or use another clone.`);
  }
  await mkdir(STATE, { recursive: true });
  await writeFile(RUNNING, `${process.pid} ${port}`);
}

/** Lets the database go; for the process that holds it. */
export async function releaseState(): Promise<void> {
  const [pid] = (await readFile(RUNNING, "utf8").catch(() => "")).split(" ");
  if (Number(pid) === process.pid) await rm(RUNNING, { force: true });
}

/** The demo sites that were made completely; a start that was interrupted makes the rest the next time. */
export async function completeDemos(): Promise<string[]> {
  return (await readFile(DEMO, "utf8").catch(() => "")).split(/\s+/).filter(Boolean);
}

export async function markDemosComplete(sites: readonly string[]): Promise<void> {
  await writeFile(DEMO, `${sites.join("\n")}\n`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, and somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
