/**
 * What the public paths know of a site: settings, touchpoints, current surveys. Kept in the isolate for some seconds,
 * so that a message or a script costs no look-up of its own.
 */
import { and, eq, gte, inArray, ne, or } from "drizzle-orm";
import { revisions, sites, touchpoints } from "../../drizzle/schema.ts";
import { REVISION_GRACE_MS } from "../contract/limits.ts";
import type { SiteSettings } from "../contract/site.ts";
import { type AskedSurvey, isAsked, type Survey } from "../contract/survey.ts";
import { database } from "../database.ts";

/** How long a site may be served from memory. A pause or a new revision is live everywhere after this. */
const FRESH_MS = 10_000;
/** A revision unknown to memory makes it look again, at most this often per site. */
const LOOK_AGAIN_MS = 1_000;
const MAX_SITES_KEPT = 500;
const MAX_REVISIONS_KEPT = 2_000;

export interface KnownTouchpoint {
  id: number;
  slug: string;
  state: "live" | "paused" | "deleted";
  stage: string;
  position: number;
  revision: number;
  survey: Survey;
  updatedAt: number;
}

export interface KnownSite {
  id: number;
  slug: string;
  siteKey: string;
  settings: SiteSettings;
  zoneBefore: string | null;
  zoneBeforeUntil: string | null;
  watchedUntil: number | null;
  touchpoints: Map<string, KnownTouchpoint>;
  loadedAt: number;
}

interface Memory {
  sites: Map<string, { site: KnownSite | null; loadedAt: number }>;
  /** Replaced revisions, which never change again; null where there is none. */
  retired: Map<string, { survey: Survey; retiredAt: number | null } | null>;
}

/** By database, so that nothing is remembered of another one. */
const memories = new WeakMap<D1Database, Memory>();

function memoryOf(db: D1Database): Memory {
  const memory = memories.get(db) ?? { sites: new Map(), retired: new Map() };
  memories.set(db, memory);
  return memory;
}

/** Forgets a site, after a change through this isolate. */
export function forgetSite(db: D1Database, siteKey: string): void {
  memoryOf(db).sites.delete(siteKey);
}

/** The site with this key if it is in memory, however old; costs nothing. */
export function rememberedSite(db: D1Database, siteKey: string): KnownSite | null {
  return memoryOf(db).sites.get(siteKey)?.site ?? null;
}

/** The site with this key, at most some seconds old; null when there is none. */
export async function knownSite(db: D1Database, siteKey: string, nowMs: number): Promise<KnownSite | null> {
  const entry = memoryOf(db).sites.get(siteKey);
  if (entry && nowMs - entry.loadedAt < FRESH_MS) return entry.site;
  // Who comes while this one looks again is served from memory: requests cannot wait for one another's database calls.
  if (entry) entry.loadedAt = nowMs;
  return reload(db, siteKey, nowMs);
}

async function reload(db: D1Database, siteKey: string, nowMs: number): Promise<KnownSite | null> {
  const found = await loadSite(db, siteKey, nowMs);
  const site = found && { ...found, loadedAt: nowMs };
  keep(memoryOf(db).sites, siteKey, { site, loadedAt: nowMs }, MAX_SITES_KEPT);
  return site;
}

async function loadSite(
  binding: D1Database,
  siteKey: string,
  nowMs: number,
): Promise<Omit<KnownSite, "loadedAt"> | null> {
  const db = database(binding);
  const siteId = db.select({ id: sites.id }).from(sites).where(eq(sites.siteKey, siteKey));
  const current = and(eq(revisions.touchpointId, touchpoints.id), eq(revisions.revision, touchpoints.revision));
  // In a batch, columns of the same name would hide each other (Drizzle reads D1's rows by name): no whole tables joined.
  const [[site], all] = await db.batch([
    db.select().from(sites).where(eq(sites.siteKey, siteKey)),
    db
      .select({
        id: touchpoints.id,
        slug: touchpoints.slug,
        state: touchpoints.state,
        stage: touchpoints.stage,
        position: touchpoints.position,
        revision: touchpoints.revision,
        updatedAt: touchpoints.updatedAt,
        survey: revisions.survey,
      })
      .from(touchpoints)
      .innerJoin(revisions, current)
      .where(
        and(
          inArray(touchpoints.siteId, siteId),
          or(ne(touchpoints.state, "deleted"), gte(touchpoints.updatedAt, nowMs - REVISION_GRACE_MS)),
        ),
      ),
  ]);
  return site ? { ...site, touchpoints: new Map(all.map((one) => [one.slug, one])) } : null;
}

export type FoundRevision =
  | { ok: true; touchpoint: KnownTouchpoint; survey: AskedSurvey }
  | { ok: false; error: "unknown-touchpoint" | "unknown-revision" | "revision-too-old" };

/**
 * The survey that a prompt was painted from. Revisions are taken until 35 days after they were replaced; from one whose
 * answers can only be imported no prompt was ever painted.
 */
export async function knownRevision(
  db: D1Database,
  siteKey: string,
  wanted: { slug: string; revision: number },
  nowMs: number,
): Promise<FoundRevision> {
  let site = await knownSite(db, siteKey, nowMs);
  let touchpoint = site?.touchpoints.get(wanted.slug);
  if (site && (!touchpoint || touchpoint.revision < wanted.revision) && nowMs - site.loadedAt >= LOOK_AGAIN_MS) {
    site.loadedAt = nowMs;
    site = await reload(db, siteKey, nowMs);
    touchpoint = site?.touchpoints.get(wanted.slug);
  }
  if (!touchpoint) return { ok: false, error: "unknown-touchpoint" };
  if (touchpoint.revision < wanted.revision) return { ok: false, error: "unknown-revision" };
  const isCurrent = touchpoint.revision === wanted.revision;
  const current = { survey: touchpoint.survey, retiredAt: null };
  const found = isCurrent ? current : await retiredRevision(db, touchpoint.id, wanted.revision);
  if (!found || !isAsked(found.survey)) return { ok: false, error: "unknown-revision" };
  if ((found.retiredAt ?? nowMs) < nowMs - REVISION_GRACE_MS) return { ok: false, error: "revision-too-old" };
  return { ok: true, touchpoint, survey: found.survey };
}

async function retiredRevision(binding: D1Database, touchpointId: number, revision: number) {
  const key = `${touchpointId}/${revision}`;
  const { retired } = memoryOf(binding);
  const kept = retired.get(key);
  if (kept !== undefined) return kept;
  const [row] = await database(binding)
    .select({ survey: revisions.survey, retiredAt: revisions.retiredAt })
    .from(revisions)
    .where(and(eq(revisions.touchpointId, touchpointId), eq(revisions.revision, revision)));
  keep(retired, key, row ?? null, MAX_REVISIONS_KEPT);
  return row ?? null;
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > most && !oldest.done) map.delete(oldest.value);
}
