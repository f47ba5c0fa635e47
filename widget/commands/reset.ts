/** The command `asklet('reset')`: the visitor is as new to this site. */
import type { Core } from "../loader/piece.ts";

/** What somebody has said and the collector does not have yet; and which tab asks, where there are no locks. */
const STAYS = /^(?:outbox\.|lease$)/;

/** Forgets times, draws and counters of this site in this browser. Unsent answers stay until they are delivered. */
export function reset({ store }: Core): void {
  for (const name of store.names()) if (!STAYS.test(name)) store.remove(name);
}
