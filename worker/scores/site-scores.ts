/** Scores of a site: from rows to what the API, and later the pages, show. */
import { siteDay } from "../collect/showing.ts";
import type { Level } from "../contract/numbers.ts";
import type { BucketLength, SiteScores } from "../contract/scores.ts";
import { listRevisions, listTouchpoints } from "../sites/touchpoint-store.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { Period } from "./calendar.ts";
import { readCounts } from "./score-store.ts";
import { seriesOf } from "./series.ts";

export interface ScoresRequest {
  period: Period;
  by: BucketLength | null;
  today: string;
  level: Level;
  touchpoint?: string | undefined;
}

/** Scores of all touchpoints of a site, or of the one asked for, in journey order. Two round trips. */
export async function siteScores(db: D1Database, site: SiteRow, request: ScoresRequest): Promise<SiteScores> {
  const { period, by, today, level, touchpoint } = request;
  const { timeZone, tooFewBelow, lowBelow } = site.settings;
  const all = await listTouchpoints(db, site);
  const touchpoints = all.map((row) => row.touchpoint).filter((row) => !touchpoint || row.slug === touchpoint);
  const ids = touchpoints.map((row) => row.id);
  const [revisions, counts] = await Promise.all([listRevisions(db, ids), readCounts(db, ids, period, by)]);
  const settings = { tooFewBelow, lowBelow, level };
  return {
    site: site.slug,
    timeZone,
    ...period,
    by,
    level,
    touchpoints: touchpoints.map((row) => ({
      touchpoint: row.slug,
      name: row.name,
      stage: row.stage,
      order: row.position,
      state: row.state === "paused" ? "paused" : "live",
      series: seriesOf(
        revisions
          .filter((one) => one.touchpointId === row.id)
          .map(({ revision, survey, createdAt }) => ({
            revision,
            survey,
            since: siteDay(site, createdAt),
            counts: new Map(
              counts
                .filter((one) => one.touchpointId === row.id && one.revision === revision)
                .map((one) => [one.bucket, one.counts]),
            ),
          })),
        { period, by, today, settings },
      ),
    })),
  };
}
