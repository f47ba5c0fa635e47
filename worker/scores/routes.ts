/** `GET /api/v1/sites/{site}/scores` */
import { createRoute, z } from "@hono/zod-openapi";
import { LEVELS } from "../contract/numbers.ts";
import { BucketLength, SiteScores } from "../contract/scores.ts";
import { Day, Slug } from "../contract/terms.ts";
import { apiRouter, FAILURES, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { periodOf } from "../http/period.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { siteScores } from "./site-scores.ts";

const query = z.strictObject({
  from: Day.optional().meta({ description: "First local day; 30 days before the end when absent" }),
  to: Day.optional().meta({ description: "Last local day, included; today when absent" }),
  by: BucketLength.optional().meta({ description: "Adds the trend in buckets of this length" }),
  touchpoint: Slug.optional().meta({ description: "Only this touchpoint" }),
  level: z.enum(["90", "95", "99"]).default("95").meta({ description: "Level of the intervals, in percent" }),
});

const read = createRoute({
  method: "get",
  path: "/sites/{site}/scores",
  ...operation("readScores", "Scores", "scores:read"),
  summary: "Scores per touchpoint, in journey order",
  request: { params: z.object({ site: Slug }), query },
  responses: { ...reads(SiteScores, "The scores"), ...FAILURES },
});

export const scoreRoutes = apiRouter().openapi(read, async (c) => {
  const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
  const { by = null, touchpoint, level, ...days } = c.req.valid("query");
  const { period, today } = periodOf({ ...days, by }, site, Date.now());
  const wanted = LEVELS.find((one) => one * 100 === Number(level)) ?? 0.95;
  const scores = await siteScores(c.env.DB, site, { period, by, today, level: wanted, touchpoint });
  if (touchpoint && scores.touchpoints.length === 0) {
    throw new Problem(404, "unknown-touchpoint", `no touchpoint ${touchpoint}`);
  }
  return c.json(scores, 200);
});
