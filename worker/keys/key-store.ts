/** SQL of keys. Secrets are kept as SHA-256 only; a rotated key has two for a while. */
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { apiKeys, sites } from "../../drizzle/schema.ts";
import { database } from "../database.ts";

export type KeyRow = typeof apiKeys.$inferSelect;

/** How much older than the truth `last_used_at` may be: reading with a key costs no write each time. */
const USE_WRITTEN_EVERY_MS = 3_600_000;

/** The key with this secret, or with this secret before its last rotation, expired or not. */
export async function findKeyByHash(db: D1Database, hash: string): Promise<KeyRow | undefined> {
  const [row] = await database(db)
    .select()
    .from(apiKeys)
    .where(or(eq(apiKeys.hash, hash), eq(apiKeys.previousHash, hash)));
  return row;
}

/** Notes that a key was used, if that was not noted in the last hour. Nothing fails because this does. */
export async function noteUse(db: D1Database, key: KeyRow, nowMs: number): Promise<void> {
  const due = nowMs - USE_WRITTEN_EVERY_MS;
  if (key.lastUsedAt !== null && key.lastUsedAt > due) return;
  await database(db)
    .update(apiKeys)
    .set({ lastUsedAt: nowMs })
    .where(and(eq(apiKeys.id, key.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, due))))
    .catch(() => null);
}

const withSite = (db: D1Database) =>
  database(db).select({ key: apiKeys, site: sites.slug }).from(apiKeys).leftJoin(sites, eq(sites.id, apiKeys.siteId));

/** All keys, oldest first, each with the slug of the site that it is limited to. */
export async function listKeys(db: D1Database) {
  return withSite(db).orderBy(apiKeys.createdAt, apiKeys.id);
}

export async function findKey(db: D1Database, id: string) {
  const [found] = await withSite(db).where(eq(apiKeys.id, id));
  return found;
}

export async function insertKey(db: D1Database, key: typeof apiKeys.$inferInsert): Promise<KeyRow> {
  const [row] = await database(db).insert(apiKeys).values(key).returning();
  if (!row) throw new Error("an insert returned no row");
  return row;
}

/**
 * Gives the key another secret; the one it has works until `previousUntil`, and an older one no more. Undefined when
 * the key has been rotated or revoked since it was read.
 */
export async function rotateKey(
  db: D1Database,
  key: KeyRow,
  next: { hash: string; previousUntil: number },
): Promise<KeyRow | undefined> {
  const [row] = await database(db)
    .update(apiKeys)
    .set({ hash: next.hash, previousHash: key.hash, previousUntil: next.previousUntil })
    .where(and(eq(apiKeys.id, key.id), eq(apiKeys.hash, key.hash)))
    .returning();
  return row;
}

/** Whether there was such a key. */
export async function deleteKey(db: D1Database, id: string): Promise<boolean> {
  const gone = await database(db).delete(apiKeys).where(eq(apiKeys.id, id)).returning({ id: apiKeys.id });
  return gone.length > 0;
}
