/** From a query to what is read for it: touchpoints, ranges and filter; and rows in the words of their surveys. */
import type { Response } from "../contract/responses.ts";
import { periodOf } from "../http/period.ts";
import { Problem } from "../http/problem.ts";
import type { Period } from "../scores/calendar.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { listRevisions, listTouchpoints, type RevisionRow, type TouchpointRow } from "../sites/touchpoint-store.ts";
import { presentResponse } from "./present.ts";
import { type Range, rangesOf } from "./ranges.ts";
import { filterOf, type FilterQuery, type ResponseFilter } from "./response-filter.ts";
import type { TaggedRow } from "./response-store.ts";

export interface Asked {
  period: Period;
  touchpoints: TouchpointRow[];
  ranges: Range[];
  filter: ResponseFilter;
}

/** What a query asks for at a site; 404 for a touchpoint that is not there, 422 for an impossible period. */
export async function askedOf(db: D1Database, site: SiteRow, query: FilterQuery): Promise<Asked> {
  const { period } = periodOf(query, site, Date.now());
  const all = (await listTouchpoints(db, site)).map((row) => row.touchpoint);
  const touchpoints = all.filter((row) => query.touchpoint === undefined || row.slug === query.touchpoint);
  if (query.touchpoint !== undefined && touchpoints.length === 0) {
    throw new Problem(404, "unknown-touchpoint", `no touchpoint ${query.touchpoint}`);
  }
  const ids = touchpoints.map((row) => row.id);
  return { period, touchpoints, ranges: rangesOf(ids, period), filter: filterOf(query, period) };
}

/** Presents rows of these touchpoints, each in the words of the revision that it answered. */
export function presenter(touchpoints: readonly TouchpointRow[], revisions: readonly RevisionRow[]) {
  const slugs = new Map(touchpoints.map((row) => [row.id, row.slug]));
  const surveys = new Map(revisions.map((one) => [`${one.touchpointId}/${one.revision}`, one.survey]));
  return (row: TaggedRow): Response[] => {
    const [slug, survey] = [slugs.get(row.touchpointId), surveys.get(`${row.touchpointId}/${row.revision}`)];
    return slug !== undefined && survey ? [presentResponse(row, slug, survey)] : [];
  };
}

/** Presents some rows; reads the revisions of their touchpoints alone. */
export async function presentAll(db: D1Database, touchpoints: readonly TouchpointRow[], rows: readonly TaggedRow[]) {
  const revisions = await listRevisions(db, [...new Set(rows.map((row) => row.touchpointId))]);
  return rows.flatMap(presenter(touchpoints, revisions));
}
