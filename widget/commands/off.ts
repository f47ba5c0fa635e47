/** The command `asklet('off', name, listener?)`. */
import type { Core, Listener } from "../loader/piece.ts";
import { quietly } from "../loader/quietly.ts";

/**
 * Takes listeners out of the list: at once out of what is called, and out of the list itself when nobody is in the middle
 * of it.
 */
export function forget(listeners: Listener[], isGone: (listener: Listener) => boolean): void {
  for (const listener of listeners) if (isGone(listener)) listener[1] = undefined;
  const tidy = (): void => {
    const left = listeners.filter(([, run]) => run !== undefined);
    listeners.splice(0, listeners.length, ...left);
  };
  queueMicrotask(() => quietly(tidy));
}

/** Takes one of the page's listeners out; without one, all of the page's for this event, and none of the loader's own. */
export function off({ listeners }: Core, name: unknown, run?: unknown): void {
  forget(
    listeners,
    ([itsName, itsRun, isOfPage]) => Boolean(isOfPage) && itsName === name && (run === undefined || itsRun === run),
  );
}
