/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The journey page: what to act on first, the experience curve, then each touchpoint by stage. */
import type { z } from "zod";
import type { Journey } from "../contract/journey.ts";
import type { Metric } from "../contract/terms.ts";
import type { journeyQuery } from "../scores/routes.ts";
import type { OptionName, OptionNames } from "./asks.ts";
import { type Comparison, settingsOf } from "./compared.ts";
import { Curve, type CurvePoint } from "./curve.tsx";
import { Live } from "./live.tsx";
import { Downloads } from "./downloads.tsx";
import { NoAnswers, NoTouchpoints } from "./next.tsx";
import { Picker } from "./picker.tsx";
import type { Said } from "./said.ts";
import type { Frame } from "./sentences.ts";
import { Score } from "./series.tsx";
import { stageName, type Words } from "./words.ts";

type Touchpoint = Journey["stages"][number]["touchpoints"][number];

interface Stop {
  number: number;
  /** Its slug. */
  stage: string;
  touchpoint: Touchpoint;
}

/** Fewer of a kind have no weakest and no strongest: one of two is always both to the other. */
const MIN_RANKED = 3;

const idOf = (touchpoint: string): string => `at-${touchpoint}`;

interface CardProps extends Said {
  stop: Stop;
  site: string;
  search: string;
  frame: Frame;
  /** Metrics of which the weakest and the strongest are named. */
  named: ReadonlySet<Metric>;
  optionName: OptionName;
}

function Card({ stop, site, search, frame, named, optionName, words, numbers }: CardProps) {
  const { number, touchpoint } = stop;
  return (
    <li class="card" id={idOf(touchpoint.touchpoint)}>
      <h3>
        <span class="stop">{number}</span>{" "}
        <a href={`/sites/${site}/touchpoints/${touchpoint.touchpoint}${search}`}>
          <bdi>{touchpoint.name}</bdi>
        </a>
      </h3>
      {touchpoint.state === "paused" && <span class="standing is-paused">{words.paused}</span>}
      {touchpoint.series.map((series) => (
        <Score {...{ series, frame, optionName, words, numbers }} isRanked={named.has(series.question.metric)} />
      ))}
    </li>
  );
}

/** The three at most that are to be acted on first. */
export const mostUrgent = ({ actFirst }: Journey) => actFirst.filter(({ priority }) => priority > 0).slice(0, 3);

/** How what is to be acted on first is ordered; or why that is nothing: too few answers to what was rated, or none that is bad. */
export function sayAboutFirst(journey: Journey, words: Words): string {
  if (mostUrgent(journey).length > 0) return words.howFirst;
  const rated = journey.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .some(({ series }) => series.some(({ n, bands }) => n > 0 && bands !== null));
  return rated && journey.actFirst.length === 0 ? words.tooEarly : words.nothingToMend;
}

/** Metrics of which so many scores are compared that one of them can be named. */
function ranked(stops: readonly Stop[]): ReadonlySet<Metric> {
  const scored = stops.flatMap(({ touchpoint }) => touchpoint.series.filter(({ score }) => score !== null));
  const byMetric = Map.groupBy(scored, ({ question }) => question.metric);
  return new Set([...byMetric].filter(([, some]) => some.length >= MIN_RANKED).map(([metric]) => metric));
}

