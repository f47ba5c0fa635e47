/** Gate by page: a touchpoint that names pages is asked on those only. */
import type { Facts, Gate } from "../piece.ts";
import { quietly } from "../quietly.ts";
import { matchesGlob } from "./glob.ts";

/**
 * Whether the pattern means this page. A glob with a `?` before any `#` is matched against path and query, one with a
 * `#` against the hash too, any other against the path alone. After `~` stands a regular expression, searched in path,
 * query and hash as they are read, with percent-encoding undone; one that this browser does not know means no page.
 */
export function isOnPage(pattern: string, { pathname, search, hash }: Facts["location"]): boolean {
  if (pattern.startsWith("~")) {
    const address = pathname + search + hash;
    const readable = quietly(() => decodeURI(address)) ?? address;
    return Boolean(quietly(() => new RegExp(pattern.slice(1)).test(readable)));
  }
  const query = /^[^#]*\?/.test(pattern) ? search : "";
  return matchesGlob(pattern, pathname + query + (pattern.includes("#") ? hash : ""));
}

/** `page-excluded` where a pattern of `exclude` means the page, or none of a non-empty `include`. Case matters. */
export const pages: Gate = ({ touchpoint: { include, exclude }, location }) => {
  const isHere = (pattern: string): boolean => isOnPage(pattern, location);
  return exclude?.some(isHere) || (include?.length && !include.some(isHere)) ? "page-excluded" : undefined;
};
