/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A score in the period before, their difference with its interval, and whether it is one. */
import type { EarlierScore } from "../contract/scores.ts";
import type { Change } from "../contract/comparison.ts";
import type { Period } from "../scores/calendar.ts";
import { Difference } from "./comparison.tsx";
import type { Said } from "./said.ts";
import { Figure } from "./series.tsx";

interface PeriodChangeProps extends Said {
  before: EarlierScore;
  change: Change;
  /** Days of the period before. */
  compared: Period;
}

export function PeriodChange({ before, change, compared, ...said }: PeriodChangeProps) {
  const { words, numbers } = said;
  const { n, score, interval } = before;
  const days = numbers.days(compared);
  return (
    <section class="panel versus">
      <h2>{words.at.change}</h2>
      <div class="series">
        <h3>{days}</h3>
        {score && <Figure score={score} interval={interval} {...said} />}
        <p class="faint">{words.answers(numbers.counted(n))}</p>
      </div>
      <Difference change={change} verdict={{ "too-few": words.tooFewIn(days) }} {...said} />
      {change.p !== null && <p class="faint">{words.parts.chance}</p>}
    </section>
  );
}
