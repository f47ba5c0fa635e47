/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** One question's score as pages show it: with its interval, its change, and how many answered. */
import { scaleLinear } from "d3-scale";
import type { Change } from "../contract/comparison.ts";
import type { JourneySeries } from "../contract/journey.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { SegmentScore } from "../contract/breakdowns.ts";
import type { Metric } from "../contract/terms.ts";
import { Bar } from "./bar.tsx";
import { optionName } from "./bars.tsx";
import type { Said } from "./said.ts";
import { sayChange, sayInterval, sayVolume } from "./sentences.ts";
import type { Words } from "./words.ts";

/** The score on the whole of its scale, with its interval. Said in words beside it. */
function Gauge({ score, interval }: { score: ScoreValue; interval: Interval | null }) {
  const x = scaleLinear()
    .domain(score.unit === "nps" ? [-100, 100] : [0, 100])
    .range([0, 100])
    .clamp(true);
  return (
    <svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <line class="whole" x1="0" x2="100" y1="4" y2="4" />
      {interval && <line class="interval" x1={x(interval.low)} x2={x(interval.high)} y1="4" y2="4" />}
      <line class="score" x1={x(score.value)} x2={x(score.value)} y1="0" y2="8" />
    </svg>
  );
}

interface VerdictProps extends Said {
  change: Change;
  /** In place of what is said of a change in time. */
  said?: Partial<Words["verdict"]>;
  /** Of what is better or worse, where it does not stand beside it. */
  name?: string;
}

export function Verdict({ change, said, name, words, numbers }: VerdictProps) {
  const { verdict } = change;
  const isNamed = name !== undefined && (verdict === "up" || verdict === "down");
  return (
    <p class={`verdict ${verdict}`}>
      {isNamed && (
        <>
          <bdi>{name}</bdi>
          {words.colon}
        </>
      )}
      {sayChange(change, { words, numbers }, said)}
    </p>
  );
}

/** A score with its interval, drawn and in words. */
function Figure({ score, interval, words, numbers }: Said & { score: ScoreValue; interval: Interval | null }) {
  return (
    <>
      <p class="score">{numbers.score(score.value, score.unit)}</p>
      <Gauge score={score} interval={interval} />
      {interval && <p class="faint">{sayInterval(interval, score.unit, { words, numbers })}</p>}
    </>
  );
}

/** What a segment scores, or what its choices came to; or that too few have answered. */
export function SegmentFigure({ metric, segment, words, numbers }: Said & { metric: Metric; segment: SegmentScore }) {
  const { score, interval, options, confidence } = segment;
  if (metric === "text") return <p class="faint">{words.inWords}</p>;
  return (
    <>
      {score && <Figure score={score} interval={interval} words={words} numbers={numbers} />}
      {options && confidence !== "too-few" && <Options options={options} numbers={numbers} />}
      {confidence !== "ok" && <p class="faint">{words.confidence[confidence]}</p>}
    </>
  );
}

/** What a choice came to, as shares of the persons who answered. */
function Options({ options, numbers }: Pick<Said, "numbers"> & { options: NonNullable<JourneySeries["options"]> }) {
  return (
    <dl class="options">
      {options.map(({ option, share }) => (
        <div>
          <dt>{optionName(option)}</dt>
          <dd>
            {share !== null && numbers.percent(share)}
            {share !== null && <Bar percent={share} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ScoreProps extends Said {
  series: JourneySeries;
  /** Of the site: answers from which on there is a score. */
  tooFewBelow: number;
}

export function Score({ series, tooFewBelow, words, numbers }: ScoreProps) {
  const { score, interval, change, question, options, againstRest } = series;
  const said = { words, numbers };
  return (
    <div class="series">
      <p class="label">{words.labels[question.metric]}</p>
      {score && (
        <>
          <Figure score={score} interval={interval} words={words} numbers={numbers} />
          {change && <Verdict change={change} words={words} numbers={numbers} />}
        </>
      )}
      {againstRest?.standing && (
        <p class={`standing ${againstRest.standing}`}>{words.standing[againstRest.standing]}</p>
      )}
      {options && <Options options={options} numbers={numbers} />}
      {question.metric === "text" && <p class="faint">{words.inWords}</p>}
      {sayVolume(series, tooFewBelow, said).map((sentence) => (
        <p class="faint">{sentence}</p>
      ))}
    </div>
  );
}
