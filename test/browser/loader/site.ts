/** A site for the loader's tests: pages of its own, and on another origin a collector that records what reaches it. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildWidget } from "../../../widget/build.ts";
import type { SiteRules, TouchpointRules } from "../../../worker/contract/script.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { composeScript, type Pieces } from "../../../worker/script/compose.ts";

export const SITE_KEY = "k3y0f7h3s1t3abcd";
/** The stub as a site pastes it. */
export const STUB = "window.asklet=window.asklet||function(){(asklet.q=asklet.q||[]).push(arguments)}";

const same = (sentence: string): Record<"negative" | "neutral" | "positive", string> => ({
  negative: sentence,
  neutral: sentence,
  positive: sentence,
});

function wordingOf(slug: string, revision: number): Wording {
  return {
    now: new Date().toISOString(),
    language: "en",
    dir: "ltr",
    revision,
    metric: "thumbs",
    question: `Was ${slug} good?`,
    faces: ["M4 4h16", "M4 20h16"],
    thanks: same("Thank you."),
    chrome: {
      region: "Feedback",
      close: "Close",
      send: "Send",
      optional: "Optional",
      down: "No",
      up: "Yes",
      preview: "Preview",
    },
    properties: [],
    placement: "bottom-end",
    theme: { scheme: "light" },
    style: "",
  };
}

export interface Reached {
  method: string;
  /** Path and query. */
  url: string;
  body: string;
}

export class Site {
  /** What the script is composed from; tests change it before they open a page. */
  rules: SiteRules = { prompt: "", storage: "local", touchpoints: [] };
  /** Markup of every page; `{script}` stands for the collector's script. */
  html = "";
  /** Headers of every page. */
  headers: Record<string, string> = {};
  /** What is said other than usual in every wording. */
  wording: Partial<Wording> = {};
  /** Answers by the collector instead of its usual ones; `undefined` for the usual. */
  respond: (reached: Reached) => number | Promise<undefined> | undefined = () => undefined;
  /** What the collector was asked, in order. */
  reached: Reached[] = [];
  readonly #pieces: Pieces;
  readonly #dist: string;
  readonly #servers: Server[];

  private constructor(pieces: Pieces, dist: string) {
    this.#pieces = pieces;
    this.#dist = dist;
    this.#servers = [
      createServer((request, response) => void this.#page(request, response)),
      createServer((request, response) => void this.#collect(request, response)),
    ];
  }

  /** Builds the widget and starts both servers. */
  static async start(): Promise<Site> {
    const dist = await mkdtemp(join(tmpdir(), "asklet-loader-"));
    const site = new Site(await buildWidget({ dist }), dist);
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

  /** A site with these touchpoints, no waits, and nothing recorded yet. */
  reset(touchpoints: Partial<TouchpointRules>[] = [{}], rules: Partial<SiteRules> = {}): void {
    this.rules = {
      prompt: this.#pieces.prompt,
      storage: "local",
      touchpoints: touchpoints.map((one, place) => ({ slug: `touchpoint-${place}`, revision: 1, ...one })),
      ...rules,
    };
    this.html = `<!doctype html><html lang="en"><title>Page</title><script>${STUB}</script>{script}<p>Page</p>`;
    this.headers = {};
    this.wording = {};
    this.respond = () => undefined;
    this.reached = [];
  }

  get pages(): string {
    return this.#origin(0);
  }

  get collector(): string {
    return this.#origin(1);
  }

  get scriptUrl(): string {
    return `${this.collector}/s/${SITE_KEY}.js`;
  }

  /** Name of the prompt UI's file. */
  get prompt(): string {
    return this.#pieces.prompt;
  }

  /** Paths that the collector was asked for, below `/s/`; but for what `debug` and `outcome` bring. */
  get paths(): string[] {
    return this.allPaths.filter((path) => !/^(?:commands|debug)-/.test(path));
  }

  get allPaths(): string[] {
    return this.reached.map(({ url }) => url.replace(/^.*?\/s\//, ""));
  }

  #origin(place: number): string {
    const address = this.#servers[place]?.address();
    if (!address || typeof address === "string") throw new Error("not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Every path is a page, but for what a proxied path leads to the collector. */
  async #page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith("/voice/s/")) return this.#collect(request, response);
    response.writeHead(request.url === "/favicon.ico" ? 404 : 200, { "content-type": "text/html", ...this.headers });
    response.end(this.html.replace("{script}", `<script async src="${this.scriptUrl}"></script>`));
  }

  async #collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reached = { method: request.method ?? "", url: request.url ?? "", body: await text(request) };
    this.reached.push(reached);
    const status = (await this.respond(reached)) ?? 200;
    response.setHeader("access-control-allow-origin", "*");
    if (status !== 200) return void response.writeHead(status).end();
    const { pathname } = new URL(reached.url, this.collector);
    const [, slug = "", revision = ""] = /\/s\/\w+\/([^/]+)\/(\d+)\//.exec(pathname) ?? [];
    if (reached.method === "POST") {
      return void response.writeHead(200, { "content-type": "application/json" }).end('{"refused":[]}');
    }
    const wording = (): Wording => ({ ...wordingOf(decodeURIComponent(slug), Number(revision)), ...this.wording });
    if (slug) return void response.end(JSON.stringify(wording()));
    response.setHeader("content-type", "text/javascript");
    const [, chunk] = /\/s\/(\w+-\w+\.js)$/.exec(pathname) ?? [];
    if (chunk) return void response.end(await readFile(join(this.#dist, "assets/s", chunk)));
    response.end(composeScript(this.#pieces, this.rules));
  }
}
