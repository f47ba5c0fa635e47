/**
 * A host page, and on another origin a collector, both served as in life: compressed, and with the caching headers of the
 * real ones. The page is always the same, but for the script's tag; its path says whether something is due on it.
 */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliCompressSync } from "node:zlib";
import { buildWidget } from "../../../widget/build.ts";
import { SiteSettings } from "../../../worker/contract/site.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import { composeScript, type Pieces } from "../../../worker/script/compose.ts";
import { siteRules } from "../../../worker/script/rules.ts";
import { resolveWording } from "../../../worker/script/wording.ts";
import { hostFiles, hostPage, type Lead } from "./host-page.ts";

/** `bare`: without the script. `idle`: with it, and nothing is due. `asked`: a prompt is due on load, as soon as it can be. */
export const KINDS = ["bare", "idle", "asked"] as const;
export type Kind = (typeof KINDS)[number];

/** One request to the collector; an OPTIONS request would be a preflight. */
export interface Reached {
  method: string;
  /** Path below `/s/`. */
  path: string;
}

interface Served {
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** Of the one touchpoint. */
export const SLUG = "recipe-read";

const KEY = "k3y0f4l1ghts1t30";
const REVISION = 1;
const SETTINGS = SiteSettings.parse({ name: "Rye & Sons", origins: ["http://127.0.0.1"] });

/** Asked without delay, which costs a page the most. */
const SURVEY = AskedSurvey.parse({
  question: { metric: "nps", key: "recommend" },
  followUp: { metric: "text", key: "recommend-why" },
  rules: { triggers: [{ on: "load", delayMs: 0 }], pages: { exclude: ["/idle/**"] } },
});

export class PageSite {
  /** What the collector was asked, in order. */
  reached: Reached[] = [];
  readonly #script: string;
  readonly #dist: string;
  readonly #servers: Server[];
  readonly #hostFiles = hostFiles();
  readonly #compressed = new Map<string, Buffer>();

  private constructor(pieces: Pieces, dist: string) {
    const live = [{ slug: SLUG, revision: REVISION, survey: SURVEY }];
    this.#script = composeScript(pieces, siteRules(SETTINGS, live, pieces.prompt));
    this.#dist = dist;
    this.#servers = [
      createServer((request, response) => this.#send(request, response, this.#host(request))),
      createServer((request, response) => void this.#collect(request, response)),
    ];
  }

  /** Builds the widget and starts both servers. */
  static async start(): Promise<PageSite> {
    const dist = await mkdtemp(join(tmpdir(), "asklet-page-"));
    const site = new PageSite(await buildWidget({ dist }), dist);
    for (const server of site.#servers) await once(server.listen(0, "127.0.0.1"), "listening");
    return site;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(this.#dist, { recursive: true });
  }

  get collector(): string {
    return this.#origin(1);
  }

  /** Address of the page. @param lead what stands at its top, a picture by default */
  page(kind: Kind, lead: Lead = "picture"): string {
    return `${this.#origin(0)}/${kind}/${lead}`;
  }

  #origin(place: number): string {
    const address = this.#servers[place]?.address();
    if (!address || typeof address === "string") throw new Error("not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  #host({ url = "" }: IncomingMessage): Served | undefined {
    const file = this.#hostFiles.get(url);
    if (file) return { ...file, headers: { "cache-control": "public, max-age=3600" } };
    const [, kind, lead] = url.split("/");
    const known = KINDS.find((one) => one === kind);
    if (!known || (lead !== "picture" && lead !== "text")) return undefined;
    const script = known === "bare" ? undefined : `${this.collector}/s/${KEY}.js`;
    return { type: "text/html; charset=utf-8", body: hostPage(lead, script), headers: { "cache-control": "no-cache" } };
  }

  async #collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    await text(request);
    const path = url.replace("/s/", "");
    this.reached.push({ method, path });
    response.setHeader("access-control-allow-origin", "*");
    // A preflight is let pass, so that it is seen and nothing waits for what would follow.
    response.setHeader("access-control-allow-headers", "*");
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    response.setHeader("x-content-type-options", "nosniff");
    if (method === "POST") return this.#send(request, response, { type: "application/json", body: '{"refused":[]}' });
    if (method === "OPTIONS") return void response.writeHead(204).end();
    this.#send(request, response, await this.#answer(path));
  }

  async #answer(path: string): Promise<Served | undefined> {
    if (path === `${KEY}.js`) return script(this.#script, "public, max-age=300, stale-while-revalidate=86400");
    const [key, slug, revision, languages] = path.split("/");
    if (key === KEY && slug === SLUG && languages) return wording(Number(revision), languages);
    if (!/^[\w-]+\.js$/.test(path)) return undefined;
    const chunk = await readFile(join(this.#dist, "assets/s", path)).catch(() => undefined);
    return chunk && script(chunk, "public, max-age=31536000, immutable");
  }

  /** 404 where there is nothing to serve. */
  #send(request: IncomingMessage, response: ServerResponse, served: Served | undefined): void {
    if (!served) return void response.writeHead(404).end();
    const { type, body, headers } = served;
    const encodes = !type.startsWith("image/") && /\bbr\b/.test(String(request.headers["accept-encoding"]));
    response.writeHead(200, { "content-type": type, ...headers, ...(encodes && { "content-encoding": "br" }) });
    response.end(encodes ? this.#brotli(body) : body);
  }

  /** At quality 11; compressed once, so that the server's time is the same for every page. */
  #brotli(body: string | Buffer): Buffer {
    const key = body.toString();
    const known = this.#compressed.get(key) ?? brotliCompressSync(body);
    this.#compressed.set(key, known);
    return known;
  }
}

function script(body: string | Buffer, cacheControl: string): Served {
  return { type: "text/javascript; charset=utf-8", body, headers: { "cache-control": cacheControl } };
}

function wording(revision: number, languages: string): Served {
  const asked = { survey: SURVEY, revision, site: SETTINGS, now: new Date() };
  const body = resolveWording({ ...asked, languages: decodeURIComponent(languages).split(",") });
  const headers = { "cache-control": "public, max-age=60", vary: "Origin" };
  return { type: "application/json", body: JSON.stringify(body), headers };
}
