/** From a row to a response: held against the survey that it answers, as a message is. */
import { z } from "zod";
import { plainText } from "../collect/answer.ts";
import { siteDay } from "../collect/showing.ts";
import { parseMessage } from "../collect/parse.ts";
import { stateOf } from "../collect/state.ts";
import type { PromptState } from "../collect/store.ts";
import { FIRST_DAY, MAX_PATH_CHARS } from "../contract/limits.ts";
import type { ImportField } from "../contract/imports.ts";
import type { Fault } from "../contract/problem.ts";
import type { Survey } from "../contract/survey.ts";
import { Day } from "../contract/terms.ts";
import { startOfDay } from "../scores/calendar.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { RevisionRow } from "../sites/touchpoint-store.ts";
import { isOf, revisionOf } from "./asked.ts";
import { contentOf, rowId } from "./row-id.ts";
import { INEXACT, type Mapping, Refused, type Said, saidIn, textOf, truthOf } from "./said.ts";
import type { Row } from "./table.ts";
import { answerOf, propertiesOf } from "./typed.ts";

/** Read as text where the survey has no follow-up: the check of the answer leaves it out. */
const TEXT = { metric: "text" } as const;
const NOON_MS = 43_200_000;
/** The collector keeps the highest; an import is never newer than what is there. */
const SEQ = 1;
/** Lines of one row: a file of thousands of undeclared properties has a report that one can hold. */
const MAX_LEFT_OUT = 20;

export interface Importing {
  site: SiteRow;
  /** By slug: id and all revisions, oldest first. */
  touchpoints: ReadonlyMap<string, { id: number; revisions: readonly RevisionRow[] }>;
  /** Of rows that name none. */
  touchpoint?: string | undefined;
  columns: Mapping;
  /** Of a history that is sent in several files: equal rows of two of them are two answers. */
  part: number;
  nowMs: number;
}

export type ReadRow =
  | { kind: "response"; state: PromptState; leftOut: Fault[] }
  | { kind: "unanswered" }
  | { kind: "refused"; fault: Fault };

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

async function read(row: Row, importing: Importing, occurrence: (content: string) => number): Promise<ReadRow> {
  const { site, columns, nowMs } = importing;
  const said = saidIn(row, columns);
  const { fields } = said;
  if (!fields.has("answer")) return { kind: "unanswered" };
  const slug = textOf(fields.get("touchpoint")) ?? importing.touchpoint ?? "";
  const touchpoint = importing.touchpoints.get(slug);
  if (!touchpoint) throw new Refused("touchpoint", "unknown-touchpoint", `no touchpoint ${slug}`.trim());
  const { revision, survey } = revisionOf(said, touchpoint.revisions);
  const when = textOf(fields.get("shownAt"));
  const { shownMs, day } = momentOf(when, site, nowMs);
  const at = new Date(shownMs).toISOString();
  const leftOut = leftOutOf(said, survey, touchpoint.revisions);
  const given = leftOut.some(({ path }) => path === "/followUp") ? without(fields, "followUp") : fields;
  const content = contentOf(said, touchpoint.id, when === day ? day : at);
  const part = importing.part > 1 ? `${importing.part}/` : "";
  const id = await rowId(ownIdOf(said) ?? `${part}${occurrence(content)} ${content}`, shownMs);
  const generated = isGenerated(said);
  // Nobody can know what was shown: in the score, and in no rate.
  const head = { v: 1, prompt: id, touchpoint: slug, revision, seq: SEQ, shownAt: at, sentAt: at, shown: false };
  const properties = propertiesOf(said, survey.properties);
  const parsed = parseMessage(JSON.stringify({ ...head, ...messageOf(given, survey), properties }));
  if (!parsed.ok) {
    const [fault] = parsed.error === "invalid" ? parsed.faults : [];
    return { kind: "refused", fault: fault ?? { path: "", code: "malformed", message: "the row makes no response" } };
  }
  const state = stateOf(parsed.value, survey);
  if (!state.ok) return { kind: "refused", fault: state.fault };
  const times = { day, shown_at: shownMs, received_at: nowMs };
  return {
    kind: "response",
    leftOut: bounded([...leftOut, ...state.refused]),
    state: {
      touchpoint_id: touchpoint.id,
      id,
      seq: SEQ,
      revision,
      channel: "import",
      ...times,
      ...state.columns,
      ...countryOf(textOf(fields.get("country"))),
      ...(generated && { generated: 1 }),
    },
  };
}

