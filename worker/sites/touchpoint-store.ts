/** SQL of touchpoints and their survey revisions. */
import { and, count, eq, inArray, ne, sql } from "drizzle-orm";
import { revisions, touchpoints } from "../../drizzle/schema.ts";
import { MAX_TOUCHPOINTS } from "../contract/limits.ts";
import type { Survey } from "../contract/survey.ts";
import type { Touchpoint, TouchpointInput } from "../contract/site.ts";
import { database, databaseFault, laterThan } from "../database.ts";
import { preconditionFailed } from "../http/conditional.ts";
import { Problem } from "../http/problem.ts";
import { byJourney } from "./journey.ts";
import type { SiteRow } from "./site-store.ts";

export type TouchpointRow = typeof touchpoints.$inferSelect;
export type RevisionRow = typeof revisions.$inferSelect;

/** Touchpoints of a site, but for deleted ones, with their current surveys, in journey order. */
export async function listTouchpoints(db: D1Database, site: SiteRow) {
  const rows = await database(db)
    .select({ touchpoint: touchpoints, survey: revisions.survey })
    .from(touchpoints)
    .innerJoin(revisions, and(eq(revisions.touchpointId, touchpoints.id), eq(revisions.revision, touchpoints.revision)))
    .where(and(eq(touchpoints.siteId, site.id), ne(touchpoints.state, "deleted")));
  const order = byJourney(site.settings.stages);
  return rows.toSorted((a, b) => order(a.touchpoint, b.touchpoint));
}

/** Of all touchpoints that the site has or had: whoever puts a deleted one brings it back with its answers. */
export async function takenSlugs(db: D1Database, { id }: SiteRow): Promise<Set<string>> {
  const rows = await database(db)
    .select({ slug: touchpoints.slug })
    .from(touchpoints)
    .where(eq(touchpoints.siteId, id));
  return new Set(rows.map(({ slug }) => slug));
}

/** The touchpoint, deleted or not. */
export async function findTouchpoint(db: D1Database, siteId: number, slug: string): Promise<TouchpointRow | undefined> {
  const [row] = await database(db)
    .select()
    .from(touchpoints)
    .where(and(eq(touchpoints.siteId, siteId), eq(touchpoints.slug, slug)));
  return row;
}

/** The touchpoint, or 404; a deleted one is a 404 too. */
export async function touchpointBySlug(db: D1Database, siteId: number, slug: string): Promise<TouchpointRow> {
  const row = await findTouchpoint(db, siteId, slug);
  if (!row || row.state === "deleted") throw new Problem(404, "unknown-touchpoint", `no touchpoint ${slug}`);
  return row;
}

/** All revisions of some touchpoints, oldest first. */
export async function listRevisions(db: D1Database, touchpointIds: readonly number[]): Promise<RevisionRow[]> {
  const rows: RevisionRow[] = [];
  // D1 binds at most 100 parameters a statement.
  for (let start = 0; start < touchpointIds.length; start += 90) {
    const some = touchpointIds.slice(start, start + 90);
    rows.push(...(await database(db).select().from(revisions).where(inArray(revisions.touchpointId, some))));
  }
  return rows.toSorted((a, b) => a.revision - b.revision);
}

/** Creates a touchpoint with its first revision. 409 at the limit. */
export async function insertTouchpoint(
  db: D1Database,
  siteId: number,
  slug: string,
  input: TouchpointInput,
  nowMs: number,
): Promise<TouchpointRow> {
  await refuseOneMore(db, siteId);
  const d = database(db);
  const id = sql<number>`(select id from touchpoints where site_id = ${siteId} and slug = ${slug})`;
  const [[row]] = await d.batch([
    d
      .insert(touchpoints)
      .values({ siteId, slug, ...headOf(input), revision: 1, createdAt: nowMs, updatedAt: nowMs })
      .returning(),
    d.insert(revisions).values({ ...revisionOf(input, nowMs), touchpointId: id, revision: 1 }),
  ]);
  if (!row) throw new Error("an insert returned no row");
  return row;
}

