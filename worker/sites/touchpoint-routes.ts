/** `/api/v1/sites/{site}/touchpoints`: surveys kept as code. */
import { createRoute, z } from "@hono/zod-openapi";
import { Touchpoint, TouchpointInput, Touchpoints } from "../contract/site.ts";
import { isAsked } from "../contract/survey.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, BODY_FAILURES, conflict, done, FAILURES, json, jsonBody, reads, UNMET } from "../http/api.ts";
import { Conditions, requireMatch } from "../http/conditional.ts";
import { operation } from "../http/operation.ts";
import { Problem, refuse } from "../http/problem.ts";
import { forgetSite } from "./directory.ts";
import { conflictingKey } from "./question-keys.ts";
import { isSame } from "./same.ts";
import { siteBySlug } from "./site-store.ts";
import {
  deleteTouchpoint,
  findTouchpoint,
  insertTouchpoint,
  listRevisions,
  listTouchpoints,
  presentTouchpoint,
  surveyOf,
  touchpointBySlug,
  updateTouchpoint,
} from "./touchpoint-store.ts";

const siteParams = z.object({ site: Slug });
const params = z.object({ site: Slug, touchpoint: Slug });

const list = createRoute({
  method: "get",
  path: "/sites/{site}/touchpoints",
  ...operation("listTouchpoints", "Touchpoints", null),
  summary: "Touchpoints of a site in journey order",
  request: { params: siteParams },
  responses: { ...reads(Touchpoints, "All touchpoints"), ...FAILURES },
});

const read = createRoute({
  method: "get",
  path: "/sites/{site}/touchpoints/{touchpoint}",
  ...operation("readTouchpoint", "Touchpoints", null),
  summary: "One touchpoint with its current survey",
  request: { params },
  responses: { ...reads(Touchpoint, "The touchpoint"), ...FAILURES },
});

const put = createRoute({
  method: "put",
  path: "/sites/{site}/touchpoints/{touchpoint}",
  ...operation("putTouchpoint", "Touchpoints", "manage"),
  summary: "Create or replace a touchpoint; a changed survey becomes a new revision",
  request: { params, headers: Conditions, body: jsonBody(TouchpointInput) },
  responses: {
    200: json(Touchpoint, "Replaced"),
    201: json(Touchpoint, "Created"),
    ...FAILURES,
    ...BODY_FAILURES,
    ...UNMET,
    ...conflict("question-key-conflict", "too-many-touchpoints"),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/sites/{site}/touchpoints/{touchpoint}",
  ...operation("deleteTouchpoint", "Touchpoints", "manage"),
  summary: "Delete a touchpoint: asked and listed no more; its answers stay and a PUT brings it back",
  request: { params },
  responses: { 204: done("Deleted"), ...FAILURES },
});

export const touchpointRoutes = apiRouter()
  .openapi(list, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    const rows = await listTouchpoints(c.env.DB, site);
    return c.json({ touchpoints: rows.map((row) => presentTouchpoint(row.touchpoint, row.survey)) }, 200);
  })
  .openapi(read, async (c) => {
    const { site: siteSlug, touchpoint: slug } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const row = await touchpointBySlug(c.env.DB, site.id, slug);
    const current = (await listRevisions(c.env.DB, [row.id])).at(-1);
    if (!current) throw new Error(`touchpoint ${row.id} has no revision`);
    return c.json(presentTouchpoint(row, current.survey), 200);
  })
  .openapi(put, async (c) => {
    const { site: siteSlug, touchpoint: slug } = c.req.valid("param");
    const input = c.req.valid("json");
    const conditions = c.req.valid("header");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    if (!site.settings.stages.includes(input.stage)) {
      const message = `one of the site's stages: ${site.settings.stages.join(", ")}`;
      throw new Problem(422, "invalid-request", "unknown stage", {
        errors: [{ path: "/stage", code: "unknown-stage", message }],
      });
    }
    const nowMs = Date.now();
    const survey = surveyOf(input);
    if (input.state === "live" && !isAsked(survey)) {
      refuse("/state", "import-only", "answers on this scale can only be imported: keep the touchpoint paused");
    }
    const there = await findTouchpoint(c.env.DB, site.id, slug);
    if (!there) {
      refuseConflict([], survey);
      await requireMatch(conditions, null);
      const row = await insertTouchpoint(c.env.DB, site.id, slug, input, nowMs);
      forgetSite(c.env.DB, site.siteKey);
      return c.json(presentTouchpoint(row, survey), 201);
    }
    const earlier = (await listRevisions(c.env.DB, [there.id])).map((revision) => revision.survey);
    refuseConflict(earlier, survey);
    const current = earlier.at(-1);
    const isThere = current && there.state !== "deleted";
    const isSeen = await requireMatch(conditions, isThere ? presentTouchpoint(there, current) : null);
    const change = { input, surveyChanged: !isSame(current, survey), isSeen };
    const row = await updateTouchpoint(c.env.DB, there, change, nowMs);
    forgetSite(c.env.DB, site.siteKey);
    return c.json(presentTouchpoint(row, survey), there.state === "deleted" ? 201 : 200);
  })
  .openapi(remove, async (c) => {
    const { site: siteSlug, touchpoint: slug } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const row = await touchpointBySlug(c.env.DB, site.id, slug);
    await deleteTouchpoint(c.env.DB, row.id, Date.now());
    forgetSite(c.env.DB, site.siteKey);
    return c.body(null, 204);
  });

function refuseConflict(earlier: Parameters<typeof conflictingKey>[0], survey: Parameters<typeof conflictingKey>[1]) {
  const key = conflictingKey(earlier, survey);
  if (key === null) return;
  const detail = `the key ${key} has another meaning, now or in an earlier revision: give the question a new key`;
  throw new Problem(409, "question-key-conflict", detail);
}
