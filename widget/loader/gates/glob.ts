/** Path globs without regular expressions: no pattern and no path makes the matching blow up. */

/**
 * Whether the whole path is one of those that the glob means: `*` is any run without a slash, `**` any run, everything
 * else itself. Time grows with the length of the glob times the length of the path, at worst.
 */
export function matchesGlob(glob: string, path: string): boolean {
  // Where in the path each token may end: a set, so that no place is visited twice per token.
  let ends = new Set([0]);
  for (const token of glob.match(/\*+|[^*]+/g) ?? []) {
    const next = new Set<number>();
    for (const end of ends) {
      if (token[0] !== "*") {
        // Old libraries replace startsWith by one that knows no position.
        if (path.indexOf(token, end) === end) next.add(end + token.length);
      } else {
        for (let at = end; at <= path.length && !next.has(at); at++) {
          next.add(at);
          if (token === "*" && path[at] === "/") break;
        }
      }
    }
    ends = next;
  }
  return ends.has(path.length);
}
