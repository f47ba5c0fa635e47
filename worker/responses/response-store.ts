/** SQL of responses. They lie in the order of prompt ids, which is their order in time, within each touchpoint. */
import { and, desc, eq, gte, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { responses, touchpoints } from "../../drizzle/schema.ts";
import { DELETED_SEQ } from "../collect/store.ts";
import { DAY_MS } from "../contract/limits.ts";
import type { Band } from "../contract/terms.ts";
import { database } from "../database.ts";
import { BAND_NUMBERS } from "../scores/bands.ts";
import type { Period } from "../scores/calendar.ts";

export interface ResponseFilter {
  siteId: number;
  period: Period;
  touchpoint?: string | undefined;
  band?: Band | undefined;
  /** The last response of the page before. Its id alone does not name it: two touchpoints may have it. */
  after?: { id: string; touchpointId: number } | undefined;
  limit: number;
}

export type ResponseRow = typeof responses.$inferSelect;

/** A zone lies at most 14 hours from UTC, and an id's time at most a day from the server's (showingTime). */
const SLACK_MS = 2 * DAY_MS;

/** Smallest prompt id of a moment: 48 bits of milliseconds, then zeros (RFC 9562, 5.7). */
export function firstIdAt(atMs: number): string {
  const hex = Math.max(0, atMs).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * Newest first. Takes the newest rows of each touchpoint and merges them, so it reads about
 * touchpoints × limit rows, more only where a filter passes many by.
 */
export async function readResponses(binding: D1Database, filter: ResponseFilter): Promise<ResponseRow[]> {
  const { siteId, period, touchpoint, band, after, limit } = filter;
  const low = firstIdAt(Date.parse(`${period.from}T00:00:00Z`) - SLACK_MS);
  const high = firstIdAt(Date.parse(`${period.to}T00:00:00Z`) + DAY_MS + SLACK_MS);
  const db = database(binding);
  const newest = db
    .select({ id: responses.id })
    .from(responses)
    .where(
      and(
        eq(responses.touchpointId, sql`${touchpoints.id}`),
        gte(responses.id, low),
        lt(responses.id, high),
        after && lte(responses.id, after.id),
        after && sql`(${responses.id} <> ${after.id} OR ${touchpoints.id} < ${after.touchpointId})`,
        gte(responses.day, period.from),
        lte(responses.day, period.to),
        lt(responses.seq, DELETED_SEQ),
        band ? eq(responses.band, BAND_NUMBERS[band]) : undefined,
      ),
    )
    .orderBy(desc(responses.id))
    .limit(limit);
  const rows = await db
    .select({ response: responses })
    .from(touchpoints)
    .innerJoin(responses, and(eq(responses.touchpointId, touchpoints.id), inArray(responses.id, newest)))
    .where(
      and(
        eq(touchpoints.siteId, siteId),
        ne(touchpoints.state, "deleted"),
        touchpoint ? eq(touchpoints.slug, touchpoint) : undefined,
      ),
    )
    .orderBy(desc(responses.id), desc(responses.touchpointId))
    .limit(limit);
  return rows.map((row) => row.response);
}

/** One response that is not deleted. */
export async function findResponse(db: D1Database, touchpointId: number, id: string): Promise<ResponseRow | undefined> {
  const [row] = await database(db)
    .select()
    .from(responses)
    .where(and(eq(responses.touchpointId, touchpointId), eq(responses.id, id), lt(responses.seq, DELETED_SEQ)));
  return row;
}
