/** Scores as lines of a file: one for each question of each touchpoint and, where a trend is asked for, each bucket. Pure. */
import { ScoreLine, type ScoreSeries, type SiteScores, type TouchpointScores } from "../contract/scores.ts";
import { type Cell, csvLine } from "../http/csv.ts";

/** @param today local day of the site: a period that reaches it is not over */
export function scoreLines({ touchpoints, from, to, by }: SiteScores, today: string): ScoreLine[] {
  const whole = { start: null, from, to, partial: to >= today };
  return touchpoints.flatMap((touchpoint) =>
    touchpoint.series.flatMap((series) => {
      if (by === null) return [lineOf(touchpoint, series, { ...whole, ...series })];
      return (series.trend ?? []).map((bucket) =>
        lineOf(touchpoint, series, { ...bucket, ...bucket.rolling, rates: null }),
      );
    }),
  );
}

type Scored = Omit<ScoreLine, "touchpoint" | "name" | "stage" | "order" | "question">;

/** What the line says, and nothing else of what the score has. */
function lineOf(
  { touchpoint, name, stage, order }: TouchpointScores,
  { question }: ScoreSeries,
  scored: Scored,
): ScoreLine {
  return ScoreLine.parse({ touchpoint, name, stage, order, question, ...scored });
}

const COLUMNS: readonly [string, (line: ScoreLine) => Cell][] = [
  ["touchpoint", (one) => one.touchpoint],
  ["name", (one) => one.name],
  ["stage", (one) => one.stage],
  ["order", (one) => one.order],
  ["question", (one) => one.question.key],
  ["metric", (one) => one.question.metric],
  ["start", (one) => one.start],
  ["from", (one) => one.from],
  ["to", (one) => one.to],
  ["partial", (one) => one.partial],
  ["n", (one) => one.n],
  ["confidence", (one) => one.confidence],
  ["score", (one) => one.score?.value],
  ["unit", (one) => one.score?.unit],
  ["formula", (one) => one.score?.formula],
  ["low", (one) => one.interval?.low],
  ["high", (one) => one.interval?.high],
  ["level", (one) => one.interval?.level],
  ["mean", (one) => one.mean?.value],
  ["negative", (one) => one.bands?.negative.count],
  ["neutral", (one) => one.bands?.neutral.count],
  ["positive", (one) => one.bands?.positive.count],
  /** `price=12;range=3`: persons who chose it. */
  ["options", (one) => one.options?.map(({ option, count }) => `${option}=${count}`)],
  ["shown", (one) => one.rates?.shown],
  ["answered", (one) => one.rates?.answered],
  ["commented", (one) => one.rates?.commented],
  ["dismissed", (one) => one.rates?.dismissed],
];

/** The file, line by line. Columns keep their names and meanings; more may come. */
export function csvOfScores(lines: readonly ScoreLine[]): string {
  return [COLUMNS.map(([name]) => name), ...lines.map((line) => COLUMNS.map(([, read]) => read(line)))]
    .map(csvLine)
    .join("");
}
