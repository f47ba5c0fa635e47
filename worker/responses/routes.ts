/** `/api/v1/sites/{site}/responses`: reading and deleting single responses. */
import { createRoute, z } from "@hono/zod-openapi";
import { deletion, storeStates } from "../collect/store.ts";
import { MAX_PAGE_SIZE } from "../contract/limits.ts";
import { ResponsePage } from "../contract/responses.ts";
import { BANDS, PromptId, Slug } from "../contract/terms.ts";
import { apiRouter, done, FAILURES, problem, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { linked } from "../http/page.ts";
import { periodOf, periodQuery } from "../http/period.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listRevisions, listTouchpoints, touchpointBySlug } from "../sites/touchpoint-store.ts";
import { presentResponse } from "./present.ts";
import { findResponse, readResponses } from "./response-store.ts";

/** Where a page ends: prompt id and touchpoint of its last response. Callers only hand it back. */
const Cursor = z.string().regex(/^[0-9a-f-]{36}\.\d{1,15}$/);

const query = z.strictObject({
  ...periodQuery,
  touchpoint: Slug.optional(),
  band: z.enum(BANDS).optional(),
  cursor: Cursor.optional().meta({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

const list = createRoute({
  method: "get",
  path: "/sites/{site}/responses",
  ...operation("listResponses", "Responses", "responses:read"),
  summary: "Responses, newest first",
  request: { params: z.object({ site: Slug }), query },
  responses: { ...reads(ResponsePage, "One page", "Link"), ...FAILURES },
});

const UNKNOWN = problem("Not found, or not for this key", ["unknown-site", "unknown-touchpoint", "unknown-response"]);

const remove = createRoute({
  method: "delete",
  path: "/sites/{site}/touchpoints/{touchpoint}/responses/{id}",
  ...operation("deleteResponse", "Responses", "responses:write"),
  summary: "Delete a response; it leaves every score",
  request: { params: z.object({ site: Slug, touchpoint: Slug, id: PromptId }) },
  responses: { 204: done("Deleted"), ...FAILURES, 404: UNKNOWN },
});

function readCursor(cursor: string): { id: string; touchpointId: number } {
  const [id = "", touchpointId = ""] = cursor.split(".");
  return { id, touchpointId: Number(touchpointId) };
}

export const responseRoutes = apiRouter()
  .openapi(list, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    const { limit, touchpoint, band, cursor, ...days } = c.req.valid("query");
    const { period } = periodOf(days, site, Date.now());
    const touchpoints = (await listTouchpoints(c.env.DB, site)).map((row) => row.touchpoint);
    if (touchpoint && !touchpoints.some((row) => row.slug === touchpoint)) {
      throw new Problem(404, "unknown-touchpoint", `no touchpoint ${touchpoint}`);
    }
    // One more than the page, to know whether there is another.
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const filter = { siteId: site.id, period, touchpoint, band, after, limit: limit + 1 };
    const rows = await readResponses(c.env.DB, filter);
    const page = rows.slice(0, limit);
    const revisions = await listRevisions(c.env.DB, [...new Set(page.map((row) => row.touchpointId))]);
    const responses = page.flatMap((row) => {
      const slug = touchpoints.find((one) => one.id === row.touchpointId)?.slug;
      const asked = revisions.find((one) => one.touchpointId === row.touchpointId && one.revision === row.revision);
      return slug && asked ? [presentResponse(row, slug, asked.survey)] : [];
    });
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json(linked(c, { responses, nextCursor: last ? `${last.id}.${last.touchpointId}` : null }), 200);
  })
  .openapi(remove, async (c) => {
    const { site: siteSlug, touchpoint: slug, id } = c.req.valid("param");
    const site = await siteBySlug(c.env.DB, c.var.grant, siteSlug);
    const touchpoint = await touchpointBySlug(c.env.DB, site.id, slug);
    const row = await findResponse(c.env.DB, touchpoint.id, id);
    if (!row) throw new Problem(404, "unknown-response", `no response ${id}`);
    await storeStates(c.env.DB, [deletion(touchpoint.id, id)], Date.now());
    return c.body(null, 204);
  });
