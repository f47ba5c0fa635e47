import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { app } from "../../../worker/app.ts";
import { SCOPES } from "../../../worker/contract/keys.ts";
import { type Collector, startCollector } from "../collector.ts";

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const Patterned = z.object({ pattern: z.string() });
const PropertiesOf = z.object({ properties: z.record(z.string(), z.looseObject({ pattern: z.string().optional() })) });
const Operation = z.object({
  operationId: z.string().regex(/^[a-z]+[A-Z][A-Za-z]+$/),
  tags: z.tuple([z.string()]),
  security: z.array(z.object({ key: z.array(z.enum(SCOPES)).max(1) })),
  summary: z.string().min(1),
  parameters: z.array(Parameter).optional(),
  requestBody: z.object({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(1),
      content: Content.optional(),
      "x-codes": z.array(z.string()).optional(),
    }),
  ),
});
const OpenApi = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(1) })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    headers: z.record(z.string(), z.object({ description: z.string().min(1), schema: z.unknown() })),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

let collector: Collector;
let raw: unknown;
let document: z.infer<typeof OpenApi>;

beforeAll(async () => {
  collector = await startCollector();
  const response = await collector.fetch("/openapi.json");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  raw = await response.json();
  document = OpenApi.parse(raw);
});
afterAll(async () => collector.close());

/** Served, and nothing to be called by a program. */
const PAGES = ["GET /", "GET /docs", "GET /docs/style.css", "GET /openapi.json", "GET /pages.css"];
/** Pages for people: whatever stands below these. */
const isPage = (name: string): boolean => / \/(?:sites|keys|members|join|first|sign-in|sign-out)(?:\/|$)/.test(name);

/** As the document writes the address of a route. */
const templateOf = (path: string): string =>
  path.replace(":file{[^/]+\\.js}", "{siteKey}.js").replaceAll(/:(\w+)(?:\{[^}]*\}(?:\})?)?/g, "{$1}");

const isPublic = ({ path }: { path: string }): boolean => !path.startsWith("/api/v1/");

function operations() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );
}

/** Every value of a key, however deep. */
function valuesOf(key: string, within: unknown): unknown[] {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([name, value]: [string, unknown]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

describe("/openapi.json", () => {
  it("has every route of the API and of the collector, and no other", () => {
    const served = app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${templateOf(path)}`);
    const described = operations().map(({ name }) => name);
    expect([...described, ...PAGES].toSorted()).toEqual(
      [...new Set(served)].filter((name) => !isPage(name)).toSorted(),
    );
    expect(described).toContain("GET /api/v1/sites/{site}/scores");
    expect(described).toContain("POST /s/{siteKey}");
  });

  it("resolves every reference, and has no component that nothing refers to", () => {
    const { schemas, headers } = document.components;
    const components = Object.entries({ schemas, headers }).flatMap(([kind, all]) =>
      Object.keys(all).map((name) => `#/components/${kind}/${name}`),
    );
    expect(new Set(valuesOf("$ref", raw))).toEqual(new Set(components));
  });

  it("declares each part of an address as a parameter", () => {
    for (const { name, path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === "path" && one.required);
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      expect([name, inPath.map((one) => one.name)]).toEqual([name, parts]);
    }
  });

  it("tells for each route what it gives, and its refusals as problems", () => {
    for (const { name, path, operation } of operations()) {
      if (isPublic({ path })) continue;
      const statuses = Object.keys(operation.responses);
      expect([name, statuses]).toEqual([name, expect.arrayContaining(["401", "403", "404", "422", "429", "503"])]);
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      // What a GET reads can be asked for again, but for streams.
      const isRead = name.startsWith("GET ") && operation.responses["200"]?.content?.["application/json"] !== undefined;
      expect([name, statuses.includes("304")]).toEqual([name, isRead]);
      const withBody = operation.requestBody !== undefined;
      for (const status of ["400", "413", "415"]) expect([name, statuses.includes(status)]).toEqual([name, withBody]);
      for (const [status, { content, "x-codes": codes }] of Object.entries(operation.responses)) {
        if (status < "400") continue;
        const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
        expect(content).toEqual(problem);
        expect(codes).not.toEqual([]);
      }
    }
  });

  it("names each operation once, in one chapter, and has no empty chapter", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const chapters = operations().flatMap(({ operation }) => operation.tags);
    expect(new Set(chapters)).toEqual(new Set(document.tags.map((tag) => tag.name)));
  });

  it("asks for the key everywhere but on public routes, by a scheme that it declares", () => {
    expect(document.security).toEqual([{ key: [] }]);
    for (const { name, path, operation } of operations()) {
      expect([name, operation.security.length]).toEqual([name, isPublic({ path }) ? 0 : 1]);
    }
    expect(document.components.securitySchemes).toMatchObject({ key: { type: "http", scheme: "bearer" } });
  });

  it("has patterns that are regular expressions without flags", () => {
    const patterns = valuesOf("pattern", raw).filter((one) => typeof one === "string");
    expect(patterns.length).toBeGreaterThan(3);
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, "u")).not.toThrow();
      expect(pattern).not.toMatch(/\/[dgimsuvy]+$/);
    }
  });

  it("has patterns that take what the API takes, and no more", () => {
    const { font, logo } = PropertiesOf.parse(document.components.schemas.Theme).properties;
    const query = document.paths["/api/v1/sites/{site}/responses"]?.get?.parameters ?? [];
    const schemaOf = (name: string) => query.find((one) => one.name === name)?.schema;
    const { items: property } = z.object({ items: Patterned }).parse(schemaOf("property"));
    const cases = [
      [font, '"Žluťoučký Sans", Noto, sans-serif', "Noto; color: red"],
      [logo, "https://shop.example/značka/logo.svg", "https://me@shop.example/logo.svg"],
      [Patterned.parse(schemaOf("tag")), "zwrot pieniędzy", "-zwrot"],
      [property, "note:first\nsecond", "plan"],
    ] as const;
    for (const [schema, good, bad] of cases) {
      const pattern = new RegExp(schema?.pattern ?? "", "u");
      expect([pattern.source, pattern.test(good), pattern.test(bad)]).toEqual([pattern.source, true, false]);
    }
  });
});
