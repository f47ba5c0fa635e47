/** The response headers that the document declares, each described once. */

const text = { type: "string" } as const;

export const HEADERS = {
  "RateLimit-Policy": {
    description: "How many calls the key may make in how many seconds (draft-ietf-httpapi-ratelimit-headers)",
    schema: text,
    example: '"key";q=600;w=60',
  },
  RateLimit: {
    description: "How many are left, and in how many seconds there are more",
    schema: text,
    example: '"key";r=599;t=60',
  },
  "Retry-After": { description: "Seconds until it makes sense to try again", schema: { type: "integer" } },
  "WWW-Authenticate": { description: "The scheme that is asked for", schema: text, example: 'Bearer realm="asklet"' },
  ETag: { description: "Names this very reply, for `If-None-Match` and `If-Match`", schema: text, example: '"5f1e…"' },
  "Idempotency-Replayed": { description: "`true`: this is the reply to the first such call, once more", schema: text },
  Link: {
    description: "Address of the next page, where there is one (RFC 8288)",
    schema: text,
    example: '<https://…?cursor=…>; rel="next"',
  },
  "Content-Disposition": {
    description: "A name for the file; it ends in `-part` where it is one of several",
    schema: text,
    example: 'attachment; filename="shop-responses-2026-10-01-2026-10-31.csv"',
  },
  "Access-Control-Allow-Origin": { description: "`*`: any page may read the reply", schema: text, example: "*" },
  Location: { description: "Address of what was created", schema: text },
} as const;

export type HeaderName = keyof typeof HEADERS;

/** References to declared headers, for a response of a route. */
export function headers(...names: HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
