/** What the page of a touchpoint shows: from the functions of the API, with a trend as fine as the period bears. */
import type { z } from "zod";
import type { ResponsePage } from "../contract/responses.ts";
import type { SiteScores } from "../contract/scores.ts";
import type { Grant } from "../http/auth.ts";
import { periodOf } from "../http/period.ts";
import { Problem } from "../http/problem.ts";
import { readResponses, responsesQuery } from "../responses/routes.ts";
import { daysBetween } from "../scores/calendar.ts";
import { journeyQuery, readScores } from "../scores/routes.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { COMMENTS_A_PAGE } from "./comments.tsx";

/** The journey's query, and which comments are shown. */
export const TouchpointQuery = journeyQuery.extend({
  band: responsesQuery.shape.band,
  cursor: responsesQuery.shape.cursor,
});
export type TouchpointQuery = z.infer<typeof TouchpointQuery>;

/** Up to so many days the trend goes day by day, each with the six before it; else week by week. */
const MOST_DAYS_BY_DAY = 92;
const BY_DAY = { by: "day", rolling: 7 } as const;
const BY_WEEK = { by: "week" } as const;

export interface TouchpointData {
  scores: SiteScores;
  touchpoint: SiteScores["touchpoints"][number];
  /** Null where the visitor may not read them. */
  comments: ResponsePage | null;
  mayTag: boolean;
}

export async function readTouchpoint(
  db: D1Database,
  { grant, site, slug }: { grant: Grant; site: SiteRow; slug: string },
  { band, cursor, ...query }: TouchpointQuery,
): Promise<TouchpointData> {
  const { period } = periodOf(query, site, Date.now());
  const trend = daysBetween(period.from, period.to) < MOST_DAYS_BY_DAY ? BY_DAY : BY_WEEK;
  const wanted = { ...period, touchpoint: slug, band, cursor, hasComment: "true", limit: COMMENTS_A_PAGE } as const;
  const [scores, comments] = await Promise.all([
    readScores(db, site, { ...query, touchpoint: slug, ...trend }),
    grant.scopes.includes("responses:read") ? readResponses(db, site, wanted) : null,
  ]);
  const [touchpoint] = scores.touchpoints;
  if (!touchpoint) throw new Problem(404, "unknown-touchpoint", `no touchpoint ${slug}`);
  return { scores, touchpoint, comments, mayTag: grant.scopes.includes("responses:write") };
}
