/** Bearer keys (RFC 6750): who is asking, and what the key may do. Keys are kept as SHA-256 only. */
import { eq } from "drizzle-orm";
import { createMiddleware } from "hono/factory";
import { apiKeys } from "../../drizzle/schema.ts";
import { SCOPES, type Scope } from "../contract/site.ts";
import { database } from "../database.ts";
import type { Env } from "../env.ts";
import { Problem } from "./problem.ts";

/** What a key allows. */
export interface Grant {
  keyId: string;
  scopes: readonly Scope[];
  /** The one site it is limited to, or null for all. */
  siteId: number | null;
}

export interface ApiEnv {
  Bindings: Env;
  Variables: { grant: Grant };
}

/** The scheme's name is case-insensitive (RFC 9110, 11.1). */
const KEY = /^bearer +(asklet_[a-z0-9_-]{20,100})$/i;

/** SHA-256 of a key, hexadecimal. A key has 32 random bytes, so a fast hash is enough. */
export async function hashKey(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sets the request's grant, or answers 401. */
export const authenticate = createMiddleware<ApiEnv>(async (c, next) => {
  const secret = KEY.exec(c.req.header("authorization") ?? "")?.[1];
  const grant = secret ? await grantOf(c.env, secret) : null;
  if (!grant) {
    c.header("WWW-Authenticate", 'Bearer realm="asklet"');
    throw new Problem(401, "unauthorized", "send a valid key as `Authorization: Bearer asklet_…`");
  }
  c.set("grant", grant);
  await next();
});

async function grantOf(env: Env, secret: string): Promise<Grant | null> {
  const hash = await hashKey(secret);
  // Comparing hashes tells nothing about the key, however long it takes.
  if (env.ASKLET_KEY && hash === (await hashKey(env.ASKLET_KEY)))
    return { keyId: "first", scopes: SCOPES, siteId: null };
  const [row] = await database(env.DB).select().from(apiKeys).where(eq(apiKeys.hash, hash));
  return row ? { keyId: row.id, scopes: row.scopes, siteId: row.siteId } : null;
}

/** Answers 403 unless the key has the scope. */
export function requireScope(grant: Grant, scope: Scope): void {
  if (!grant.scopes.includes(scope)) throw new Problem(403, "scope-missing", `this key lacks the scope ${scope}`);
}