function ActFirst({ journey, stops, words, numbers }: Said & { journey: Journey; stops: readonly Stop[] }) {
  const named = new Map(stops.map((stop) => [stop.touchpoint.touchpoint, stop]));
  const first = mostUrgent(journey);
  return (
    <section class="first" aria-labelledby="first">
      <h2 id="first">{words.actFirst}</h2>
      <p class={first.length > 0 ? "faint" : ""}>{sayAboutFirst(journey, words)}</p>
      {first.length > 0 && (
        <ol>
          {first.map(({ touchpoint, negative, n }) => (
            <li>
              <a href={`#${idOf(touchpoint)}`}>
                <bdi>{named.get(touchpoint)?.touchpoint.name ?? touchpoint}</bdi>
              </a>
              {words.colon}
              {words.first(numbers.percent(negative.share), numbers.counted(n))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The newest question of each touchpoint that has enough answers to its bands. */
function curveOf(stops: readonly Stop[], words: Words): CurvePoint[] {
  return stops.flatMap(({ number, stage, touchpoint: { touchpoint, name, series } }) => {
    const bands = series.at(-1)?.bands;
    const isKnown = bands && bands.positive.share !== null;
    return isKnown ? [{ number, name, stage: stageName(stage, words), id: idOf(touchpoint), bands }] : [];
  });
}

export const isAnswered = (touchpoints: readonly Touchpoint[]): boolean =>
  touchpoints.some(({ series }) => series.some(({ n }) => n > 0));

/** Whether there are answers, and nobody has really given one. */
export const isGenerated = (touchpoints: readonly Touchpoint[]): boolean =>
  isAnswered(touchpoints) && touchpoints.every(({ series }) => series.every(({ n, generated }) => generated === n));

interface JourneyPageProps extends Said {
  journey: Journey;
  name: string;
  query: z.infer<typeof journeyQuery>;
  /** Of the address: the touchpoints' pages show the same period. */
  search: string;
  maySetUp: boolean;
  comparison: Comparison;
  frame: Frame;
  optionNames: OptionNames;
}

type Shown = JourneyPageProps & { stops: readonly Stop[] };

function Stages({ journey, stops, search, frame, optionNames, words, numbers }: Shown) {
  const named = ranked(stops);
  return (
    <div class="stages">
      {journey.stages.map(({ stage, touchpoints }) => (
        <section aria-labelledby={`stage-${stage}`}>
          <h2 id={`stage-${stage}`}>{stageName(stage, words)}</h2>
          {touchpoints.length === 0 && <p class="faint">{words.emptyStage}</p>}
          <ol class="cards">
            {stops
              .filter(({ touchpoint }) => touchpoints.includes(touchpoint))
              .map((stop) => (
                <Card
                  site={journey.site}
                  optionName={optionNames(stop.touchpoint.touchpoint)}
                  {...{ stop, search, frame, named, words, numbers }}
                />
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Of a site that asks something. */
function Asked(props: Shown) {
  const { journey, stops, query, maySetUp, words, numbers } = props;
  const { compare: _compare, margin: _margin, ...exported } = query;
  const isAnswered = stops.some(({ touchpoint }) => touchpoint.series.some(({ n }) => n > 0));
  return (
    <>
      {isAnswered ? (
        <>
          <ActFirst journey={journey} stops={stops} words={words} numbers={numbers} />
          <Curve points={curveOf(stops, words)} words={words} numbers={numbers} />
        </>
      ) : (
        <NoAnswers
          site={journey.site}
          touchpoints={stops.map(({ touchpoint }) => touchpoint)}
          days={journey}
          query={{}}
          maySetUp={maySetUp}
          words={words}
        />
      )}
      <Stages {...props} />
      <Downloads site={journey.site} scores={exported} words={words} />
    </>
  );
}

export function JourneyPage(props: JourneyPageProps) {
  const { journey, name, query, comparison, maySetUp, words, numbers } = props;
  const all = journey.stages.flatMap(({ touchpoints }) => touchpoints);
  const stops = journey.stages
    .flatMap(({ stage, touchpoints }) => touchpoints.map((touchpoint) => ({ stage, touchpoint })))
    .map((one, at): Stop => ({ number: at + 1, ...one }));
  if (stops.length === 0) {
    return (
      <Live news={words.live.journey} words={words}>
        <div class="top">
          <h1>{name}</h1>
        </div>
        <NoTouchpoints site={journey.site} maySetUp={maySetUp} words={words} />
      </Live>
    );
  }
  return (
    <Live news={words.live.journey} words={words}>
      <div class="top">
        <div>
          <h1>{name}</h1>
          <p class="faint">{words.compared(numbers.days(journey), numbers.days(journey.compared))}</p>
          {isGenerated(all) && <p class="faint">{words.generatedAll}</p>}
          <a href={`/sites/${journey.site}/digest`}>{words.digest.title}</a>
        </div>
        <Picker
          query={query}
          days={journey}
          comparison={comparison}
          kept={settingsOf(query)}
          words={words}
          numbers={numbers}
        />
      </div>
      <Asked {...props} stops={stops} />
    </Live>
  );
}
