/** `/api/v1/sites/{site}/scores.csv` and `….ndjson`: scores as files. */
import { createRoute, z } from "@hono/zod-openapi";
import { siteDay } from "../collect/showing.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, FAILURES, file } from "../http/api.ts";
import type { Grant } from "../http/auth.ts";
import { markOf, markQuery } from "../http/csv.ts";
import { nameOf, sendFile } from "../http/file.ts";
import { operation } from "../http/operation.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { csvOfScores, scoreLines } from "./lines.ts";
import { readScores, scoresQuery } from "./routes.ts";

const query = scoresQuery.omit({ compare: true, margin: true });
const params = z.object({ site: Slug });

const DESCRIPTION =
  "A line for each touchpoint and question and, with `by`, for each bucket of its trend; else one for the whole period, with its rates. " +
  "With `rolling`, a line is of so many days that end with the bucket, pooled: `from` and `to` are theirs.";

const csv = createRoute({
  method: "get",
  path: "/sites/{site}/scores.csv",
  ...operation("exportScoresCsv", "Scores", "scores:read"),
  summary: "Scores as CSV (RFC 4180)",
  description: DESCRIPTION,
  request: { params, query: query.extend({ bom: markQuery }) },
  responses: { 200: file("text/csv", "A header line, then the scores"), ...FAILURES },
});

const ndjson = createRoute({
  method: "get",
  path: "/sites/{site}/scores.ndjson",
  ...operation("exportScoresNdjson", "Scores", "scores:read"),
  summary: "Scores as NDJSON",
  description: DESCRIPTION,
  request: { params, query },
  responses: { 200: file("application/x-ndjson", "One on each line"), ...FAILURES },
});

async function prepare(db: D1Database, grant: Grant, slug: string, asked: z.infer<typeof query>) {
  const site = await siteBySlug(db, grant, slug);
  const scores = await readScores(db, site, asked);
  const lines = scoreLines(scores, siteDay(site, Date.now()));
  const { from, to, by, rolling } = scores;
  const kind = ["scores", ...(by ? ["by", by] : []), ...(rolling === null ? [] : ["rolling", rolling])].join("-");
  return { lines, name: nameOf(slug, { touchpoint: asked.touchpoint, kind, from, to }) };
}

export const scoreExportRoutes = apiRouter()
  .openapi(csv, async (c) => {
    const { bom, ...asked } = c.req.valid("query");
    const { lines, name } = await prepare(c.env.DB, c.var.grant, c.req.valid("param").site, asked);
    return sendFile(c, { type: "text/csv", name: `${name}.csv`, texts: [markOf(bom) + csvOfScores(lines)] });
  })
  .openapi(ndjson, async (c) => {
    const { lines, name } = await prepare(c.env.DB, c.var.grant, c.req.valid("param").site, c.req.valid("query"));
    const texts = [lines.map((line) => `${JSON.stringify(line)}\n`).join("")];
    return sendFile(c, { type: "application/x-ndjson", name: `${name}.ndjson`, texts });
  });
