/**
 * Where a site's script is loaded, noted only while its owner looks: at all other times a page view writes nothing. Origins,
 * and no visitors; at most so many of them, so that nobody can buy writes.
 */
import { and, desc, eq, sql } from "drizzle-orm";
import { sightings, sites } from "../../drizzle/schema.ts";
import { database } from "../database.ts";
import { allowing } from "../collect/origin.ts";
import { FixedWindow } from "../http/fixed-window.ts";
import type { KnownSite } from "./directory.ts";

/** How long a look lasts. */
const LOOK_MS = 30 * 60_000;
/** Of those whose answers are not taken. The others have room beside whatever a forger sends: they are as many as the site lists. */
const MAX_ORIGINS = 20;
/** An origin is written once in this time by one isolate. */
const noted = new FixedWindow(60_000);

/** Begins to look, or goes on; what earlier looks have seen is forgotten. */
export async function watchSite(db: D1Database, siteId: number, nowMs: number): Promise<void> {
  const d = database(db);
  await d.batch([
    d.delete(sightings).where(eq(sightings.siteId, siteId)),
    d
      .update(sites)
      .set({ watchedUntil: nowMs + LOOK_MS })
      .where(eq(sites.id, siteId)),
  ]);
}

/** What has loaded the script, the latest first. */
export async function listSightings(db: D1Database, siteId: number) {
  return database(db).select().from(sightings).where(eq(sightings.siteId, siteId)).orderBy(desc(sightings.lastAt));
}

/** The origin of the page that a script was loaded by, as the browser says it; empty where it says nothing. */
export function originOf(referrer: string | undefined): string {
  const url = URL.parse(referrer ?? "");
  return url && /^https?:$/.test(url.protocol) ? url.origin.slice(0, 260) : "";
}

/** Whether the owner is looking. */
export const isWatched = ({ watchedUntil }: Pick<KnownSite, "watchedUntil">, nowMs: number): boolean =>
  (watchedUntil ?? 0) > nowMs;

/** Notes that this origin, or what of the site's list allows it, has loaded the script. Nothing fails because this does. */
export async function noteSighting(db: D1Database, site: KnownSite, origin: string, nowMs: number): Promise<void> {
  if (noted.add(`${site.id} ${site.watchedUntil} ${origin}`, nowMs).count > 1) return;
  const listed = allowing(origin, site.settings.origins);
  const seen = listed ?? origin;
  const d = database(db);
  const mine = and(eq(sightings.siteId, site.id), eq(sightings.origin, seen));
  const isKnown = sql`exists (select 1 from ${sightings} where ${mine})`;
  const count = sql`(select count(*) from ${sightings} where ${sightings.siteId} = ${site.id})`;
  await d
    .run(
      sql`insert into ${sightings} (site_id, origin, last_at) select ${site.id}, ${seen}, ${nowMs}
        where ${listed !== undefined} or ${isKnown} or ${count} < ${MAX_ORIGINS}
        on conflict (site_id, origin) do update set last_at = excluded.last_at`,
    )
    .catch(() => null);
}
