/** A browser without scripts, for tests: signs in, keeps its cookie, follows nothing by itself. */
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";

export class Visitor {
  cookie = "";
  readonly #collector: Collector;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Of its session, without the signature. */
  get token(): string {
    return /=([\w-]{43})\./.exec(this.cookie)?.[1] ?? "";
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#collector.fetch(path, { redirect: "manual", headers: { cookie: this.cookie, ...headers } });
  }

  /** Sends a form of this page, or as if of another origin's. */
  async post(
    path: string,
    fields: Record<string, string>,
    origin = this.#collector.url,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await this.#collector.fetch(path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: this.cookie, origin, ...headers },
      body: new URLSearchParams(fields),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(";")[0] ?? "";
    return response;
  }

  async signIn(key = FIRST_KEY, next = "/sites"): Promise<Response> {
    return this.post("/sign-in", { key, next });
  }
}

/** A collector, and a visitor who is signed in with its first key. */
export async function startVisited(): Promise<{ collector: Collector; visitor: Visitor }> {
  const collector = await startCollector();
  const visitor = new Visitor(collector);
  await visitor.signIn();
  return { collector, visitor };
}

/** What a page says, without its markup. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&nbsp;", " ");
