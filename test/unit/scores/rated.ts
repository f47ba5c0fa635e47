/** Counts as tests write them. */
import { type Counts, emptyCounts } from "../../../worker/scores/counts.ts";

/** Counts of ratings given as point: answers. */
export function rated(answers: Record<number, number>): Counts {
  const counts = emptyCounts();
  for (const [point, count] of Object.entries(answers)) {
    counts.values[Number(point)] = count;
    counts.answered += count;
  }
  return counts;
}
