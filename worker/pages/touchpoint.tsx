/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page of a touchpoint: its score, how it went over time, what was answered, by how many of those asked, and their words. */
import type { PointShare, Rates, ScoreSeries } from "../contract/scores.ts";
import { BANDS } from "../contract/terms.ts";
import { bandOf } from "../scores/bands.ts";
import { Bar } from "./bar.tsx";
import { searchOf } from "./address.ts";
import { CommentList } from "./comments.tsx";
import { Picker } from "./picker.tsx";
import type { Said } from "./said.ts";
import { Score } from "./series.tsx";
import type { TouchpointData, TouchpointQuery } from "./touchpoint-data.ts";
import { Trend } from "./trend.tsx";
import { stageName } from "./words.ts";

function Distribution({ series, words, numbers }: Said & { series: ScoreSeries & { distribution: PointShare[] } }) {
  const { n, question, distribution } = series;
  return (
    <section class="panel">
      <h2>{words.at.distribution}</h2>
      <dl class="bars">
        {distribution.toReversed().map(({ value, count }) => (
          <div>
            <dt>{value}</dt>
            <dd>
              <Bar percent={n > 0 ? (100 * count) / n : 0} tone={bandOf(question.metric, value)} />
              <span class="number">{numbers.count(count)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Of the prompts whose showing is known. */
function Funnel({ rates, words, numbers }: Said & { rates: Rates }) {
  const { responseRate, commentRate, dismissRate } = rates;
  if (!responseRate || responseRate.denominator === 0) return null;
  const shown = responseRate.denominator;
  const steps = [
    ["shown", shown],
    ["answered", responseRate.numerator],
    ["commented", commentRate?.numerator ?? null],
    ["dismissed", dismissRate?.numerator ?? null],
  ] as const;
  return (
    <>
      <h2>{words.at.funnel}</h2>
      <dl class="bars wide">
        {steps.map(
          ([step, count]) =>
            count !== null && (
              <div>
                <dt>{words.at.steps[step]}</dt>
                <dd>
                  <Bar percent={(100 * count) / shown} />
                  <span class="number">
                    {numbers.count(count)} ({numbers.percent((100 * count) / shown)})
                  </span>
                </dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

type CommentsProps = Said &
  Pick<TouchpointData, "comments" | "mayTag" | "scores" | "touchpoint"> & { query: TouchpointQuery };

function Comments({ comments, mayTag, scores, touchpoint, query, words, numbers }: CommentsProps) {
  const { period, from, to } = query;
  const withTag = (tag: string): string =>
    `/sites/${scores.site}/comments${searchOf({ period, from, to }, { touchpoint: touchpoint.touchpoint, tag })}`;
  return (
    <section class="panel" aria-labelledby="comments">
      <h2 id="comments">{words.at.comments}</h2>
      {comments === null && <p>{words.at.notAllowed}</p>}
      {comments && (
        <>
          <nav class="tabs" aria-label={words.at.comments}>
            {[undefined, ...BANDS].map((band) => (
              <a
                href={`${searchOf(query, { band, cursor: undefined })}#comments`}
                aria-current={query.band === band ? "true" : undefined}
              >
                {band ? words.bands[band] : words.at.everybody}
              </a>
            ))}
          </nav>
          <CommentList {...{ comments, query, withTag, mayTag, words, numbers }} />
        </>
      )}
    </section>
  );
}

export function TouchpointPage({ query, words, numbers, ...data }: Said & TouchpointData & { query: TouchpointQuery }) {
  const { scores, touchpoint } = data;
  const said = { words, numbers };
  return (
    <>
      <div class="top">
        <div>
          <p class="faint">{stageName(touchpoint.stage)}</p>
          <h1>{touchpoint.name}</h1>
          <p class="faint">
            {scores.compared
              ? words.compared(numbers.days(scores), numbers.days(scores.compared))
              : numbers.days(scores)}
          </p>
        </div>
        <Picker period={query.period} words={words} />
      </div>
      {touchpoint.series.toReversed().map((series) => (
        <div class="panels">
          <section class="panel">
            <Score series={{ ...series, againstRest: null, consistency: null }} {...said} />
            <Funnel rates={series.rates} {...said} />
          </section>
          {series.score && <Trend series={series} {...said} />}
          {series.distribution && <Distribution series={{ ...series, distribution: series.distribution }} {...said} />}
        </div>
      ))}
      <Comments {...data} query={query} {...said} />
    </>
  );
}
