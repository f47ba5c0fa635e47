/** What the routes of the set-up share: who may be here, and how the visitor's language writes things. */
import { LOCALES } from "../../../widget/locales/index.ts";
import { LanguageTag } from "../../contract/terms.ts";
import { requireScope } from "../../http/auth.ts";
import { Problem } from "../../http/problem.ts";
import { canonical } from "../../script/languages.ts";
import { siteBySlug, type SiteRow } from "../../sites/site-store.ts";
import { languageOf, type PageContext } from "../shell.tsx";
import { setupWordsIn } from "./words.ts";

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
