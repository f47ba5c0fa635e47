/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The set-up: what a site asks, its touchpoints, its tag. All that it changes it changes through the API. */
import { Hono } from "hono";
import type { ApiEnv } from "../../http/auth.ts";
import { Problem } from "../../http/problem.ts";
import { listTouchpoints, presentTouchpoint, takenSlugs } from "../../sites/touchpoint-store.ts";
import type { CallApi } from "../call-api.ts";
import { languageOf, show } from "../shell.tsx";
import { wordsIn } from "../words.ts";
import { fieldsIn } from "../forms/sent.ts";
import { setupOf, siteOf } from "./context.ts";
import { listRoutes } from "./list-routes.ts";
import { AddPage, OverviewPage } from "./overview.tsx";
import { previewRoutes } from "./preview-routes.ts";
import { siteRoutes } from "./site-routes.tsx";
import { slugOf } from "./slug.ts";
import { TEMPLATES, touchpointOf } from "./templates.ts";
import { touchpointRoutes } from "./touchpoint-routes.tsx";

const BASE = "/sites/:site/set-up";

export function setupRoutes(api: CallApi) {
  const routes = new Hono<ApiEnv>();

  routes.get(BASE, async (c) => {
    const site = await siteOf(c);
    const setup = setupOf(c);
    const rows = await listTouchpoints(c.env.DB, site);
    const saved = rows.find((row) => row.touchpoint.slug === c.req.query("saved"));
    const content = (
      <OverviewPage
        site={site}
        touchpoints={rows.map((row) => row.touchpoint)}
        saved={saved && presentTouchpoint(saved.touchpoint, saved.survey)}
        words={wordsIn(languageOf(c))}
        setup={setup}
      />
    );
    return show(c, { title: `${setup.title}, ${site.settings.name}`, content, site: site.slug, current: "set-up" });
  });

  routes.get(`${BASE}/add`, async (c) => {
    const site = await siteOf(c);
    const setup = setupOf(c);
    const content = <AddPage site={site} setup={setup} />;
    return show(c, { title: setup.addTouchpoint, content, site: site.slug, current: "set-up" });
  });

  routes.post(`${BASE}/add`, async (c) => {
    const site = await siteOf(c);
    const { template: chosen } = await fieldsIn(c);
    const template = TEMPLATES.find((one) => one === chosen);
    if (!template) throw new Problem(422, "invalid-request", "there is no such template");
    const { name } = setupOf(c).templates[template];
    const slug = slugOf(template, await takenSlugs(c.env.DB, site));
    const body = touchpointOf(template, name, site.settings.stages);
    await api(c, { method: "PUT", path: `/sites/${site.slug}/touchpoints/${slug}`, body });
    return c.redirect(`/sites/${site.slug}/set-up/touchpoints/${slug}`, 303);
  });

  return routes
    .route(BASE, listRoutes(api))
    .route(BASE, touchpointRoutes(api))
    .route(BASE, previewRoutes)
    .route(BASE, siteRoutes(api));
}
