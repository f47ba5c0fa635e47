/** Responses as lines of a file. Columns keep their names and meanings; more may come. */
import type { Response } from "../contract/responses.ts";
import type { Survey } from "../contract/survey.ts";
import { type Cell, csvLine } from "../http/csv.ts";

const COLUMNS: readonly [string, (response: Response) => Cell][] = [
  ["id", (one) => one.id],
  ["touchpoint", (one) => one.touchpoint],
  ["revision", (one) => one.revision],
  ["channel", (one) => one.channel],
  ["shownAt", (one) => one.shownAt],
  ["day", (one) => one.day],
  ["receivedAt", (one) => one.receivedAt],
  ["shown", (one) => one.shown],
  ["dismissed", (one) => one.dismissed],
  ["question", (one) => one.answer?.question],
  ["metric", (one) => one.answer?.metric],
  ["answer", (one) => one.answer?.value],
  ["band", (one) => one.band],
  ["followUpQuestion", (one) => one.followUp?.question],
  ["followUpMetric", (one) => one.followUp?.metric],
  ["followUp", (one) => one.followUp?.value],
  ["language", (one) => one.language],
  ["device", (one) => one.device],
  ["country", (one) => one.country],
  ["path", (one) => one.path],
  ["tags", (one) => one.tags],
  ["generated", (one) => one.generated],
];

/** How a file of responses begins, and how each of them stands in it. */
export interface Lines {
  header: string;
  line(response: Response): string;
}

/** Only what the response has of its own: a property may be called `constructor`. */
const propertyOf = ({ properties }: Response, key: string): Cell =>
  Object.hasOwn(properties, key) ? properties[key] : undefined;

/** A column for everything, and one for each property that any of the surveys declares or has declared. */
export function csvLines(surveys: readonly Survey[]): Lines {
  const keys = [...new Set(surveys.flatMap(({ properties }) => properties.map(({ key }) => key)))];
  return {
    header: csvLine([...COLUMNS.map(([name]) => name), ...keys.map((key) => `properties.${key}`)]),
    line: (one) => csvLine([...COLUMNS.map(([, read]) => read(one)), ...keys.map((key) => propertyOf(one, key))]),
  };
}

/** Each as the API shows it. */
export const jsonLines: Lines = { header: "", line: (one) => `${JSON.stringify(one)}\n` };
