/** From a row to a response: held against the survey that it answers, as a message is. */
import { z } from "zod";
import { siteDay } from "../collect/showing.ts";
import { parseMessage } from "../collect/parse.ts";
import { stateOf } from "../collect/state.ts";
import type { PromptState } from "../collect/store.ts";
import { FIRST_DAY } from "../contract/limits.ts";
import { IMPORT_FIELDS, type ImportField } from "../contract/imports.ts";
import type { Fault } from "../contract/problem.ts";
import { type FollowUp, isAsked, type PropertyDeclaration, type Question, type Survey } from "../contract/survey.ts";
import { Day } from "../contract/terms.ts";
import { startOfDay } from "../scores/calendar.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { RevisionRow } from "../sites/touchpoint-store.ts";
import { rowId } from "./row-id.ts";
import type { Row } from "./table.ts";

/** Columns that a field is read from where the caller names none: of CSV, and of nested JSON. */
export const NESTED: Partial<Record<ImportField, string>> = {
  answer: "answer.value",
  question: "answer.question",
  metric: "answer.metric",
  followUp: "followUp.value",
  followUpQuestion: "followUp.question",
};
export const PROPERTY = "properties.";
/** Read as text where the survey has no follow-up: the check of the answer leaves it out. */
const TEXT = { metric: "text" } as const;
const NOON_MS = 43_200_000;
/** The collector keeps the highest; an import is never newer than what is there. */
const SEQ = 1;

export interface Importing {
  site: SiteRow;
  /** By slug: id and all revisions, oldest first. */
  touchpoints: ReadonlyMap<string, { id: number; revisions: readonly RevisionRow[] }>;
  /** Of rows that name none. */
  touchpoint?: string | undefined;
  columns: Partial<Record<string, string>>;
  /** Of a history that is sent in several files: equal rows of two of them are two answers. */
  part: number;
  nowMs: number;
}

export type ReadRow =
  | { kind: "response"; state: PromptState; leftOut: Fault[] }
  | { kind: "unanswered" }
  | { kind: "refused"; fault: Fault };

/** Thrown while a row is read; never leaves this file. */
class Refused extends Error {
  readonly fault: Fault;
  constructor(field: string, code: string, message: string) {
    super(message);
    this.fault = { path: `/${field}`, code, message };
  }
}

/**
 * Reads a row.
 * @param occurrence how often a row of the same content has stood in the file before: without an id of their own they are
 *   told apart by it
 */
export async function readRow(
  row: Row,
  importing: Importing,
  occurrence: (content: string) => number,
): Promise<ReadRow> {
  try {
    return await read(row, importing, occurrence);
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", fault: error.fault };
    throw error;
  }
}

async function read({ cells }: Row, importing: Importing, occurrence: (content: string) => number): Promise<ReadRow> {
  const { site, columns, nowMs } = importing;
  const fields = fieldsOf(cells, columns);
  if (!fields.has("answer")) return { kind: "unanswered" };
  const slug = textOf(fields.get("touchpoint")) ?? importing.touchpoint ?? "";
  const touchpoint = importing.touchpoints.get(slug);
  if (!touchpoint) throw new Refused("touchpoint", "unknown-touchpoint", `no touchpoint ${slug}`.trim());
  const { revision, survey, questionKey } = revisionOf(fields, touchpoint.revisions);
  const when = textOf(fields.get("shownAt"));
  const { shownMs, day } = momentOf(when, site, nowMs);
  const at = new Date(shownMs).toISOString();
  const leftOut = leftOutOf(fields, survey, touchpoint.revisions);
  const given = leftOut.some(({ path }) => path === "/followUp") ? without(fields, "followUp") : fields;
  const said = { ...saidIn(given, survey), properties: propertiesOf(cells, columns, survey.properties) };
  // What the row says, in whatever form and order the file has it; of the survey nothing but the question, which stays.
  const content = JSON.stringify([
    touchpoint.id,
    questionKey,
    when === day ? day : at,
    ...contentOf(fields, survey),
    ...propertyTexts(cells, columns),
  ]);
  const identity =
    textOf(fields.get("id")) ?? `${importing.part > 1 ? `${importing.part}/` : ""}${occurrence(content)} ${content}`;
  const id = await rowId(identity, shownMs);
  // Nobody can know what was shown: in the score, and in no rate.
  const head = { v: 1, prompt: id, touchpoint: slug, revision, seq: SEQ, shownAt: at, sentAt: at, shown: false };
  const parsed = parseMessage(JSON.stringify({ ...head, ...said }));
  if (!parsed.ok) {
    const [fault] = parsed.error === "invalid" ? parsed.faults : [];
    return { kind: "refused", fault: fault ?? { path: "", code: "malformed", message: "the row makes no response" } };
  }
  const state = stateOf(parsed.value, survey);
  if (!state.ok) return { kind: "refused", fault: state.fault };
  const times = { day, shown_at: shownMs, received_at: nowMs };
  return {
    kind: "response",
    leftOut: [...leftOut, ...state.refused],
    state: {
      touchpoint_id: touchpoint.id,
      id,
      seq: SEQ,
      revision,
      channel: "import",
      ...times,
      ...state.columns,
      ...countryOf(textOf(fields.get("country"))),
      ...(textOf(fields.get("generated")) === "true" && { generated: 1 }),
    },
  };
}

