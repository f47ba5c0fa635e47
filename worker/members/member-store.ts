/** SQL of members, their passkeys and their invitations. */
import { and, asc, count, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { invitations, members, passkeys, sessions, sites, spentChallenges } from "../../drizzle/schema.ts";
import { database } from "../database.ts";

export type MemberRow = typeof members.$inferSelect;
export type PasskeyRow = typeof passkeys.$inferSelect;

/** All members, the first one first, with the slug of their site and how many passkeys they have. */
export async function listMembers(db: D1Database) {
  return database(db)
    .select({ member: members, site: sites.slug, passkeys: count(passkeys.id) })
    .from(members)
    .leftJoin(sites, eq(sites.id, members.siteId))
    .leftJoin(passkeys, eq(passkeys.memberId, members.id))
    .groupBy(members.id)
    .orderBy(asc(members.createdAt), asc(members.id));
}

export async function hasPasskeys(db: D1Database): Promise<boolean> {
  return (await database(db).select({ id: passkeys.id }).from(passkeys).limit(1)).length > 0;
}

/** Owns all sites, and not one. */
const isOwner = sql`role = 'owner' and site_id is null`;

export async function hasOwner(db: D1Database): Promise<boolean> {
  return (await database(db).select({ id: members.id }).from(members).where(isOwner).limit(1)).length > 0;
}

export async function findMember(db: D1Database, id: string): Promise<MemberRow | undefined> {
  const [row] = await database(db).select().from(members).where(eq(members.id, id));
  return row;
}

export async function findMemberByEmail(db: D1Database, email: string): Promise<MemberRow | undefined> {
  const [row] = await database(db).select().from(members).where(eq(members.email, email.toLowerCase()));
  return row;
}

export async function insertMember(db: D1Database, member: MemberRow): Promise<void> {
  await database(db).insert(members).values(member);
}

/** Whether this owner is the first there is: of two at once, one. */
export async function insertFirstOwner(db: D1Database, { id, name, role, createdAt }: MemberRow): Promise<boolean> {
  const { meta } = await database(db).run(
    sql`insert into ${members} (id, name, role, created_at) select ${id}, ${name}, ${role}, ${createdAt}
      where not exists (select 1 from ${members} where ${isOwner})`,
  );
  return meta.changes === 1;
}

/**
 * Takes a member away, with all that lets them in; not the last owner of all sites, nor the last of those who has a
 * passkey, while the others have none. Whether there was somebody to take away.
 */
export async function deleteMember(db: D1Database, id: string): Promise<boolean> {
  const d = database(db);
  const hasPasskey = (whose: SQL) => sql`exists (select 1 from ${passkeys} where member_id = ${whose})`;
  const isReplaced = sql`exists (select 1 from ${members} other where other.role = 'owner' and other.site_id is null
    and other.id <> ${id} and (${hasPasskey(sql`other.id`)} or not ${hasPasskey(sql`${id}`)}))`;
  const isLastOwner = sql`${members.role} = 'owner' and ${members.siteId} is null and not ${isReplaced}`;
  const gone = sql`not exists (select 1 from ${members} where id = ${id})`;
  const [deleted] = await d.batch([
    d
      .delete(members)
      .where(and(eq(members.id, id), sql`not (${isLastOwner})`))
      .returning({ id: members.id }),
    d.delete(passkeys).where(and(eq(passkeys.memberId, id), gone)),
    d.delete(invitations).where(and(eq(invitations.memberId, id), gone)),
    d.delete(sessions).where(and(eq(sessions.memberId, id), gone)),
  ]);
  return deleted.length > 0;
}

/** Keeps an invitation in place of all that has let the member in so far, and forgets those that are over. */
export async function insertInvitation(
  db: D1Database,
  invitation: typeof invitations.$inferInsert,
  nowMs: number,
): Promise<void> {
  const d = database(db);
  await d.batch([
    d.delete(invitations).where(lt(invitations.expiresAt, nowMs)),
    d.delete(invitations).where(eq(invitations.memberId, invitation.memberId)),
    d.delete(passkeys).where(eq(passkeys.memberId, invitation.memberId)),
    d.delete(sessions).where(eq(sessions.memberId, invitation.memberId)),
    d.insert(invitations).values(invitation),
  ]);
}

/** Who was invited with this token, if that still holds. */
export async function findInvited(db: D1Database, hash: string, nowMs: number): Promise<MemberRow | undefined> {
  const [row] = await database(db)
    .select({ member: members })
    .from(invitations)
    .innerJoin(members, eq(members.id, invitations.memberId))
    .where(and(eq(invitations.hash, hash), gt(invitations.expiresAt, nowMs)));
  return row?.member;
}

/** Takes a passkey for an invitation, which is good no more. Whether the invitation still was: of two at once, one. */
export async function redeemInvitation(db: D1Database, hash: string, passkey: PasskeyRow): Promise<boolean> {
  const d = database(db);
  const { id, memberId, publicKey, counter, createdAt } = passkey;
  const values = d
    .select({
      id: sql<string>`${id}`.as("id"),
      memberId: invitations.memberId,
      publicKey: sql<string>`${publicKey}`.as("public_key"),
      counter: sql<number>`${counter}`.as("counter"),
      createdAt: sql<number>`${createdAt}`.as("created_at"),
    })
    .from(invitations)
    .where(and(eq(invitations.hash, hash), eq(invitations.memberId, memberId)));
  const [added] = await d.batch([
    d.insert(passkeys).select(values).returning({ id: passkeys.id }),
    d.delete(invitations).where(eq(invitations.hash, hash)),
  ]);
  return added.length === 1;
}

/** A passkey with whom it lets in. */
export async function findPasskey(db: D1Database, id: string) {
  const [row] = await database(db)
    .select({ passkey: passkeys, member: members })
    .from(passkeys)
    .innerJoin(members, eq(members.id, passkeys.memberId))
    .where(eq(passkeys.id, id));
  return row;
}

export async function updateCounter(db: D1Database, id: string, counter: number): Promise<void> {
  await database(db).update(passkeys).set({ counter }).where(eq(passkeys.id, id));
}

/** Spends a challenge, and forgets those that are over. Whether it was not spent before. */
export async function spendChallenge(
  db: D1Database,
  spent: typeof spentChallenges.$inferInsert,
  nowMs: number,
): Promise<boolean> {
  const d = database(db);
  const { challenge } = spentChallenges;
  const [, added] = await d.batch([
    d.delete(spentChallenges).where(lt(spentChallenges.expiresAt, nowMs)),
    d.insert(spentChallenges).values(spent).onConflictDoNothing().returning({ challenge }),
  ]);
  return added.length > 0;
}
