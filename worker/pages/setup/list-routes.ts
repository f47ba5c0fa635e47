/** What the list of touchpoints does with one of them: asks or pauses it, moves it within its stage, deletes it. */
import { Hono } from "hono";
import type { ApiEnv } from "../../http/auth.ts";
import { Problem } from "../../http/problem.ts";
import type { CallApi } from "../call-api.ts";
import { fieldsIn } from "../forms/sent.ts";
import { siteOf } from "./context.ts";
import { move, remove, saveState } from "./editing.ts";

const TOUCHPOINT = "/touchpoints/:touchpoint";

/** Below a site's set-up. Each leads back to the list. */
export function listRoutes(api: CallApi) {
  return new Hono<ApiEnv>()
    .post(`${TOUCHPOINT}/state`, async (c) => {
      const at = { site: await siteOf(c), slug: c.req.param("touchpoint") };
      await saveState(c, api, at, (await fieldsIn(c))["state"]);
      return c.redirect(`/sites/${at.site.slug}/set-up?saved=${at.slug}`, 303);
    })
    .post(`${TOUCHPOINT}/order`, async (c) => {
      const at = { site: await siteOf(c), slug: c.req.param("touchpoint") };
      const { move: way } = await fieldsIn(c);
      if (way !== "up" && way !== "down") throw new Problem(422, "invalid-request", "a touchpoint moves up or down");
      await move(c, api, at, way === "up" ? -1 : 1);
      return c.redirect(`/sites/${at.site.slug}/set-up`, 303);
    })
    .post(`${TOUCHPOINT}/deletion`, async (c) => {
      const at = { site: await siteOf(c), slug: c.req.param("touchpoint") };
      await remove(c, api, at);
      return c.redirect(`/sites/${at.site.slug}/set-up`, 303);
    });
}