const COUNTRY = /^[a-z]{2}$/i;

function countryOf(text: string | undefined): { country?: string } {
  return text !== undefined && COUNTRY.test(text) ? { country: text.toUpperCase() } : {};
}

/** Parts that the response goes without. */
function leftOutOf(
  fields: ReadonlyMap<ImportField, unknown>,
  { followUp }: Survey,
  revisions: readonly RevisionRow[],
): Fault[] {
  const [country, revision, question] = (["country", "revision", "followUpQuestion"] as const).map((field) =>
    textOf(fields.get(field)),
  );
  const faults: Fault[] = [];
  if (country !== undefined && !COUNTRY.test(country)) {
    faults.push({ path: "/country", code: "country", message: "two letters, as in CZ" });
  }
  if (revision !== undefined && !revisions.some((one) => String(one.revision) === revision)) {
    faults.push({ path: "/revision", code: "unknown-revision", message: `there is no revision ${revision}` });
  }
  if (question !== undefined && fields.has("followUp") && followUp?.key !== question) {
    faults.push({ path: "/followUp", code: "other-question", message: `the follow-up ${question} is not asked there` });
  }
  return faults;
}

function without(fields: ReadonlyMap<ImportField, unknown>, field: ImportField): Map<ImportField, unknown> {
  return new Map([...fields].filter(([name]) => name !== field));
}

/** The same text, however it was written down. */
function sameText(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(";") : textOf(value);
  return text?.normalize("NFC").replaceAll(/\r\n?/g, "\n") ?? null;
}

/** Answer, follow-up and context as the row itself has them. */
function contentOf(fields: ReadonlyMap<ImportField, unknown>, { question }: Survey): unknown[] {
  const answer = answerOf(question, fields.get("answer"));
  const rest = (["followUp", "language", "device", "path", "country"] as const).map((name) =>
    sameText(fields.get(name)),
  );
  return [Array.isArray(answer) ? answer.toSorted() : answer, ...rest];
}

/** All properties that the row has, declared or not. */
function propertyTexts(cells: ReadonlyMap<string, unknown>, columns: Importing["columns"]): [string, string][] {
  const mapped = Object.keys(columns).filter((name) => name.startsWith(PROPERTY));
  const named = [...cells.keys()].filter((name) => name.startsWith(PROPERTY));
  return [...new Set([...mapped, ...named])].toSorted().flatMap((name): [string, string][] => {
    const text = sameText(cells.get(columns[name] ?? name) ?? undefined);
    return text ? [[name, text]] : [];
  });
}

/** What the row says, by field; what is empty is not there. */
function fieldsOf(cells: ReadonlyMap<string, unknown>, columns: Importing["columns"]): Map<ImportField, unknown> {
  const fields = new Map<ImportField, unknown>();
  for (const field of IMPORT_FIELDS) {
    const value = cells.get(columns[field] ?? field) ?? (columns[field] ? undefined : cells.get(NESTED[field] ?? ""));
    if (value !== undefined && value !== null && textOf(value) !== "") fields.set(field, value);
  }
  return fields;
}

/** As one reads it in a table. */
function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === "string" ? value.trim() : JSON.stringify(value);
}

/**
 * The newest revision that asked this question; without one the revision named, else the newest of this metric, else the
 * current one. Once another scale was imported a row must say what it answers: sent again, its file would be taken for
 * answers to the question that is asked now.
 */
