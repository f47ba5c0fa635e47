/** What the routes of the set-up share: what a form has sent, how the visitor's language writes things, and who may be here. */
import { LOCALES } from "../../../widget/locales/index.ts";
import { LanguageTag } from "../../contract/terms.ts";
import { requireScope } from "../../http/auth.ts";
import { Problem, problemOf } from "../../http/problem.ts";
import { canonical } from "../../script/languages.ts";
import { siteBySlug, type SiteRow } from "../../sites/site-store.ts";
import { languageOf, type PageContext } from "../shell.tsx";
import type { Fields } from "./fields.ts";
import { setupWordsIn } from "./words.ts";

/** Every text of a form, in its order. Files are passed over. 400 for what is no form. */
async function textsIn(c: PageContext): Promise<[name: string, text: string][]> {
  const form = await c.req.formData().catch(() => {
    throw new Problem(400, "malformed", "this is no form");
  });
  return [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** The texts of a form; of several fields with one name the last. */
export async function fieldsIn(c: PageContext): Promise<Fields> {
  return Object.fromEntries(await textsIn(c));
}

/** All that a form says by one name. */
export async function valuesIn(c: PageContext, name: string): Promise<string[]> {
  return (await textsIn(c)).flatMap(([one, text]) => (one === name ? [text] : []));
}

/** The site in the address, for whoever may set it up. */
export async function siteOf(c: PageContext) {
  requireScope(c.var.grant, "manage");
  return siteBySlug(c.env.DB, c.var.grant, c.req.param("site") ?? "");
}

/** The language of the texts that are edited: the one that is asked for, or else the site's. 422 for what is no language. */
export function textLanguageOf({ settings }: SiteRow, asked: string | undefined): string {
  const tag = LanguageTag.safeParse(asked ?? settings.language);
  if (!tag.success) throw new Problem(422, "invalid-request", "there is no such language");
  return tag.data;
}

export const setupOf = (c: PageContext) => setupWordsIn(languageOf(c));

/** What a language is called in the visitor's. */
export function languageNamesFor(c: PageContext): (tag: string) => string {
  const names = new Intl.DisplayNames(languageOf(c), { type: "language" });
  return (tag) => names.of(canonical(tag)) ?? tag;
}

/** Languages that Asklet speaks, and these, by their names. */
export function languagesFor(c: PageContext, others: readonly string[] = []): (readonly [string, string])[] {
  const nameOf = languageNamesFor(c);
  const tags = new Set([...LOCALES.keys(), ...others].map(canonical));
  const named = [...tags].map((tag) => [tag, nameOf(tag)] as const);
  return named.toSorted(([, a], [, b]) => a.localeCompare(b, languageOf(c)));
}

/** A moment in the visitor's language, in UTC unless a zone is given. */
export function momentFor(c: PageContext, timeZone = "UTC"): (atMs: number) => string {
  const format = new Intl.DateTimeFormat(languageOf(c), { dateStyle: "medium", timeStyle: "short", timeZone });
  return (atMs) => format.format(atMs);
}

/** What it gives, or the refusal that a form can be shown again with; what nobody expected is thrown. */
export async function refusable<T>(work: () => T | Promise<T>): Promise<{ done: T } | { problem: Problem }> {
  try {
    return { done: await work() };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    return { problem };
  }
}
