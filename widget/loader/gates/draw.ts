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

/** Those that share the visitors: in no way exempt, and held back from this visitor by none of these gates. */
export function sharing(gates: readonly Gate[], facts: Facts): TouchpointRules[] {
  return facts.site.touchpoints.filter(
    (touchpoint) => !touchpoint.exempt && !gates.some((gate) => gate({ ...facts, touchpoint })),
  );
}

/**
 * What these gates say; then `not-drawn` for all touchpoints but the one that the visitor was drawn to, and those that stand
 * outside the draw. What the gates hold back takes no visitor from the others.
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
