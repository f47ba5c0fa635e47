/** What differs between two surveys, leaf by leaf. Pure. */

export interface Difference {
  /** Names from the top down, with a dot between. */
  path: string;
  /** Undefined where it is not there. */
  was: string | undefined;
  is: string | undefined;
}

function leavesOf(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== "object" || value === null) return into.set(path, String(value));
  for (const [key, inner] of Object.entries(value)) leavesOf(inner, path ? `${path}.${key}` : key, into);
  return into;
}

/** In the order of their paths in `is`, what has gone last. */
export function differencesOf(was: unknown, is: unknown): Difference[] {
  const [before, after] = [leavesOf(was, "", new Map()), leavesOf(is, "", new Map())];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ path, was: before.get(path), is: after.get(path) }))
    .filter(({ was, is }) => was !== is);
}
