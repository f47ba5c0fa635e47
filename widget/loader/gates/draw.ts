/** Gate by draw: visitors are shared between touchpoints, so that the early ones do not starve the later ones. */
import type { TouchpointRules } from "../../../worker/contract/script.ts";
import type { Reason } from "../../ask.ts";
import type { Facts, Gate } from "../piece.ts";
import { DRAWS, stickyDraw } from "./sticky.ts";

/**
 * The one touchpoint that falls to a draw: each gets a share of all draws by its weight (1 where absent), in the order
 * of the rules. `undefined` when all weights are 0.
 * @param draw whole, 0 to 9999
 */
export function drawnSlug(touchpoints: TouchpointRules[], draw: number): string | undefined {
  let total = 0;
  for (const { weight = 1 } of touchpoints) total += weight;
  let left = ((draw + 0.5) / DRAWS) * total;
  return touchpoints.find(({ weight = 1 }) => (left -= weight) < 0)?.slug;
}

/** Reasons that no page of this visit takes away, nor a later visit soon; with which visitors are wanted. */
const LASTING = /device|language|visitor new|sampled|recently/;

/**
 * Those that share the visitors. Whatever this visitor cannot be asked at for long takes none from the others: another device,
 * language or sample, a visitor who is new no more, a period that is over or yet to come, an own wait. What may still come
 * keeps its share, or whoever is asked on arrival would starve it: a page, a property, a sign-in, an hour of the day.
 * @param gates those that say so
 */
export function sharing(gates: readonly Gate[], facts: Facts): TouchpointRules[] {
  return facts.site.touchpoints.filter((touchpoint) => {
    const { exempt, audience, schedule: { from = 0, until = Infinity } = {} } = touchpoint;
    // The wait for all is the asked touchpoint's to know, and dear to look for.
    const isOut = (gate: Gate): boolean =>
      LASTING.test(`${gate({ ...facts, touchpoint: { ...touchpoint, exempt: 1 } })} ${audience?.visitor}`);
    return !exempt && facts.now >= from && facts.now < until && !gates.some(isOut);
  });
}

/**
 * What these gates say; then `not-drawn` for all touchpoints but the one that the visitor was drawn to, and those that stand
 * outside the draw.
 */
export const draw =
  (gates: readonly Gate[]): Gate =>
  (facts) => {
    const { touchpoint, store, random } = facts;
    let reason: Reason | undefined;
    if (gates.some((gate) => (reason = gate(facts))) || touchpoint.exempt) return reason;
    const drawn = drawnSlug(sharing(gates, facts), stickyDraw(store, "draw", random));
    return drawn === touchpoint.slug ? undefined : "not-drawn";
  };
