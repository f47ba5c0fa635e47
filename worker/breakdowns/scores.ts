/** Scores of one touchpoint by segment: from rows to what the API shows. */
import { siteDay } from "../collect/showing.ts";
import type { BreakdownScores, SegmentScore } from "../contract/breakdowns.ts";
import { SHOWING_CHANNELS } from "../contract/terms.ts";
import type { Period } from "../scores/calendar.ts";
import { addCounts, type Counts, emptyCounts } from "../scores/counts.ts";
import { againstRest } from "../scores/rank.ts";
import { readCounts } from "../scores/score-store.ts";
import { type CountedRevision, countsOfKey, type SeriesRequest, seriesOf } from "../scores/series.ts";
import { scoreSettings, type ScoresRequest } from "../scores/site-scores.ts";
import { judged } from "../scores/verdicts.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { listRevisions, type RevisionRow, type TouchpointRow } from "../sites/touchpoint-store.ts";
import { readSegments, type SegmentCounts } from "./breakdown-store.ts";

/** Segments as they are stored. */
const OTHER = "*";
const UNKNOWN = "";
const VALUE = "=";

export interface BreakdownRequest extends Pick<ScoresRequest, "period" | "today" | "level" | "margin"> {
  breakdown: string;
  /** What each change is measured from: the same segment in another period, or another segment in this one. */
  compared: Period | { segment: string } | null;
}

/** One segment with its revisions, and what each is compared with. */
interface Segment {
  stored: string;
  revisions: CountedRevision[];
}

/** The series of `BreakdownScores`. Three queries at most, whatever the number of segments and responses. */
export async function breakdownSeries(
  db: D1Database,
  site: SiteRow,
  touchpoint: TouchpointRow,
  request: BreakdownRequest,
): Promise<BreakdownScores["series"]> {
  const { breakdown, period, compared } = request;
  const read = async (days: Period) => readCountsBy(db, touchpoint.id, breakdown, days);
  const isPeriod = compared !== null && "from" in compared;
  const [revisions, now, before] = await Promise.all([
    listRevisions(db, [touchpoint.id]),
    read(period),
    isPeriod ? read(compared) : [],
  ]);
  const names = [...new Set([...now, ...before].map(({ segment }) => segment))];
  const countedIn = countsBy(now);
  const beforeIn = isPeriod ? countsBy(before) : inOther(countedIn, compared);
  const segments = names.map((stored): Segment => ({
    stored,
    revisions: revisions.map((one) =>
      counted(site, one, countedIn(stored, one.revision), beforeIn(stored, one.revision)),
    ),
  }));
  return scored(segments, {
    ...request,
    by: null,
    settings: scoreSettings(site, request.level),
    isCompared: compared !== null,
  });
}

type CountedIn = (segment: string, revision: number) => Counts;

/** The other segment's counts; none for itself, which is no comparison. */
function inOther(countedIn: CountedIn, compared: { segment: string } | null): CountedIn {
  const other = compared && VALUE + compared.segment;
  return (segment, revision) => (other === null || segment === other ? emptyCounts() : countedIn(other, revision));
}

/** Channel and revision are in every rollup, and so need no counts of their own. */
async function readCountsBy(
  db: D1Database,
  touchpointId: number,
  breakdown: string,
  period: Period,
): Promise<SegmentCounts[]> {
  if (breakdown !== "channel" && breakdown !== "revision") return readSegments(db, { touchpointId, breakdown }, period);
  const rows = await readCounts(db, [touchpointId], period, null);
  return rows.map(({ channel, revision, counts }) => {
    return { segment: VALUE + (breakdown === "channel" ? channel : String(revision)), revision, counts };
  });
}

function countsBy(rows: readonly SegmentCounts[]): CountedIn {
  const pooled = new Map<string, Counts>();
  for (const { segment, revision, counts } of rows) {
    const key = `${revision} ${segment}`;
    pooled.set(key, addCounts(pooled.get(key) ?? emptyCounts(), counts));
  }
  return (segment, revision) => pooled.get(`${revision} ${segment}`) ?? emptyCounts();
}

function counted(
  site: SiteRow,
  { revision, survey, createdAt }: RevisionRow,
  counts: Counts,
  before: Counts,
): CountedRevision {
  return { revision, survey, since: siteDay(site, createdAt), counts: new Map([["", counts]]), before };
}

/** Judged together: all segments of a breakdown at one touchpoint are one family (METRICS.md). */
function scored(segments: readonly Segment[], request: SeriesRequest & BreakdownRequest): BreakdownScores["series"] {
  const all = judged(
    segments.map((segment) =>
      seriesOf(segment.revisions, { ...request, showing: (asked) => isShowing(segment, asked, request.breakdown) }),
    ),
  );
  const questions = new Map(all.flat().map(({ question }) => [question.key, question]));
  return [...questions.values()].map((question) => {
    const places = segments.flatMap((segment, place) => {
      const series = all[place]?.find((one) => one.question.key === question.key);
      return series && series.n + (series.rates.shown ?? 0) > 0 ? [{ segment, series }] : [];
    });
    const rests = againstRest(
      places.map(({ segment }) => ({
        key: segment.stored,
        metric: question.metric,
        counts: countsOfKey(segment.revisions, question.key),
      })),
      request.settings,
    );
    const scores = places.map(({ segment, series: { question: _question, trend: _trend, ...series } }, place) => {
      return { ...named(segment.stored), ...series, againstRest: rests[place] ?? null };
    });
    return { question, segments: scores.toSorted(inOrder) };
  });
}

/** Segments do not know their channels: where nothing was shown, nobody could know what was. */
function isShowing({ stored, revisions }: Segment, asked: readonly number[], breakdown: string): boolean {
  if (breakdown === "channel") return SHOWING_CHANNELS.has(stored.slice(VALUE.length));
  return revisions.some(({ revision, counts }) => asked.includes(revision) && (counts.get("")?.shown ?? 0) > 0);
}

function named(stored: string): Pick<SegmentScore, "kind" | "value"> {
  if (stored === OTHER) return { kind: "other", value: null };
  if (stored === UNKNOWN) return { kind: "unknown", value: null };
  return { kind: "value", value: stored.slice(VALUE.length) };
}

const KINDS: readonly SegmentScore["kind"][] = ["value", "other", "unknown"];

/** Values by their answers, most first; then what is other, then unknown. */
function inOrder(a: SegmentScore, b: SegmentScore): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return byKind || b.n - a.n || (a.value ?? "").localeCompare(b.value ?? "", "en", { numeric: true });
}
