/**
 * Serves these pages from a host of their own, as a customer's server would: `node examples/hosts/serve.ts` beside a running
 * `npm start`. The browser tests use the same server.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { arrayBuffer } from "node:stream/consumers";
import { compile } from "tailwindcss";
import { collectorPath, headersOf, typeOf, VENDOR } from "./headers.ts";

const FOLDER = "/hosts/";

export interface HostServer {
  /** Address of the pages' folder, with a slash at its end. */
  url: string;
  close(): void;
}

/**
 * Starts the server at 127.0.0.1.
 * @param collector origin of the collector, which the site `hosts` of site.json must exist at
 * @param port 0 for any that is free
 */
export async function serveHosts(collector: string, port = 0): Promise<HostServer> {
  const server = createServer((request, response) => {
    answer(request, response, collector).catch(() => response.writeHead(404).end());
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("not listening");
  return {
    url: `http://127.0.0.1:${address.port}${FOLDER}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, collector: string): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "", collector);
  const behind = collectorPath(pathname);
  if (behind) return handOn(request, response, collector + behind + search);
  if (pathname === "/") return void response.writeHead(302, { location: FOLDER }).end();
  if (pathname === "/favicon.ico") return void response.writeHead(204).end();
  // One folder, and `vendor/` below it: no name leads out of it.
  const [, file = ""] = /^\/hosts\/((?:vendor\/)?[\w.-]*)$/.exec(pathname) ?? [];
  const name = file || "index.html";
  const type = typeOf(name);
  if (!type) return void response.writeHead(404).end();
  const content = await contentOf(name);
  response.writeHead(200, { "content-type": type, ...headersOf(pathname, collector) });
  // The pages name the collector as if it were on their own host.
  response.end(/html/.test(type) ? content.replaceAll('"/s/', `"${collector}/s/`) : content);
}

async function contentOf(name: string): Promise<string> {
  const [, vendored] = /^vendor\/(.*)/.exec(name) ?? [];
  const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");
  if (vendored === undefined) return read(name);
  const css = await read(`../../node_modules/${VENDOR[vendored]}`);
  // As Tailwind delivers it: the file of its package has functions that browsers don't know.
  return vendored === "preflight.css" ? (await compile(css)).build([]) : css;
}

/** A first-party path: whatever comes goes on to the collector, and its answer comes back. */
async function handOn(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const { method = "GET", headers } = request;
  const body = method === "POST" ? await arrayBuffer(request) : null;
  const kept = ["origin", "content-type"].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const answered = await fetch(target, { method, body, headers: kept });
  response.writeHead(answered.status, {
    "content-type": answered.headers.get("content-type") ?? "text/plain",
    "cache-control": answered.headers.get("cache-control") ?? "no-store",
  });
  response.end(Buffer.from(await answered.arrayBuffer()));
}

if (import.meta.main) {
  const collector = process.env["COLLECTOR"] ?? "http://localhost:8787";
  const { url } = await serveHosts(collector, 8788);
  console.log(`Hostile hosts at ${url}, with the collector at ${collector}`);
}
