/** Pages of a list, one cursor after the other. */
import type { Context } from "hono";

/** Adds the address of the next page, where there is one, as a `Link` (RFC 8288). Returns the page. */
export function linked<P extends { nextCursor: string | null }>(c: Context, page: P): P {
  if (page.nextCursor === null) return page;
  const next = new URL(c.req.url);
  next.searchParams.set("cursor", page.nextCursor);
  c.header("Link", `<${next.href}>; rel="next"`);
  return page;
}
