/** Judges the changes of all touchpoints of a site together: they are one family (METRICS.md). Pure. */
import type { ScoreSeries } from "../contract/scores.ts";
import { adjustFamily } from "./adjust.ts";
import type { TestedSeries } from "./series.ts";

/** @param touchpoints all of the site, each with its series, whatever is shown of them in the end */
export function judged(touchpoints: readonly (readonly TestedSeries[])[]): ScoreSeries[][] {
  const all = touchpoints.flat();
  const changes = adjustFamily(all.flatMap(({ change, optionChanges }) => [change, ...(optionChanges ?? [])]));
  const verdicts = changes.values();
  const next = () => verdicts.next().value ?? null;
  return touchpoints.map((series) =>
    series.map((one) => ({
      ...one,
      change: next(),
      optionChanges:
        one.optionChanges?.flatMap(({ option }) => {
          const change = next();
          return change ? [{ ...change, option }] : [];
        }) ?? null,
    })),
  );
}
