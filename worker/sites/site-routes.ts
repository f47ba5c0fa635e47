/** `/api/v1/sites`: sites, kept as code by PUT. */
import { createRoute, z } from "@hono/zod-openapi";
import { Refusals, Site, SiteInput, Sites } from "../contract/site.ts";
import { Slug } from "../contract/terms.ts";
import { apiRouter, BODY_FAILURES, conflict, FAILURES, json, jsonBody, reads, UNMET } from "../http/api.ts";
import { Conditions, requireMatch } from "../http/conditional.ts";
import { operation } from "../http/operation.ts";
import { Problem } from "../http/problem.ts";
import { forgetSite } from "./directory.ts";
import { listTouchpoints } from "./touchpoint-store.ts";
import { findSite, insertSite, listRefusals, listSites, siteBySlug, type SiteRow, updateSite } from "./site-store.ts";

const params = z.object({ site: Slug });

const list = createRoute({
  method: "get",
  path: "/sites",
  ...operation("listSites", "Sites", null),
  summary: "Sites that the key may see",
  responses: { ...reads(Sites, "All sites"), ...FAILURES },
});

const read = createRoute({
  method: "get",
  path: "/sites/{site}",
  ...operation("readSite", "Sites", null),
  summary: "One site, with the tag to paste",
  request: { params },
  responses: { ...reads(Site, "The site"), ...FAILURES },
});

const put = createRoute({
  method: "put",
  path: "/sites/{site}",
  ...operation("putSite", "Sites", "manage"),
  summary: "Create or replace a site",
  request: { params, headers: Conditions, body: jsonBody(SiteInput) },
  responses: {
    200: json(Site, "Replaced"),
    201: json(Site, "Created"),
    ...FAILURES,
    ...BODY_FAILURES,
    ...UNMET,
    ...conflict("stage-in-use", "site-key-fixed", "site-key-taken", "too-many-sites"),
  },
});

const refused = createRoute({
  method: "get",
  path: "/sites/{site}/refusals",
  ...operation("listRefusals", "Sites", "manage"),
  summary: "What the collector refused in the last 30 days, at least this often",
  request: { params },
  responses: { ...reads(Refusals, "Refusals by UTC day and code"), ...FAILURES },
});

/** Queues calls until the script has loaded. */
const STUB = "<script>window.asklet ||= (...call) => (asklet.q ||= []).push(call);</script>";

function present(row: SiteRow, origin: string): z.infer<typeof Site> {
  return {
    site: row.slug,
    siteKey: row.siteKey,
    ...row.settings,
    snippet: `${STUB}\n<script async src="${origin}/s/${row.siteKey}.js"></script>`,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

/** 16 random characters of a–z and 0–9: public, but not to be guessed by accident. */
function newSiteKey(): string {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => letters[byte % 32]).join("");
}

export const siteRoutes = apiRouter()
  .openapi(list, async (c) => {
    const rows = await listSites(c.env.DB, c.var.grant);
    const origin = new URL(c.req.url).origin;
    return c.json({ sites: rows.map((row) => present(row, origin)) }, 200);
  })
  .openapi(read, async (c) => {
    const row = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    return c.json(present(row, new URL(c.req.url).origin), 200);
  })
  .openapi(put, async (c) => {
    const slug = c.req.valid("param").site;
    const { siteKey, site: _, snippet: _s, createdAt: _c, updatedAt: _u, ...settings } = c.req.valid("json");
    const { origin } = new URL(c.req.url);
    const nowMs = Date.now();
    const there = await findSite(c.env.DB, slug);
    // A key for one site learns nothing about others: whether there or not, they are a 404.
    if (!there && c.var.grant.siteId === null) {
      await requireMatch(c.req.valid("header"), null);
      const row = await insertSite(c.env.DB, { slug, siteKey: siteKey ?? newSiteKey(), settings }, nowMs);
      // A page may have asked for this key before, and been told that nobody has it.
      forgetSite(c.env.DB, row.siteKey);
      return c.json(present(row, origin), 201);
    }
    const row = await siteBySlug(c.env.DB, c.var.grant, slug);
    const used = (await listTouchpoints(c.env.DB, row)).find((one) => !settings.stages.includes(one.touchpoint.stage));
    if (used) throw new Problem(409, "stage-in-use", `${used.touchpoint.slug} stands in ${used.touchpoint.stage}`);
    if (c.var.grant.siteId !== null && settings.dailyMessages > row.settings.dailyMessages) {
      throw new Problem(403, "one-site-only", "a key limited to one site cannot raise its cap on cost");
    }
    if (siteKey && siteKey !== row.siteKey) throw new Problem(409, "site-key-fixed", "a site keeps its key");
    const isSeen = await requireMatch(c.req.valid("header"), present(row, origin));
    const updated = await updateSite(c.env.DB, row, { settings, isSeen }, nowMs);
    forgetSite(c.env.DB, row.siteKey);
    return c.json(present(updated, origin), 200);
  })
  .openapi(refused, async (c) => {
    const row = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    const rows = await listRefusals(c.env.DB, row.id, Date.now());
    const refusals = rows.map(({ day, code, count, lastAt }) => ({
      day,
      code,
      count,
      lastAt: new Date(lastAt).toISOString(),
    }));
    return c.json({ refusals }, 200);
  });