function ownIdOf({ fields }: Said): string | undefined {
  const id = fields.get("id");
  if (Array.isArray(id)) throw new Refused("id", "nested", "a text or a number");
  // JSON keeps no zeros at the end: 1.5 may have been written for 1.50, which is another id.
  if (typeof id === "number" && !Number.isInteger(id)) throw new Refused("id", INEXACT.code, INEXACT.message);
  return textOf(id);
}

/** What is made up must not pass for an answer, however a spreadsheet writes it. */
function isGenerated({ fields }: Said): boolean {
  const truth = truthOf(fields.get("generated") ?? false);
  if (truth === undefined) throw new Refused("generated", "not-a-boolean", "true or false");
  return truth;
}

const COUNTRY = /^[a-z]{2}$/i;

function countryOf(text: string | undefined): { country?: string } {
  return text !== undefined && COUNTRY.test(text) ? { country: text.toUpperCase() } : {};
}

/** Parts that the response goes without. */
function leftOutOf(said: Said, survey: Survey, revisions: readonly RevisionRow[]): Fault[] {
  const { fields, properties } = said;
  const [country, revision, question, path] = (["country", "revision", "followUpQuestion", "path"] as const).map(
    (field) => textOf(fields.get(field)),
  );
  const faults = [...said.leftOut];
  if (country !== undefined && !COUNTRY.test(country)) {
    faults.push({ path: "/country", code: "country", message: "two letters, as in CZ" });
  }
  if (revision !== undefined && !revisions.some((one) => isOf(revision, one))) {
    faults.push({ path: "/revision", code: "unknown-revision", message: `there is no revision ${revision}` });
  }
  if (question !== undefined && fields.has("followUp") && survey.followUp?.key !== question) {
    faults.push({ path: "/followUp", code: "other-question", message: `the follow-up ${question} is not asked there` });
  }
  if (path?.startsWith("/") && plainText(path.split(/[?#]/, 1)[0] ?? "").length > MAX_PATH_CHARS) {
    faults.push({ path: "/path", code: "path-too-long", message: `cut to its first ${MAX_PATH_CHARS} characters` });
  }
  const undeclared = [...properties.keys()].filter((key) => !survey.properties.some((one) => one.key === key));
  const lines = undeclared.map((key) => ({
    path: `/properties/${key.slice(0, 100)}`,
    code: "unknown-property",
    message: "the survey declares no such property",
  }));
  return [...faults, ...lines];
}

function bounded(faults: Fault[]): Fault[] {
  const more = faults.length - MAX_LEFT_OUT;
  if (more <= 0) return faults;
  return [
    ...faults.slice(0, MAX_LEFT_OUT),
    { path: "/row", code: "more", message: `${more} more parts were left out` },
  ];
}

function without(fields: Said["fields"], field: ImportField): Said["fields"] {
  return new Map([...fields].filter(([name]) => name !== field));
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

/** Answer, follow-up and context, as a message has them. */
function messageOf(fields: Said["fields"], { question, followUp }: Survey): Record<string, unknown> {
  const context = (["language", "device", "path"] as const).map((field) => [field, textOf(fields.get(field))] as const);
  return {
    answer: answerOf(question, fields.get("answer")),
    ...(fields.has("followUp") && { followUp: answerOf(followUp ?? TEXT, fields.get("followUp")) }),
    ...Object.fromEntries<unknown>(context.filter(([, text]) => text !== undefined)),
  };
}
