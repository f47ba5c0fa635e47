import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, ORIGIN, startCollector } from "../collector.ts";

const NOT_DUE = { due: false, reason: "not-due-any-more" };
const asked = (en: string) => ({ question: { metric: "nps", key: "q", text: { en, "pt-BR": `${en} (pt-BR)` } } });

let collector: Collector;
let api: CheckedApi;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  siteKey = await collector.site("shop", { name: "The Shop", language: "en" });
  await collector.touchpoint("shop", "paid", asked("Would you?"));
  await collector.touchpoint("shop", "standard", { question: { metric: "csat", key: "q" } });
});
afterAll(async () => collector.close());

async function wording(path: string) {
  const response = await collector.fetch(`/s/${siteKey}/${path}`);
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
}

describe("GET /s/{siteKey}/{touchpoint}/{revision}/{languages}", () => {
  it("is all that a prompt is painted from, for any origin, kept for a minute", async () => {
    const before = Date.now();
    const { status, headers, body } = await wording("paid/1/en");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      language: "en",
      dir: "ltr",
      revision: 1,
      metric: "nps",
      question: "Would you?",
      properties: [],
      placement: "bottom-end",
      theme: { scheme: "auto" },
    });
    const { now } = Object.fromEntries(Object.entries(body ?? {}));
    expect(Math.abs(Date.parse(String(now)) - before)).toBeLessThan(5_000);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(JSON.stringify(body)).not.toContain("shop.example");
  });

  it("brings the language's own digits", async () => {
    expect((await wording("standard/1/fa")).body).toMatchObject({ numbers: "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۱۰".split(" ") });
  });

  it("speaks the first of the languages in which all can be said, else the site's", async () => {
    const language = async (languages: string) => (await wording(`standard/1/${languages}`)).body;
    expect(await language("cs")).toMatchObject({ language: "cs" });
    expect(await language("xx,pl-PL,cs")).toMatchObject({ language: "pl" });
    expect(await language("xx")).toMatchObject({ language: "en" });
    expect(await language("pl_PL")).toMatchObject({ language: "pl" });
    // Another country's Portuguese comes before another language.
    expect((await wording("paid/1/pt-PT,en")).body).toMatchObject({ language: "pt-BR" });
    expect((await wording("paid/1/de,en")).body).toMatchObject({ language: "en", question: "Would you?" });
  });

  it("names the place of an inline prompt, and says of a preview that it is one", async () => {
    await collector.touchpoint("shop", "inline", { ...asked("Here?"), look: { placement: "inline" } });
    const { body } = await wording("inline/1/en");
    expect(body).toMatchObject({ placement: "inline", target: '[data-asklet="inline"]' });
    expect(body).not.toHaveProperty("chrome.preview");
    expect((await wording("inline/0/en")).body).toHaveProperty("chrome.preview");
  });

  it("names the site in the standard question", async () => {
    await collector.touchpoint("shop", "named", { question: { metric: "nps", key: "q" } });
    const { body } = await wording("named/1/en");
    expect(JSON.stringify(body)).toContain("The Shop");
    expect(JSON.stringify(body)).not.toContain("{name}");
  });

  it("still words an old revision, as it was; 0 is the current one", async () => {
    await collector.touchpoint("shop", "renewed", asked("First?"));
    await collector.touchpoint("shop", "renewed", asked("Second?"));
    expect((await wording("renewed/1/en")).body).toMatchObject({ question: "First?", revision: 1 });
    expect((await wording("renewed/2/en")).body).toMatchObject({ question: "Second?", revision: 2 });
    expect((await wording("renewed/0/en")).body).toMatchObject({ question: "Second?", revision: 2 });
  });

  it("is not due while paused, but for a preview, and due again after", async () => {
    await collector.touchpoint("shop", "resting", { ...asked("Tired?"), state: "paused" });
    const paused = await wording("resting/1/en");
    expect([paused.status, paused.body]).toEqual([200, NOT_DUE]);
    expect(paused.headers.get("cache-control")).toBe("no-store");
    expect(paused.headers.get("access-control-allow-origin")).toBe("*");
    expect((await wording("resting/0/en")).body).toMatchObject({ question: "Tired?", revision: 1 });
    await collector.touchpoint("shop", "resting", asked("Tired?"));
    expect((await wording("resting/1/en")).body).toMatchObject({ question: "Tired?" });
  });

  it("is not due on a page whose answers would be refused, but for a preview", async () => {
    const asks = async (origin: string, revision = 1) => {
      const response = await collector.fetch(`/s/${siteKey}/standard/${revision}/en`, { headers: { origin } });
      expect(response.headers.get("vary")).toContain("Origin");
      return response.json();
    };
    expect(await asks(ORIGIN)).toMatchObject({ metric: "csat" });
    expect(await asks("https://elsewhere.example")).toEqual({ due: false, reason: "origin-not-allowed" });
    expect(await asks("https://elsewhere.example", 0)).toMatchObject({ metric: "csat" });
  });

  it("is not due once deleted, not even as a preview", async () => {
    await collector.touchpoint("shop", "leaving", asked("Bye?"));
    await api.call("DELETE", "/sites/shop/touchpoints/leaving");
    expect((await wording("leaving/1/en")).body).toEqual(NOT_DUE);
    expect((await wording("leaving/0/en")).body).toEqual(NOT_DUE);
  });

  it("is not due for a revision replaced more than 35 days ago, or never made", async () => {
    await collector.touchpoint("shop", "ancient", asked("Old?"));
    await collector.touchpoint("shop", "ancient", asked("New?"));
    const retired = Date.now() - 36 * 86_400_000;
    await collector.db
      .prepare("UPDATE revisions SET retired_at = ? WHERE retired_at IS NOT NULL AND survey LIKE '%Old?%'")
      .bind(retired)
      .run();
    expect((await wording("ancient/1/en")).body).toEqual(NOT_DUE);
    expect((await wording("ancient/2/en")).body).toMatchObject({ question: "New?" });
    expect((await wording("ancient/3/en")).body).toEqual(NOT_DUE);
    expect((await wording("ancient/999999999/en")).body).toEqual(NOT_DUE);
  });

  it("answers HEAD like GET, without the body", async () => {
    const head = await collector.fetch(`/s/${siteKey}/paid/1/en`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "application/json", ""]);
  });

  it("is a 404 problem that any origin can read, for a site or touchpoint that is not there", async () => {
    const gone = [
      [`/s/0000000000000000/paid/1/en`, "unknown-site"],
      [`/s/short/paid/1/en`, "unknown-site"],
      [`/s/${siteKey}/nowhere/1/en`, "unknown-touchpoint"],
      [`/s/${siteKey}/nowhere/0/en`, "unknown-touchpoint"],
      [`/s/${siteKey}/No%20Slug/1/en`, "unknown-touchpoint"],
      [`/s/${siteKey}/__proto__/1/en`, "unknown-touchpoint"],
      [`/s/${siteKey}/paid/-1/en`, "not-found"],
      [`/s/${siteKey}/paid/1.5/en`, "not-found"],
      [`/s/${siteKey}/paid/x/en`, "not-found"],
      [`/s/${siteKey}/paid/12345678901234567890/en`, "not-found"],
      [`/s/${siteKey}/paid/1`, "not-found"],
    ] as const;
    for (const [path, code] of gone) {
      const response = await collector.fetch(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(await response.json()).toMatchObject({ code, status: 404 });
    }
  });

  it.each([
    "%20",
    ",,,",
    "*",
    "english-language-of-no-country",
    "__proto__",
    "constructor",
    "%00",
    "%FF",
    "en%2Fcs",
    "%F0%9F%98%80",
    "x".repeat(3_000),
    Array.from({ length: 500 }, () => "en").join(","),
  ])("speaks the site's language where the languages are junk: %.40s", async (languages) => {
    const { status, body } = await wording(`paid/1/${languages}`);
    expect([status, body]).toMatchObject([200, { language: "en", question: "Would you?" }]);
  });
});
