/** What the page of a touchpoint shows: from the functions of the API, with a trend as fine as the period bears. */
import { z } from "zod";
import { Breakdown } from "../contract/breakdowns.ts";
import { MAX_PATH_CHARS, MAX_SEGMENTS } from "../contract/limits.ts";
import type { ResponsePage } from "../contract/responses.ts";
import type { SiteScores } from "../contract/scores.ts";
import type { Survey } from "../contract/survey.ts";
import type { Grant } from "../http/auth.ts";
import { periodOf } from "../http/period.ts";
import { Problem } from "../http/problem.ts";
import { readResponses, responsesQuery } from "../responses/routes.ts";
import { daysBetween } from "../scores/calendar.ts";
import { journeyQuery, readScores } from "../scores/routes.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { listTouchpoints } from "../sites/touchpoint-store.ts";
import { type Comparison, comparisonOf } from "./compared.ts";
import { COMMENT_BYTES_A_PAGE, COMMENTS_A_PAGE } from "./comments.tsx";
import { type Parts, readParts } from "./parts-data.ts";
import type { Frame } from "./sentences.ts";

/** A value of the breakdown. */
const Value = z.string().max(MAX_PATH_CHARS).optional();

/** The journey's query, which comments are shown, and what the score is broken down by. */
export const TouchpointQuery = journeyQuery.extend({
  band: responsesQuery.shape.band,
  cursor: responsesQuery.shape.cursor,
  breakdown: Breakdown.optional(),
  /** Is compared with the segment `against`. */
  segment: Value,
  against: Value,
  /** So many segments stand on the pages before. */
  skip: z.coerce.number().int().min(0).max(MAX_SEGMENTS).optional(),
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
  frame: Frame;
  /** None where nothing is compared. */
  comparison: Comparison | undefined;
  /** What is asked now. */
  survey: Survey;
  parts: Parts;
}

export async function readTouchpoint(
  db: D1Database,
  at: { grant: Grant; site: SiteRow; slug: string },
  asked: TouchpointQuery,
): Promise<TouchpointData> {
  const { grant, site, slug } = at;
  const { band, cursor, breakdown: _by, segment: _segment, against: _against, skip: _skip, ...query } = asked;
  const { period, today } = periodOf(query, site, Date.now());
  const trend = daysBetween(period.from, period.to) < MOST_DAYS_BY_DAY ? BY_DAY : BY_WEEK;
  const wanted = { ...period, touchpoint: slug, band, cursor, hasComment: "true", limit: COMMENTS_A_PAGE } as const;
  const [scores, comments, parts, rows] = await Promise.all([
    readScores(db, site, { ...query, touchpoint: slug, ...trend }),
    grant.scopes.includes("responses:read") ? readResponses(db, site, wanted, COMMENT_BYTES_A_PAGE) : null,
    readParts(db, at, asked),
    listTouchpoints(db, site),
  ]);
  const [touchpoint] = scores.touchpoints;
  const survey = rows.find((row) => row.touchpoint.slug === slug)?.survey;
  if (!touchpoint || !survey) throw new Problem(404, "unknown-touchpoint", `no touchpoint ${slug}`);
  const { tooFewBelow } = site.settings;
  const { compared } = scores;
  const comparison = compared ? comparisonOf(query, { ...period, compared }, site) : undefined;
  const frame = { tooFewBelow, compared, isOver: period.to < today };
  const mayTag = grant.scopes.includes("responses:write");
  return { scores, touchpoint, comments, parts, frame, comparison, survey, mayTag };
}
