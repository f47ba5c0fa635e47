/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page of a touchpoint: its score, how it went over time, what was answered, by whom, why, and in which words. */
import type { Rates, ScoreSeries } from "../contract/scores.ts";
import { BANDS } from "../contract/terms.ts";
import { bandOf } from "../scores/bands.ts";
import { searchOf } from "./address.ts";
import type { Asks, OptionName } from "./asks.ts";
import { Bars, OptionBars } from "./bars.tsx";
import { settingsOf } from "./compared.ts";
import { CommentList } from "./comments.tsx";
import { Downloads } from "./downloads.tsx";
import type { Names } from "./names.ts";
import { PeriodChange } from "./period-change.tsx";
import { Picker } from "./picker.tsx";
import { pointName } from "./point.ts";
import { Reasons } from "./reasons.tsx";
import type { Said } from "./said.ts";
import { Segments } from "./segments.tsx";
import type { Frame } from "./sentences.ts";
import { Score } from "./series.tsx";
import type { TouchpointData, TouchpointQuery } from "./touchpoint-data.ts";
import { Trend } from "./trend.tsx";
import { stageName } from "./words.ts";

interface SeriesProps extends Said {
  series: ScoreSeries;
  optionName: OptionName;
}

/** How many gave each answer; of a choice with their shares. */
function Distribution({ series, optionName, words, numbers }: SeriesProps) {
  const { question, distribution, options } = series;
  if (!distribution && !options) return null;
  return (
    <section class="panel">
      <h2>{words.at.distribution}</h2>
      {options && (
        <OptionBars
          nameOf={(option) => optionName(question.key, option)}
          changes={series.optionChanges}
          {...{ options, words, numbers }}
        />
      )}
      {distribution && (
        <Bars
          isWide={question.metric === "thumbs"}
          rows={distribution.toReversed().map(({ value, count, share }) => ({
            name: pointName(question.metric, value, words),
            percent: share,
            said: numbers.count(count),
            tone: bandOf(question.metric, value),
          }))}
        />
      )}
    </section>
  );
}

/** Of the prompts whose showing is known; and how many of `n` answers have none. */
function Funnel({ rates, n, words, numbers }: Said & { rates: Rates; n: number }) {
  const { responseRate, commentRate, dismissRate } = rates;
  if (!responseRate || responseRate.denominator === 0) return null;
  const ofAsked = (rate: string): string => words.answerRate(rate, numbers.count(responseRate.denominator));
  const steps = [
    { step: "answered", rate: responseRate, of: ofAsked },
    { step: "commented", rate: commentRate, of: words.at.ofAnswers },
    { step: "dismissed", rate: dismissRate, of: ofAsked },
  ] as const;
  const unshown = n - responseRate.numerator;
  const shown = { name: words.at.steps.shown, percent: null, said: numbers.count(responseRate.denominator) };
  return (
    <>
      <h2>{words.at.funnel}</h2>
      <Bars
        isWide
        rows={[
          shown,
          ...steps.flatMap(({ step, rate, of }) => {
            if (!rate) return [];
            const { value, numerator } = rate;
            const range = value === null ? undefined : of(numbers.percent(value));
            return [{ name: words.at.steps[step], percent: value, said: numbers.count(numerator), range }];
          }),
        ]}
      />
      {unshown > 0 && <p class="faint">{words.at.unshown(numbers.count(unshown))}</p>}
    </>
  );
}

type CommentsProps = Said &
  Pick<TouchpointData, "comments" | "mayTag" | "scores" | "touchpoint"> & { query: TouchpointQuery };

/** Whether anybody may write something, or has in the period: what is imported has no rate. */
const hasWords = ({
  survey,
  touchpoint,
  comments,
}: Pick<TouchpointData, "survey" | "touchpoint" | "comments">): boolean =>
  [survey.question, survey.followUp].some((question) => question?.metric === "text") ||
  touchpoint.series.some(({ question, rates }) => question.metric === "text" || rates.commentRate !== null) ||
  (comments !== null && comments.responses.length > 0);

