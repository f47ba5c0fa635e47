/** `GET /api/v1/sites/{site}/scores` and `…/journey` */
import { createRoute, z } from "@hono/zod-openapi";
import { MAX_ROLLING_DAYS, MIN_ROLLING_DAYS } from "../contract/limits.ts";
import { Journey } from "../contract/journey.ts";
import { BucketLength, SiteScores } from "../contract/scores.ts";
import { Compare } from "../contract/periods.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, FAILURES, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { comparedOf, periodOf, periodQuery } from "../http/period.ts";
import { Problem, refuse } from "../http/problem.ts";
import { siteBySlug, type SiteRow } from "../sites/site-store.ts";
import { levelOf, levelQuery, marginQuery } from "./query.ts";
import { siteJourney } from "./site-journey.ts";
import { siteScores } from "./site-scores.ts";

export const scoresQuery = z.strictObject({
  ...periodQuery,
  compare: Compare.optional().meta({
    description:
      "What the period is compared with: `previous` (as many days just before), a word of `period`, or two days",
    example: "previous",
  }),
  by: BucketLength.optional().meta({ description: "Adds the trend in buckets of this length" }),
  rolling: z.coerce
    .number()
    .int()
    .min(MIN_ROLLING_DAYS)
    .max(MAX_ROLLING_DAYS)
    .optional()
    .meta({ description: "With `by`: adds to each bucket the pooled score of so many days that end with it" }),
  margin: marginQuery,
  touchpoint: Slug.optional().meta({ description: "Only this touchpoint" }),
  level: levelQuery,
});

const read = createRoute({
  method: "get",
  path: "/sites/{site}/scores",
  ...operation("readScores", "Scores", "scores:read"),
  summary: "Scores per touchpoint, in journey order",
  request: { params: z.object({ site: Slug }), query: scoresQuery },
  responses: { ...reads(SiteScores, "The scores"), ...FAILURES },
});

export const journeyQuery = z.strictObject({
  ...periodQuery,
  compare: Compare.default("previous").meta({ description: "What the period is compared with" }),
  margin: marginQuery,
  level: levelQuery,
});

const journeyRoute = createRoute({
  method: "get",
  path: "/sites/{site}/journey",
  ...operation("readJourney", "Scores", "scores:read"),
  summary: "All touchpoints by stage: what changed, what is weakest and strongest, and what to mend first",
  request: {
    params: z.object({ site: Slug }),
    query: journeyQuery,
  },
  responses: { ...reads(Journey, "The journey"), ...FAILURES },
});

/** Scores as a query asks for them; 404 for a touchpoint that is not there, 422 for what is impossible. */
export async function readScores(
  db: D1Database,
  site: SiteRow,
  query: z.infer<typeof scoresQuery>,
): Promise<SiteScores> {
  const { by = null, touchpoint, level: percent, compare, rolling, margin, ...days } = query;
  if (rolling && !by) refuse("/query/rolling", "by-missing", "a rolling window ends with a bucket of `by`");
  // Windows are pooled from single days.
  const { period, today } = periodOf({ ...days, by: rolling ? "day" : by }, site, Date.now());
  const compared = compare ? comparedOf(compare, period, today) : null;
  const scores = await siteScores(db, site, {
    period,
    by,
    today,
    level: levelOf(percent),
    touchpoint,
    compared,
    rolling: rolling ?? null,
    ...(margin && { margin }),
  });
  if (touchpoint && scores.touchpoints.length === 0) {
    throw new Problem(404, "unknown-touchpoint", `no touchpoint ${touchpoint}`);
  }
  return scores;
}

/** The journey as a query asks for it; 422 for what is impossible. */
export async function readJourney(
  db: D1Database,
  site: SiteRow,
  query: z.infer<typeof journeyQuery>,
): Promise<Journey> {
  const { level: percent, compare, margin, ...days } = query;
  const { period, today } = periodOf(days, site, Date.now());
  const compared = comparedOf(compare, period, today);
  return siteJourney(db, site, { period, today, compared, level: levelOf(percent), ...(margin && { margin }) });
}

const withScores = apiRouter().openapi(read, async (c) => {
  const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
  return c.json(await readScores(c.env.DB, site, c.req.valid("query")), 200);
});

export const scoreRoutes = withScores.openapi(journeyRoute, async (c) => {
  const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
  return c.json(await readJourney(c.env.DB, site, c.req.valid("query")), 200);
});
