/** `/api/v1/sites/{site}/responses`: reading and deleting single responses. */
import { createRoute, z } from "@hono/zod-openapi";
import { deletion, storeStates } from "../collect/store.ts";
import { MAX_PAGE_SIZE } from "../contract/limits.ts";
import { ResponsePage } from "../contract/responses.ts";
import { PromptId, Slug } from "../contract/terms.ts";
import { apiRouter, done, FAILURES, problem, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { linked } from "../http/page.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug, type SiteRow } from "../sites/site-store.ts";
import { touchpointBySlug } from "../sites/touchpoint-store.ts";
import { askedOf, presentAll } from "./asked.ts";
import { Cursor, olderThan, readCursor, writeCursor } from "./ranges.ts";
import { filterQuery } from "./response-filter.ts";
import { findResponse, readPage, type TaggedRow } from "./response-store.ts";

const encoder = new TextEncoder();

export const responsesQuery = z.strictObject({
  ...filterQuery,
  cursor: Cursor.optional().meta({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

const list = createRoute({
  method: "get",
  path: "/sites/{site}/responses",
  ...operation("listResponses", "Responses", "responses:read"),
  summary: "Responses, newest first",
  description:
    "Filters combine. A page looks through 5,000 responses at the most: it may be short, even empty, while `nextCursor` " +
    "says that there is more.",
  request: { params: z.object({ site: Slug }), query: responsesQuery },
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

/**
 * One page of responses as a query asks for it; 404 for a touchpoint that is not there, 422 for what is impossible.
 * @param mostBytes of UTF-8 text on the page, but for a first response that has more: it may be shorter than asked for
 */
export async function readResponses(
  db: D1Database,
  site: SiteRow,
  { limit, cursor, ...asked }: z.infer<typeof responsesQuery>,
  mostBytes = Infinity,
): Promise<ResponsePage> {
  const { touchpoints, ranges, filter } = await askedOf(db, site, asked);
  const left = cursor === undefined ? ranges : olderThan(ranges, readCursor(cursor));
  const page = await readPage(db, left, filter, limit);
  const rows = fitting(page.rows, mostBytes);
  const end = rows.length < page.rows.length ? (rows.at(-1) ?? null) : page.end;
  return { responses: await presentAll(db, touchpoints, rows), nextCursor: end && writeCursor(end) };
}

/** The first rows whose texts are at most so many bytes; one at the least. */
function fitting(rows: readonly TaggedRow[], mostBytes: number): TaggedRow[] {
  let bytes = 0;
  return rows.filter(({ answerText, comment }, at) => {
    bytes += encoder.encode(`${answerText ?? ""}${comment ?? ""}`).length;
    return at === 0 || bytes <= mostBytes;
  });
}

export const responseRoutes = apiRouter()
  .openapi(list, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    return c.json(linked(c, await readResponses(c.env.DB, site, c.req.valid("query"))), 200);
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
