/** Scores of a touchpoint by segment, as its page shows them: from the functions of the API. */
import type { z } from "zod";
import { type breakdownQuery, isAlways, readBreakdown, readBreakdownStates } from "../breakdowns/read.ts";
import type { BreakdownScores } from "../contract/breakdowns.ts";
import { MAX_BREAKDOWNS } from "../contract/limits.ts";
import type { Grant } from "../http/auth.ts";
import type { SiteRow } from "../sites/site-store.ts";
import { listRevisions, touchpointBySlug } from "../sites/touchpoint-store.ts";
import { NAMED } from "./names.ts";

/** What of the page's query it takes. */
type PartsQuery = z.infer<typeof breakdownQuery> & { breakdown?: string | undefined; segment?: string | undefined };

export interface Parts {
  /** What may be looked at: channel and revision, then what is switched on. */
  breakdowns: string[];
  /** Of the one in the address, else the first that is switched on. Changes are from the segment `against`. */
  scores: BreakdownScores | null;
  /** What the visitor may switch on. */
  offered: string[];
}

/** Properties come last. */
function placeOf(breakdown: string): number {
  const place = NAMED.findIndex((one) => one === breakdown);
  return place === -1 ? NAMED.length : place;
}

export async function readParts(
  db: D1Database,
  { grant, site, slug }: { grant: Grant; site: SiteRow; slug: string },
  { breakdown: asked, segment, against, period, from, to, margin, level }: PartsQuery,
): Promise<Parts> {
  const touchpoint = await touchpointBySlug(db, site.id, slug);
  const states = await readBreakdownStates(db, touchpoint);
  const breakdowns = states.map((one) => one.breakdown).toSorted((a, b) => placeOf(a) - placeOf(b));
  const on = breakdowns.filter((one) => !isAlways(one));
  const breakdown = asked ?? on[0];
  const days = { period, from, to, margin, level };
  // A segment is not compared with itself.
  const query = { ...days, ...(segment !== undefined && segment !== against && { against }) };
  const isFull = on.length >= MAX_BREAKDOWNS;
  const [scores, revisions] = await Promise.all([
    breakdown === undefined ? null : readBreakdown(db, { site, touchpoint, breakdown }, query),
    grant.scopes.includes("manage") && !isFull ? listRevisions(db, [touchpoint.id]) : [],
  ]);
  const declared = revisions.at(-1)?.survey.properties.map(({ key }) => `properties.${key}`);
  const all = declared ? [...NAMED, ...declared] : [];
  return { breakdowns, scores, offered: all.filter((one) => !breakdowns.includes(one)) };
}
