/** Scores of a site: from rows to what the API, and later the pages, show. */
import { siteDay } from "../collect/showing.ts";
import type { Level } from "../contract/numbers.ts";
import type { BucketLength, ScoreSeries, SiteScores } from "../contract/scores.ts";
import { type Channel, CHANNELS, SHOWING_CHANNELS } from "../contract/terms.ts";
import { listRevisions, listTouchpoints, type RevisionRow, type TouchpointRow } from "../sites/touchpoint-store.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { addDays, type Period } from "./calendar.ts";
import { addCounts, type Counts, emptyCounts, isCounted } from "./counts.ts";
import type { ScoreSettings } from "./score.ts";
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

/** A touchpoint and what was found out about it. */
export interface ScoredTouchpoint {
  row: TouchpointRow;
  series: ScoreSeries[];
  /** On all channels together. */
  revisions: CountedRevision[];
  /** Those that have counts. */
  channels: Channel[];
  revisionsOn(this: void, channel: Channel): CountedRevision[];
}

/**
 * Scores of all touchpoints of a site, or of the one asked for, in journey order. Two round trips. Where periods are compared
 * all touchpoints are counted whatever is asked for, because they are judged together.
 */
export async function scoredTouchpoints(
  db: D1Database,
  site: SiteRow,
  request: ScoresRequest,
): Promise<ScoredTouchpoint[]> {
  const { period, by, today, touchpoint, rolling = null, compared = null, margin } = request;
  const isShown = ({ slug }: TouchpointRow) => !touchpoint || slug === touchpoint;
  const all = (await listTouchpoints(db, site)).map((row) => row.touchpoint);
  const counted = compared ? all : all.filter(isShown);
  const counts = await readAll(
    db,
    counted.map((row) => row.id),
    request,
  );
  const seriesRequest = {
    period,
    by,
    rolling,
    today,
    settings: scoreSettings(site, request.level),
    isCompared: compared !== null,
    ...(margin && { margin }),
  };
  const touchpoints = counted.map((row) => ({
    row,
    channels: channelsOf(row, counts),
    revisions: countedRevisions(site, row, counts),
    revisionsOn: (channel: Channel) => countedRevisions(site, row, counts, channel),
  }));
  const series = judged(
    touchpoints.map(({ row, revisions }) => {
      // Nobody can know what was shown of history alone.
      const showing = (asked: readonly number[]): boolean => {
        const some = counts.now.filter(
          (one) => one.touchpointId === row.id && asked.includes(one.revision) && isCounted(one.counts),
        );
        return some.length === 0 || some.some(({ channel }) => SHOWING_CHANNELS.has(channel));
      };
      return seriesOf(revisions, { ...seriesRequest, showing });
    }),
  );
  return touchpoints.map((one, place) => ({ ...one, series: series[place] ?? [] })).filter(({ row }) => isShown(row));
}

/** Scores of a site as the API gives them. */
export async function siteScores(db: D1Database, site: SiteRow, request: ScoresRequest): Promise<SiteScores> {
  const { period, by, level, rolling = null, compared = null } = request;
  const scored = await scoredTouchpoints(db, site, request);
  return {
    site: site.slug,
    timeZone: site.settings.timeZone,
    ...period,
    by,
    rolling,
    level,
    compared,
    touchpoints: scored.map(({ row, series }) => ({ ...presented(row), stage: row.stage, series })),
  };
}

/** What a touchpoint is called, and its place within its stage. */
export function presented({ slug, name, position, state }: TouchpointRow) {
  return {
    touchpoint: slug,
    name,
    order: position,
    state: state === "paused" ? ("paused" as const) : ("live" as const),
  };
}

export function scoreSettings({ settings }: SiteRow, level: Level): ScoreSettings {
  const { tooFewBelow, lowBelow } = settings;
  return { tooFewBelow, lowBelow, level };
}

function channelsOf({ id }: TouchpointRow, { now }: AllCounts): Channel[] {
  return CHANNELS.filter((channel) => now.some((one) => one.touchpointId === id && one.channel === channel));
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
  channel?: Channel,
): CountedRevision[] {
  return revisions
    .filter((one) => one.touchpointId === id)
    .map(({ revision, survey, createdAt }) => {
      const isOwn = (one: BucketCounts) =>
        one.touchpointId === id && one.revision === revision && (!channel || one.channel === channel);
      const byBucket = (all: readonly BucketCounts[]) => {
        const pooled = new Map<string, Counts>();
        for (const { bucket, counts: some } of all.filter(isOwn)) {
          pooled.set(bucket, addCounts(pooled.get(bucket) ?? emptyCounts(), some));
        }
        return pooled;
      };
      return {
        revision,
        survey,
        since: siteDay(site, createdAt),
        counts: byBucket(counts.now),
        days: byBucket(counts.days),
        before: byBucket(counts.before).get(""),
      };
    });
}
