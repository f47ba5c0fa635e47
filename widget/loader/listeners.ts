/** Who wants to hear of what happens: the page (`asklet('on', …)`) and pieces of the loader. */
import type { Happening, Listener } from "./piece.ts";
import { quietly } from "./quietly.ts";

/** In the order in which they came; `asklet('off', …)` takes some out. */
export const listeners: Listener[] = [];

const isFunction = (run: unknown): run is (happening: Partial<Happening>) => void => typeof run === "function";

/** Calls the listeners of this name. What one of them throws is kept from the others. */
export function emit(name: string, happening: Partial<Happening> = {}): void {
  for (const [wanted, run] of listeners) {
    if (wanted === name && isFunction(run)) quietly(() => run(happening));
  }
}
