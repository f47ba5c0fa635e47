/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The pages for people: the journey, its touchpoints and comments; and, mounted beside them, all other rooms of pages. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { siteDay } from "../collect/showing.ts";
import type { ApiEnv } from "../http/auth.ts";
import { requireScope } from "../http/auth.ts";
import { periodOf } from "../http/period.ts";
import { Problem, problemOf } from "../http/problem.ts";
import { limitRate } from "../http/rate-limit.ts";
import { readResponses } from "../responses/routes.ts";
import { journeyQuery, readJourney } from "../scores/routes.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listTouchpoints } from "../sites/touchpoint-store.ts";
import { asksOf, optionNamesOf } from "./asks.ts";
import { askedOf, namesPeriod } from "./asked.ts";
import { comparable, comparisonOf } from "./compared.ts";
import { callerOf, type Fetch, streamOf } from "./call-api.ts";
import { COMMENT_BYTES_A_PAGE, COMMENTS_A_PAGE, CommentsPage, CommentsQuery, filtersOf } from "./comments.tsx";
import { digestRoutes } from "./digest/routes.tsx";
import { FIRST, JOIN, MEMBERS, PEOPLE_ROUTES } from "./members/routes.tsx";
import { JourneyPage } from "./journey.tsx";
import { STYLE_PATH } from "./layout.tsx";
import { answerUnchanged } from "./live.tsx";
import { namesIn } from "./names.ts";
import { partRoutes } from "./part-routes.ts";
import { saidIn } from "./said.ts";
import { keyRoutes } from "./setup/key-routes.tsx";
import { setupRoutes } from "./setup/routes.tsx";
import { RefusalPage } from "./refusal.tsx";
import {
  HEADERS,
  HOME,
  languageOf,
  note,
  pageBefore,
  pageRules,
  pageStatus,
  show,
  SIGN_IN,
  signedIn,
} from "./shell.tsx";
import { SIGN_OUT, signInRoutes } from "./sign-in-routes.tsx";
import { STYLE } from "./style.ts";
import { tagRoutes } from "./tag-routes.ts";
import { readTouchpoint, TouchpointQuery } from "./touchpoint-data.ts";
import { TouchpointPage } from "./touchpoint.tsx";
import { wordsIn } from "./words.ts";

/** Of an address in the audit trail. */
const MAX_TARGET_CHARS = 300;
/** What is behind the sign-in. */
const INSIDE = [`${HOME}/*`, "/keys/*", `${MEMBERS}/*`];

