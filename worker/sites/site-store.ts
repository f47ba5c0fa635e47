/** SQL of sites. */
import { and, count, desc, eq, gte } from "drizzle-orm";
import { refusals, sites } from "../../drizzle/schema.ts";
import { DAY_MS, MAX_SITES } from "../contract/limits.ts";
import type { SiteSettings } from "../contract/site.ts";
import { database, laterThan } from "../database.ts";
import type { Grant } from "../http/auth.ts";
import { preconditionFailed } from "../http/conditional.ts";
import { Problem } from "../http/problem.ts";
import { dayOf, utcDay } from "../scores/calendar.ts";

export type SiteRow = typeof sites.$inferSelect;

/** All sites that the key may see, in the order of their names. */
export async function listSites(db: D1Database, grant: Grant): Promise<SiteRow[]> {
  const rows = await database(db).select().from(sites).orderBy(sites.slug).limit(MAX_SITES);
  return rows.filter((row) => grant.siteId === null || row.id === grant.siteId);
}

/** The site, or 404; another tenant's site is a 404 too. */
export async function siteBySlug(db: D1Database, grant: Grant, slug: string): Promise<SiteRow> {
  const row = await findSite(db, slug);
  if (!row || (grant.siteId !== null && row.id !== grant.siteId)) {
    throw new Problem(404, "unknown-site", `no site ${slug} for this key`);
  }
  return row;
}

export async function findSite(db: D1Database, slug: string): Promise<SiteRow | undefined> {
  const [row] = await database(db).select().from(sites).where(eq(sites.slug, slug));
  return row;
}

/** Creates a site; 409 when its key is taken, 409 at the limit. */
export async function insertSite(
  db: D1Database,
  site: { slug: string; siteKey: string; settings: SiteSettings },
  nowMs: number,
): Promise<SiteRow> {
  const [total] = await database(db).select({ sites: count() }).from(sites);
  if (total && total.sites >= MAX_SITES) throw new Problem(409, "too-many-sites", `at most ${MAX_SITES} sites`);
  const [row] = await database(db)
    .insert(sites)
    .values({ ...site, createdAt: nowMs, updatedAt: nowMs })
    .onConflictDoNothing()
    .returning();
  if (!row) throw new Problem(409, "site-key-taken", "another site has this key");
  return row;
}

/**
 * Replaces the settings. A new time zone applies from the next day on: up to today, days stay those of the old.
 * 412 when the row is not any more what the caller has seen, if that was asked for.
 */
export async function updateSite(
  db: D1Database,
  row: SiteRow,
  { settings, isSeen }: { settings: SiteSettings; isSeen: boolean },
  nowMs: number,
): Promise<SiteRow> {
  // A second change on the same day: the first has not applied yet.
  const pending = row.zoneBefore && row.zoneBeforeUntil && dayOf(nowMs, row.zoneBefore) <= row.zoneBeforeUntil;
  const zoneChanged = !pending && row.settings.timeZone !== settings.timeZone;
  const zone = zoneChanged && {
    zoneBefore: row.settings.timeZone,
    zoneBeforeUntil: dayOf(nowMs, row.settings.timeZone),
  };
  const [updated] = await database(db)
    .update(sites)
    .set({ settings, updatedAt: laterThan(sites.updatedAt, nowMs), ...zone })
    .where(and(eq(sites.id, row.id), isSeen ? eq(sites.updatedAt, row.updatedAt) : undefined))
    .returning();
  if (!updated) throw preconditionFailed();
  return updated;
}

/** Refusals of the last 30 days, newest day first. */
export async function listRefusals(db: D1Database, siteId: number, nowMs: number) {
  const since = utcDay(nowMs - 30 * DAY_MS);
  return database(db)
    .select()
    .from(refusals)
    .where(and(eq(refusals.siteId, siteId), gte(refusals.day, since)))
    .orderBy(desc(refusals.day), refusals.code);
}
