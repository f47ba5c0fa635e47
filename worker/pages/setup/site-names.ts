/** What sites are called where one of them is chosen or told: the slug stands by a name only where several have it. Pure. */
import type { SiteRow } from "../../sites/site-store.ts";

/** Slugs with names, in the order of the sites. */
export function siteNames(sites: readonly Pick<SiteRow, "slug" | "settings">[]): ReadonlyMap<string, string> {
  const isAlone = (name: string): boolean => sites.filter(({ settings }) => settings.name === name).length === 1;
  return new Map(
    sites.map(({ slug, settings: { name } }) => [slug, isAlone(name) ? name : `${name} (${slug})`] as const),
  );
}
