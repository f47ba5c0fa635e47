/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** One question's score as pages show it: with its interval, its change, and how many answered. */
import { scaleLinear } from "d3-scale";
import type { JourneySeries } from "../contract/journey.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import { Bar } from "./bar.tsx";
import type { Said } from "./said.ts";
import { sayChange, sayInterval, sayVolume } from "./sentences.ts";

/** The score on the whole of its scale, with its interval. Said in words beside it. */
function Gauge({ score, interval }: { score: ScoreValue; interval: Interval | null }) {
  const x = scaleLinear()
    .domain(score.unit === "nps" ? [-100, 100] : [0, 100])
    .range([0, 100])
    .clamp(true);
  return (
    <svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <line class="whole" x1="0" x2="100" y1="4" y2="4" vector-effect="non-scaling-stroke" />
      {interval && (
        <line
          class="interval"
          x1={x(interval.low)}
          x2={x(interval.high)}
          y1="4"
          y2="4"
          vector-effect="non-scaling-stroke"
        />
      )}
      <line class="score" x1={x(score.value)} x2={x(score.value)} y1="0" y2="8" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

/** What a choice came to, as shares of the persons who answered. */
function Options({ options, numbers }: Pick<Said, "numbers"> & { options: NonNullable<JourneySeries["options"]> }) {
  return (
    <dl class="options">
      {options.map(({ option, share }) => (
        <div>
          <dt>{option.replaceAll("-", " ")}</dt>
          <dd>
            {share !== null && numbers.percent(share)}
            {share !== null && <Bar percent={share} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Score({ series, words, numbers }: Said & { series: JourneySeries }) {
  const { score, interval, change, question, options, againstRest } = series;
  const said = { words, numbers };
  return (
    <div class="series">
      <p class="label">{words.labels[question.metric]}</p>
      {score && (
        <>
          <p class="score">{numbers.score(score.value, score.unit)}</p>
          <Gauge score={score} interval={interval} />
          {interval && <p class="faint">{sayInterval(interval, score.unit, said)}</p>}
          {change && <p class={`verdict ${change.verdict}`}>{sayChange(change, score.unit, said)}</p>}
        </>
      )}
      {againstRest?.standing && (
        <p class={`standing ${againstRest.standing}`}>{words.standing[againstRest.standing]}</p>
      )}
      {options && <Options options={options} numbers={numbers} />}
      {question.metric === "text" && <p class="faint">{words.inWords}</p>}
      {sayVolume(series, said).map((sentence) => (
        <p class="faint">{sentence}</p>
      ))}
    </div>
  );
}
