/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** `/sites/{site}/digest`: a whole week of a site, as a page, as an e-mail or as plain text. */
import { Hono } from "hono";
import { z } from "zod";
import { siteDay } from "../../collect/showing.ts";
import type { Journey } from "../../contract/journey.ts";
import { type ApiEnv, requireScope } from "../../http/auth.ts";
import { Problem } from "../../http/problem.ts";
import { readResponses } from "../../responses/routes.ts";
import { addDays, type Period } from "../../scores/calendar.ts";
import { periodOfWord } from "../../scores/period-words.ts";
import { readJourney } from "../../scores/routes.ts";
import { siteBySlug, type SiteRow } from "../../sites/site-store.ts";
import { listTouchpoints } from "../../sites/touchpoint-store.ts";
import { optionNamesOf } from "../asks.ts";
import { saidIn } from "../said.ts";
import { HOME, languageOf, show } from "../shell.tsx";
import { type CommentsByTouchpoint, digestOf, worthReading } from "./digest.ts";
import { digestText } from "./text.ts";
import { digestEmail, DigestPage } from "./view.tsx";
import { daysOfWeek, weekOf } from "./week.ts";

const COMMENTS_A_TOUCHPOINT = 3;
/** More than got worse in any real week; each costs some queries. */
const MAX_WITH_COMMENTS = 6;

const DigestQuery = z.strictObject({ week: z.string().optional(), as: z.enum(["email", "text"]).optional() });

/** The days of a week that is over; the last one unless another is asked for. */
function periodOfWeek(week: string | undefined, last: Period): Period {
  const period = week === undefined ? last : daysOfWeek(week);
  if (!period || period.from > last.from) throw new Problem(422, "invalid-request", "no such week, or it is not over");
  return period;
}

/** What was written by those who answered in the negative, of the touchpoints where that is worth reading. */
async function readComments(db: D1Database, site: SiteRow, journey: Journey): Promise<CommentsByTouchpoint> {
  const { from, to } = journey;
  const asked = { from, to, band: "negative", hasComment: "true", limit: COMMENTS_A_TOUCHPOINT } as const;
  const slugs = worthReading(journey).slice(0, MAX_WITH_COMMENTS);
  const read = slugs.map(async (touchpoint) => {
    const { responses } = await readResponses(db, site, { ...asked, touchpoint });
    return [touchpoint, responses] as const;
  });
  return new Map(await Promise.all(read));
}

export const digestRoutes = new Hono<ApiEnv>().get(`${HOME}/:site/digest`, async (c) => {
  requireScope(c.var.grant, "scores:read");
  const site = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
  const query = DigestQuery.safeParse(c.req.query());
  if (!query.success) throw new Problem(422, "invalid-request", "no such week, or no such form of it");
  const last = periodOfWord("last-week", siteDay(site, Date.now()));
  const period = periodOfWeek(query.data.week, last);
  const [journey, rows] = await Promise.all([
    readJourney(c.env.DB, site, { ...period, compare: "previous", level: "95" }),
    listTouchpoints(c.env.DB, site),
  ]);
  const mayRead = c.var.grant.scopes.includes("responses:read");
  const comments = mayRead ? await readComments(c.env.DB, site, journey) : new Map<string, []>();
  const language = languageOf(c);
  const said = saidIn(language);
  const { words } = said;
  const digest = digestOf(
    journey,
    { ...site.settings, optionNames: optionNamesOf(rows, site, language) },
    comments,
    said,
  );
  const path = `${HOME}/${site.slug}`;
  const address = new URL(path, c.req.url).href;
  if (query.data.as === "text") return c.text(digestText(digest, words, { base: address, period }));
  if (query.data.as === "email") return c.html(digestEmail({ digest, words, language, base: address, period }));
  const week = weekOf(period.from);
  const after = period.to < last.to ? weekOf(addDays(period.from, 7)) : null;
  const weeks: [string, string | null] = [weekOf(addDays(period.from, -7)), after];
  const content = <DigestPage {...{ digest, words, period, week, weeks }} base={path} />;
  return show(c, { title: `${digest.title}, ${digest.name}`, content, site: site.slug });
});
