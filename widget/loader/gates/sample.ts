/** Gate by sample: the same share of visitors at each page view, other visitors for each touchpoint. */
import type { Gate } from "../piece.ts";
import { DRAWS, stickyDraw } from "./sticky.ts";

/**
 * Whether the visitor with this draw belongs to a sample.
 * The circle of draws is turned by a hash of the slug, so that touchpoints do not all sample the same people.
 * @param share 0 to 1
 * @param draw whole, 0 to 9999
 */
export function isSampled(slug: string, share: number, draw: number): boolean {
  let turn = 0;
  // 7919 is prime to 10,000: slugs that differ in their last letter end far apart.
  for (const letter of slug) turn = ((turn + letter.charCodeAt(0)) * 7919) % DRAWS;
  return (draw + turn) % DRAWS < share * DRAWS;
}

/** `not-sampled` for the visitors outside the touchpoint's share. */
export const sample: Gate = ({ touchpoint, store, random }) =>
  touchpoint.sample === undefined || isSampled(touchpoint.slug, touchpoint.sample, stickyDraw(store, "sample", random))
    ? undefined
    : "not-sampled";
