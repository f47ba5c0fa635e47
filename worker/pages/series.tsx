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
import type { Period } from "../scores/calendar.ts";
import type { OptionName } from "./asks.ts";
import { Ranges } from "./bars.tsx";
import type { Said } from "./said.ts";
import { type Frame, sayBefore, sayChange, sayLabel, sayMean, sayOption, sayScore, sayVolume } from "./sentences.ts";
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
  said?: Partial<Words["verdict"]> | undefined;
  /** Of what is better or worse, where it does not stand beside it. */
  name?: string | undefined;
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
export function Figure({ score, interval, ...said }: Said & { score: ScoreValue; interval: Interval | null }) {
  const its = sayScore(score, interval, said);
  return (
    <>
      <p class="score">{its.score}</p>
      <Gauge score={score} interval={interval} />
      {its.interval !== null && <p class="faint">{its.interval}</p>}
    </>
  );
}

interface SegmentFigureProps extends Said {
  metric: Metric;
  segment: SegmentScore;
  /** Text of an option of a choice. */
  nameOf: (option: string) => string;
}

/** What a segment scores, or what its choices came to; or that too few have answered. */
export function SegmentFigure({ metric, segment, nameOf, words, numbers }: SegmentFigureProps) {
  const { score, interval, options, confidence } = segment;
  if (metric === "text") return <p class="faint">{words.inWords}</p>;
  return (
    <>
      {score && <Figure score={score} interval={interval} words={words} numbers={numbers} />}
      {options && confidence !== "too-few" && <Options {...{ options, nameOf, words, numbers }} />}
      {confidence !== "ok" && <p class="faint">{words.confidence[confidence]}</p>}
    </>
  );
}

interface OptionsProps extends Said {
  options: NonNullable<JourneySeries["options"]>;
  /** From the period before. */
  changes?: JourneySeries["optionChanges"];
  /** Text of an option. */
  nameOf: (option: string) => string;
}

/** What a choice came to, as shares of the persons who answered. */
function Options({ options, changes = null, nameOf, words, numbers }: OptionsProps) {
  return (
    <>
      <dl class="options">
        {options.map((option) => {
          const said = sayOption(option, changes, { words, numbers });
          return (
            <div>
              <dt>
                <bdi>{nameOf(option.option)}</bdi>
              </dt>
              <dd>
                {said?.share}
                {option.share !== null && <Bar percent={option.share} />}
              </dd>
              {said?.below !== undefined && <dd class="faint range">{said.below}</dd>}
            </div>
          );
        })}
      </dl>
      <Ranges options={options} words={words} numbers={numbers} />
    </>
  );
}

interface EarlierProps extends Said {
  series: JourneySeries;
  /** Days of the period before. */
  compared: Period;
}

/** What the score was in the period before, and whether that is a change. */
function Earlier({ series, compared, words, numbers }: EarlierProps) {
  const { change, optionChanges, confidence } = series;
  const tooFew = words.tooFewIn(numbers.days(compared));
  const hasOptions = confidence !== "too-few" && optionChanges?.some(({ verdict }) => verdict === "too-few");
  return (
    <>
      {change && <Verdict change={change} said={{ "too-few": tooFew }} words={words} numbers={numbers} />}
      {sayBefore(series, { words, numbers }).map((sentence) => (
        <p class="faint">{sentence}</p>
      ))}
      {hasOptions && <p class="faint">{tooFew}</p>}
    </>
  );
}

interface ScoreProps extends Said {
  series: JourneySeries;
  frame: Frame;
  /** Whether enough of its kind are compared to name the weakest and the strongest. */
  isRanked?: boolean;
  optionName: OptionName;
}

export function Score({ series, frame, isRanked = false, optionName, words, numbers }: ScoreProps) {
  const { score, interval, question, options, optionChanges, againstRest } = series;
  const said = { words, numbers };
  return (
    <div class="series">
      <p class="label">{sayLabel(question.metric, words)}</p>
      {score && <Figure score={score} interval={interval} {...said} />}
      {sayMean(series, said).map((sentence) => (
        <p class="faint">{sentence}</p>
      ))}
      {(score ?? options) && frame.compared && <Earlier series={series} compared={frame.compared} {...said} />}
      {isRanked && againstRest?.standing && (
        <p class={`standing ${againstRest.standing}`}>{words.standing[againstRest.standing]}</p>
      )}
      {options && (
        <Options
          nameOf={(option) => optionName(question.key, option)}
          {...{ options, words, numbers }}
          changes={optionChanges}
        />
      )}
      {question.metric === "text" && <p class="faint">{words.inWords}</p>}
      {sayVolume(series, frame, said).map((sentence) => (
        <p class="faint">{sentence}</p>
      ))}
    </div>
  );
}
