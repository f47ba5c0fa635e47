/** Reads what is edited, and saves it: through the API, and unless somebody else was faster. */
import { z } from "zod";
import { Site, Touchpoint } from "../../contract/site.ts";
import { Problem } from "../../http/problem.ts";
import { isSame } from "../../sites/same.ts";
import { siteBySlug, type SiteRow } from "../../sites/site-store.ts";
import { listRevisions, listTouchpoints, presentTouchpoint, touchpointBySlug } from "../../sites/touchpoint-store.ts";
import type { CallApi } from "../call-api.ts";
import type { PageContext } from "../shell.tsx";
import { retried, saveOver } from "../forms/merge.tsx";
import { themeFields, themeOf } from "./theme-fields.ts";
import { checkedForm } from "./draft.ts";
import { type Fields, refusable } from "../forms/sent.ts";
import type { Edited } from "./fields.ts";

/** A touchpoint by its name. */
interface At {
  site: SiteRow;
  slug: string;
}

const addressOf = (site: string, touchpoint: string): string =>
  `/sites/${site}/touchpoints/${encodeURIComponent(touchpoint)}`;

const Updated = z.object({ updatedAt: z.string() });

const changedMeanwhile = (): Problem =>
  new Problem(412, "precondition-failed", "somebody else has changed this meanwhile");

/** A touchpoint of the site with all of its revisions. 404 where there is none. */
export async function readRevisions(db: D1Database, site: SiteRow, slug: string) {
  const touchpoint = await touchpointBySlug(db, site.id, slug);
  return { touchpoint, revisions: await listRevisions(db, [touchpoint.id]) };
}

/** A touchpoint as it is edited, its texts in this language. */
export async function readEdited(db: D1Database, site: SiteRow, slug: string, language: string): Promise<Edited> {
  const { touchpoint, revisions } = await readRevisions(db, site, slug);
  const earlier = revisions.map(({ survey }) => survey);
  const current = earlier.at(-1);
  if (!current) throw new Error(`touchpoint ${touchpoint.id} has no revision`);
  return { touchpoint: presentTouchpoint(touchpoint, current), earlier, language };
}

/** The `ETag` of what the API gives at a path. 412 when that is not any more what was read. */
async function tagOf(c: PageContext, api: CallApi, path: string, updatedAt: string): Promise<string> {
  const { body, etag } = await api(c, { method: "GET", path });
  if (Updated.parse(body).updatedAt !== updatedAt) throw changedMeanwhile();
  return etag;
}

const siteUpdatedAt = ({ updatedAt }: SiteRow): string => new Date(updatedAt).toISOString();

/** Puts settings in place of those that were read. 412 when somebody else was faster. */
export async function saveSettings(c: PageContext, api: CallApi, site: SiteRow, body: unknown): Promise<void> {
  const path = `/sites/${site.slug}`;
  const etag = await tagOf(c, api, path, siteUpdatedAt(site));
  await api(c, { method: "PUT", path, body, headers: { "if-match": etag } });
}

/** Takes answers of one more origin. */
export async function allowOrigin(c: PageContext, api: CallApi, slug: string, origin: string): Promise<void> {
  const path = `/sites/${slug}`;
  await retried(async () => {
    const { body, etag } = await api(c, { method: "GET", path });
    const settings = Site.parse(body);
    if (settings.origins.includes(origin)) return;
    const origins = [...settings.origins, origin];
    await api(c, { method: "PUT", path, body: { ...settings, origins }, headers: { "if-match": etag } });
  });
}

/**
 * Saves what the form says: of the touchpoint, then of the look of its site. 412 when the touchpoint is not any more what was
 * read; `look-not-saved` when it is saved and the look is refused.
 */
export async function saveForm(
  c: PageContext,
  api: CallApi,
  { site, edited }: { site: SiteRow; edited: Edited },
  fields: Fields,
): Promise<void> {
  const { input, theme } = checkedForm(site.settings, edited, fields);
  const { state } = fields;
  const { touchpoint, updatedAt } = edited.touchpoint;
  const path = addressOf(site.slug, touchpoint);
  const etag = await tagOf(c, api, path, updatedAt);
  const body = { ...input, ...(state !== undefined && { state }) };
  await api(c, { method: "PUT", path, body, headers: { "if-match": etag } });
  if (isSame(theme, site.settings.theme)) return;
  const attempt = async () => {
    const now = await siteBySlug(c.env.DB, c.var.grant, site.slug);
    const save = async (merged: Fields) =>
      saveSettings(c, api, now, { ...now.settings, theme: themeOf(now.settings.theme, merged) });
    return { stored: themeFields(now.settings.theme), save };
  };
  const dressed = await refusable(() => saveOver(fields, attempt));
  if ("done" in dressed) return;
  const { status, message } = dressed.problem;
  // The touchpoint is saved: this is not to be tried again as a whole.
  throw new Problem(status === 412 ? 409 : status, "look-not-saved", message);
}

/** Changes these of a touchpoint, and leaves all else as it is. 412 when somebody else changes it in the same moment. */
async function change(c: PageContext, api: CallApi, path: string, what: { state?: string; order?: number }) {
  const { body, etag } = await api(c, { method: "GET", path });
  await api(c, { method: "PUT", path, body: { ...Touchpoint.parse(body), ...what }, headers: { "if-match": etag } });
}

/** Asks the touchpoint, or pauses it. 422 where neither is meant. */
export async function saveState(c: PageContext, api: CallApi, at: At, state: string | undefined): Promise<void> {
  await touchpointBySlug(c.env.DB, at.site.id, at.slug);
  if (state !== "live" && state !== "paused") {
    throw new Problem(422, "invalid-request", "a touchpoint is asked or paused");
  }
  await change(c, api, addressOf(at.site.slug, at.slug), { state });
}

export async function remove(c: PageContext, api: CallApi, { site, slug }: At): Promise<void> {
  await touchpointBySlug(c.env.DB, site.id, slug);
  await api(c, { method: "DELETE", path: addressOf(site.slug, slug) });
}

/** Lets the touchpoint change places with the one before or after it in its stage; nothing where there is none. */
export async function move(c: PageContext, api: CallApi, { site, slug }: At, by: -1 | 1): Promise<void> {
  const { stage } = await touchpointBySlug(c.env.DB, site.id, slug);
  const rows = await listTouchpoints(c.env.DB, site);
  const slugs = rows.filter((row) => row.touchpoint.stage === stage).map((row) => row.touchpoint.slug);
  const from = slugs.indexOf(slug);
  const other = slugs[from + by];
  if (other === undefined) return;
  const moved = slugs.with(from, other).with(from + by, slug);
  // Several may have had the same place, and stood by their names.
  for (const [order, one] of moved.entries()) {
    const position = rows.find((row) => row.touchpoint.slug === one)?.touchpoint.position;
    if (position !== order) await change(c, api, addressOf(site.slug, one), { order });
  }
}

/** Asks an earlier revision's survey again, as a new revision. 404 where there was none. */
export async function returnTo(
  c: PageContext,
  api: CallApi,
  site: SiteRow,
  { slug, revision }: { slug: string; revision: number },
) {
  const { revisions } = await readRevisions(c.env.DB, site, slug);
  const survey = revisions.find((one) => one.revision === revision)?.survey;
  if (!survey) throw new Problem(404, "unknown-revision", "there is no such revision");
  const path = addressOf(site.slug, slug);
  const { body, etag } = await api(c, { method: "GET", path });
  const { name, stage, order, state } = Touchpoint.parse(body);
  await api(c, { method: "PUT", path, body: { ...survey, name, stage, order, state }, headers: { "if-match": etag } });
}
