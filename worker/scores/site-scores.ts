/** Scores of a site: from rows to what the API, and later the pages, show. */
import { siteDay } from "../collect/showing.ts";
import type { Level } from "../contract/numbers.ts";
import type { BucketLength, SiteScores } from "../contract/scores.ts";
import { listRevisions, listTouchpoints, type RevisionRow, type TouchpointRow } from "../sites/touchpoint-store.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { addDays, type Period } from "./calendar.ts";
import { type BucketCounts, readCounts } from "./score-store.ts";
import { type CountedRevision, seriesOf } from "./series.ts";
import { judged } from "./verdicts.ts";

export interface ScoresRequest {
  period: Period;
  by: BucketLength | null;
  today: string;
  level: Level;
  touchpoint?: string | undefined;
  /** Days of the rolling window that ends with each bucket; only with `by`. */
  rolling?: number | null;
  /** Wanted half-width of the intervals, in points of the scale's 100. */
  margin?: number;
  /** The period that this one is compared with; they share no day. */
  compared?: Period | null;
}

/**
 * Scores of all touchpoints of a site, or of the one asked for, in journey order. Two round trips. Where periods are compared
 * all touchpoints are counted whatever is asked for, because they are judged together.
 */
export async function siteScores(db: D1Database, site: SiteRow, request: ScoresRequest): Promise<SiteScores> {
  const { period, by, today, level, touchpoint, rolling = null, compared = null, margin } = request;
  const { timeZone, tooFewBelow, lowBelow } = site.settings;
  const isShown = ({ slug }: TouchpointRow) => !touchpoint || slug === touchpoint;
  const all = (await listTouchpoints(db, site)).map((row) => row.touchpoint);
  const counted = compared ? all : all.filter(isShown);
  const counts = await readAll(
    db,
    counted.map((row) => row.id),
    request,
  );
  const settings = { tooFewBelow, lowBelow, level };
  const seriesRequest = {
    period,
    by,
    rolling,
    today,
    settings,
    isCompared: compared !== null,
    ...(margin && { margin }),
  };
  const series = judged(counted.map((row) => seriesOf(countedRevisions(site, row, counts), seriesRequest)));
  return {
    site: site.slug,
    timeZone,
    ...period,
    by,
    rolling,
    level,
    compared,
    touchpoints: counted.flatMap((row, place) =>
      isShown(row)
        ? [
            {
              touchpoint: row.slug,
              name: row.name,
              stage: row.stage,
              order: row.position,
              state: row.state === "paused" ? "paused" : "live",
              series: series[place] ?? [],
            },
          ]
        : [],
    ),
  };
}

interface AllCounts {
  revisions: RevisionRow[];
  now: BucketCounts[];
  before: BucketCounts[];
  days: BucketCounts[];
}

/** Everything that the scores are computed from, in one round trip's time. */
async function readAll(db: D1Database, ids: number[], request: ScoresRequest): Promise<AllCounts> {
  const { period, by, rolling, compared } = request;
  // The first window ends with the first bucket, which may be cut to a single day.
  const windows = by && rolling ? { from: addDays(period.from, 1 - rolling), to: period.to } : null;
  const [revisions, now, before, days] = await Promise.all([
    listRevisions(db, ids),
    readCounts(db, ids, period, by),
    compared ? readCounts(db, ids, compared, null) : [],
    windows ? readCounts(db, ids, windows, "day") : [],
  ]);
  return { revisions, now, before, days };
}

function countedRevisions(
  site: SiteRow,
  { id }: TouchpointRow,
  { revisions, ...counts }: AllCounts,
): CountedRevision[] {
  return revisions
    .filter((one) => one.touchpointId === id)
    .map(({ revision, survey, createdAt }) => {
      const own = (all: readonly BucketCounts[]) =>
        all.filter((one) => one.touchpointId === id && one.revision === revision);
      const byBucket = (all: readonly BucketCounts[]) => new Map(own(all).map((one) => [one.bucket, one.counts]));
      return {
        revision,
        survey,
        since: siteDay(site, createdAt),
        counts: byBucket(counts.now),
        days: byBucket(counts.days),
        before: own(counts.before)[0]?.counts,
      };
    });
}
