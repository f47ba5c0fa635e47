/** The journey of a site: its scores by stage, each beside the others of its metric. */
import type { Journey, JourneySeries } from "../contract/journey.ts";
import type { Channel } from "../contract/terms.ts";
import type { SiteRow } from "../sites/site-store.ts";
import type { Period } from "./calendar.ts";
import { actFirst, againstRest, consistencyOf, type Member } from "./rank.ts";
import type { ScoreSettings } from "./score.ts";
import { countsOfKey } from "./series.ts";
import {
  presented,
  type ScoredTouchpoint,
  scoredTouchpoints,
  scoreSettings,
  type ScoresRequest,
} from "./site-scores.ts";

type JourneyRequest = Pick<ScoresRequest, "period" | "today" | "level" | "margin"> & { compared: Period };

/** One question of one touchpoint, as a member of the site's family. */
type Asked = Member<{ touchpoint: string; question: string }>;

/** All touchpoints of a site by stage, in journey order. Costs what their scores cost: two round trips. */
export async function siteJourney(db: D1Database, site: SiteRow, request: JourneyRequest): Promise<Journey> {
  const { period, compared, level } = request;
  const settings = scoreSettings(site, level);
  const scored = await scoredTouchpoints(db, site, { ...request, by: null });
  const family = scored.flatMap(membersOf);
  const places = againstRest(family, settings).values();
  const touchpoints = scored.map((one) => ({
    stage: one.row.stage,
    ...presented(one.row),
    series: one.series.map(({ trend: _trend, ...series }): JourneySeries => ({
      ...series,
      againstRest: places.next().value ?? null,
      consistency: channelsOf(one, series.question, settings),
    })),
  }));
  return {
    site: site.slug,
    timeZone: site.settings.timeZone,
    ...period,
    level,
    compared,
    stages: site.settings.stages.map((stage) => ({
      stage,
      touchpoints: touchpoints.filter((one) => one.stage === stage).map(({ stage: _stage, ...one }) => one),
    })),
    actFirst: actFirst(family, settings).map(({ key, ...first }) => ({ ...key, ...first })),
  };
}

function membersOf({ row, series, revisions }: ScoredTouchpoint): Asked[] {
  return series.map(({ question: { key, metric } }) => ({
    key: { touchpoint: row.slug, question: key },
    metric,
    counts: countsOfKey(revisions, key),
  }));
}

/** How one question scores on each channel that has answers to it. */
function channelsOf(
  { channels, revisionsOn }: ScoredTouchpoint,
  { key, metric }: JourneySeries["question"],
  settings: ScoreSettings,
): JourneySeries["consistency"] {
  const members = channels.map((channel): Member<Channel> => {
    return { key: channel, metric, counts: countsOfKey(revisionsOn(channel), key) };
  });
  const answered = members.filter(({ counts }) => counts.answered > 0);
  return answered.length < 2 ? null : consistencyOf(answered, settings);
}
