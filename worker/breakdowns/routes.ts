/** `/api/v1/sites/{site}/touchpoints/{touchpoint}/breakdowns`: what is broken down, and the scores by segment. */
import { createRoute, z } from "@hono/zod-openapi";
import { Breakdown, BreakdownScores, BreakdownState, BreakdownStates } from "../contract/breakdowns.ts";
import { Compare } from "../contract/periods.ts";
import { MAX_PROPERTY_CHARS } from "../contract/limits.ts";
import { CHANNELS, Slug } from "../contract/terms.ts";
import { apiRouter, conflict, done, FAILURES, json, problem, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { comparedOf, periodOf, periodQuery } from "../http/period.ts";
import { Problem, refuse } from "../http/problem.ts";
import { levelOf, levelQuery, marginQuery } from "../scores/query.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listRevisions, touchpointBySlug } from "../sites/touchpoint-store.ts";
import {
  addBreakdown,
  type BreakdownRow,
  FILLED,
  fillBreakdowns,
  listBreakdowns,
  removeBreakdown,
  STEPS_AT_ONCE,
} from "./breakdown-store.ts";
import { breakdownSeries } from "./scores.ts";

const ALWAYS = ["channel", "revision"] as const;
const params = z.object({ site: Slug, touchpoint: Slug });
const withBreakdown = params.extend({ breakdown: Breakdown });

const UNKNOWN = problem("Not found, or not for this key", ["unknown-site", "unknown-touchpoint", "unknown-breakdown"]);

const list = createRoute({
  method: "get",
  path: "/sites/{site}/touchpoints/{touchpoint}/breakdowns",
  ...operation("listBreakdowns", "Breakdowns", "scores:read"),
  summary: "What this touchpoint's scores are broken down by",
  request: { params },
  responses: { ...reads(BreakdownStates, "All that are switched on"), ...FAILURES },
});

const put = createRoute({
  method: "put",
  path: "/sites/{site}/touchpoints/{touchpoint}/breakdowns/{breakdown}",
  ...operation("putBreakdown", "Breakdowns", "manage"),
  summary: "Switch a breakdown on; what is stored already is counted in the background",
  request: { params: withBreakdown },
  responses: {
    200: json(BreakdownState, "It is switched on"),
    201: json(BreakdownState, "Switched on"),
    ...FAILURES,
    404: UNKNOWN,
    ...conflict("too-many-breakdowns"),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/sites/{site}/touchpoints/{touchpoint}/breakdowns/{breakdown}",
  ...operation("deleteBreakdown", "Breakdowns", "manage"),
  summary: "Switch a breakdown off; its counts go, the responses stay",
  request: { params: withBreakdown },
  responses: { 204: done("Switched off"), ...FAILURES, 404: UNKNOWN },
});

const read = createRoute({
  method: "get",
  path: "/sites/{site}/touchpoints/{touchpoint}/breakdowns/{breakdown}",
  ...operation("readBreakdown", "Breakdowns", "scores:read"),
  summary: "Scores by segment, each against the rest, another period, or another segment",
  request: {
    params: withBreakdown,
    query: z.strictObject({
      ...periodQuery,
      compare: Compare.optional().meta({ description: "Adds each segment's change from this period" }),
      against: z
        .string()
        .min(1)
        .max(MAX_PROPERTY_CHARS)
        .optional()
        .meta({ description: "In place of `compare`: adds each segment's change from the segment of this value" }),
      margin: marginQuery,
      level: levelQuery,
    }),
  },
  responses: { ...reads(BreakdownScores, "The scores"), ...FAILURES, 404: UNKNOWN },
});

const unknown = (breakdown: string, why: string) => new Problem(404, "unknown-breakdown", `${breakdown} ${why}`);

const isAlways = (breakdown: string) => ALWAYS.some((one) => one === breakdown);

function stateOf({ breakdown, segments, filledTo, createdAt }: BreakdownRow): BreakdownState {
  return {
    breakdown,
    segments: segments?.length ?? 0,
    filled: filledTo === FILLED,
    createdAt: new Date(createdAt).toISOString(),
  };
}

export const breakdownRoutes = apiRouter()
  .openapi(list, async (c) => {
    const { site: siteSlug, touchpoint: slug } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    const rows = await listBreakdowns(c.env.DB, touchpoint.id);
    const always = ALWAYS.map((breakdown) => ({ breakdown, segments: 0, filled: true, createdAt: null }));
    return c.json({ breakdowns: [...always, ...rows.map(stateOf)] }, 200);
  })
  .openapi(put, async (c) => {
    const { site: siteSlug, touchpoint: slug, breakdown } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    if (isAlways(breakdown)) throw unknown(breakdown, "is always there");
    const declared = (await listRevisions(c.env.DB, [touchpoint.id])).flatMap(({ survey }) => survey.properties);
    if (breakdown.startsWith("properties.") && !declared.some(({ key }) => `properties.${key}` === breakdown)) {
      throw unknown(breakdown, "is no property that this touchpoint declares");
    }
    const { row, isNew } = await addBreakdown(c.env.DB, touchpoint.id, breakdown, Date.now());
    c.executionCtx.waitUntil(fillBreakdowns(c.env.DB, STEPS_AT_ONCE));
    return isNew ? c.json(stateOf(row), 201) : c.json(stateOf(row), 200);
  })
  .openapi(remove, async (c) => {
    const { site: siteSlug, touchpoint: slug, breakdown } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    const there = await listBreakdowns(c.env.DB, touchpoint.id);
    if (!there.some((row) => row.breakdown === breakdown)) throw unknown(breakdown, "is not switched on");
    await removeBreakdown(c.env.DB, touchpoint.id, breakdown);
    return c.body(null, 204);
  })
  .openapi(read, async (c) => {
    const { site: siteSlug, touchpoint: slug, breakdown } = c.req.valid("param");
    const { compare, against, margin, level: percent, ...days } = c.req.valid("query");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    const row = (await listBreakdowns(c.env.DB, touchpoint.id)).find((one) => one.breakdown === breakdown);
    if (!row && !isAlways(breakdown)) throw unknown(breakdown, "is not switched on");
    if (compare && against) refuse("/query/against", "compared-twice", "either `compare` or `against`");
    const told: readonly string[] = breakdown === "channel" ? CHANNELS : (row?.segments ?? []);
    if (against && breakdown !== "revision" && !told.includes(against)) {
      refuse("/query/against", "unknown-segment", `${against} is not told apart in ${breakdown}`);
    }
    const { period, today } = periodOf(days, site, Date.now());
    const other = against ? { segment: against } : null;
    const compared = compare ? comparedOf(compare, period, today) : other;
    const level = levelOf(percent);
    const request = { breakdown, period, today, level, compared, ...(margin && { margin }) };
    const scores = {
      site: site.slug,
      touchpoint: touchpoint.slug,
      breakdown,
      filled: !row || row.filledTo === FILLED,
      timeZone: site.settings.timeZone,
      ...period,
      level,
      compared,
      series: await breakdownSeries(c.env.DB, site, touchpoint, request),
    };
    return c.json(scores, 200);
  });
