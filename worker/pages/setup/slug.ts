/** Names for addresses and keys, from what people call a thing. */

const MAX_CHARS = 56;

/** Lower-case letters and digits with hyphens between; another one where it is taken, `-2`, `-3` and so on behind it. */
export function slugOf(words: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = words
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_CHARS)
    .replaceAll(/^-+|-+$/g, "");
  const base = plain || "item";
  let slug = base;
  for (let at = 2; taken.has(slug); at += 1) slug = `${base}-${at}`;
  return slug;
}
