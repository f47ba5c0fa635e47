/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The pages for people: sign in with a key, then the sites and their journeys. From the same functions as the API's numbers. */
import { Hono } from "hono";
import type { Context } from "hono";
import { csrf } from "hono/csrf";
import { etag } from "hono/etag";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { languageDetector } from "hono/language";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { ApiEnv } from "../http/auth.ts";
import { grantOfSecret, requireScope } from "../http/auth.ts";
import { Problem, problemOf } from "../http/problem.ts";
import { limitRate } from "../http/rate-limit.ts";
import { readResponses } from "../responses/routes.ts";
import { journeyQuery, readJourney } from "../scores/routes.ts";
import { closeSession, openSession, sessionGrant } from "../sessions/session.ts";
import { listSites, siteBySlug } from "../sites/site-store.ts";
import { listTouchpoints } from "../sites/touchpoint-store.ts";
import { COMMENTS_A_PAGE, CommentsPage, CommentsQuery } from "./comments.tsx";
import { JourneyPage } from "./journey.tsx";
import { Layout, STYLE_PATH } from "./layout.tsx";
import { saidIn } from "./said.ts";
import { SignInPage, SitesPage } from "./sign-in.tsx";
import { STYLE } from "./style.ts";
import { readTouchpoint, TouchpointQuery } from "./touchpoint-data.ts";
import { TouchpointPage } from "./touchpoint.tsx";
import { type Language, LANGUAGES, wordsIn } from "./words.ts";

const SIGN_IN = "/sign-in";
const SIGN_OUT = "/sign-out";
const HOME = "/sites";

type PageContext = Context<ApiEnv>;

const languageOf = (c: PageContext): Language => LANGUAGES.find((one) => one === c.var.language) ?? "en";

interface Page {
  title: string;
  content: Child;
  site?: string;
  current?: "journey" | "comments";
}

/** A page in the visitor's language. */
function show(
  c: PageContext,
  { title, content, site, current }: Page,
  status: 200 | 401 | 403 | 404 | 422 | 429 | 500 | 503 = 200,
) {
  const language = languageOf(c);
  const layout = (
    <Layout
      language={language}
      words={wordsIn(language)}
      title={title}
      site={site}
      current={current}
      isSignedIn={Boolean(c.var.grant)}
    >
      {content}
    </Layout>
  );
  return c.html(html`<!doctype html>${layout}`, status);
}

/** Only an address of these pages: a link must not lead elsewhere through the sign-in. */
const nextOf = (next: unknown): string => (typeof next === "string" && /^\/sites(?:[/?]|$)/.test(next) ? next : HOME);

/** Sets the grant of whoever is signed in; others are sent to sign in, and come back. */
const signedIn = createMiddleware<ApiEnv>(async (c, next) => {
  const grant = await sessionGrant(c);
  if (!grant) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`${SIGN_IN}?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  c.set("grant", grant);
  return next();
});

const STATUSES = [401, 403, 404, 422, 429, 503] as const;

export const pageRoutes = new Hono<ApiEnv>();

const HEADERS = secureHeaders({
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["data:"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
});
const language = languageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: "en",
  order: ["header"],
  caches: false,
});
const keepPrivate = createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "private, no-store");
});

// By their paths: the other rooms of the Worker share its root, and know nothing of pages.
for (const path of [SIGN_IN, SIGN_OUT, `${HOME}/*`]) pageRoutes.use(path, HEADERS, language, csrf(), keepPrivate);
pageRoutes.use(`${HOME}/*`, signedIn, limitRate);

pageRoutes
  .onError((error, c) => {
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
    return show(c, { title: words.problem, content }, STATUSES.find((one) => one === problem.status) ?? 500);
  })
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
      return c.redirect(nextOf(next), 303);
    }
    const words = wordsIn(languageOf(c));
    const content = <SignInPage words={words} next={nextOf(next)} isWrong />;
    return show(c, { title: words.signIn, content }, 401);
  })
  .post(SIGN_OUT, async (c) => {
    await closeSession(c);
    return c.redirect(SIGN_IN, 303);
  })
  .get(HOME, async (c) => {
    const words = wordsIn(languageOf(c));
    const sites = await listSites(c.env.DB, c.var.grant);
    const [only, another] = sites;
    if (only && !another) return c.redirect(`${HOME}/${only.slug}`, 303);
    return show(c, { title: words.sites, content: <SitesPage words={words} sites={sites} /> });
  })
  .get(`${HOME}/:site`, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = journeyQuery.safeParse(c.req.query());
    if (!query.success) throw new Problem(422, "invalid-request", "no such period");
    const journey = await readJourney(c.env.DB, site, query.data);
    const said = saidIn(languageOf(c));
    const { words } = said;
    const { name } = site.settings;
    const { search } = new URL(c.req.url);
    const content = (
      <JourneyPage journey={journey} name={name} period={c.req.query("period")} search={search} {...said} />
    );
    return show(c, { title: `${words.journey}, ${name}`, content, site: site.slug, current: "journey" });
  })
  .get(`${HOME}/:site/comments`, async (c) => {
    requireScope(c.var.grant, "responses:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    // A form sends what was left empty, too.
    const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value.trim() !== ""));
    const query = CommentsQuery.safeParse(given);
    if (!query.success) throw new Problem(422, "invalid-request", "no such period, touchpoint, band or tag");
    const [touchpoints, comments] = await Promise.all([
      listTouchpoints(c.env.DB, site),
      readResponses(c.env.DB, site, { ...query.data, hasComment: "true", limit: COMMENTS_A_PAGE }),
    ]);
    const said = saidIn(languageOf(c));
    const { words } = said;
    const { name } = site.settings;
    const rows = touchpoints.map((one) => one.touchpoint);
    const content = <CommentsPage name={name} touchpoints={rows} comments={comments} query={query.data} {...said} />;
    return show(c, { title: `${words.comments}, ${name}`, content, site: site.slug, current: "comments" });
  })
  .get(`${HOME}/:site/touchpoints/:touchpoint`, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = TouchpointQuery.safeParse(c.req.query());
    if (!query.success) throw new Problem(422, "invalid-request", "no such period, or no such part of the comments");
    const asked = { grant: c.var.grant, site, slug: c.req.param("touchpoint") };
    const data = await readTouchpoint(c.env.DB, asked, query.data);
    const content = <TouchpointPage {...data} query={query.data} {...saidIn(languageOf(c))} />;
    return show(c, { title: `${data.touchpoint.name}, ${site.settings.name}`, content, site: site.slug });
  });
