import type { Metric } from "../contract/terms.ts";
import { scaleOf } from "../scores/bands.ts";
import type { Words } from "./words.ts";

/** What a point of a metric's scale is called: of thumbs in words, of all others beside the highest one, as in "4 / 5". */
export function pointName(metric: Metric, rating: number, { thumbs }: Pick<Words, "thumbs">): string {
  if (metric === "thumbs") return thumbs[rating === 1 ? "up" : "down"];
  const scale = scaleOf(metric);
  return scale ? `${rating} / ${scale.max}` : `${rating}`;
}
