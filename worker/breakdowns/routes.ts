/** `/api/v1/sites/{site}/touchpoints/{touchpoint}/breakdowns`: what is broken down, and the scores by segment. */
import { createRoute, z } from "@hono/zod-openapi";
import { Breakdown, BreakdownScores, BreakdownState, BreakdownStates } from "../contract/breakdowns.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, conflict, done, FAILURES, json, problem, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listRevisions, touchpointBySlug } from "../sites/touchpoint-store.ts";
import { addBreakdown, fillBreakdowns, listBreakdowns, removeBreakdown, STEPS_AT_ONCE } from "./breakdown-store.ts";
import { breakdownQuery, isAlways, readBreakdown, readBreakdownStates, stateOf, unknownBreakdown } from "./read.ts";

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
    query: breakdownQuery,
  },
  responses: { ...reads(BreakdownScores, "The scores"), ...FAILURES, 404: UNKNOWN },
});

export const breakdownRoutes = apiRouter()
  .openapi(list, async (c) => {
    const { site: siteSlug, touchpoint: slug } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    return c.json({ breakdowns: await readBreakdownStates(c.env.DB, touchpoint) }, 200);
  })
  .openapi(put, async (c) => {
    const { site: siteSlug, touchpoint: slug, breakdown } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    if (isAlways(breakdown)) throw unknownBreakdown(breakdown, "is always there");
    const declared = (await listRevisions(c.env.DB, [touchpoint.id])).flatMap(({ survey }) => survey.properties);
    if (breakdown.startsWith("properties.") && !declared.some(({ key }) => `properties.${key}` === breakdown)) {
      throw unknownBreakdown(breakdown, "is no property that this touchpoint declares");
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
    if (!there.some((row) => row.breakdown === breakdown)) throw unknownBreakdown(breakdown, "is not switched on");
    await removeBreakdown(c.env.DB, touchpoint.id, breakdown);
    return c.body(null, 204);
  })
  .openapi(read, async (c) => {
    const { site: siteSlug, touchpoint: slug, breakdown } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    return c.json(await readBreakdown(c.env.DB, { site, touchpoint, breakdown }, c.req.valid("query")), 200);
  });
