/** @jsxRuntime classic @jsx h */
/** What stands on the points of a scale, where it is not the number: one drawing on a 24-pixel grid for each. */
import { h, type VNode } from "preact";

/** A face whose mouth goes from a deep frown (1) over a line (3) to a wide smile (5). */
const smiley = (point: number): string =>
  `M2 12a10 10 0 1 1 20 0 10 10 0 1 1-20 0m6.5-3v1m7-1v1M7.5 ${18 - point}q4.5 ${3 * point - 9} 9 0`;

/** The style sheet turns the thumb of point 0 over, and fills stars up to the chosen one. */
const DRAWINGS: Record<string, (point: number) => string> = {
  stars: () => "m12 3 3 6 6 1-4.5 4.3L18 21l-6-3.5L6 21l1.5-6.7L3 10l6-1z",
  smileys: smiley,
  thumbs: () => "M3 11h4v9H3zm4 0 4-8q3 0 2 4l-.5 3H19q2 0 2 2l-1.5 6q-.5 2-2.5 2H7",
};

/** The drawing of a point; `undefined` where the number is shown. */
export function face(kind: string, point: number): VNode | undefined {
  const draw = DRAWINGS[kind];
  return (
    draw && (
      <svg viewBox="0 0 24 24">
        <path d={draw(point)} />
      </svg>
    )
  );
}
