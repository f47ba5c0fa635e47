/** Where the prompt UI is tried: the built chunk, host pages, and on another origin a collector that records. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildWidget } from "../../../widget/build.ts";
import type { Message } from "../../../worker/contract/message.ts";
import type { Pieces } from "../../../worker/script/compose.ts";

export const STORE_PREFIX = "asklet.k3y0f7h3s1t3abcd.";
const PATH = "/s/k3y0f7h3s1t3abcd";

/** One request to the collector; an OPTIONS request would be a preflight. */
export interface Reached {
  method: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export class Stage {
  /** Markup of the host page. */
  html = "";
  /** Headers of the host page. */
  headers: Record<string, string> = {};
  /**
   * Status of the collector's answers; 302 leads to a login that answers in its place, `"drop"` breaks the connection, `"hang"`
   * waits for `finish`.
   */
  reply: number | "drop" | "hang" = 200;
  /** Id of a prompt whose messages always fail at the collector. */
  failing: string | undefined;
  /** Media type of the collector's answers; something else stands in its place where it is another. */
  type = "application/json";
  /** What the collector was asked, in order. */
  reached: Reached[] = [];
  /** The built style sheets that looks are put together from. */
  readonly styles: Pieces["styles"];
  /** The prompt UI, as it is served. */
  chunk: string;
  readonly #dist: string;
  readonly #built: string;
  readonly #servers: Server[];
  #awaited = (): void => {};
  readonly #hanging: ServerResponse[] = [];

  private constructor(dist: string, chunk: string, styles: Pieces["styles"]) {
    this.#dist = dist;
    this.chunk = chunk;
    this.#built = chunk;
    this.styles = styles;
    this.#servers = [
      createServer((request, response) => this.#page(request, response)),
      createServer((request, response) => void this.#collect(request, response)),
    ];
  }

  /** Builds the widget and starts both servers. */
  static async open(): Promise<Stage> {
    const dist = await mkdtemp(join(tmpdir(), "asklet-prompt-"));
    const { prompt, styles } = await buildWidget({ dist, prompt: join(import.meta.dirname, "in-page.ts") });
    const stage = new Stage(dist, await readFile(join(dist, "assets/s", prompt), "utf8"), styles);
    for (const server of stage.#servers) await once(server.listen(0, "127.0.0.1"), "listening");
    return stage;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(this.#dist, { recursive: true });
  }

  /** A page with a few things to focus, a collector that takes everything, and nothing recorded yet. */
  reset(): void {
    this.html = `<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width">
      <body><main><h1>Shop</h1><p><a id="link" href="#there">A link</a> <button id="button">A button</button>
      <label>Name <input id="field"></label></p></main>`;
    this.headers = {};
    this.chunk = this.#built;
    this.reply = 200;
    this.failing = undefined;
    this.type = "application/json";
    this.reached = [];
    this.#hanging.length = 0;
    this.#awaited = () => {};
  }

  get pages(): string {
    return this.#origin(0);
  }

  get collector(): string {
    return this.#origin(1);
  }

  /** The site's address at the collector. */
  get address(): string {
    return this.collector + PATH;
  }

  get messages(): Message[] {
    return this.reached.map(({ body }) => JSON.parse(body));
  }

  /** All messages so far, once there are as many. */
  async received(count: number): Promise<Message[]> {
    while (this.reached.length < count) await new Promise<void>((resolve) => (this.#awaited = resolve));
    return this.messages;
  }

  /** Answers one of the requests that hang, the oldest being 0. */
  finish(place: number, status: number): void {
    this.#hanging[place]?.writeHead(status, { "content-type": "application/json" }).end();
  }

  #origin(place: number): string {
    const address = this.#servers[place]?.address();
    if (!address || typeof address === "string") throw new Error("not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  #page(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === "/chunk.js") {
      response.setHeader("content-type", "text/javascript");
      return void response.end(`import * as chunk from "${this.collector}/s/prompt.js"; window.inPage = chunk;`);
    }
    response.writeHead(request.url === "/favicon.ico" ? 404 : 200, { "content-type": "text/html", ...this.headers });
    response.end(`${this.html}<script type="module" src="/chunk.js"></script>`);
  }

  async #collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*");
    if (request.url === "/login") return void response.setHeader("content-type", this.type).end("{}");
    if (request.method === "GET") {
      response.setHeader("content-type", "text/javascript");
      return void response.end(this.chunk);
    }
    this.reached.push({ method: request.method ?? "", headers: request.headers, body: await text(request) });
    this.#awaited();
    if (this.reply === "hang") return void this.#hanging.push(response);
    if (this.reply === "drop") return void request.socket.destroy();
    if (this.type) response.setHeader("content-type", this.type);
    response.setHeader("location", "/login");
    const status = this.messages.at(-1)?.prompt === this.failing ? 500 : this.reply;
    response.writeHead(status).end(status === 200 ? '{"refused":[]}' : "");
  }
}
