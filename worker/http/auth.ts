/** Bearer keys (RFC 6750): who is asking, and what the key may do. */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { SCOPES, type Scope } from "../contract/keys.ts";
import type { Role } from "../contract/roles.ts";
import { MAX_WRONG_KEYS } from "../contract/limits.ts";
import { sha256 } from "../encoding.ts";
import type { Env } from "../env.ts";
import { findKeyByHash, noteUse } from "../keys/key-store.ts";
import { isExpired } from "../keys/secrets.ts";
import { FixedWindow } from "./fixed-window.ts";
import { networkOf } from "./network.ts";
import { Problem } from "./problem.ts";

/** What a key allows. */
export interface Grant {
  keyId: string;
  keyName: string;
  scopes: readonly Scope[];
  /** The one site it is limited to, or null for all. */
  siteId: number | null;
  /** When it expires, in ms; null: never. */
  expiresAt: number | null;
  /** Of a member, who has signed in as a person. */
  role?: Role;
}

export interface ApiEnv {
  Bindings: Env & {
    /** Of a call that a page makes for whoever is signed in to it: nothing that comes from outside can set a binding. */
    SIGNED_IN?: Grant;
  };
  Variables: {
    grant: Grant;
    /** The key itself: what is kept for its owner alone is encrypted with it. */
    secret: string;
    /** The route that was reached, and the site in its address; nothing before that. */
    call: { operation: string; site: string | undefined } | undefined;
  };
}

/** The scheme's name is case-insensitive (RFC 9110, 11.1). */
const KEY = /^bearer +(asklet_[a-z0-9_-]{20,100})$/i;

/** Wrong and expired keys by address. */
const failures = new FixedWindow(60_000);

/** Sets the request's grant, or answers 401; 429 to an address that has sent too many wrong keys, before any look-up. */
export const authenticate = createMiddleware<ApiEnv>(async (c, next) => {
  if (c.env.SIGNED_IN) {
    c.set("grant", c.env.SIGNED_IN);
    return next();
  }
  const secret = KEY.exec(c.req.header("authorization") ?? "")?.[1];
  if (!secret) throw refused(c, "unauthorized");
  const grant = await grantOfSecret(c, secret);
  if (typeof grant === "string") throw refused(c, grant);
  c.set("grant", grant);
  c.set("secret", secret);
  return next();
});

/** What this secret allows, or why nothing. 429 to an address that has sent too many wrong ones, before any look-up. */
export async function grantOfSecret(c: Context<ApiEnv>, secret: string): Promise<Grant | KeyRefusal> {
  refuseGuesses(c);
  const grant = await grantOfHash(c.env, await sha256(secret), Date.now());
  if (typeof grant === "string") countGuess(c);
  return grant;
}

/** Answers 429 to an address that has sent too many wrong keys, passkeys or invitations. */
export function refuseGuesses(c: Context<ApiEnv>): void {
  const { count, seconds } = failures.look(networkOf(c.req), Date.now());
  if (count < MAX_WRONG_KEYS) return;
  throw new Problem(429, "rate-limited", "too many wrong keys from this address", { retryAfter: seconds });
}

/** Counts a wrong one. */
export function countGuess(c: Context<ApiEnv>): void {
  failures.add(networkOf(c.req), Date.now());
}

const REFUSALS = {
  unauthorized: "send a valid key as `Authorization: Bearer asklet_…`",
  "key-expired": "this key has expired, or was rotated and its old secret is good no more",
} as const;

export type KeyRefusal = keyof typeof REFUSALS;

function refused(c: Context, code: KeyRefusal): Problem {
  const expired = code === "key-expired" ? ', error="invalid_token", error_description="The key has expired"' : "";
  c.header("WWW-Authenticate", `Bearer realm="asklet"${expired}`);
  return new Problem(401, code, REFUSALS[code]);
}

/** @param hash SHA-256 of the secret, hexadecimal */
export async function grantOfHash(env: Env, hash: string, nowMs: number): Promise<Grant | KeyRefusal> {
  // Comparing hashes tells nothing about the key, however long it takes.
  if (env.ASKLET_KEY && hash === (await sha256(env.ASKLET_KEY))) {
    return { keyId: "first", keyName: "ASKLET_KEY", scopes: SCOPES, siteId: null, expiresAt: null };
  }
  const row = await findKeyByHash(env.DB, hash);
  if (!row) return "unauthorized";
  if (isExpired(row, hash, nowMs)) return "key-expired";
  await noteUse(env.DB, row, nowMs);
  return { keyId: row.id, keyName: row.name, scopes: row.scopes, siteId: row.siteId, expiresAt: row.expiresAt };
}

/** Whether somebody gives keys and roles: an owner, or a key that may manage all sites. */
export const isOwner = ({ scopes, siteId, role = "owner" }: Grant): boolean =>
  scopes.includes("manage") && siteId === null && role === "owner";

/** Answers 403 unless the grant is an owner's. */
export function requireOwner(grant: Grant): void {
  requireScope(grant, "manage");
  if (grant.siteId !== null) throw new Problem(403, "one-site-only", "this key is limited to one site");
  if (!isOwner(grant)) throw new Problem(403, "scope-missing", "only an owner gives keys and roles");
}

/** Answers 403 unless the key has the scope. */
export function requireScope(grant: Grant, scope: Scope): void {
  if (!grant.scopes.includes(scope)) throw new Problem(403, "scope-missing", `this key lacks the scope ${scope}`);
}

/** Whoever gets to know a secret can do what it allows: no more, and no longer, than the key that asks. */
export function requireNoMore(grant: Grant, key: Pick<Grant, "scopes" | "expiresAt">): void {
  const missing = key.scopes.find((scope) => !grant.scopes.includes(scope));
  if (missing) throw new Problem(403, "scope-missing", `a key without ${missing} cannot give it`);
  if ((key.expiresAt ?? Infinity) <= (grant.expiresAt ?? Infinity)) return;
  throw new Problem(403, "expiry-beyond-own", "a key that expires cannot give one that lasts longer");
}
