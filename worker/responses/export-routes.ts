/** `/api/v1/sites/{site}/responses.csv` and `….ndjson`: responses as files. */
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Slug } from "../contract/terms.ts";
import { apiRouter, FAILURES, file } from "../http/api.ts";
import type { ApiEnv } from "../http/auth.ts";
import { markOf, markQuery } from "../http/csv.ts";
import { nameOf, sendFile } from "../http/file.ts";
import { operation } from "../http/operation.ts";
import { linked } from "../http/page.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listRevisions } from "../sites/touchpoint-store.ts";
import { type Asked, askedOf, presenter } from "./asked.ts";
import { csvLines, jsonLines, type Lines } from "./columns.ts";
import { Cursor, laterThan, type Range, readCursor, writeCursor } from "./ranges.ts";
import { filterQuery, type FilterQuery } from "./response-filter.ts";
import { planChunks, readRanges } from "./response-store.ts";

const query = z.strictObject({
  ...filterQuery,
  cursor: Cursor.optional().meta({ description: "Of the `Link` of the file before" }),
});
const params = z.object({ site: Slug });

const DESCRIPTION =
  "Touchpoint by touchpoint, oldest first, with the filters of the list. One file looks through as many responses as one " +
  "invocation of the Worker may; where there are more, `Link` leads to the next file. A file that could not be finished " +
  "breaks off: the connection ends with an error.";

const csv = createRoute({
  method: "get",
  path: "/sites/{site}/responses.csv",
  ...operation("exportResponsesCsv", "Responses", "responses:read"),
  summary: "Responses as CSV (RFC 4180)",
  description: `${DESCRIPTION} A text that a spreadsheet would take for a formula has an apostrophe before it.`,
  request: { params, query: query.extend({ bom: markQuery }) },
  responses: { 200: file("text/csv", "A header line, then a line for each", "Link"), ...FAILURES },
});

const ndjson = createRoute({
  method: "get",
  path: "/sites/{site}/responses.ndjson",
  ...operation("exportResponsesNdjson", "Responses", "responses:read"),
  summary: "Responses as NDJSON: a `Response` on each line",
  description: DESCRIPTION,
  request: { params, query },
  responses: { 200: file("application/x-ndjson", "A line for each", "Link"), ...FAILURES },
});

type ExportQuery = FilterQuery & { cursor?: string | undefined };

/** What a file will hold, and where it ends, before the first of it is sent. Sets the `Link`. */
async function prepare(c: Context<ApiEnv>, slug: string, { cursor, ...asked }: ExportQuery) {
  const site = await siteBySlug(c.env.DB, c.var.grant, slug);
  const found = await askedOf(c.env.DB, site, asked);
  const sorted = found.ranges.toSorted((a, b) => a.touchpointId - b.touchpointId);
  const ranges = cursor === undefined ? sorted : laterThan(sorted, readCursor(cursor));
  const { chunks, end } = await planChunks(c.env.DB, ranges, found.filter, c.env.EXPORT_READS);
  const ids = found.touchpoints.map((row) => row.id);
  const revisions = await listRevisions(c.env.DB, ids);
  linked(c, { nextCursor: end && writeCursor(end) });
  const what = asked.hasComment === "true" ? "comments" : "responses";
  const kind = asked.band === undefined ? what : `${asked.band}-${what}`;
  const part = cursor === undefined && end === null ? "" : "-part";
  const name = nameOf(slug, { touchpoint: asked.touchpoint, kind, ...found.period });
  return { ...found, chunks, revisions, name: name + part };
}

interface Export extends Asked {
  chunks: readonly Range[][];
  revisions: Awaited<ReturnType<typeof listRevisions>>;
}

/** The file as texts: one for what it begins with, and one for each chunk in which something passes the filter. */
export async function* textsOf(
  db: D1Database,
  { chunks, filter, touchpoints, revisions }: Export,
  lines: Lines,
  mark = "",
) {
  const present = presenter(touchpoints, revisions);
  if (mark + lines.header !== "") yield mark + lines.header;
  for (const chunk of chunks) {
    const rows = await readRanges(db, chunk, filter, { order: "stored" });
    const text = rows.flatMap(present).map(lines.line).join("");
    if (text !== "") yield text;
  }
}

export const responseExportRoutes = apiRouter()
  .openapi(csv, async (c) => {
    const { bom, ...asked } = c.req.valid("query");
    const found = await prepare(c, c.req.valid("param").site, asked);
    const lines = csvLines(found.revisions.map(({ survey }) => survey));
    const texts = textsOf(c.env.DB, found, lines, markOf(bom));
    return sendFile(c, { type: "text/csv", name: `${found.name}.csv`, texts });
  })
  .openapi(ndjson, async (c) => {
    const found = await prepare(c, c.req.valid("param").site, c.req.valid("query"));
    const texts = textsOf(c.env.DB, found, jsonLines);
    return sendFile(c, { type: "application/x-ndjson", name: `${found.name}.ndjson`, texts });
  });
