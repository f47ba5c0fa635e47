/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** One segment against another: both scores, their difference with its interval, and whether it is one. */
import { breakdownQuery } from "../breakdowns/read.ts";
import type { BreakdownScores, SegmentScore } from "../contract/breakdowns.ts";
import type { Change } from "../contract/comparison.ts";
import type { Query } from "./address.ts";
import type { OptionName } from "./asks.ts";
import type { Names } from "./names.ts";
import { Choice, Kept } from "./picker.tsx";
import type { Said } from "./said.ts";
import { unitOf } from "./sentences.ts";
import { SegmentFigure, Verdict } from "./series.tsx";
import type { Words } from "./words.ts";

type Series = BreakdownScores["series"][number];

/** What the address says of it. */
export interface Pair {
  segment: string | undefined;
  against: string | undefined;
}

interface DifferenceProps extends Said {
  change: Change;
  /** In place of what is said of a change in time. */
  verdict?: Partial<Words["verdict"]>;
  /** Of a choice, its text. */
  option?: string | undefined;
  /** Of the first of both. */
  name?: string;
}

/** The verdict, then what it rests on. */
export function Difference({ change, verdict, option, name, words, numbers }: DifferenceProps) {
  const { difference, interval, p, adjustedP, adjustment } = change;
  const { parts } = words;
  const its = difference === null || !interval ? null : numbers.difference(difference, interval);
  return (
    <div class="series">
      {option !== undefined && (
        <h3>
          <bdi>{option}</bdi>
        </h3>
      )}
      <Verdict change={change} said={verdict} name={name} words={words} numbers={numbers} />
      {its?.ends && interval && (
        <p>
          {parts.difference[unitOf(change)]}
          {words.colon}
          {its.value}, {words.between(...its.ends, numbers.percent(interval.level * 100))}
        </p>
      )}
      {difference !== null && <p class="faint">{parts.unrounded[unitOf(change)]}</p>}
      {p !== null && adjustedP !== null && (
        <p class="faint">
          {parts.probability(numbers.probability(p), numbers.probability(adjustedP), numbers.counted(adjustment.tests))}
        </p>
      )}
    </div>
  );
}

/** Of the options of a choice each by itself. */
function changesOf({ change, optionChanges }: SegmentScore): [option: string | undefined, change: Change][] {
  if (change) return [[undefined, change]];
  return (optionChanges ?? []).map(({ option, ...one }) => [option, one]);
}

interface ComparedProps extends Said {
  series: Series;
  pair: readonly [string, string];
  nameOf: (value: string) => string;
  optionName: OptionName;
}

function Compared({ series: { question, segments }, pair, nameOf, optionName, words, numbers }: ComparedProps) {
  const said = { words, numbers };
  const both = pair.map((value) => segments.find((one) => one.kind === "value" && one.value === value));
  const [first] = both;
  const optionOf = (option: string) => optionName(question.key, option);
  const isWhole = first !== undefined && both[1] !== undefined;
  const changes = first ? changesOf(first) : [];
  return (
    <>
      <div class="panels versus">
        {both.map((segment, place) => (
          <div class="series">
            <h3>
              <bdi>{nameOf(pair[place] ?? "")}</bdi>
            </h3>
            {segment && <SegmentFigure metric={question.metric} segment={segment} nameOf={optionOf} {...said} />}
            <p class="faint">{words.answers(numbers.counted(segment?.n ?? 0))}</p>
          </div>
        ))}
      </div>
      {isWhole &&
        changes.map(([option, change]) => (
          <Difference
            change={change}
            verdict={words.parts.verdict}
            option={option && optionOf(option)}
            name={nameOf(pair[0])}
            {...said}
          />
        ))}
      {!isWhole && <p class="verdict">{words.verdict["too-few"]}</p>}
      {isWhole && changes.length > 0 && <p class="faint">{words.parts.chance}</p>}
    </>
  );
}

/** Segments that one can be compared with, by the API's own bounds. */
function optionsOf(series: readonly Series[], nameOf: (value: string) => string): [string, string][] {
  const values = series.flatMap(({ segments }) => segments.map(({ value }) => value));
  const told = [...new Set(values)].filter((value) => value !== null);
  return told
    .filter((value) => breakdownQuery.shape.against.safeParse(value).success)
    .map((value) => [value, nameOf(value)]);
}

interface ComparisonProps extends Said {
  scores: BreakdownScores;
  names: Names;
  optionName: OptionName;
  pair: Pair;
  /** What the form leaves as it is. */
  query: Query;
  /** Id of the panel. */
  id: string;
}

/** Two lists of segments, and what comes of the two that are chosen. */
export function Comparison({ scores, names, optionName, pair, query, id, words, numbers }: ComparisonProps) {
  const { series, breakdown } = scores;
  const { parts } = words;
  const { segment, against } = pair;
  const nameOf = (value: string) => names.segment(breakdown, { kind: "value", value });
  const options = optionsOf(series, nameOf);
  const isSame = segment !== undefined && segment === against;
  if (options.length < 2 && segment === undefined) return null;
  return (
    <div class="comparison">
      <form class="picker" method="get" action={`#${id}`}>
        <Kept query={query} />
        <Choice name="segment" label={parts.compare} options={options} value={segment ?? options[0]?.[0]} />
        <Choice name="against" label={parts.compareWith} options={options} value={against ?? options[1]?.[0]} />
        <button type="submit">{words.show}</button>
      </form>
      {isSame && <p class="faint">{parts.same}</p>}
      {segment !== undefined &&
        against !== undefined &&
        !isSame &&
        series
          .toReversed()
          .map((one) => (
            <Compared series={one} pair={[segment, against]} {...{ nameOf, optionName, words, numbers }} />
          ))}
    </div>
  );
}