const readingRoutes = new Hono<ApiEnv>()
  .get(STYLE_PATH, HEADERS, etag(), (c) =>
    c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=300" }),
  )
  .get(`${HOME}/:site`, namesPeriod, answerUnchanged, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = comparable(askedOf(c, journeyQuery, "no such period"), site);
    const [journey, rows] = await Promise.all([readJourney(c.env.DB, site, query), listTouchpoints(c.env.DB, site)]);
    const language = languageOf(c);
    const said = saidIn(language);
    const optionNames = optionNamesOf(rows, site, language);
    const { words } = said;
    const { name, tooFewBelow } = site.settings;
    const maySetUp = c.var.grant.scopes.includes("manage");
    const { search } = new URL(c.req.url);
    const isOver = journey.to < siteDay(site, Date.now());
    const frame = { tooFewBelow, compared: journey.compared, isOver };
    const comparison = comparisonOf(query, journey, site);
    const shown = { journey, name, query, search, maySetUp, comparison, frame, optionNames };
    const content = <JourneyPage {...shown} {...said} />;
    const page = { site: site.slug, current: "journey", scripts: ["live"] } as const;
    return show(c, { title: `${words.journey}, ${name}`, content, ...page });
  })
  .get(`${HOME}/:site/comments`, namesPeriod, answerUnchanged, async (c) => {
    requireScope(c.var.grant, "responses:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const query = askedOf(c, CommentsQuery, "no such period, touchpoint, band or tag");
    const [touchpoints, comments] = await Promise.all([
      listTouchpoints(c.env.DB, site),
      readResponses(
        c.env.DB,
        site,
        { ...filtersOf(query), hasComment: "true", limit: COMMENTS_A_PAGE },
        COMMENT_BYTES_A_PAGE,
      ),
    ]);
    const said = saidIn(languageOf(c));
    const { words } = said;
    const { name, timeZone } = site.settings;
    const rows = touchpoints.map((one) => one.touchpoint);
    const mayTag = c.var.grant.scopes.includes("responses:write");
    const maySetUp = c.var.grant.scopes.includes("manage");
    const { period: days } = periodOf(query, site, Date.now());
    const content = (
      <CommentsPage
        {...{ site: site.slug, name, comments, query, days, timeZone, mayTag, maySetUp, ...said }}
        touchpoints={rows}
      />
    );
    // What comes in stands on the first page.
    const scripts = query.cursor === undefined ? ["live"] : [];
    const page = { site: site.slug, current: "comments", scripts } as const;
    return show(c, { title: `${words.comments}, ${name}`, content, ...page });
  })
  .get(`${HOME}/:site/touchpoints/:touchpoint`, namesPeriod, async (c) => {
    requireScope(c.var.grant, "scores:read");
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const asked = askedOf(c, TouchpointQuery, "no such period, breakdown, or part of the comments");
    const query = comparable(asked, site);
    const at = { grant: c.var.grant, site, slug: c.req.param("touchpoint") };
    const data = await readTouchpoint(c.env.DB, at, query);
    const language = languageOf(c);
    const maySetUp = c.var.grant.scopes.includes("manage");
    const asks = asksOf(data.survey, site, language);
    const content = (
      <TouchpointPage {...{ ...data, query, asks, maySetUp, names: namesIn(language), ...saidIn(language) }} />
    );
    return show(c, { title: `${data.touchpoint.name}, ${site.settings.name}`, content, site: site.slug });
  });

/** @param fetch answers as the whole Worker does: what pages change, they change through the API */
export function pageRoutes(fetch: Fetch) {
  const api = callerOf(fetch);
  const routes = new Hono<ApiEnv>();
  routes.onError(async (error, c) => {
    const problem = problemOf(error);
    const { status, code, extras } = problem;
    if (status >= 500) console.error("asklet:", code, error.name);
    if (extras.retryAfter !== undefined) c.header("Retry-After", `${extras.retryAfter}`);
    const { grant } = c.var;
    if (status === 403 && c.req.method === "POST" && grant) {
      await note(c, grant, { operation: "sendForm", target: c.req.path.slice(1, MAX_TARGET_CHARS), status });
    }
    const language = languageOf(c);
    const words = wordsIn(language);
    const before = pageBefore(c);
    // What is not there any more is no way back to.
    const from = status === 404 && before?.split("?")[0] === c.req.path ? undefined : before;
    const content = <RefusalPage {...{ problem, from, home: HOME, language, words }} />;
    return show(c, { title: words.problem, content }, pageStatus(problem.status));
  });
  // By their paths: the other rooms of the Worker share its root, and know nothing of pages.
  for (const path of [`${SIGN_IN}/*`, SIGN_OUT, `${JOIN}/*`, FIRST, ...INSIDE]) routes.use(path, ...pageRules);
  for (const path of INSIDE) routes.use(path, signedIn, limitRate);
  const reading = [readingRoutes, partRoutes(api, streamOf(fetch)), digestRoutes, tagRoutes(api)];
  for (const its of [signInRoutes, ...reading, setupRoutes(api), keyRoutes(api), ...PEOPLE_ROUTES]) {
    routes.route("/", its);
  }
  for (const path of INSIDE) {
    routes.all(path, () => {
      throw new Problem(404, "not-found", "there is no such page");
    });
  }
  return routes;
}
