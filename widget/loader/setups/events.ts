/** The command `asklet('event', name, properties?)`: the page says that something has happened. */
import type { Setup } from "../piece.ts";

/**
 * An event is heard once somebody sees the page, and after the script has run: what the stub has queued comes before the
 * triggers are armed, and is not lost.
 */
export const events: Setup = ({ commands, emit, whenVisible }) => {
  commands.event = (name, properties) => {
    const happening = { properties: Object.assign({}, properties) };
    queueMicrotask(() => whenVisible(() => emit(`event:${String(name)}`, happening)));
  };
};
