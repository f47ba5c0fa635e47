/** `POST /api/v1/sites/{site}/imports`: history from elsewhere, as CSV or NDJSON. */
import { createRoute, z } from "@hono/zod-openapi";
import { Columns, ImportReport } from "../contract/imports.ts";
import { MAX_IMPORT_ROWS } from "../contract/limits.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, BODY_FAILURES, FAILURES, json, problem } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { Problem, refuse } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listRevisions, listTouchpoints, type RevisionRow } from "../sites/touchpoint-store.ts";
import { importTable } from "./import.ts";
import { columnsRead, isPropertyColumn, type Mapping, NESTED, PROPERTY } from "./said.ts";
import { readCsv, readNdjson, type Table } from "./table.ts";

const READERS = new Map([
  ["text/csv", readCsv],
  ["application/x-ndjson", readNdjson],
]);

/** JSON text of a mapping. */
const ColumnsText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("a JSON object");
      return z.NEVER;
    }
  })
  .pipe(Columns);

const importResponses = createRoute({
  method: "post",
  path: "/sites/{site}/imports",
  ...operation("importResponses", "Responses", "responses:write"),
  summary: "Take answers of the past in, each once; they count in scores, on the channel `import`, and in no rate",
  request: {
    params: z.object({ site: Slug }),
    query: z.strictObject({
      touchpoint: Slug.optional().meta({ description: "Of rows that name none" }),
      columns: ColumnsText.optional().meta({
        type: "string",
        description: "JSON text: which column holds what, where they are not named as in an export",
        example: '{"answer":"Score","shownAt":"Date","properties.plan":"Plan"}',
      }),
      part: z.coerce.number().int().min(1).max(1_000_000).default(1).meta({
        description: "Number of this file, where a history is sent in several: equal rows of two are two answers",
      }),
      dryRun: z.enum(["true", "false"]).default("false").meta({ description: "Only say what would be" }),
    }),
    body: {
      required: true,
      content: { "text/csv": { schema: z.string() }, "application/x-ndjson": { schema: z.string() } },
    },
  },
  responses: {
    200: json(ImportReport, "What became of the rows"),
    ...FAILURES,
    ...BODY_FAILURES,
    400: problem("The file has no rows, a column twice, or another encoding", ["malformed"]),
    415: problem("The body is neither text/csv nor application/x-ndjson", ["unsupported-media-type"]),
  },
});

/** What a spreadsheet writes in another encoding would be taken for something else. */
function textOf(bytes: ArrayBuffer): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below.
  }
  throw new Problem(400, "malformed", "the file is not text in UTF-8; save it as such");
}

/** A column that is meant, and is not there or there twice, is no reason to take the rest. */
function checkColumns({ names, hasHeader }: Table, columns: Mapping): void {
  if (hasHeader) checkDoubles(names, columns);
  // Objects leave out what they have not; but without these two there is no history.
  const needed = hasHeader ? Object.values(columns) : [columns.answer, columns.shownAt];
  const missing = needed.find((name) => name !== undefined && !names.includes(name));
  if (missing !== undefined) refuse("/query/columns", "unknown-column", `the file has no column ${missing}`);
  if (!columns.answer && !names.some((name) => name === "answer" || name === NESTED.answer)) {
    refuse("/query/columns", "no-answers", "no column is called answer: say which one holds it");
  }
}

function checkDoubles(names: readonly string[], columns: Mapping): void {
  const read = columnsRead(columns);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name) && (read.has(name) || isPropertyColumn(name, columns))) {
      throw new Problem(400, "malformed", `two columns are called ${name}`);
    }
    seen.add(name);
  }
}

/** A property that no survey has ever declared would be passed over without a word. */
function checkProperties(columns: Mapping, revisions: readonly RevisionRow[]): void {
  const declared = new Set(revisions.flatMap(({ survey }) => survey.properties.map(({ key }) => PROPERTY + key)));
  const unknown = Object.keys(columns).find((name) => name.startsWith(PROPERTY) && !declared.has(name));
  if (unknown !== undefined) refuse("/query/columns", "undeclared-property", `no touchpoint declares ${unknown}`);
}

export const importRoutes = apiRouter().openapi(importResponses, async (c) => {
  const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
  const { touchpoint, columns = {}, part, dryRun } = c.req.valid("query");
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const read = READERS.get(type);
  if (!read) throw new Problem(415, "unsupported-media-type", "send text/csv or application/x-ndjson");
  const rows = (await listTouchpoints(c.env.DB, site)).map((row) => row.touchpoint);
  if (touchpoint && !rows.some(({ slug }) => slug === touchpoint)) {
    throw new Problem(404, "unknown-touchpoint", `no touchpoint ${touchpoint}`);
  }
  const revisions = await listRevisions(
    c.env.DB,
    rows.map(({ id }) => id),
  );
  const table = read(textOf(await c.req.arrayBuffer()), columnsRead(columns));
  const rowCount = table.rows.length + table.unreadable.length;
  if (rowCount === 0) throw new Problem(400, "malformed", "the file has no rows");
  checkColumns(table, columns);
  checkProperties(columns, revisions);
  if (rowCount > MAX_IMPORT_ROWS) {
    throw new Problem(
      413,
      "body-too-large",
      `at most ${MAX_IMPORT_ROWS} rows at once; send the file in parts, with part=1, part=2 and so on`,
    );
  }
  const touchpoints = new Map(
    rows.map(({ id, slug }) => [slug, { id, revisions: revisions.filter((one) => one.touchpointId === id) }]),
  );
  const importing = { site, touchpoints, touchpoint, columns, part, nowMs: Date.now() };
  return c.json(await importTable(c.env.DB, table, importing, dryRun === "true"), 200);
});
