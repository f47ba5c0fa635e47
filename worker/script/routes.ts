/** What a page loads: `GET /s/{siteKey}.js`, and the wording of a prompt. The prompt UI itself is a static asset. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import pieces from "../../dist/widget/pieces.json" with { type: "json" };
import { isAsked } from "../contract/survey.ts";
import { LanguageTag, SiteKey, Slug } from "../contract/terms.ts";
import type { NotDue } from "../contract/wording.ts";
import type { Env } from "../env.ts";
import { Problem } from "../http/problem.ts";
import { byJourney } from "../sites/journey.ts";
import { knownRevision, type KnownSite, knownSite } from "../sites/directory.ts";
import { isWatched, noteSighting, originOf } from "../sites/sightings.ts";
import { isKnownToBeFull } from "../collect/meter.ts";
import { originAllowed } from "../collect/origin.ts";
import { CHUNKS, composeScript, unknownSiteScript } from "./compose.ts";
import { spentTouchpoints } from "./limits.ts";
import { siteRules } from "./rules.ts";
import { resolveWording } from "./wording.ts";

const MAX_LANGUAGES = 5;
/** Names of the chunks beside the script; those that are there are static assets. */
const CHUNK = new RegExp(`^(?:${CHUNKS.join("|")})-`);

export const scriptRoutes = new Hono<{ Bindings: Env }>()
  .use("/s/*", async (c, next) => {
    await next();
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    c.header("X-Content-Type-Options", "nosniff");
  })
  .get("/s/:file{[^/]+\\.js}", etag(), async (c) => {
    const siteKey = c.req.param("file").slice(0, -3);
    // Of a release that is kept no more: an import must fail, where a script tag gets a word of explanation.
    if (CHUNK.test(siteKey)) throw new Problem(404, "unknown-prompt", "this part of the widget is no longer kept");
    const site = await siteOf(c.env.DB, siteKey);
    c.header("Content-Type", "text/javascript; charset=utf-8");
    c.header("Cache-Control", site ? "public, max-age=300, stale-while-revalidate=86400" : "public, max-age=60");
    if (!site) return c.body(unknownSiteScript());
    const nowMs = Date.now();
    if (isWatched(site, nowMs)) {
      c.executionCtx.waitUntil(noteSighting(c.env.DB, site, originOf(c.req.header("referer")), nowMs));
    }
    const spent = await spentTouchpoints(c.env.DB, site, nowMs);
    const live = liveTouchpoints(site).map((one) => ({ ...one, isSpent: spent.has(one.slug) }));
    return c.body(composeScript(pieces, siteRules(site.settings, live, pieces.prompt)));
  })
  .get("/s/:siteKey/:touchpoint/:revision{[0-9]{1,9}}/:languages", async (c) => {
    const { siteKey, touchpoint: slug, revision, languages } = c.req.param();
    const site = await siteOf(c.env.DB, siteKey);
    if (!site) throw new Problem(404, "unknown-site", "no site has this key");
    if (!Slug.safeParse(slug).success) throw new Problem(404, "unknown-touchpoint", "no such touchpoint");
    // Revision 0 is the preview: whatever is current, paused or not. What is only imported has no wording.
    const wanted = Number(revision) || (site.touchpoints.get(slug)?.revision ?? 0);
    const found = await knownRevision(c.env.DB, siteKey, { slug, revision: wanted }, Date.now());
    c.header("Cache-Control", "public, max-age=60");
    if (!found.ok && found.error === "unknown-touchpoint") throw new Problem(404, found.error, "no such touchpoint");
    const preview = revision === "0";
    // Not to be kept: a browser may hold on to what it was once given of a revision.
    const notDue = (reason: NotDue["reason"]) => {
      c.header("Cache-Control", "no-store");
      return c.json<NotDue>({ due: false, reason });
    };
    // A cross-origin page says who it is. Nobody is asked, and thanked, for an answer that would be refused.
    const origin = c.req.header("origin");
    c.header("Vary", "Origin");
    if (origin && !preview && !originAllowed(origin, site.settings.origins)) {
      return notDue("origin-not-allowed");
    }
    const gone = !found.ok || found.touchpoint.state === "deleted";
    const { dailyMessages } = site.settings;
    const full = isKnownToBeFull(c.env.DB, site.id, dailyMessages, Date.now());
    if (gone || (!preview && (full || found.touchpoint.state === "paused"))) {
      return notDue("not-due-any-more");
    }
    if (!preview && (await spentTouchpoints(c.env.DB, site, Date.now())).has(slug)) {
      return notDue("limit-reached");
    }
    // Some systems write pl_PL.
    const tags = languages.replaceAll("_", "-").split(",", MAX_LANGUAGES);
    return c.json(
      resolveWording({
        survey: found.survey,
        slug,
        revision: wanted,
        preview,
        site: site.settings,
        languages: tags.filter((tag) => LanguageTag.safeParse(tag).success),
        now: new Date(),
      }),
    );
  });

async function siteOf(db: D1Database, siteKey: string): Promise<KnownSite | null> {
  return SiteKey.safeParse(siteKey).success ? knownSite(db, siteKey, Date.now()) : null;
}

/** Live touchpoints in journey order. Two changes at once may have left one live with a question that nobody can be asked. */
function liveTouchpoints(site: KnownSite) {
  return [...site.touchpoints.values()]
    .filter((one) => one.state === "live" && isAsked(one.survey))
    .toSorted(byJourney(site.settings.stages));
}