function Comments({ comments, mayTag, scores, touchpoint, query, words, numbers }: CommentsProps) {
  const { period, from, to } = query;
  const hasBands = touchpoint.series.some(({ question }) => question.scale !== null);
  const withTag = (tag: string): string =>
    `/sites/${scores.site}/comments${searchOf({ period, from, to }, { touchpoint: touchpoint.touchpoint, tag })}`;
  return (
    <section class="panel" aria-labelledby="comments">
      <h2 id="comments">{words.at.comments}</h2>
      {comments === null && <p>{words.at.notAllowed}</p>}
      {comments && (
        <>
          {hasBands && (
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
          )}
          <CommentList
            {...{ comments, query, withTag, mayTag, words, numbers }}
            days={scores}
            timeZone={scores.timeZone}
          />
        </>
      )}
    </section>
  );
}

/** One question of the touchpoint: a touchpoint that has asked for two things has two. */
function Series({ series, optionName, frame, words, numbers }: SeriesProps & { frame: Frame }) {
  const said = { words, numbers };
  const { score, before, change } = series;
  const { compared } = frame;
  // What has changed has a panel of its own.
  const scored = { ...series, options: null, againstRest: null, consistency: null, before: null, change: null };
  return (
    <>
      <div class="panels">
        <section class="panel">
          <Score series={scored} {...{ optionName, frame, ...said }} />
          <Funnel rates={series.rates} n={series.n} {...said} />
        </section>
        {score && before && change && compared && <PeriodChange {...{ before, change, compared, ...said }} />}
        {score && <Trend series={series} {...said} />}
        <Distribution series={series} optionName={optionName} {...said} />
      </div>
      {series.followUps.map(({ key, byBand }) => (
        <Reasons byBand={byBand} nameOf={(option) => optionName(key, option)} {...said} />
      ))}
    </>
  );
}

interface TouchpointPageProps extends Said, TouchpointData {
  query: TouchpointQuery;
  names: Names;
  asks: Asks;
  maySetUp: boolean;
}

type HeadProps = Pick<TouchpointPageProps, "scores" | "touchpoint" | "asks" | "maySetUp" | keyof Said>;

/** What is asked, where, and in which days. */
function Head({ scores, touchpoint, asks, maySetUp, words, numbers }: HeadProps) {
  return (
    <div>
      <p class="faint">{stageName(touchpoint.stage, words)}</p>
      <h1>{touchpoint.name}</h1>
      {asks.question && (
        <p class="question" lang={asks.question.language} dir={asks.question.dir}>
          {asks.question.question}
        </p>
      )}
      <p class="faint">
        {scores.compared ? words.compared(numbers.days(scores), numbers.days(scores.compared)) : numbers.days(scores)}
      </p>
      {maySetUp && <a href={`/sites/${scores.site}/set-up/touchpoints/${touchpoint.touchpoint}`}>{words.setUp}</a>}
    </div>
  );
}

export function TouchpointPage({ query, names, asks, maySetUp, words, numbers, ...data }: TouchpointPageProps) {
  const { scores, touchpoint, comments, parts } = data;
  const said = { words, numbers };
  const isWritten = hasWords(data);
  const { period, from, to, level, band, breakdown, segment, against } = query;
  const exported = { period, from, to, touchpoint: touchpoint.touchpoint };
  return (
    <>
      <div class="top">
        <Head {...data} {...{ asks, maySetUp, ...said }} />
        <Picker
          query={{ period, from, to }}
          days={scores}
          comparison={data.comparison}
          kept={{ band, breakdown, segment, against, ...settingsOf(query) }}
          {...said}
        />
      </div>
      {touchpoint.series.toReversed().map((series) => (
        <Series series={series} optionName={asks.optionName} frame={data.frame} {...said} />
      ))}
      <Segments
        path={`/sites/${scores.site}/touchpoints/${touchpoint.touchpoint}`}
        {...{ parts, names, query, ...said }}
        optionName={asks.optionName}
      />
      {isWritten && <Comments {...data} query={query} {...said} />}
      <Downloads
        site={scores.site}
        scores={{ ...exported, level }}
        trend={{ ...exported, level, by: scores.by ?? undefined, rolling: scores.rolling ?? undefined }}
        {...(parts.scores && { breakdown: { scores: parts.scores, query: { period, from, to, level } } })}
        {...(comments && isWritten && { comments: { ...exported, band } })}
        {...(comments && { responses: exported })}
        words={words}
      />
    </>
  );
}
