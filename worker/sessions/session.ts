/**
 * Sessions of the pages: a signed cookie that no script and no other site can read or set, whose token is kept as a hash. A
 * session allows what the key or the member may do that opened it, and ends with them.
 */
import type { Context } from "hono";
import { base64url, sha256 } from "../encoding.ts";
import { type ApiEnv, type Grant, grantOfHash } from "../http/auth.ts";
import { dropSigned, readSigned, setSigned } from "../http/signed-cookie.ts";
import { findMember } from "../members/member-store.ts";
import { grantOfMember } from "../members/members.ts";
import { memberByAccess } from "./access.ts";
import { deleteSession, findSession, insertSession } from "./session-store.ts";

const COOKIE = "asklet";
/** A working day. */
const SESSION_HOURS = 12;
const HOUR_S = 3_600;

type PageContext = Context<ApiEnv>;

/** Who opens a session: a key that is known to be good, or a member. */
type Opener = { secret: string } | { memberId: string };

export async function openSession(c: PageContext, opener: Opener): Promise<void> {
  const nowMs = Date.now();
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const maxAge = SESSION_HOURS * HOUR_S;
  const by =
    "secret" in opener
      ? { keyHash: await sha256(opener.secret), memberId: null }
      : { keyHash: "", memberId: opener.memberId };
  const session = { hash: await sha256(token), ...by, expiresAt: nowMs + maxAge * 1000 };
  const before = await readSigned(c, COOKIE);
  if (before) await deleteSession(c.env.DB, await sha256(before));
  await insertSession(c.env.DB, session, nowMs);
  await setSigned(c, COOKIE, { value: token, maxAge });
}

/** What the visitor may do; null for one who is not signed in, or not any more. */
export async function sessionGrant(c: PageContext): Promise<Grant | null> {
  const token = await readSigned(c, COOKIE);
  if (!token) return null;
  const nowMs = Date.now();
  const session = await findSession(c.env.DB, await sha256(token));
  if (!session || session.expiresAt <= nowMs) return null;
  if (session.memberId !== null) {
    const member = await findMember(c.env.DB, session.memberId);
    return member ? grantOfMember(member) : null;
  }
  const grant = await grantOfHash(c.env, session.keyHash, nowMs);
  return typeof grant === "string" ? null : grant;
}

/** What whoever Cloudflare Access has let through may do; null where that is nobody. */
export async function accessGrant(c: PageContext): Promise<Grant | null> {
  const member = await memberByAccess(c);
  return member ? grantOfMember(member) : null;
}

export async function closeSession(c: PageContext): Promise<void> {
  const token = await readSigned(c, COOKIE);
  if (token) await deleteSession(c.env.DB, await sha256(token));
  dropSigned(c, COOKIE);
}