function revisionOf(fields: ReadonlyMap<ImportField, unknown>, revisions: readonly RevisionRow[]): RevisionRow {
  const [key, metric] = [textOf(fields.get("question")), textOf(fields.get("metric"))];
  const wanted = textOf(fields.get("revision"));
  const named = wanted === undefined ? undefined : revisions.find(({ revision }) => String(revision) === wanted);
  const fitting = key === undefined ? revisions : revisions.filter(({ questionKey }) => questionKey === key);
  const followUp = textOf(fields.get("followUpQuestion"));
  const ofMetric = fitting.filter((one) => one.metric === metric);
  const newest =
    ofMetric.findLast(({ survey }) => survey.followUp?.key === followUp) ?? ofMetric.at(-1) ?? fitting.at(-1);
  const found = named && fitting.includes(named) ? named : newest;
  if (!found) throw new Refused("question", "unknown-question", `the touchpoint never asked ${key ?? "anything"}`);
  if (metric !== undefined && found.metric !== metric) {
    throw new Refused("metric", "other-metric", `${found.questionKey} is answered as ${found.metric}`);
  }
  const isSaid = key !== undefined || metric !== undefined || named !== undefined;
  if (!isSaid && isAsked(found.survey) && !revisions.every(({ survey }) => isAsked(survey))) {
    throw new Refused("question", "question-unclear", "answered on several scales: say the question or the metric");
  }
  return found;
}

const Moment = z.iso.datetime({ offset: true });

/** When it was, and on which day of the site: of a bare day, its noon. */
function momentOf(text: string | undefined, site: SiteRow, nowMs: number): { shownMs: number; day: string } {
  const isDay = Day.safeParse(text).success;
  if (text === undefined || !(isDay || Moment.safeParse(text).success)) {
    throw new Refused("shownAt", "no-moment", "a day as 2026-01-31, or a moment as 2026-01-31T18:05:00+01:00");
  }
  const shownMs = isDay ? startOfDay(text, site.settings.timeZone) + NOON_MS : Date.parse(text);
  const day = isDay ? text : siteDay(site, shownMs);
  if (day < FIRST_DAY || shownMs < 0) throw new Refused("shownAt", "day-out-of-range", `${FIRST_DAY} or later`);
  // Today's noon may be yet to come.
  if (isDay ? day > siteDay(site, nowMs) : shownMs > nowMs)
    throw new Refused("shownAt", "in-the-future", "history lies in the past");
  return { shownMs, day };
}

/** In the type that the question wants; what does not fit is for the check of the answer to refuse. */
function answerOf(question: Pick<Question | FollowUp, "metric">, value: unknown): number | string | string[] {
  if (Array.isArray(value)) return value.map(String);
  const text = textOf(value) ?? "";
  if (question.metric === "text") return text;
  if (question.metric === "choice") return text.split(/[\s,;|/]+/).filter(Boolean);
  return /^[+-]?\d+(?:\.0+)?$/.test(text) ? Number(text) : text;
}

/** Answer, follow-up and context, as a message has them. */
function saidIn(fields: ReadonlyMap<ImportField, unknown>, { question, followUp }: Survey): Record<string, unknown> {
  const context = (["language", "device", "path"] as const).map((field) => [field, textOf(fields.get(field))] as const);
  return {
    answer: answerOf(question, fields.get("answer")),
    ...(fields.has("followUp") && { followUp: answerOf(followUp ?? TEXT, fields.get("followUp")) }),
    ...Object.fromEntries<unknown>(context.filter(([, text]) => text !== undefined)),
  };
}

/** Declared properties that have a column, in their type. */
function propertiesOf(
  cells: ReadonlyMap<string, unknown>,
  columns: Importing["columns"],
  declared: readonly PropertyDeclaration[],
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    declared.flatMap(({ key, type }): [string, string | number | boolean][] => {
      const text = textOf(cells.get(columns[PROPERTY + key] ?? PROPERTY + key) ?? undefined);
      if (text === undefined || text === "") return [];
      if (type === "number") return [[key, Number.isNaN(Number(text)) ? text : Number(text)]];
      if (type === "boolean") return [[key, text === "true" || (text === "false" ? false : text)]];
      return [[key, text]];
    }),
  );
}
