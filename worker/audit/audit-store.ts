/** SQL of the audit trail. */
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { audit, sites } from "../../drizzle/schema.ts";
import { database } from "../database.ts";
import type { Grant } from "../http/auth.ts";

export interface AuditedCall {
  at: number;
  operation: string;
  /** Slug in the address of the call. */
  site: string | undefined;
  target: string;
  status: number;
}

/** Adds one entry. A site that the key may not see is left out: its owner learns nothing of another's keys. */
export async function insertEntry(db: D1Database, grant: Grant, { site, ...call }: AuditedCall): Promise<void> {
  const seen = sql`${grant.siteId} IS NULL OR ${sites.id} = ${grant.siteId}`;
  const siteId = sql<
    number | null
  >`(SELECT ${sites.id} FROM ${sites} WHERE ${sites.slug} = ${site ?? null} AND (${seen}))`;
  await database(db)
    .insert(audit)
    .values({ ...call, keyId: grant.keyId, keyName: grant.keyName, siteId });
}

export interface AuditFilter {
  /** Null: of all sites, and of none. */
  siteId: number | null;
  /** Older than this entry. */
  before?: number | undefined;
  limit: number;
}

/** Newest first. Their ids are their order in time, so that a page reads no more rows than it shows. */
export async function readEntries(db: D1Database, { siteId, before, limit }: AuditFilter) {
  return database(db)
    .select({ entry: audit, site: sites.slug })
    .from(audit)
    .leftJoin(sites, eq(sites.id, audit.siteId))
    .where(
      and(
        siteId === null ? undefined : eq(audit.siteId, siteId),
        before === undefined ? undefined : lt(audit.id, before),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit);
}
