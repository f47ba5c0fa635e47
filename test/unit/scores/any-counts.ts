/** Counts that answers can add up to, for properties. */
import * as fc from "fast-check";
import { LEVELS } from "../../../worker/contract/numbers.ts";
import type { Metric } from "../../../worker/contract/terms.ts";
import { scaleOf } from "../../../worker/scores/bands.ts";
import type { Counts } from "../../../worker/scores/counts.ts";
import { rated } from "./rated.ts";

/** Options of a choice, in the order of their indices. */
export const OPTIONS = ["price", "speed", "range"];

/** Any counts of a metric, up to `most` at each point or option. */
export function anyCounts(metric: Metric, most = 300): fc.Arbitrary<Counts> {
  const scale = scaleOf(metric) ?? { min: 0, max: OPTIONS.length - 1 };
  const points = scale.max - scale.min + 1;
  return fc.array(fc.nat({ max: most }), { minLength: points, maxLength: points }).map((list) => {
    const counts = rated(Object.fromEntries(list.map((count, step) => [scale.min + step, count])));
    // Of several options, a person is counted once whatever they picked.
    return metric === "choice" ? { ...counts, answered: Math.max(0, ...list) } : counts;
  });
}

export const anySettings = fc.record({
  tooFewBelow: fc.integer({ min: 1, max: 60 }),
  lowBelow: fc.integer({ min: 1, max: 60 }),
  level: fc.constantFrom(...LEVELS),
});
