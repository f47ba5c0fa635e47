/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The panel of segments: a touchpoint's scores by device, country or whatever else is switched on, each against the rest. */
import type { BreakdownScores, SegmentScore } from "../contract/breakdowns.ts";
import type { Metric } from "../contract/terms.ts";
import { type Query, searchOf } from "./address.ts";
import type { OptionName } from "./asks.ts";
import { Comparison, type Pair } from "./comparison.tsx";
import type { Names } from "./names.ts";
import type { Parts } from "./parts-data.ts";
import type { Said } from "./said.ts";
import { Scroll } from "./scroll.tsx";
import { SegmentFigure, Verdict } from "./series.tsx";
import type { TouchpointQuery } from "./touchpoint-data.ts";

/** Of one page: a table of all that may be told apart would weigh as much as the rest of it. */
const SEGMENTS_A_PAGE = 20;

/** Id of the panel, for the addresses that lead to it. */
const ID = "parts";

interface SegmentTableProps extends Said {
  metric: Metric;
  segments: readonly SegmentScore[];
  /** Whether there are others than one. */
  hasOthers: boolean;
  breakdown: string;
  names: Names;
  /** Text of an option of a choice. */
  nameOf: (option: string) => string;
}

type RowProps = Omit<SegmentTableProps, "segments" | "hasOthers"> & { segment: SegmentScore; isTested: boolean };

function SegmentRow({ segment, metric, breakdown, names, nameOf, isTested, words, numbers }: RowProps) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <bdi>{names.segment(breakdown, segment)}</bdi>
      </th>
      <td role="cell">
        <SegmentFigure {...{ metric, segment, nameOf, words, numbers }} />
      </td>
      <td role="cell" class="number" data-label={`${words.parts.answers}${words.colon}`}>
        {numbers.count(segment.n)}
      </td>
      {isTested && (
        <td role="cell" data-label={`${words.parts.rest}${words.colon}`}>
          {segment.againstRest && (
            <Verdict change={segment.againstRest.change} said={words.parts.verdict} words={words} numbers={numbers} />
          )}
        </td>
      )}
    </tr>
  );
}

/** Narrow, its rows are a list by the style sheet, which takes a table's own roles away in some browsers. */
function SegmentTable({ metric, segments, hasOthers, breakdown, names, nameOf, words, numbers }: SegmentTableProps) {
  const { parts } = words;
  const label = `${names.breakdown(breakdown)} · ${words.labels[metric]}`;
  const isScored = segments.some(({ againstRest }) => againstRest !== null);
  const isTested = isScored && hasOthers;
  return (
    <Scroll label={label}>
      <table class="segments" role="table">
        <caption>
          <bdi>{names.breakdown(breakdown)}</bdi> · {words.labels[metric]}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {parts.segment}
            </th>
            <th scope="col" role="columnheader">
              {isScored ? parts.score : words.answer}
            </th>
            <th scope="col" role="columnheader" class="number">
              {parts.answers}
            </th>
            {isTested && (
              <th scope="col" role="columnheader">
                {parts.rest}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {segments.map((segment) => (
            <SegmentRow {...{ segment, metric, breakdown, names, nameOf, isTested, words, numbers }} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface ChosenProps extends Said {
  scores: BreakdownScores;
  names: Names;
  optionName: OptionName;
  pair: Pair;
  /** So many segments stand on the pages before. */
  skip: number;
  /** Of the page, with this breakdown and none of its segments. */
  query: Query;
}

function Chosen({ scores, names, optionName, pair, skip, query, words, numbers }: ChosenProps) {
  const { breakdown, series, filled } = scores;
  const end = skip + SEGMENTS_A_PAGE;
  const hasMore = series.some(({ segments }) => segments.length > end);
  return (
    <>
      {!filled && <p class="faint">{words.parts.filling}</p>}
      {series.length === 0 && <p class="faint">{words.parts.noAnswers}</p>}
      {series.toReversed().map(({ question: { key, metric }, segments }) => (
        <SegmentTable
          {...{ metric, breakdown, names, words, numbers }}
          nameOf={(option) => optionName(key, option)}
          segments={segments.slice(skip, end)}
          hasOthers={segments.length > 1}
        />
      ))}
      {hasMore && (
        <p>
          <a rel="next" href={`${searchOf(query, { skip: end })}#${ID}`}>
            {words.parts.next}
          </a>
        </p>
      )}
      <Comparison {...{ scores, names, optionName, pair, query, words, numbers }} id={ID} />
    </>
  );
}

interface OfferProps extends Pick<Said, "words"> {
  offered: readonly string[];
  names: Names;
  action: string;
}

function Offer({ offered, names, words, action }: OfferProps) {
  return (
    <form method="post" action={action} class="buttons" aria-label={words.parts.add}>
      {offered.map((breakdown) => (
        <button type="submit" name="breakdown" value={breakdown}>
          {names.breakdown(breakdown)}
        </button>
      ))}
    </form>
  );
}

interface SegmentsProps extends Said {
  /** Path of the page. */
  path: string;
  parts: Parts;
  names: Names;
  optionName: OptionName;
  query: TouchpointQuery;
}

export function Segments({ path, parts, names, optionName, query, words, numbers }: SegmentsProps) {
  const { scores, breakdowns, offered } = parts;
  const { segment, against, skip = 0, cursor: _cursor, ...kept } = query;
  const action = `${path}/breakdowns${searchOf(kept, {})}`;
  return (
    <section class="panel" id={ID} aria-labelledby="by-segment">
      <h2 id="by-segment">{words.parts.title}</h2>
      <nav class="tabs" aria-label={words.parts.title}>
        {breakdowns.map((breakdown) => (
          <a
            href={`${searchOf(kept, { breakdown })}#${ID}`}
            aria-current={breakdown === scores?.breakdown ? "true" : undefined}
          >
            {names.breakdown(breakdown)}
          </a>
        ))}
      </nav>
      {scores ? (
        <Chosen
          {...{ scores, names, optionName, skip, words, numbers }}
          pair={{ segment, against }}
          query={{ ...kept, breakdown: scores.breakdown }}
        />
      ) : (
        <p>{words.parts.choose}</p>
      )}
      {offered.length > 0 && (
        <details open={scores === null}>
          <summary>{words.parts.add}</summary>
          <Offer {...{ offered, names, words, action }} />
        </details>
      )}
    </section>
  );
}
