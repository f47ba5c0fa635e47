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
  /** Id of its place on the page. */
  id: string;
  bands: BandShares;
}

const [WIDTH, HEIGHT, EDGE] = [960, 220, 24];
/** From below: what is bad lies at the bottom. */
const BANDS: readonly Band[] = ["negative", "neutral", "positive"];

const shareOf = (point: CurvePoint, band: Band): number => point.bands[band].share ?? 0;

/** One path for each band. Their widths are shares, so that between two touchpoints the curve only leads the eye. */
function pathsOf(points: readonly CurvePoint[]): [band: Band, path: string][] {
  const x = scalePoint<number>()
    .domain(points.map(({ number }) => number))
    .range([EDGE, WIDTH - EDGE]);
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

function Picture({ points }: Pick<CurveProps, "points">) {
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {pathsOf(points).map(([band, path]) => (
          <path class={band} d={path} vector-effect="non-scaling-stroke" />
        ))}
      </svg>
      <ol class="stops">
        {points.map(({ number, name, id }) => (
          <li>
            <a href={`#${id}`} aria-label={`${number} ${name}`} title={name}>
              {number}
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

export function Curve(props: CurveProps) {
  const { points, words } = props;
  return (
    <figure class="curve" aria-labelledby="curve">
      <figcaption>
        <h2 id="curve">{words.curve}</h2>
        <ul class="legend">
          {BANDS.toReversed().map((band) => (
            <li class={band}>{words.bands[band]}</li>
          ))}
        </ul>
      </figcaption>
      {points.length < 2 ? <p class="faint">{words.curveTooShort}</p> : <Picture points={points} />}
      {points.length > 0 && <CurveTable {...props} />}
    </figure>
  );
}
