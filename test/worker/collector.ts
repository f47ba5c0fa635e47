/** The built Worker in workerd with a fresh D1, for tests; and the few calls that every test makes. */
import { createTestHarness } from "wrangler";
import type { Message } from "../../worker/contract/message.ts";
import type { SiteSettings } from "../../worker/contract/site.ts";
import type { Env } from "../../worker/env.ts";

process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
process.env.WRANGLER_SEND_METRICS = "false";

/** Key with every scope in tests. */
export const FIRST_KEY = `asklet_${"t".repeat(43)}`;
export const ORIGIN = "https://shop.example";

/** Settings and touchpoints in which only what matters to a test is named. */
export type LooseSite = Partial<Omit<SiteSettings, "theme">> & {
  siteKey?: string;
  theme?: Partial<SiteSettings["theme"]>;
};

export interface Sender {
  key?: string;
  /** Media type of a body that is text already. */
  type?: string | undefined;
  headers?: Record<string, string>;
}

export interface Collector {
  /** `http://127.0.0.1:port` */
  url: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A call of the API, with the first key unless another is given. */
  api(method: string, path: string, body?: unknown, sender?: Sender): Promise<Response>;
  /** Makes a site; returns its key. */
  site(slug: string, settings?: LooseSite): Promise<string>;
  touchpoint(site: string, slug: string, input: Record<string, unknown>): Promise<void>;
  /** Posts a message as a page of `ORIGIN` would. */
  post(siteKey: string, message: unknown, headers?: Record<string, string>): Promise<Response>;
  db: D1Database;
  env: Env;
  logs(): string[];
  close(): Promise<void>;
}

/** A test calls the API as often as it likes, with one key. */
const UNLIMITED = { API_LIMIT: null, API_CALLS_PER_MINUTE: 1_000_000 };

/** Starts the Worker. Without rate limits, unless a test wants them: a test is one visitor who talks a lot. */
export async function startCollector(
  vars: Partial<
    typeof UNLIMITED & Record<"EXPORT_READS", number> & Record<"ACCESS_TEAM" | "ACCESS_AUDIENCE", string>
  > = UNLIMITED,
): Promise<Collector> {
  const harness = createTestHarness({
    workers: [{ configPath: "./wrangler.jsonc", vars, secrets: { ASKLET_KEY: FIRST_KEY } }],
  });
  const { url } = await harness.listen();
  const worker = harness.getWorker<Env>();
  await worker.applyD1Migrations("DB");
  const env = await worker.getEnv();
  const call = async (path: string, init?: RequestInit) => fetch(new URL(path, url), init);
  const api = async (method: string, path: string, body?: unknown, sender: Sender = {}) => {
    const { key = FIRST_KEY, type, headers = {} } = sender;
    return call(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { "content-type": type ?? "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: type && typeof body === "string" ? body : JSON.stringify(body) }),
    });
  };
  let visitors = 0;
  return {
    url: url.origin,
    fetch: call,
    api,
    async site(slug, settings = {}) {
      const response = await api("PUT", `/sites/${slug}`, { name: slug, origins: [ORIGIN], ...settings });
      const body = await expectOk(response);
      if (typeof body.siteKey !== "string") throw new Error("a site without a key");
      return body.siteKey;
    },
    async touchpoint(site, slug, input) {
      await expectOk(await api("PUT", `/sites/${site}/touchpoints/${slug}`, { name: slug, stage: "buy", ...input }));
    },
    async post(siteKey, message, headers = {}) {
      visitors += 1;
      return call(`/s/${siteKey}`, {
        method: "POST",
        headers: {
          "content-type": "text/plain",
          origin: ORIGIN,
          "cf-connecting-ip": `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`,
          ...headers,
        },
        body: typeof message === "string" ? message : JSON.stringify(message),
      });
    },
    db: env.DB,
    env,
    logs: () => harness.getLogs().map((log) => log.message),
    close: async () => harness.close(),
  };
}

async function expectOk(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return Object.fromEntries(Object.entries(body ?? {}));
}

let prompts = 0;

/** A prompt id of a moment; different at each call. */
export function promptId(atMs = Date.now()): string {
  prompts += 1;
  const time = atMs.toString(16).padStart(12, "0");
  const count = prompts.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
}

/** A message about a prompt shown just now. */
export function message(touchpoint: string, over: Partial<Message> = {}): Message {
  const at = new Date().toISOString();
  return { v: 1, prompt: promptId(), touchpoint, revision: 1, seq: 1, shownAt: at, sentAt: at, shown: true, ...over };
}
