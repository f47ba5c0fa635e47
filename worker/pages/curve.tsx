/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The experience curve (METRICS.md): the shares of the three bands along the journey, whatever is asked where. */
import { scaleLinear, scalePoint } from "d3-scale";
import { area, curveMonotoneX, stack } from "d3-shape";
import type { BandShares } from "../contract/scores.ts";
import type { Band } from "../contract/terms.ts";
import type { Numbers } from "./numbers.ts";
import { Scroll } from "./scroll.tsx";
import type { Words } from "./words.ts";

/** A touchpoint whose bands are known. */
export interface CurvePoint {
  /** As it is numbered on the page. */
  number: number;
  name: string;
  /** As the page calls its stage. */
  stage: string;
  /** Id of its place on the page. */
  id: string;
  bands: BandShares;
}

const [WIDTH, HEIGHT] = [960, 220];
/** From below: what is bad lies at the bottom. */
const BANDS: readonly Band[] = ["negative", "neutral", "positive"];

const shareOf = (point: CurvePoint, band: Band): number => point.bands[band].share ?? 0;

/** One path for each band. Their widths are shares, so that between two touchpoints the curve only leads the eye. */
function pathsOf(points: readonly CurvePoint[]): [band: Band, path: string][] {
  const x = scalePoint<number>()
    .domain(points.map(({ number }) => number))
    .range([0, WIDTH])
    // In the middle of a column each.
    .padding(0.5);
  const y = scaleLinear().domain([0, 100]).range([HEIGHT, 0]);
  const layers = stack<CurvePoint, Band>()
    .keys(BANDS)
    .value((point, band) => shareOf(point, band))([...points]);
  const path = area<(typeof layers)[number][number]>()
    .x(({ data }) => x(data.number) ?? 0)
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .curve(curveMonotoneX);
  return layers.map((layer) => [layer.key, path(layer) ?? ""]);
}

interface CurveProps {
  points: readonly CurvePoint[];
  words: Words;
  numbers: Numbers;
}

/** The same in numbers. */
function CurveTable({ points, words, numbers }: CurveProps) {
  const bands = BANDS.toReversed();
  return (
    <details>
      <summary>{words.theNumbers}</summary>
      <Scroll label={words.theNumbers}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.touchpoint}</th>
              {bands.map((band) => (
                <th scope="col" class="number">
                  {words.bands[band]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr>
                <th scope="row">
                  {point.number} <bdi>{point.name}</bdi>
                </th>
                {bands.map((band) => (
                  <td class="number">
                    {numbers.percent(shareOf(point, band))} ({numbers.count(point.bands[band].count)})
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

/** Each stage over all of its points: a table's cells may span, without a style of their own. */
function StagesAbove({ points }: Pick<CurveProps, "points">) {
  return (
    <table class="spans" aria-hidden="true">
      <tr>
        {[...Map.groupBy(points, ({ stage }) => stage)].map(([stage, its]) => (
          <td colspan={its.length}>
            <div>
              <span title={stage}>{stage}</span>
            </div>
          </td>
        ))}
      </tr>
    </table>
  );
}

/** In columns, one a point: stages above, and below the numbers with as much of the names as fits. */
function Picture({ points, numbers }: Omit<CurveProps, "words">) {
  return (
    <div class="plot">
      <StagesAbove points={points} />
      <div class="axis" aria-hidden="true">
        {[100, 50, 0].map((percent) => (
          <span>{numbers.percent(percent)}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {pathsOf(points).map(([band, path]) => (
          <path class={band} d={path} vector-effect="non-scaling-stroke" />
        ))}
        <line class="half" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} vector-effect="non-scaling-stroke" />
      </svg>
      <ol class="columns stops">
        {points.map(({ number, name, id }) => (
          <li>
            <a href={`#${id}`} title={name}>
              <span class="stop">{number}</span>{" "}
              <span class="name">
                <bdi>{name}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

export function Curve(props: CurveProps) {
  const { points, words, numbers } = props;
  const isDrawn = points.length > 1;
  return (
    <figure class="curve" aria-labelledby="curve">
      <figcaption>
        <h2 id="curve">{words.curve}</h2>
        {isDrawn && (
          <ul class="legend">
            {BANDS.toReversed().map((band) => (
              <li class={band}>{words.bands[band]}</li>
            ))}
          </ul>
        )}
      </figcaption>
      {isDrawn ? <Picture points={points} numbers={numbers} /> : <p class="faint">{words.curveTooShort}</p>}
      {points.length > 0 && <CurveTable {...props} />}
    </figure>
  );
}
