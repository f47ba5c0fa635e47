/** The reference of the API: whole, light, and without a script. */
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiDocument } from "../../../worker/docs/document.ts";
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

describe("/docs", () => {
  it("has every operation with its scope and codes, every parameter, every schema with its keys", () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThan(20);
    for (const { operationId, parameters, responses } of operations) {
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

  it("leads to what it links to", () => {
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    const links = Array.from(page.matchAll(/ href="#([^"]+)"/g), ([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const known = new Set(operations.map(({ operationId }) => operationId));
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

  it("is where the collector's own address leads", async () => {
    const response = await collector.fetch("/", { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/docs"]);
  });
});
