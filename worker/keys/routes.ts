/** `/api/v1/keys`: keys for programs, shown once and kept as hashes. */
import { createRoute, z } from "@hono/zod-openapi";
import { Key, KeyId, KeyInput, Keys, NewKey, Rotation } from "../contract/keys.ts";
import { sha256 } from "../encoding.ts";
import { apiRouter, BODY_FAILURES, done, FAILURES, json, jsonBody, problem, reads } from "../http/api.ts";
import { requireNoMore, requireOwner } from "../http/auth.ts";
import { operation } from "../http/operation.ts";
import { Problem } from "../http/problem.ts";
import { idempotent, IdempotencyHeaders, repeatFailures } from "../idempotency/idempotent.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { deleteKey, findKey, insertKey, type KeyRow, listKeys, rotateKey } from "./key-store.ts";
import { newSecret } from "./secrets.ts";

const params = z.object({ id: KeyId });
const HOUR_MS = 3_600_000;

const NO_MORE = problem("The key does not allow this", ["scope-missing", "one-site-only", "expiry-beyond-own"]);
/** Of routes about one key. */
const KEY_FAILURES = { ...FAILURES, 404: problem("No such key", ["unknown-key"]) };

const list = createRoute({
  method: "get",
  path: "/keys",
  ...operation("listKeys", "Keys", "manage"),
  summary: "All keys, without their secrets",
  responses: { ...reads(Keys, "The keys"), ...FAILURES },
});

const read = createRoute({
  method: "get",
  path: "/keys/{id}",
  ...operation("readKey", "Keys", "manage"),
  summary: "One key, without its secret",
  request: { params },
  responses: { ...reads(Key, "The key"), ...KEY_FAILURES },
});

const create = createRoute({
  method: "post",
  path: "/keys",
  ...operation("createKey", "Keys", "manage", idempotent),
  summary: "Make a key; its secret is shown this once",
  request: { headers: IdempotencyHeaders, body: jsonBody(KeyInput) },
  responses: {
    201: json(NewKey, "The key with its secret", "Location", "Idempotency-Replayed"),
    ...FAILURES,
    ...BODY_FAILURES,
    ...repeatFailures(),
    403: NO_MORE,
  },
});

const rotate = createRoute({
  method: "post",
  path: "/keys/{id}/rotations",
  ...operation("rotateKey", "Keys", "manage", idempotent),
  summary: "Give a key another secret, shown this once; the old one goes on working for a while",
  request: { params, headers: IdempotencyHeaders, body: jsonBody(Rotation) },
  responses: {
    200: json(NewKey, "The key with its new secret", "Idempotency-Replayed"),
    ...KEY_FAILURES,
    ...BODY_FAILURES,
    ...repeatFailures("conflict"),
    403: NO_MORE,
  },
});

const remove = createRoute({
  method: "delete",
  path: "/keys/{id}",
  ...operation("deleteKey", "Keys", "manage"),
  summary: "Revoke a key",
  request: { params },
  responses: { 204: done("Revoked"), ...KEY_FAILURES },
});

/** When the key shall expire, in ms; 422 in the past. */
function expiryOf(expiresAt: string | undefined, nowMs: number): number | null {
  if (expiresAt === undefined) return null;
  const atMs = Date.parse(expiresAt);
  if (atMs > nowMs) return atMs;
  const message = "a time to come";
  throw new Problem(422, "invalid-request", message, {
    errors: [{ path: "/expiresAt", code: "expiry-past", message }],
  });
}

async function keyById(db: D1Database, id: string) {
  const found = await findKey(db, id);
  if (!found) throw new Problem(404, "unknown-key", "no key has this id");
  return found;
}

const isoTime = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());

function present(key: KeyRow, site: string | null | undefined): Key {
  return {
    id: key.id,
    name: key.name,
    scopes: key.scopes,
    ...(site && { site }),
    createdAt: new Date(key.createdAt).toISOString(),
    expiresAt: isoTime(key.expiresAt),
    lastUsedAt: isoTime(key.lastUsedAt),
    previousUntil: isoTime(key.previousUntil),
  };
}

export const keyRoutes = apiRouter()
  .openapi(list, async (c) => {
    requireOwner(c.var.grant);
    const rows = await listKeys(c.env.DB);
    return c.json({ keys: rows.map(({ key, site }) => present(key, site)) }, 200);
  })
  .openapi(read, async (c) => {
    requireOwner(c.var.grant);
    const { key, site } = await keyById(c.env.DB, c.req.valid("param").id);
    return c.json(present(key, site), 200);
  })
  .openapi(create, async (c) => {
    requireOwner(c.var.grant);
    const { name, scopes, ...input } = c.req.valid("json");
    const nowMs = Date.now();
    const expiresAt = expiryOf(input.expiresAt, nowMs);
    requireNoMore(c.var.grant, { scopes, expiresAt });
    const site = input.site ? await siteBySlug(c.env.DB, c.var.grant, input.site) : null;
    const secret = newSecret();
    const hash = await sha256(secret);
    const id = hash.slice(0, 12);
    const values = { id, hash, name, scopes, siteId: site?.id ?? null, createdAt: nowMs, expiresAt };
    const key = await insertKey(c.env.DB, values);
    c.header("Location", `${c.req.path}/${id}`);
    return c.json({ ...present(key, input.site), secret }, 201);
  })
  .openapi(rotate, async (c) => {
    requireOwner(c.var.grant);
    const { key, site } = await keyById(c.env.DB, c.req.valid("param").id);
    requireNoMore(c.var.grant, key);
    const secret = newSecret();
    const previousUntil = Date.now() + c.req.valid("json").graceHours * HOUR_MS;
    const rotated = await rotateKey(c.env.DB, key, { hash: await sha256(secret), previousUntil });
    if (!rotated) throw new Problem(409, "conflict", "somebody else rotated this key just now");
    return c.json({ ...present(rotated, site), secret }, 200);
  })
  .openapi(remove, async (c) => {
    requireOwner(c.var.grant);
    const { id } = c.req.valid("param");
    if (!(await deleteKey(c.env.DB, id))) throw new Problem(404, "unknown-key", "no key has this id");
    return c.body(null, 204);
  });
