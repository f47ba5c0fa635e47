/** Bindings and secrets of the Worker, as wrangler.jsonc declares them. */
export interface Env {
  DB: D1Database;
  ASSETS: Fetcher;
  /** Messages per visitor address and minute; absent means no limit (tests of throughput). */
  MESSAGE_LIMIT?: RateLimit;
  /** The first API key, with every scope; a secret. */
  ASKLET_KEY?: string;
}
