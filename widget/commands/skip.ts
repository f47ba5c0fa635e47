/** Says that a request came to nothing, where the core is not asked. */
import type { Reason } from "../ask.ts";
import type { Core, Properties } from "../loader/piece.ts";

/** Kept as the touchpoint's last outcome, and told to "skipped" listeners. */
export function skip({ outcomes, emit }: Core, touchpoint: string, reason: Reason, properties: Properties): void {
  outcomes.set(touchpoint, reason);
  emit("skipped", { touchpoint, reason, properties });
}
