/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** One touchpoint: its editor and its revisions. */
import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../../http/auth.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import type { CallApi } from "../call-api.ts";
import { languageOf, type PageContext, pageStatus, show } from "../shell.tsx";
import { stageName, wordsIn } from "../words.ts";
import { saveOver } from "../forms/merge.tsx";
import { type Fields, fieldsIn, refusable } from "../forms/sent.ts";
import { languageNamesFor, languagesFor, momentFor, setupOf, siteOf, textLanguageOf } from "./context.ts";
import { readEdited, readRevisions, returnTo, saveForm } from "./editing.ts";
import { EditorPage } from "./editor.tsx";
import { type Edited, fieldsOf, GROUPS } from "./fields.ts";
import { type Refused, shownOf } from "./refused.ts";
import { RevisionsPage } from "./revisions.tsx";
import { themeFields } from "./theme-fields.ts";

const TOUCHPOINT = "/touchpoints/:touchpoint";
/** Number of a revision; what is none leads to the newest ones. */
const Below = z.coerce.number().int().min(1).optional().catch(undefined);

const storedFields = ({ settings }: SiteRow, edited: Edited): Fields => ({
  ...fieldsOf(edited),
  ...themeFields(settings.theme),
});

/** The editor, with what was sent where that could not be saved. */
async function showEditor(c: PageContext, sent?: Refused) {
  const site = await siteOf(c);
  const setup = setupOf(c);
  const language = textLanguageOf(site, sent?.fields["language"] ?? c.req.query("language"));
  const edited = await readEdited(c.env.DB, site, c.req.param("touchpoint") ?? "", language);
  const { touchpoint } = edited;
  const words = wordsIn(languageOf(c));
  const shown = shownOf(sent, storedFields(site, edited), setup, GROUPS);
  const content = (
    <EditorPage
      site={site}
      stages={site.settings.stages.map((stage) => [stage, stageName(stage, words)] as const)}
      touchpoint={touchpoint}
      {...shown}
      language={language}
      languages={languagesFor(c, [site.settings.language, language])}
      isSaved={!sent && c.req.query("saved") !== undefined}
      scores={words.parts.scores}
      words={setup}
    />
  );
  const title = `${touchpoint.name}, ${setup.title}`;
  const page = { title, content, site: site.slug, current: "set-up", scripts: ["editor"] } as const;
  return show(c, page, pageStatus(shown.problem?.status ?? 200));
}

/** Below a site's set-up. */
export function touchpointRoutes(api: CallApi) {
  const routes = new Hono<ApiEnv>();

  routes.get(TOUCHPOINT, async (c) => showEditor(c));

  routes.post(TOUCHPOINT, async (c) => {
    const fields = await fieldsIn(c);
    const its = await siteOf(c);
    const language = textLanguageOf(its, fields["language"]);
    const attempt = async () => {
      const site = await siteOf(c);
      const edited = await readEdited(c.env.DB, site, c.req.param("touchpoint"), language);
      const save = async (merged: Fields) => saveForm(c, api, { site, edited }, merged);
      return { stored: storedFields(site, edited), groups: GROUPS, save };
    };
    const saved = await refusable(() => saveOver(fields, attempt));
    if ("problem" in saved) return showEditor(c, { fields, problem: saved.problem });
    const next = fields["show"] === undefined ? language : textLanguageOf(its, fields["next-language"] ?? language);
    return c.redirect(`${c.req.path}?language=${encodeURIComponent(next)}&saved`, 303);
  });

  routes.get(`${TOUCHPOINT}/revisions`, async (c) => {
    const site = await siteOf(c);
    const setup = setupOf(c);
    const { touchpoint, revisions } = await readRevisions(c.env.DB, site, c.req.param("touchpoint"));
    const moment = momentFor(c, site.settings.timeZone);
    const languageName = languageNamesFor(c);
    const below = Below.parse(c.req.query("below"));
    const content = <RevisionsPage {...{ site, touchpoint, revisions, below, moment, languageName, setup }} />;
    return show(c, { title: `${setup.revisions}, ${touchpoint.name}`, content, site: site.slug, current: "set-up" });
  });

  routes.post(`${TOUCHPOINT}/revisions`, async (c) => {
    const site = await siteOf(c);
    const { revision } = await fieldsIn(c);
    await returnTo(c, api, site, { slug: c.req.param("touchpoint"), revision: Number(revision) });
    return c.redirect(c.req.path, 303);
  });

  return routes;
}
