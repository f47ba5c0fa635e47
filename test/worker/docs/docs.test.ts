/** The reference of the API: whole, light, and without a script. */
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiDocument, type Schema } from "../../../worker/docs/document.ts";
import { EXAMPLES } from "../../../worker/docs/examples.ts";
import { type Collector, startCollector } from "../collector.ts";

const MAX_BYTES = 60_000;
/** What Cloudflare compresses pages with. */
const QUALITY = 4;

let collector: Collector;
let page: string;
let document: ApiDocument;

beforeAll(async () => {
  collector = await startCollector();
  page = await (await collector.fetch("/docs")).text();
  document = ApiDocument.parse(await (await collector.fetch("/openapi.json")).json());
});
afterAll(async () => collector.close());

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** What is to be read of a section: its text. */
function textOf(id: string): string {
  const start = page.indexOf(`<h3 id="${id}"`);
  expect(start, id).toBeGreaterThan(0);
  return page
    .slice(start, page.indexOf("</section>", start))
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** The schema and all in it, but for what stands elsewhere by a name of its own. */
function schemasIn(schema: Schema): Schema[] {
  const { items, prefixItems = [], properties = {}, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const inner = [...prefixItems, ...Object.values(properties), ...anyOf, ...oneOf, ...allOf];
  if (items) inner.push(items);
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  return [schema, ...inner.flatMap(schemasIn)];
}

/** No bound that anybody meant: the whole numbers of JavaScript. */
const isMeant = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function rangeOf(low: number | undefined, high: number | undefined, unit = ""): string[] {
  if (isMeant(low) && isMeant(high)) return [`${low} to ${high}${unit}`];
  if (isMeant(low)) return [`at least ${low}${unit}`];
  return isMeant(high) ? [`at most ${high}${unit}`] : [];
}

/** What a reader must be told of a schema. */
function saidOf(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    ...rangeOf(minimum, maximum),
    ...rangeOf(minLength, maxLength, " characters"),
    ...rangeOf(minItems, maxItems, " entries"),
    ...(schema.pattern === undefined ? [] : [schema.pattern]),
    ...(schema.format === undefined ? [] : [schema.format]),
    ...(schema.enum ?? []).map((one) => JSON.stringify(one)),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
    ...(schema.readOnly ? ["read only"] : []),
    ...(schema.description === undefined ? [] : [schema.description.replaceAll("`", "")]),
  ];
}

/** What is said less often than there are schemas of which it must be said. */
function unsaid(text: string, schemas: Schema[]): string[] {
  const wanted = Map.groupBy(schemas.flatMap(saidOf), (one) => one);
  return [...wanted].flatMap(([phrase, { length }]) => (text.split(phrase).length - 1 < length ? [phrase] : []));
}

describe("/docs", () => {
  it("has every operation with its scope and codes, every parameter, every schema with its keys", () => {
    expect(operations().length).toBeGreaterThan(20);
    for (const { operationId, parameters, responses } of operations()) {
      const start = page.indexOf(`<h3 id="${operationId}"`);
      expect(start, operationId).toBeGreaterThan(0);
      const part = page.slice(start, page.indexOf("</section>", start));
      for (const { name } of parameters) expect(part).toContain(`<code>${escaped(name)}</code>`);
      const codes = Object.values(responses).flatMap((one) => one["x-codes"]);
      for (const code of codes) expect(part).toContain(`<code>${code}</code>`);
    }
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      const start = page.indexOf(`<h3 id="schema-${name}"`);
      expect(start, name).toBeGreaterThan(0);
      const part = page.slice(start, page.indexOf("</section>", start));
      for (const key of Object.keys(properties)) expect(part).toContain(`<code>${escaped(key)}</code>`);
    }
  });

  it("says of each operation what it does, and of each value its bounds, however deep", () => {
    for (const { operationId, description = "", parameters, requestBody, responses } of operations()) {
      const text = textOf(operationId);
      expect(text).toContain(description.replaceAll("`", ""));
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
      // A parameter says by itself what its schema says.
      const values = [
        ...parameters.map((one) => ({ ...one.schema, description: one.description })),
        ...contents.map(({ schema = {} }) => schema),
      ];
      expect([operationId, unsaid(text, values.flatMap(schemasIn))]).toEqual([operationId, []]);
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, unsaid(textOf(`schema-${name}`), schemasIn(schema))]).toEqual([name, []]);
    }
    expect(textOf("exportResponsesCsv")).toContain("has an apostrophe before it");
    expect(textOf("schema-SiteInput")).toContain("read only");
  });

  it("tells the objects apart of which a value is one", () => {
    expect(textOf("schema-Question")).toContain("one of these objects");
    expect(textOf("schema-Question")).toMatch(/metric: "nps".*metric: "csat".*metric: "text"/s);
  });

  it("leads to what it links to", () => {
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    const links = Array.from(page.matchAll(/ href="#([^"]+)"/g), ([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    const known = new Set(operations().map(({ operationId }) => operationId));
    expect(EXAMPLES.filter(({ operation }) => !known.has(operation))).toEqual([]);
  });

  it("has no script and a policy that lets none in, and is sent once", async () => {
    const first = await collector.fetch("/docs");
    expect(first.headers.get("content-security-policy")).toContain("default-src 'none'; style-src 'self'");
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await collector.fetch("/docs", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it(`is below ${MAX_BYTES} bytes with its style sheet, as sent`, async () => {
    const style = await (await collector.fetch("/docs/style.css")).text();
    const bytes = [page, style].map(
      (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length,
    );
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(MAX_BYTES);
  });
});
