/** Bindings and secrets of the Worker, as wrangler.jsonc declares them. */
export interface Env {
  DB: D1Database;
  ASSETS: Fetcher;
  /** Messages per visitor address and minute; absent means no limit (tests of throughput). */
  MESSAGE_LIMIT?: RateLimit;
  /** Calls of the API per key and minute, in all isolates of one place; absent means that each isolate counts alone. */
  API_LIMIT?: RateLimit;
  API_CALLS_PER_MINUTE: number;
  /** Reads of the database that one export may make, `EXPORT_CHUNK` responses each. */
  EXPORT_READS: number;
  /** The first API key, with every scope; a secret. */
  ASKLET_KEY?: string;
  /** Where the pages are behind Cloudflare Access: `https://{team}.cloudflareaccess.com`, and the audience tag of the application. */
  ACCESS_TEAM?: string;
  ACCESS_AUDIENCE?: string;
}
