/** Calls of the API that hold every reply against the contract of its route, as /openapi.json declares it. */
import type { z } from "zod";
import { expect } from "vitest";
import { app } from "../../worker/app.ts";
import { ProblemDetails } from "../../worker/contract/problem.ts";
import { HEADERS } from "../../worker/http/headers.ts";
import { type Collector, FIRST_KEY } from "./collector.ts";

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Call {
  body?: unknown;
  key?: string;
  /** Media type of a body that is text already. */
  type?: string;
  headers?: Record<string, string>;
}

export interface CheckedApi {
  /** One call. Fails when the reply is not what its route declares for its status. */
  call(method: string, path: string, call?: Call): Promise<Reply>;
  /** A GET that succeeds, as the schema reads it. */
  read<T>(schema: z.ZodType<T>, path: string, key?: string): Promise<T>;
  /** A call that is refused: its status and problem. */
  refused(method: string, path: string, call?: Call): Promise<Refused>;
}

export interface Refused {
  status: number;
  code: string;
  /** JSON Pointers of the faults, sorted. */
  paths: string[];
}

/** The API of a collector, every reply checked. */
export function checkedApi(collector: Collector): CheckedApi {
  const call: CheckedApi["call"] = async (method, path, { body: given, key = FIRST_KEY, type, headers = {} } = {}) => {
    const response = await collector.api(method, path, given, { key, type, headers });
    const text = await response.text();
    const { status, headers: sent } = response;
    const isJson = /^application\/(?:problem\+)?json/.test(sent.get("content-type") ?? "");
    const body = isJson ? parseJson(text) : text;
    const reply = { status, headers: sent, body: text === "" && !sent.has("content-disposition") ? null : body };
    checkReply(method, path, reply);
    return reply;
  };
  return {
    call,
    async read(schema, path, key = FIRST_KEY) {
      const { status, body } = await call("GET", path, { key });
      expect(status, JSON.stringify(body)).toBe(200);
      return schema.parse(body);
    },
    async refused(method, path, options) {
      const { status, body } = await call(method, path, options);
      expect(status, `${method} ${path} was not refused: ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400);
      const { code, errors = [] } = ProblemDetails.parse(body);
      return { status, code, paths: errors.map((fault) => fault.path).toSorted() };
    },
  };
}

/** Every route of the API with its declared responses. */
export function declaredRoutes() {
  return describedRoutes().filter(({ path }) => path.startsWith("/api/v1/"));
}

/** Every route that wants no key, likewise. */
export function publicRoutes() {
  return describedRoutes().filter(({ path }) => !path.startsWith("/api/v1/"));
}

function describedRoutes() {
  return app.openAPIRegistry.definitions.flatMap((one) => (one.type === "route" ? [one.route] : []));
}

function checkReply(method: string, path: string, { status, headers, body }: Reply): void {
  const pathname = `/api/v1${path}`.split("?")[0] ?? "";
  const route = declaredRoutes().find((one) => one.method === method.toLowerCase() && matches(one.path, pathname));
  if (!route) throw new Error(`no route ${method} ${pathname}`);
  const declared: unknown = route.responses[status];
  expect(
    declared,
    `${method} ${path} answers ${status} ${JSON.stringify(body)}, which it does not declare`,
  ).toBeDefined();
  const [type, schema] = contentOf(declared);
  checkHeaders(status, headers, property(declared, "headers"));
  checkLink(headers.get("link"), path, body);
  if (status >= 400) expect(property(declared, "x-codes")).toContain(ProblemDetails.parse(body).code);
  expect(headers.get("content-type")?.split(";")[0] ?? null).toBe(body === null ? null : type);
  const isKept = status === 304 || (method === "GET" && type === "application/json" && status === 200);
  expect(headers.get("cache-control")).toBe(isKept ? "private, no-cache" : "no-store");
  expect(headers.get("etag")).toEqual(isKept ? expect.stringMatching(/^"[0-9a-f]{32}"$/) : null);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  // What a schema does not know, it drops: the reply has nothing that is not declared.
  expect(schema ? schema.parse(body) : null).toEqual(body);
}

/** Every header of the API's own is declared where it is sent, and what is left is told to every valid key. */
function checkHeaders(status: number, sent: Headers, declared: unknown): void {
  const own = Object.keys(HEADERS).filter((name) => sent.has(name));
  expect(Object.keys(declared ?? {})).toEqual(expect.arrayContaining(own));
  if (status !== 401 && status !== 429) expect(own).toEqual(expect.arrayContaining(["RateLimit-Policy", "RateLimit"]));
  expect(sent.has("retry-after")).toBe(status === 429 || status === 503);
  expect(sent.has("www-authenticate")).toBe(status === 401);
}

/** A page that has a next one links to it: the same address, with the cursor. A file tells the cursor there alone. */
function checkLink(link: string | null, path: string, body: unknown): void {
  const next = /^<([^>]+)>; rel="next"$/.exec(link ?? "")?.[1];
  const nextCursor = typeof body === "string" ? undefined : property(body, "nextCursor");
  if (typeof body !== "string") expect(next !== undefined).toBe(typeof nextCursor === "string");
  if (next === undefined) return;
  const [here, there] = [new URL(`http://host/api/v1${path}`), new URL(next)];
  here.searchParams.set(
    "cursor",
    typeof nextCursor === "string" ? nextCursor : (there.searchParams.get("cursor") ?? ""),
  );
  expect([there.pathname, there.search]).toEqual([here.pathname, here.search]);
}

function matches(template: string, pathname: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
}

/** Media type and Zod schema that a response declares; none for one without a body. */
export function contentOf(declared: unknown): [string | null, z.ZodType | null] {
  const content = property(declared, "content");
  const [type] = Object.keys(content ?? {});
  if (type === undefined) return [null, null];
  const schema = property(property(content, type), "schema");
  if (!isSchema(schema)) throw new Error(`no schema for ${type}`);
  return [type, schema];
}

export function property(of: unknown, name: string): unknown {
  return new Map<string, unknown>(Object.entries(of ?? {})).get(name);
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "safeParse" in value;
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}
