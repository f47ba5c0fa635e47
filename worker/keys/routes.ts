/** `/api/v1/keys`: keys for programs, shown once and kept as hashes. */
import { createRoute, z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { apiKeys, sites } from "../../drizzle/schema.ts";
import { KeyInput, Keys, NewKey } from "../contract/site.ts";
import { database } from "../database.ts";
import { apiRouter, BODY_FAILURES, FAILURES, json, jsonBody } from "../http/api.ts";
import { type Grant, hashKey, requireScope } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";

const params = z.object({ id: z.string().regex(/^[a-z0-9]{12}$/) });

const list = createRoute({
  method: "get",
  path: "/keys",
  summary: "All keys, without their secrets",
  responses: { 200: json(Keys, "The keys"), ...FAILURES },
});

const create = createRoute({
  method: "post",
  path: "/keys",
  summary: "Make a key; its secret is shown this once",
  request: { body: jsonBody(KeyInput) },
  responses: { 201: json(NewKey, "The key with its secret"), ...FAILURES, ...BODY_FAILURES },
});

const remove = createRoute({
  method: "delete",
  path: "/keys/{id}",
  summary: "Revoke a key",
  request: { params },
  responses: { 204: { description: "Revoked" }, ...FAILURES },
});

/** Keys are managed by keys for all sites: a key must not make one that can do more than itself. */
function requireAllSites(grant: Grant): void {
  requireScope(grant, "manage");
  if (grant.siteId !== null) throw new Problem(403, "one-site-only", "this key is limited to one site");
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `asklet_${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")}`;
}

export const keyRoutes = apiRouter()
  .openapi(list, async (c) => {
    requireAllSites(c.var.grant);
    const rows = await database(c.env.DB)
      .select({ key: apiKeys, site: sites.slug })
      .from(apiKeys)
      .leftJoin(sites, eq(sites.id, apiKeys.siteId))
      .orderBy(apiKeys.createdAt);
    const keys = rows.map(({ key, site }) => ({
      id: key.id,
      name: key.name,
      scopes: key.scopes,
      ...(site && { site }),
      createdAt: new Date(key.createdAt).toISOString(),
    }));
    return c.json({ keys }, 200);
  })
  .openapi(create, async (c) => {
    requireAllSites(c.var.grant);
    const input = c.req.valid("json");
    const missing = input.scopes.find((scope) => !c.var.grant.scopes.includes(scope));
    if (missing) throw new Problem(403, "scope-missing", `a key without ${missing} cannot give it`);
    const site = input.site ? await siteBySlug(c.env.DB, c.var.grant, input.site) : null;
    const secret = newSecret();
    const hash = await hashKey(secret);
    const id = hash.slice(0, 12);
    const nowMs = Date.now();
    const { name, scopes } = input;
    await database(c.env.DB)
      .insert(apiKeys)
      .values({ id, hash, name, scopes, siteId: site?.id ?? null, createdAt: nowMs });
    return c.json({ id, ...input, secret, createdAt: new Date(nowMs).toISOString() }, 201);
  })
  .openapi(remove, async (c) => {
    requireAllSites(c.var.grant);
    const { id } = c.req.valid("param");
    const gone = await database(c.env.DB).delete(apiKeys).where(eq(apiKeys.id, id)).returning({ id: apiKeys.id });
    if (gone.length === 0) throw new Problem(404, "unknown-key", "no key has this id");
    return c.body(null, 204);
  });
