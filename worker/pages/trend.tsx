/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A score over time: a line in the band of its intervals, broken where too few have answered. */
import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import type { Interval, ScoreValue } from "../contract/numbers.ts";
import type { ScoreSeries } from "../contract/scores.ts";
import type { Said } from "./said.ts";
import { Scroll } from "./scroll.tsx";

const [WIDTH, HEIGHT] = [960, 200];

/** One point of the line: of the week, or of the days that end with it. */
interface Point {
  day: string;
  n: number;
  score: ScoreValue | null;
  interval: Interval | null;
}

function pointsOf(series: ScoreSeries): Point[] {
  return (series.trend ?? []).map(({ to, rolling, ...bucket }) => {
    const { n, score, interval } = rolling ?? bucket;
    return { day: to, n, score, interval };
  });
}

function Picture({ points, unit, words, numbers }: Said & { points: readonly Point[]; unit: ScoreValue["unit"] }) {
  const scale: [low: number, high: number] = unit === "nps" ? [-100, 100] : [0, 100];
  const x = scalePoint()
    .domain(points.map(({ day }) => day))
    .range([0, WIDTH]);
  const y = scaleLinear().domain(scale).range([HEIGHT, 0]);
  const band = area<Point>()
    .defined(({ interval }) => interval !== null)
    .x(({ day }) => x(day) ?? 0)
    .y0(({ interval }) => y(interval?.low ?? 0))
    .y1(({ interval }) => y(interval?.high ?? 0));
  const middle = line<Point>()
    .defined(({ score }) => score !== null)
    .x(({ day }) => x(day) ?? 0)
    .y(({ score }) => y(score?.value ?? 0));
  const [first, last] = [points[0]?.day ?? "", points.at(-1)?.day ?? ""];
  return (
    <div class="trend" role="img" aria-label={words.at.trend}>
      <span class="faint">{numbers.score(scale[1], unit)}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {[0.25, 0.5, 0.75].map((part) => (
          <line
            class="grid"
            x1="0"
            x2={WIDTH}
            y1={part * HEIGHT}
            y2={part * HEIGHT}
            vector-effect="non-scaling-stroke"
          />
        ))}
        <path class="band" d={band([...points]) ?? ""} />
        <path class="middle" d={middle([...points]) ?? ""} vector-effect="non-scaling-stroke" />
      </svg>
      {unit === "nps" && <span class="faint zero">{numbers.score(0, unit)}</span>}
      <span class="faint">{numbers.score(scale[0], unit)}</span>
      <span class="faint ends">
        <span>{numbers.days({ from: first, to: first })}</span>
        <span>{numbers.days({ from: last, to: last })}</span>
      </span>
    </div>
  );
}

function TrendRow({ point: { day, n, score, interval }, words, numbers }: Said & { point: Point }) {
  const its = score && numbers.figure(score.value, interval, score.unit);
  return (
    <tr>
      <th scope="row">{numbers.days({ from: day, to: day })}</th>
      <td class="number">{its ? its.value : words.confidence["too-few"]}</td>
      <td class="number">{its?.ends?.join(" … ")}</td>
      <td class="number">{numbers.count(n)}</td>
    </tr>
  );
}

/** The same in numbers, the newest first. */
function TrendTable({ points, words, numbers }: Said & { points: readonly Point[] }) {
  const level = points.find(({ interval }) => interval)?.interval?.level;
  return (
    <details>
      <summary>{words.theNumbers}</summary>
      <Scroll label={words.theNumbers}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.at.day}</th>
              <th scope="col" class="number">
                {words.parts.score}
              </th>
              <th scope="col" class="number">
                {level !== undefined && words.at.interval(numbers.percent(level * 100))}
              </th>
              <th scope="col" class="number">
                {words.parts.answers}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <TrendRow point={point} words={words} numbers={numbers} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

export function Trend({ series, words, numbers }: Said & { series: ScoreSeries }) {
  const points = pointsOf(series);
  const scored = points.filter(({ score }) => score !== null);
  const unit = scored[0]?.score?.unit;
  const isPooled = series.trend?.some(({ rolling }) => rolling) ?? false;
  return (
    <section class="panel">
      <h2>{words.at.trend}</h2>
      {unit === undefined || scored.length < 2 ? (
        <p class="faint">{words.at.noTrend}</p>
      ) : (
        <>
          <p class="faint">{words.at.pooled[isPooled ? "days" : "week"]}</p>
          <Picture points={points} unit={unit} words={words} numbers={numbers} />
          <TrendTable points={points} words={words} numbers={numbers} />
        </>
      )}
    </section>
  );
}
