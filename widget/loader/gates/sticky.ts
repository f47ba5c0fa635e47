/** A number by chance that stays: too coarse to tell one visitor from another. */
import type { Store } from "../../ask.ts";

/** How many numbers there are: draws are whole, from 0 to one below. */
export const DRAWS = 10_000;

/** The number kept under this name; where there is none that can be read, a new one is drawn and kept. */
export function stickyDraw(store: Store, name: string, random: () => number): number {
  const kept = store.get(name) ?? "";
  if (/^\d{1,4}$/.test(kept)) return Number(kept);
  const draw = Math.floor(random() * DRAWS);
  store.set(name, `${draw}`);
  return draw;
}
