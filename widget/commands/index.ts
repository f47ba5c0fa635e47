/**
 * Entry of the commands chunk: what is seldom called, and so not in every page's script. Must fit `Chunks` in
 * `widget/loader/piece.ts`. Each of these commands returns a promise, at its first call and at every other, which never
 * rejects.
 */
import type { Core } from "../loader/piece.ts";
import { quietly, warnOnce } from "../loader/quietly.ts";
import type { Call } from "../module/api.ts";
import { commandsOf } from "./commands.ts";

/** What the command comes to; `undefined` where it throws, of which the page does not hear. */
async function runQuietly(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}

/** Adds the commands, once, and runs this call, or warns that nobody knows it. */
export function install(core: Core, [name, ...args]: Call): unknown {
  const { commands } = core;
  if (!commands["debug"]) {
    for (const [itsName, command] of Object.entries(commandsOf(core))) {
      commands[itsName] = async (...given) => runQuietly(() => command(...given));
    }
  }
  const command = commands[name];
  return command ? command(...args) : quietly(() => warnOnce(`unknown command ${name}`));
}
