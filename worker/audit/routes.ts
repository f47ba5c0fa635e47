/** `GET /api/v1/audit`: who changed what. */
import { createRoute, z } from "@hono/zod-openapi";
import { AuditPage } from "../contract/audit.ts";
import { MAX_PAGE_SIZE } from "../contract/limits.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, FAILURES, reads } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { linked } from "../http/page.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { readEntries } from "./audit-store.ts";

const query = z.strictObject({
  site: Slug.optional().meta({ description: "Only calls about this site" }),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .meta({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

const list = createRoute({
  method: "get",
  path: "/audit",
  ...operation("listAudit", "Audit", "manage"),
  summary: "Calls that changed something, or were refused to; newest first",
  description:
    "One entry for each call of a writing operation by a valid key: who, when, what, about which site, and how it ended. " +
    "A key of one site sees what was about this site.",
  request: { query },
  responses: { ...reads(AuditPage, "One page", "Link"), ...FAILURES },
});

export const auditRoutes = apiRouter().openapi(list, async (c) => {
  const { site, cursor, limit } = c.req.valid("query");
  const siteId = site ? (await siteBySlug(c.env.DB, c.var.grant, site)).id : c.var.grant.siteId;
  const before = cursor === undefined ? undefined : Number(cursor);
  // One more than the page, to know whether there is another.
  const rows = await readEntries(c.env.DB, { siteId, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const entries = page.map(({ entry, site: slug }) => ({
    id: entry.id,
    at: new Date(entry.at).toISOString(),
    key: { id: entry.keyId, name: entry.keyName },
    operation: entry.operation,
    site: slug,
    target: entry.target,
    status: entry.status,
  }));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return c.json(linked(c, { entries, nextCursor: last ? String(last.entry.id) : null }), 200);
});
