/** Which pages may post answers to a site (RFC 6454 origins). */

/** True when `origin` is allowed. `null` only where it is listed; an empty list allows nobody. */
export function originAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowing(origin, allowed) !== undefined;
}

/** What of the list allows `origin`: itself, or a `https://*.host` that it is below (and not `host` itself). */
export function allowing(origin: string, allowed: readonly string[]): string | undefined {
  return allowed.find((pattern) => {
    if (pattern === origin) return true;
    const [scheme, host] = pattern.split("://*");
    return host !== undefined && origin.startsWith(`${scheme}://`) && origin.endsWith(host) && isOneOrigin(origin);
  });
}

/** Guards the wildcard: nothing but scheme, host and port may stand before the suffix. */
function isOneOrigin(origin: string): boolean {
  return /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/.test(origin);
}
