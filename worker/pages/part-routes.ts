/** What the pages of scores do besides showing them: a breakdown is switched on, and what is shown is given as a file. Through the API. */
import { Hono } from "hono";
import { Breakdown } from "../contract/breakdowns.ts";
import type { ApiEnv } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { touchpointBySlug } from "../sites/touchpoint-store.ts";
import { searchOf } from "./address.ts";
import type { CallApi, Stream } from "./call-api.ts";
import { fieldsIn } from "./forms/sent.ts";
import { siteOf } from "./setup/context.ts";
import { HOME } from "./shell.tsx";

const FILES = ["scores.csv", "responses.csv", "responses.ndjson"] as const;

function breakdownIn(text: string | undefined): string {
  const breakdown = Breakdown.safeParse(text);
  if (!breakdown.success) throw new Problem(422, "invalid-request", "there is no such breakdown");
  return breakdown.data;
}

export function partRoutes(api: CallApi, stream: Stream) {
  const routes = new Hono<ApiEnv>();

  routes.post(`${HOME}/:site/touchpoints/:touchpoint/breakdowns`, async (c) => {
    const { slug: site, id } = await siteOf(c);
    const { slug } = await touchpointBySlug(c.env.DB, id, c.req.param("touchpoint"));
    const breakdown = breakdownIn((await fieldsIn(c))["breakdown"]);
    const path = `/sites/${site}/touchpoints/${slug}`;
    await api(c, { method: "PUT", path: `${path}/breakdowns/${breakdown}` });
    return c.redirect(`${path}${searchOf(c.req.query(), { breakdown })}#parts`, 303);
  });

  routes.get(`${HOME}/:site/touchpoints/:touchpoint/breakdowns/:breakdown`, async (c) => {
    const { id, slug: site } = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
    const { slug } = await touchpointBySlug(c.env.DB, id, c.req.param("touchpoint"));
    const breakdown = breakdownIn(c.req.param("breakdown"));
    const path = `/sites/${site}/touchpoints/${slug}/breakdowns/${breakdown}${new URL(c.req.url).search}`;
    const file = new Response((await stream(c, path)).body, { headers: { "content-type": "application/json" } });
    file.headers.set("content-disposition", `attachment; filename="${site}-${slug}-${breakdown}.json"`);
    return file;
  });

  for (const file of FILES) {
    routes.get(`${HOME}/:site/${file}`, async (c) => {
      const { slug } = await siteBySlug(c.env.DB, c.var.grant, c.req.param("site"));
      return stream(c, `/sites/${slug}/${file}${new URL(c.req.url).search}`);
    });
  }

  return routes;
}
