/**
 * Response limits: after how many answers a touchpoint is asked no more. They stop the asking and never refuse an answer,
 * so prompts that stand already, and scripts that browsers keep, may take the count a little past the limit.
 */
import type { Limits } from "../contract/rules.ts";
import { siteDay } from "../collect/showing.ts";
import { addDays, daysBetween, startOfDay } from "../scores/calendar.ts";
import type { KnownSite, KnownTouchpoint } from "../sites/directory.ts";

/** Answers to the current main question, whatever the revision and channel; neither generated nor imported ones. */
export interface Answers {
  /** Of all days before today. */
  before: number;
  today: number;
}

/** Where today stands, by the site's calendar. */
export interface Progress {
  /** Share of today that is over, 0 to 1. */
  elapsed: number;
  /** Days of the schedule that are left, today included; `null` where it has no end. */
  daysLeft: number | null;
}

/**
 * Whether another answer is within the limits. Spread evenly, today takes as much of its allowance as has passed of the
 * day, and one answer at least; its allowance is `perDay`, and of a schedule that ends, an even share of what is left.
 */
export function isWithinLimits({ before, today }: Answers, limits: Limits, { elapsed, daysLeft }: Progress): boolean {
  const { total = Infinity, perDay = Infinity, spread } = limits;
  const left = total - before;
  if (today >= Math.min(left, perDay)) return false;
  const allowance = Math.min(perDay, daysLeft === null ? Infinity : left / Math.max(1, daysLeft));
  return !spread || allowance === Infinity || today + 1 <= Math.max(1, allowance * elapsed);
}

/**
 * Days from one to the other, both included, that fall on these weekdays; 0 when the first comes after the last.
 * @param weekdays 1 Monday to 7 Sunday
 */
export function scheduledDays(
  first: string,
  last: string,
  weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7],
): number {
  const some = new Set(weekdays);
  const days = Math.max(0, daysBetween(first, last) + 1);
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  const rest = Array.from({ length: days % 7 }, (_, passed) => ((weekday + passed + 6) % 7) + 1);
  return Math.floor(days / 7) * some.size + rest.filter((one) => some.has(one)).length;
}

/** Answers of earlier days hardly change: they are counted once an hour, and today's for each reading of the site. */
const EARLIER_FRESH_MS = 3_600_000;
const MAX_EARLIER = 2_000;

interface Earlier {
  /** Question and day that this belongs to. */
  of: string;
  answers: number;
  readAt: number;
}

/** By touchpoint. */
const earlierAnswers = new WeakMap<D1Database, Map<number, Earlier>>();
/** Goes with the site as it is remembered, and so is some seconds old at most. */
const spentBySite = new WeakMap<KnownSite, ReadonlySet<string>>();

/** Slugs of the touchpoints that have their answers, in all or for now. Costs nothing where there are no limits, else one query in some seconds. */
export async function spentTouchpoints(db: D1Database, site: KnownSite, nowMs: number): Promise<ReadonlySet<string>> {
  const kept = spentBySite.get(site);
  if (kept) return kept;
  const limited = [...site.touchpoints.values()].filter(({ state, survey: { rules } }) => {
    const { total, perDay } = rules.limits;
    return state === "live" && (total ?? perDay) !== undefined;
  });
  const spent = limited.length > 0 ? await readSpent(db, site, limited, nowMs) : [];
  const slugs = new Set(spent.map(({ slug }) => slug));
  spentBySite.set(site, slugs);
  return slugs;
}

async function readSpent(db: D1Database, site: KnownSite, limited: readonly KnownTouchpoint[], nowMs: number) {
  const { timeZone } = site.settings;
  const today = siteDay(site, nowMs);
  const [start, end] = [startOfDay(today, timeZone), startOfDay(addDays(today, 1), timeZone)];
  const elapsed = Math.min(1, Math.max(0, (nowMs - start) / (end - start)));
  const answers = await readAnswers(db, limited, today, nowMs);
  return limited.filter(({ id, survey: { rules } }) => {
    const { until, weekdays } = rules.schedule;
    const daysLeft = until === undefined ? null : scheduledDays(today, until, weekdays);
    return !isWithinLimits(answers.get(id) ?? { before: 0, today: 0 }, rules.limits, { elapsed, daysLeft });
  });
}

const answersOf = (days: string) => `(
  SELECT coalesce(sum(answered - generated), 0)
  FROM rollups CROSS JOIN revisions USING (touchpoint_id, revision)
  WHERE touchpoint_id = touchpoint.value ->> 'id' AND ${days} AND channel <> 'import'
    AND question_key = touchpoint.value ->> 'key')`;

/** ?1: touchpoints as a JSON array, with the key of their question and the day up to which to count; ?2: today. */
const COUNT = `
SELECT touchpoint.value ->> 'id' AS id, ${answersOf("day < touchpoint.value ->> 'until'")} AS before,
  ${answersOf("day >= ?2")} AS today
FROM json_each(?1) AS touchpoint`;

/**
 * One query, which reads three rows a touchpoint and two a rollup: the revisions and channels of today, and once an hour, of
 * touchpoints with a total, of all days before.
 */
async function readAnswers(db: D1Database, limited: readonly KnownTouchpoint[], today: string, nowMs: number) {
  const earlier = earlierAnswers.get(db) ?? new Map<number, Earlier>();
  earlierAnswers.set(db, earlier);
  const wanted = limited.map(({ id, survey: { question, rules } }) => {
    const of = `${question.key} ${today}`;
    const known = earlier.get(id);
    const isKnown = known?.of === of && nowMs - known.readAt < EARLIER_FRESH_MS;
    const isRead = rules.limits.total !== undefined && !isKnown;
    return { id, key: question.key, until: isRead ? today : "", of, isRead, before: isKnown ? known.answers : 0 };
  });
  const { results } = await db.prepare(COUNT).bind(JSON.stringify(wanted), today).all<Answers & { id: number }>();
  const read = new Map(results.map((row) => [row.id, row]));
  const answers = new Map<number, Answers>();
  for (const { id, of, isRead, before } of wanted) {
    const row = read.get(id) ?? { before: 0, today: 0 };
    answers.set(id, { before: isRead ? row.before : before, today: row.today });
    if (!isRead) continue;
    if (earlier.size >= MAX_EARLIER) earlier.clear();
    earlier.set(id, { of, answers: row.before, readAt: nowMs });
  }
  return answers;
}
