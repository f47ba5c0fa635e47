/**
 * What one response adds to the rollup of its touchpoint, day, revision and channel, as SQL over the columns of
 * `responses`. The only definition of the counters; their meaning is in METRICS and worker/scores/counts.ts.
 */
import { COUNTERS, type PLAIN_COUNTERS, REASON_COUNTERS, REASON_TOTALS, VALUE_COUNTERS } from "../../drizzle/schema.ts";

const ANSWERED = "(rating IS NOT NULL OR choices <> 0 OR answer_text IS NOT NULL)";

const PLAIN: Record<(typeof PLAIN_COUNTERS)[number], string> = {
  shown: "shown",
  answered: ANSWERED,
  answered_shown: `(shown AND ${ANSWERED})`,
  commented: `(comment IS NOT NULL AND shown AND ${ANSWERED})`,
  dismissed: `(dismissed AND shown AND NOT ${ANSWERED})`,
  generated: `(generated AND ${ANSWERED})`,
};

/** Questions without bands count their reasons as neutral. */
const BAND_TEST = { negative: "band = -1", neutral: "coalesce(band, 0) = 0", positive: "band = 1" } as const;

function expressions(): Map<string, string> {
  const all = new Map<string, string>(Object.entries(PLAIN));
  VALUE_COUNTERS.forEach((name, index) => all.set(name, `((rating IS ${index}) + ((choices >> ${index}) & 1))`));
  for (const band of ["negative", "neutral", "positive"] as const) {
    all.set(REASON_TOTALS[band], `coalesce(${BAND_TEST[band]} AND reasons <> 0, 0)`);
    REASON_COUNTERS[band].forEach((name, index) =>
      all.set(name, `coalesce(${BAND_TEST[band]} AND ((reasons >> ${index}) & 1), 0)`),
    );
  }
  return all;
}

const EXPRESSIONS = expressions();

/** `sum(sign * expression)` per counter, in the order of `COUNTERS`. */
export const SUMMED_COUNTERS = COUNTERS.map((name) => `sum(sign * ${EXPRESSIONS.get(name)})`).join(", ");
/** Addition of the excluded row, per counter. */
export const ADDED_COUNTERS = COUNTERS.map((name) => `${name} = ${name} + excluded.${name}`).join(", ");
