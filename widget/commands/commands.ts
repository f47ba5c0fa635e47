/** Which call leads to what. The page may give anything, so each argument is taken for what it has to be. */
import type { Command, Core, Properties } from "../loader/piece.ts";
import { ask } from "./ask.ts";
import { off } from "./off.ts";
import { openPreviews } from "./preview.ts";
import { reset } from "./reset.ts";

function isFunction(given: unknown): given is (asklet: unknown) => unknown {
  return typeof given === "function";
}

/** A copy, so that nothing the page does to its own object later changes what was asked; empty for what is no object. */
function propertiesOf(given: unknown): Properties {
  return typeof given === "object" ? { ...given } : {};
}

/** The commands by name, for one page. */
export function commandsOf(core: Core): Record<string, Command> {
  const preview = openPreviews(core);
  return {
    off: (name, run) => off(core, name, run),
    open: (slug, properties) => void core.request(String(slug), propertiesOf(properties), { insist: true }),
    close: (slug) => core.end("closed", typeof slug === "string" ? slug : undefined),
    preview: (slug, options) => preview(String(slug), propertiesOf(options)),
    reset: () => reset(core),
    // Its sentences are most of what there is to say, and few pages ever ask for them.
    debug: async () => (await core.chunk("debug")).debug(core),
    ask: async (slug, properties) => ask(core, String(slug), propertiesOf(properties)),
    ready: (run) => void (isFunction(run) && run(window.asklet)),
  };
}
