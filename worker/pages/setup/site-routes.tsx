/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A site as a whole: how it is installed, and its settings. */
import { Hono } from "hono";
import { DAY_MS } from "../../contract/limits.ts";
import { Site } from "../../contract/site.ts";
import type { ApiEnv } from "../../http/auth.ts";
import { utcDay } from "../../scores/calendar.ts";
import { latestAnswerDay } from "../../scores/score-store.ts";
import { forgetSite } from "../../sites/directory.ts";
import { isWatched, listSightings, watchSite } from "../../sites/sightings.ts";
import { listRefusals } from "../../sites/site-store.ts";
import type { CallApi } from "../call-api.ts";
import { answerUnchanged } from "../live.tsx";
import { numbersIn } from "../numbers.ts";
import { languageOf, note, type PageContext, pageStatus, show } from "../shell.tsx";
import { wordsIn } from "../words.ts";
import { type Fields, fieldsIn, refusable } from "../forms/sent.ts";
import { languagesFor, momentFor, setupOf, siteOf } from "./context.ts";
import { saveOver } from "../forms/merge.tsx";
import { allowOrigin, saveSettings } from "./editing.ts";
import { type Refused, shownOf } from "./refused.ts";
import { InstallPage } from "./install.tsx";
import { SettingsPage, settingsFields, settingsOf } from "./sites.tsx";

/** The settings, with what was sent where that could not be saved. */
async function showSettings(c: PageContext, sent?: Refused) {
  const site = await siteOf(c);
  const setup = setupOf(c);
  const stored = settingsFields(site.settings);
  const shown = shownOf(sent, stored, setup);
  const content = (
    <SettingsPage
      site={site}
      {...shown}
      languages={languagesFor(c, [site.settings.language])}
      isSaved={!sent && c.req.query("saved") !== undefined}
      setup={setup}
    />
  );
  const page = {
    title: `${setup.settings}, ${site.settings.name}`,
    content,
    site: site.slug,
    current: "set-up",
  } as const;
  return show(c, page, pageStatus(shown.problem?.status ?? 200));
}

/** Below a site's set-up. */
export function siteRoutes(api: CallApi) {
  const routes = new Hono<ApiEnv>();

  routes.get("/install", answerUnchanged, async (c) => {
    const site = await siteOf(c);
    const setup = setupOf(c);
    const nowMs = Date.now();
    const [{ body }, sightings, refusals, answeredOn] = await Promise.all([
      api(c, { method: "GET", path: `/sites/${site.slug}` }),
      listSightings(c.env.DB, site.id),
      listRefusals(c.env.DB, site.id, nowMs),
      latestAnswerDay(c.env.DB, site.id, utcDay(nowMs - 30 * DAY_MS)),
    ]);
    const { snippet } = Site.parse(body);
    const isLooking = isWatched(site, nowMs);
    const moment = momentFor(c, site.settings.timeZone);
    const words = wordsIn(languageOf(c));
    const lastAnswer = answeredOn && numbersIn(languageOf(c)).days({ from: answeredOn, to: answeredOn });
    const installation = { site, snippet, sightings, refusals, lastAnswer, isLooking };
    const content = <InstallPage {...installation} moment={moment} words={words} setup={setup} />;
    const title = `${setup.install}, ${site.settings.name}`;
    const scripts = isLooking ? ["copy", "live"] : ["copy"];
    return show(c, { title, content, site: site.slug, current: "set-up", scripts });
  });

  routes.post("/install", async (c) => {
    const site = await siteOf(c);
    const { allow } = await fieldsIn(c);
    if (allow === undefined) {
      await watchSite(c.env.DB, site.id, Date.now());
      await note(c, c.var.grant, { operation: "watchSite", site: site.slug, target: `sites/${site.slug}` });
    } else {
      await allowOrigin(c, api, site.slug, allow);
    }
    forgetSite(c.env.DB, site.siteKey);
    return c.redirect(c.req.path, 303);
  });

  routes.get("/settings", async (c) => showSettings(c));

  routes.post("/settings", async (c) => {
    const fields = await fieldsIn(c);
    const attempt = async () => {
      const site = await siteOf(c);
      const save = async (merged: Fields) => saveSettings(c, api, site, settingsOf(site.settings, merged));
      return { stored: settingsFields(site.settings), save };
    };
    const saved = await refusable(() => saveOver(fields, attempt));
    if ("problem" in saved) return showSettings(c, { fields, problem: saved.problem });
    return c.redirect(`${c.req.path}?saved`, 303);
  });

  return routes;
}
