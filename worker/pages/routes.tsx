/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The pages for people: sign in with a key, then the sites and their journeys. From the same functions as the API's numbers. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import type { ApiEnv } from "../http/auth.ts";
import { grantOfSecret, requireScope } from "../http/auth.ts";
import { problemOf } from "../http/problem.ts";
import { limitRate } from "../http/rate-limit.ts";
import { readResponses } from "../responses/routes.ts";
import { journeyQuery, readJourney } from "../scores/routes.ts";
import { closeSession, openSession } from "../sessions/session.ts";
import { listSites, siteBySlug } from "../sites/site-store.ts";
import { listTouchpoints } from "../sites/touchpoint-store.ts";
import { askedOf } from "./asked.ts";
import { callerOf, type Fetch, streamOf } from "./call-api.ts";
import { COMMENTS_A_PAGE, CommentsPage, CommentsQuery } from "./comments.tsx";
import { JourneyPage } from "./journey.tsx";
import { STYLE_PATH } from "./layout.tsx";
import { namesIn } from "./names.ts";
import { partRoutes } from "./part-routes.ts";
import { saidIn } from "./said.ts";
import { keyRoutes } from "./setup/key-routes.tsx";
import { setupRoutes } from "./setup/routes.tsx";
import { HEADERS, HOME, languageOf, pageRules, pageStatus, show, SIGN_IN, signedIn } from "./shell.tsx";
import { SignInPage } from "./sign-in.tsx";
import { STYLE } from "./style.ts";
import { readTouchpoint, TouchpointQuery } from "./touchpoint-data.ts";
import { TouchpointPage } from "./touchpoint.tsx";
import { wordsIn } from "./words.ts";

const SIGN_OUT = "/sign-out";
const KEYS = "/keys";

/** Only an address of these pages: a link must not lead elsewhere through the sign-in. */
const nextOf = (next: unknown): string =>
  typeof next === "string" && /^\/(?:sites|keys)(?:[/?]|$)/.test(next) ? next : HOME;

const signInRoutes = new Hono<ApiEnv>()
  .get(STYLE_PATH, HEADERS, etag(), (c) =>
    c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=300" }),
  )
  .get(SIGN_IN, (c) => {
    const words = wordsIn(languageOf(c));
    const content = <SignInPage words={words} next={nextOf(c.req.query("next"))} isWrong={false} />;
    return show(c, { title: words.signIn, content });
  })
  .post(SIGN_IN, async (c) => {
    const { key, next } = await c.req.parseBody();
    const secret = typeof key === "string" ? key.trim() : "";
    const grant = await grantOfSecret(c, secret);
    if (typeof grant !== "string" && grant.scopes.includes("scores:read")) {
      await openSession(c, secret);
      const sites = await listSites(c.env.DB, grant);
      const [only] = sites.length === 1 ? sites : [];
      const wanted = nextOf(next);
      return c.redirect(only && wanted === HOME ? `${HOME}/${only.slug}` : wanted, 303);
    }
    const words = wordsIn(languageOf(c));
    const content = <SignInPage words={words} next={nextOf(next)} isWrong />;
    return show(c, { title: words.signIn, content }, 401);
  })
  .post(SIGN_OUT, async (c) => {
    await closeSession(c);
    return c.redirect(SIGN_IN, 303);
  });

const readingRoutes = new Hono<ApiEnv>()
  .get(`${HOME}/:site`, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = askedOf(c, journeyQuery, "no such period");
    const journey = await readJourney(c.env.DB, site, query);
    const said = saidIn(languageOf(c));
    const { words } = said;
    const { name } = site.settings;
    const { search } = new URL(c.req.url);
    const content = (
      <JourneyPage {...{ journey, name, query, search, maySetUp: c.var.grant.scopes.includes("manage") }} {...said} />
    );
    return show(c, { title: `${words.journey}, ${name}`, content, site: site.slug, current: "journey" });
  })
  .get(`${HOME}/:site/comments`, async (c) => {
    requireScope(c.var.grant, "responses:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = askedOf(c, CommentsQuery, "no such period, touchpoint, band or tag");
    const [touchpoints, comments] = await Promise.all([
      listTouchpoints(c.env.DB, site),
      readResponses(c.env.DB, site, { ...query, hasComment: "true", limit: COMMENTS_A_PAGE }),
    ]);
    const said = saidIn(languageOf(c));
    const { words } = said;
    const { name } = site.settings;
    const rows = touchpoints.map((one) => one.touchpoint);
    const content = (
      <CommentsPage site={site.slug} name={name} touchpoints={rows} comments={comments} query={query} {...said} />
    );
    return show(c, { title: `${words.comments}, ${name}`, content, site: site.slug, current: "comments" });
  })
  .get(`${HOME}/:site/touchpoints/:touchpoint`, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = askedOf(c, TouchpointQuery, "no such period, breakdown, or part of the comments");
    const at = { grant: c.var.grant, site, slug: c.req.param("touchpoint") };
    const data = await readTouchpoint(c.env.DB, at, query);
    const language = languageOf(c);
    const content = <TouchpointPage {...data} query={query} names={namesIn(language)} {...saidIn(language)} />;
    return show(c, { title: `${data.touchpoint.name}, ${site.settings.name}`, content, site: site.slug });
  });

/** @param fetch answers as the whole Worker does: what pages change, they change through the API */
export function pageRoutes(fetch: Fetch) {
  const api = callerOf(fetch);
  const routes = new Hono<ApiEnv>();
  routes.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500) console.error("asklet:", problem.code, error.name);
    const words = wordsIn(languageOf(c));
    const content = (
      <>
        <h1>{words.problem}</h1>
        <p lang="en">{problem.message}</p>
        <p>
          <a href={HOME}>{words.back}</a>
        </p>
      </>
    );
    return show(c, { title: words.problem, content }, pageStatus(problem.status));
  });
  // By their paths: the other rooms of the Worker share its root, and know nothing of pages.
  for (const path of [SIGN_IN, SIGN_OUT, `${HOME}/*`, `${KEYS}/*`]) routes.use(path, pageRules);
  for (const path of [`${HOME}/*`, `${KEYS}/*`]) routes.use(path, signedIn, limitRate);
  for (const its of [signInRoutes, readingRoutes, partRoutes(api, streamOf(fetch)), setupRoutes(api), keyRoutes(api)])
    routes.route("/", its);
  return routes;
}
