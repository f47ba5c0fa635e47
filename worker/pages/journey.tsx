/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The journey page: what to act on first, the experience curve, then each touchpoint by stage. */
import { scaleLinear } from "d3-scale";
import type { Child } from "hono/jsx";
import type { Journey, JourneySeries } from "../contract/journey.ts";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { Change } from "../contract/comparison.ts";
import { Bar } from "./bar.tsx";
import { Curve, type CurvePoint } from "./curve.tsx";
import type { Numbers } from "./numbers.ts";
import { PERIODS, stageName, type Words } from "./words.ts";

type Touchpoint = Journey["stages"][number]["touchpoints"][number];

export interface Said {
  words: Words;
  numbers: Numbers;
}

interface Stop {
  number: number;
  touchpoint: Touchpoint;
}

const idOf = (touchpoint: string): string => `at-${touchpoint}`;

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

function Verdict({ change, unit, words, numbers }: Said & { change: Change; unit: ScoreValue["unit"] }) {
  const { verdict, difference } = change;
  if (verdict === "up" || verdict === "down") {
    const by = words.points[unit](numbers.counted(Math.abs(difference ?? 0)));
    return <p class={`verdict ${verdict}`}>{words.verdict[verdict](by)}</p>;
  }
  return <p class="verdict">{words.verdict[verdict]}</p>;
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

/** How many answered, of how many; and what that is worth. */
function Volume({ series, words, numbers }: Said & { series: JourneySeries }) {
  const { n, confidence, needed, question, rates, generated } = series;
  const rate = rates.responseRate?.value ?? null;
  const volume = [
    words.answers(numbers.counted(n)),
    ...(rate === null ? [] : [words.answerRate(numbers.percent(rate))]),
    ...(generated > 0 && generated < n ? [words.generated(numbers.counted(generated))] : []),
  ];
  return (
    <>
      {confidence !== "ok" && question.metric !== "text" && <p class="faint">{words.confidence[confidence]}</p>}
      <p class="faint">{volume.join(" · ")}</p>
      {confidence !== "ok" && needed && needed.answersMissing > 0 && (
        <p class="faint">{words.missing(numbers.counted(needed.answersMissing), numbers.margin(needed.margin))}</p>
      )}
    </>
  );
}

export function Score({ series, words, numbers }: Said & { series: JourneySeries }) {
  const { score, interval, change, question, options, againstRest } = series;
  return (
    <div class="series">
      <p class="label">{words.labels[question.metric]}</p>
      {score && (
        <>
          <p class="score">{numbers.score(score.value, score.unit)}</p>
          <Gauge score={score} interval={interval} />
          {interval && (
            <p class="faint">
              {words.between(
                numbers.score(interval.low, score.unit),
                numbers.score(interval.high, score.unit),
                numbers.percent(interval.level * 100),
              )}
            </p>
          )}
          {change && <Verdict change={change} unit={score.unit} words={words} numbers={numbers} />}
        </>
      )}
      {againstRest?.standing && (
        <p class={`standing ${againstRest.standing}`}>{words.standing[againstRest.standing]}</p>
      )}
      {options && <Options options={options} numbers={numbers} />}
      {question.metric === "text" && <p class="faint">{words.inWords}</p>}
      <Volume series={series} words={words} numbers={numbers} />
    </div>
  );
}

function Card({ stop, site, search, words, numbers }: Said & { stop: Stop; site: string; search: string }) {
  const { number, touchpoint } = stop;
  return (
    <li class="card" id={idOf(touchpoint.touchpoint)}>
      <h3>
        <span class="stop">{number}</span>{" "}
        <a href={`/sites/${site}/touchpoints/${touchpoint.touchpoint}${search}`}>{touchpoint.name}</a>
      </h3>
      {touchpoint.state === "paused" && <p class="faint">{words.paused}</p>}
      {touchpoint.series.map((series) => (
        <Score series={series} words={words} numbers={numbers} />
      ))}
    </li>
  );
}

function ActFirst({ journey, stops, words, numbers }: Said & { journey: Journey; stops: readonly Stop[] }) {
  const named = new Map(stops.map((stop) => [stop.touchpoint.touchpoint, stop]));
  const first = journey.actFirst.filter(({ priority }) => priority > 0).slice(0, 3);
  return (
    <section class="first" aria-labelledby="first">
      <h2 id="first">{words.actFirst}</h2>
      {first.length === 0 ? (
        <p>{words.nothingToMend}</p>
      ) : (
        <ol>
          {first.map(({ touchpoint, negative, n }) => (
            <li>
              <a href={`#${idOf(touchpoint)}`}>{named.get(touchpoint)?.touchpoint.name ?? touchpoint}</a>
              {words.colon}
              {words.first(numbers.percent(negative.share), numbers.counted(n))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** @param period the word that the picker stands on; none where days were given */
export function Picker({ period, words, children }: { period: string | undefined; words: Words; children?: Child }) {
  return (
    <form class="picker" method="get">
      {children}
      <label for="period">{words.period}</label>
      <select id="period" name="period">
        {PERIODS.map((word) => (
          <option value={word} selected={word === (period ?? "last-30-days")}>
            {words.periods[word]}
          </option>
        ))}
      </select>
      <button type="submit">{words.show}</button>
    </form>
  );
}

/** The newest question of each touchpoint that has enough answers to its bands. */
function curveOf(stops: readonly Stop[]): CurvePoint[] {
  return stops.flatMap(({ number, touchpoint }) => {
    const bands = touchpoint.series.at(-1)?.bands;
    const isKnown = bands && bands.positive.share !== null;
    return isKnown ? [{ number, name: touchpoint.name, id: idOf(touchpoint.touchpoint), bands }] : [];
  });
}

/** Whether nobody has really answered anything yet. */
function isGenerated(touchpoints: readonly Touchpoint[]): boolean {
  const series = touchpoints.flatMap((one) => one.series);
  return series.some(({ n }) => n > 0) && series.every(({ n, generated }) => generated === n);
}

interface JourneyPageProps extends Said {
  journey: Journey;
  name: string;
  period: string | undefined;
  /** Of the address: the touchpoints' pages show the same period. */
  search: string;
}

export function JourneyPage({ journey, name, period, search, words, numbers }: JourneyPageProps) {
  const all = journey.stages.flatMap(({ touchpoints }) => touchpoints);
  const stops = all.map((touchpoint, at): Stop => ({ number: at + 1, touchpoint }));
  const said = { words, numbers };
  return (
    <>
      <div class="top">
        <div>
          <h1>{name}</h1>
          <p class="faint">{words.compared(numbers.days(journey), numbers.days(journey.compared))}</p>
          {isGenerated(all) && <p class="faint">{words.generatedAll}</p>}
        </div>
        <Picker period={period} words={words} />
      </div>
      {stops.length === 0 ? (
        <p>
          {words.noTouchpoints} <a href="/docs#putTouchpoint">{words.howToMakeOne}</a>
        </p>
      ) : (
        <>
          <ActFirst journey={journey} stops={stops} {...said} />
          <Curve points={curveOf(stops)} {...said} />
          <div class="stages">
            {journey.stages.map(({ stage, touchpoints }) => (
              <section aria-labelledby={`stage-${stage}`}>
                <h2 id={`stage-${stage}`}>{stageName(stage)}</h2>
                {touchpoints.length === 0 && <p class="faint">{words.emptyStage}</p>}
                <ol class="cards">
                  {stops
                    .filter(({ touchpoint }) => touchpoints.includes(touchpoint))
                    .map((stop) => (
                      <Card stop={stop} site={journey.site} search={search} {...said} />
                    ))}
                </ol>
              </section>
            ))}
          </div>
        </>
      )}
    </>
  );
}
