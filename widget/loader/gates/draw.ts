/** Gate by draw: visitors are shared between touchpoints, so that the early ones do not starve the later ones. */
import type { TouchpointRules } from "../../../worker/contract/script.ts";
import type { Gate } from "../piece.ts";
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

/** `not-drawn` for all touchpoints but the one that the visitor was drawn to, and those that stand outside the draw. */
export const draw: Gate = ({ site, touchpoint, store, random }) => {
  const sharing = site.touchpoints.filter(({ exempt }) => !exempt);
  return touchpoint.exempt || drawnSlug(sharing, stickyDraw(store, "draw", random)) === touchpoint.slug
    ? undefined
    : "not-drawn";
};