export interface TouchpointChange {
  input: TouchpointInput;
  surveyChanged: boolean;
  /** Refuse when the row is not any more what the caller has seen. */
  isSeen: boolean;
}

/** Replaces a touchpoint; a changed survey becomes the next revision, and the one before retires. 412 as asked for. */
export async function updateTouchpoint(
  db: D1Database,
  row: TouchpointRow,
  { input, surveyChanged, isSeen }: TouchpointChange,
  nowMs: number,
): Promise<TouchpointRow> {
  if (row.state === "deleted") await refuseOneMore(db, row.siteId);
  const d = database(db);
  const revision = row.revision + 1;
  const own = and(eq(touchpoints.id, row.id), isSeen ? eq(touchpoints.updatedAt, row.updatedAt) : undefined);
  const update = d
    .update(touchpoints)
    // A name alone leaves the revision to whoever changes the survey at the same time.
    .set({
      ...headOf(input),
      ...(surveyChanged && { revision }),
      updatedAt: laterThan(touchpoints.updatedAt, nowMs),
    })
    .where(own)
    .returning();
  // Where another request was faster, the revision is there already, or there is none to give (null): the batch fails
  // as a whole, a 409.
  const next = sql<number>`(select ${revision} from ${touchpoints} where ${own})`;
  const insert = d.insert(revisions).values({ ...revisionOf(input, nowMs), touchpointId: row.id, revision: next });
  const retire = d
    .update(revisions)
    .set({ retiredAt: nowMs })
    .where(and(eq(revisions.touchpointId, row.id), eq(revisions.revision, row.revision)));
  const [updated] = surveyChanged ? (await d.batch([insert, retire, update]).catch(asUnmet(isSeen)))[2] : await update;
  if (!updated) throw preconditionFailed();
  return updated;
}

/** To whom wanted the row to be what it was, a conflict is a condition that does not hold. */
const asUnmet = (isSeen: boolean) => (error: unknown) => {
  throw isSeen && databaseFault(error) === "conflict" ? preconditionFailed() : error;
};

/** 409 when the site has as many touchpoints as it may have; deleted ones do not count. */
async function refuseOneMore(db: D1Database, siteId: number): Promise<void> {
  const [total] = await database(db)
    .select({ touchpoints: count() })
    .from(touchpoints)
    .where(and(eq(touchpoints.siteId, siteId), ne(touchpoints.state, "deleted")));
  if (total && total.touchpoints >= MAX_TOUCHPOINTS) {
    throw new Problem(409, "too-many-touchpoints", `a site has at most ${MAX_TOUCHPOINTS} touchpoints`);
  }
}

/** Marks a touchpoint as deleted: it is asked and listed no more; its answers stay and a PUT brings it back. */
export async function deleteTouchpoint(db: D1Database, id: number, nowMs: number): Promise<void> {
  const updatedAt = laterThan(touchpoints.updatedAt, nowMs);
  await database(db).update(touchpoints).set({ state: "deleted", updatedAt }).where(eq(touchpoints.id, id));
}

function headOf(input: TouchpointInput) {
  return { name: input.name, stage: input.stage, position: input.order, state: input.state };
}

function revisionOf(input: TouchpointInput, nowMs: number) {
  const survey = surveyOf(input);
  const { key: questionKey, metric } = survey.question;
  return { survey, questionKey, metric, createdAt: nowMs };
}

/** The survey in a touchpoint: what makes a new revision when it changes. */
export function surveyOf(input: TouchpointInput): Survey {
  const { question, followUp, thanks, rules, properties, look } = input;
  return { question, rules, properties, look, ...(followUp && { followUp }), ...(thanks && { thanks }) };
}

/** A touchpoint as the API shows it. */
export function presentTouchpoint(row: TouchpointRow, survey: Survey): Touchpoint {
  return {
    touchpoint: row.slug,
    name: row.name,
    stage: row.stage,
    order: row.position,
    state: row.state === "paused" ? "paused" : "live",
    revision: row.revision,
    ...survey,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}
