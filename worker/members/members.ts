/** Members: people who sign in to the pages, with a role in place of a key. */
import { ROLE_SCOPES, type Role } from "../contract/roles.ts";
import { base64url, sha256 } from "../encoding.ts";
import type { Grant } from "../http/auth.ts";
import { insertInvitation, type MemberRow } from "./member-store.ts";

const DAY_MS = 86_400_000;
/** How long a link to make a passkey is good. */
export const INVITATION_DAYS = 7;

const randomOf = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** A member who is not stored yet. */
export const newMember = (name: string, role: Role, others: Partial<MemberRow> = {}): MemberRow => ({
  id: randomOf(12),
  name,
  role,
  siteId: null,
  email: null,
  createdAt: Date.now(),
  ...others,
});

/** The token of a link with which a member makes a passkey, once; kept as a hash. */
export async function invite(db: D1Database, memberId: string): Promise<string> {
  const nowMs = Date.now();
  const token = randomOf(32);
  await insertInvitation(
    db,
    { hash: await sha256(token), memberId, expiresAt: nowMs + INVITATION_DAYS * DAY_MS },
    nowMs,
  );
  return token;
}

export const grantOfMember = ({ id, name, role, siteId }: MemberRow): Grant => ({
  keyId: `member-${id}`,
  keyName: name,
  scopes: ROLE_SCOPES[role],
  siteId,
  expiresAt: null,
  role,
});
