/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Of all sites: a new one, and the keys. Through the API. */
import { Hono } from "hono";
import { Keys, NewKey } from "../../contract/keys.ts";
import type { ApiEnv } from "../../http/auth.ts";
import { isOwner, requireOwner } from "../../http/auth.ts";
import { Problem } from "../../http/problem.ts";
import { listSites } from "../../sites/site-store.ts";
import type { CallApi } from "../call-api.ts";
import { HOME, languageOf, type PageContext, pageStatus, show } from "../shell.tsx";
import { SitesPage } from "../sign-in.tsx";
import { wordsIn } from "../words.ts";
import { memberWordsIn } from "../members/words.ts";
import { type Fields, fieldsIn, refusable, valuesIn } from "../forms/sent.ts";
import { languagesFor, momentFor, setupOf } from "./context.ts";
import { type KeyForm, KeysPage } from "./keys.tsx";
import { NewSite, originOfAddress } from "./sites.tsx";
import { slugOf } from "./slug.ts";

const KEYS = "/keys";

/** A key for all sites may make another one. */
const mayMakeSites = (c: PageContext): boolean => c.var.grant.siteId === null && c.var.grant.scopes.includes("manage");

async function showSites(c: PageContext, sent?: { fields: Fields; problem: Problem }) {
  const words = wordsIn(languageOf(c));
  const sites = await listSites(c.env.DB, c.var.grant);
  const fields = sent?.fields ?? { language: languageOf(c), timeZone: "UTC" };
  const others = [
    [KEYS, setupOf(c).keys],
    ["/members", memberWordsIn(languageOf(c)).title],
  ] as const;
  const content = (
    <>
      <SitesPage words={words} sites={sites} others={isOwner(c.var.grant) ? others : []} />
      {mayMakeSites(c) && (
        <NewSite fields={fields} languages={languagesFor(c)} problem={sent?.problem} setup={setupOf(c)} />
      )}
    </>
  );
  return show(c, { title: words.sites, content, scripts: ["zone"] }, pageStatus(sent?.problem.status ?? 200));
}

async function makeSite(c: PageContext, api: CallApi, fields: Fields): Promise<string> {
  const { name = "", address, language, timeZone } = fields;
  const sites = await listSites(c.env.DB, c.var.grant);
  const slug = slugOf(name, new Set(sites.map((site) => site.slug)));
  const body = {
    name,
    origins: [originOfAddress(address)],
    language,
    ...(timeZone && { timeZone }),
  };
  await api(c, { method: "PUT", path: `/sites/${slug}`, body, headers: { "if-none-match": "*" } });
  return slug;
}

async function showKeys(
  c: PageContext,
  api: CallApi,
  made: { secret?: string; problem?: Problem; sent?: KeyForm } = {},
) {
  requireOwner(c.var.grant);
  const setup = setupOf(c);
  const [{ body }, sites] = await Promise.all([
    api(c, { method: "GET", path: KEYS }),
    listSites(c.env.DB, c.var.grant),
  ]);
  const { keys } = Keys.parse(body);
  const content = <KeysPage keys={keys} sites={sites} {...made} moment={momentFor(c)} setup={setup} />;
  return show(c, { title: setup.keys, content, scripts: ["copy"] }, pageStatus(made.problem?.status ?? 200));
}

export function keyRoutes(api: CallApi) {
  return new Hono<ApiEnv>()
    .get(HOME, async (c) => showSites(c))
    .post(HOME, async (c) => {
      if (!mayMakeSites(c)) throw new Problem(403, "scope-missing", "this key may not make sites");
      const fields = await fieldsIn(c);
      const made = await refusable(() => makeSite(c, api, fields));
      if ("problem" in made) return showSites(c, { fields, problem: made.problem });
      return c.redirect(`${HOME}/${made.done}/set-up`, 303);
    })
    .get(KEYS, async (c) => showKeys(c, api))
    .post(KEYS, async (c) => {
      const { name = "", site = "" } = await fieldsIn(c);
      const sent = { name, scopes: await valuesIn(c, "scopes"), site };
      const body = { name, scopes: sent.scopes, ...(site && { site }) };
      const made = await refusable(() => api(c, { method: "POST", path: KEYS, body }));
      if ("problem" in made) return showKeys(c, api, { problem: made.problem, sent });
      return showKeys(c, api, { secret: NewKey.parse(made.done.body).secret });
    })
    .post(`${KEYS}/:id/revoke`, async (c) => {
      await api(c, { method: "DELETE", path: `${KEYS}/${encodeURIComponent(c.req.param("id"))}` });
      return c.redirect(KEYS, 303);
    });
}
