/** A request to the prompt UI: asks once the gates are open. */
import type { Ask } from "../ask.ts";
import { askAlone } from "./ask-alone.ts";
import { openPrompt } from "./open.ts";

/**
 * Shows one prompt, unless a gate is closed; tells the request what became of it. Resolves when the prompt has left the
 * page, or will not come.
 */
export function ask(request: Ask): Promise<void> {
  return askAlone(request, (wording, clockOffsetMs) => openPrompt(request, wording, clockOffsetMs));
}
