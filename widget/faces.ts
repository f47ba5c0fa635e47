/** What stands on the points of a scale in place of numbers. The Worker sends the drawings of one survey with its wording. */

const STAR = "m12 3 3 6 6 1-4.5 4.3L18 21l-6-3.5L6 21l1.5-6.7L3 10l6-1z";

/** A face whose mouth goes from a deep frown (1) over a line (3) to a wide smile (5). */
const smiley = (point: number): string =>
  `M2 12a10 10 0 1 1 20 0 10 10 0 1 1-20 0m6.5-3v1m7-1v1M7.5 ${18 - point}q4.5 ${3 * point - 9} 9 0`;

const THUMB_DOWN = "M3 13h4V4H3zm4 0 4 8q3 0 2-4l-.5-3H19q2 0 2-2l-1.5-6q-.5-2-2.5-2H7";
const THUMB_UP = "M3 11h4v9H3zm4 0 4-8q3 0 2 4l-.5 3H19q2 0 2 2l-1.5 6q-.5 2-2.5 2H7";

/** SVG path data of the points, lowest first, on a grid of 24 pixels; by display, or by metric where it has one display. */
export const FACES: Readonly<Record<string, readonly string[]>> = {
  stars: [STAR, STAR, STAR, STAR, STAR],
  smileys: [1, 2, 3, 4, 5].map(smiley),
  thumbs: [THUMB_DOWN, THUMB_UP],
};
