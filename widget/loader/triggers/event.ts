/** Trigger by event: `asklet('event', name)` on the page. */
import type { Happening, Trigger } from "../piece.ts";

/** Fires at each event of this name; the event's properties go with the request. */
export const event: Trigger = ({ event: name, slug }, _fire, _signal, core) => {
  if (name === undefined) return;
  core.listeners.push([`event:${name}`, ({ properties }: Partial<Happening>) => core.request(slug, properties)]);
};
