/** `/api/v1/sites/{site}/generated-responses`: history for a demonstration, marked as such and easily dropped. */
import { createRoute, z } from "@hono/zod-openapi";
import { type SiteZones, siteDay } from "../collect/showing.ts";
import { isAsked } from "../contract/survey.ts";
import { Day, Slug } from "../contract/terms.ts";
import { apiRouter, BODY_FAILURES, FAILURES, json, jsonBody } from "../http/api.ts";
import { operation } from "../http/operation.ts";
import { refuse } from "../http/problem.ts";
import { addDays, daysBetween, startOfDay } from "../scores/calendar.ts";
import { idempotent, IdempotencyHeaders, repeatFailures } from "../idempotency/idempotent.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listTouchpoints } from "../sites/touchpoint-store.ts";
import { dropGenerated, storeGenerated } from "./generated-store.ts";
import { generatedDay } from "./history.ts";

/** Days of one request: what one invocation can do. */
const MAX_DAYS = 31;
/** Prompt ids count milliseconds since then. */
const FIRST_DAY = "1970-01-02";

const Generate = z
  .strictObject({
    from: Day,
    to: Day,
    /** Prompts shown per touchpoint and day, on average. */
    perDay: z.number().min(1).max(1000).default(30),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1),
  })
  .meta({ id: "Generate" });

const Generated = z.object({ responses: z.int() }).meta({ id: "Generated" });
const params = z.object({ site: Slug });

const generate = createRoute({
  method: "post",
  path: "/sites/{site}/generated-responses",
  ...operation("generateResponses", "Generated history", "manage", idempotent),
  summary: "Make up responses for every touchpoint that can ask, marked as generated; the same seed stores them once",
  request: { params, headers: IdempotencyHeaders, body: jsonBody(Generate) },
  responses: {
    200: json(Generated, "How many were made", "Idempotency-Replayed"),
    ...FAILURES,
    ...BODY_FAILURES,
    ...repeatFailures(),
  },
});

const drop = createRoute({
  method: "delete",
  path: "/sites/{site}/generated-responses",
  ...operation("dropGeneratedResponses", "Generated history", "manage"),
  summary: "Drop generated responses, up to 2,000 a call; repeat until 0 are dropped",
  request: { params },
  responses: { 200: json(Generated, "How many were dropped"), ...FAILURES },
});

/** Prompts of one request: what one invocation can do. */
const MAX_PROMPTS = 50_000;

const refuseDay = (path: string, message: string): never => refuse(path, "day-out-of-range", message);

/** The time zone in which the site counts a day. */
function zoneOn({ settings, zoneBefore, zoneBeforeUntil }: SiteZones, day: string): string {
  return zoneBefore && zoneBeforeUntil && day <= zoneBeforeUntil ? zoneBefore : settings.timeZone;
}

export const generatedRoutes = apiRouter()
  .openapi(generate, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    const { from, to, perDay, seed } = c.req.valid("json");
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > MAX_DAYS) refuseDay("/from", `one to ${MAX_DAYS} days a request`);
    if (from < FIRST_DAY) refuseDay("/from", `${FIRST_DAY} or later`);
    if (to > siteDay(site, Date.now())) refuseDay("/to", "history lies in the past");
    const touchpoints = (await listTouchpoints(c.env.DB, site)).filter(({ survey }) => isAsked(survey));
    if (touchpoints.length * days * perDay > MAX_PROMPTS)
      refuse("/perDay", "too-many", `at most ${MAX_PROMPTS} prompts a request`);
    const states = Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day) =>
      touchpoints.flatMap(({ touchpoint, survey }) =>
        generatedDay({
          touchpointId: touchpoint.id,
          revision: touchpoint.revision,
          survey,
          day,
          startMs: startOfDay(day, zoneOn(site, day)),
          perDay,
          seed,
        }),
      ),
    );
    await storeGenerated(c.env.DB, states, Date.now());
    return c.json({ responses: states.length }, 200);
  })
  .openapi(drop, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    return c.json({ responses: await dropGenerated(c.env.DB, site.id, Date.now()) }, 200);
  });
