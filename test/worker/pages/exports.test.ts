/** What the pages show, as files: the API's own, for whoever is signed in and may have them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { unescaped } from "./owner.ts";
import { Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const FILES = ["scores.csv", "responses.csv", "responses.ndjson"] as const;

let collector: Collector;
let visitor: Visitor;
/** Signed in with a key that may read scores alone. */
let reader: Visitor;

beforeAll(async () => {
  collector = await startCollector();
  [visitor, reader] = [new Visitor(collector), new Visitor(collector)];
  await visitor.signIn();
  await collector.site("shop");
  await collector.site("other");
  await collector.touchpoint("shop", "paid", {
    question: { metric: "csat", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  const id = await idOf(collector.db, "shop", "paid");
  const states = Array.from({ length: 12 }, (_, at) =>
    stateOn(id, "2025-05-20", { rating: 5, band: 1, ...(at < 4 && { comment: `=1+${at}` }) }),
  );
  await storeStates(collector.db, states, Date.now());
  const made = await collector.api("POST", "/keys", { name: "shop", scopes: ["scores:read"], site: "shop" });
  const { secret }: { secret: string } = await made.json();
  await reader.signIn(secret);
});
afterAll(async () => collector.close());

/** Where the page's links to files lead. */
async function linksOf(path: string, who = visitor): Promise<string[]> {
  const page = await (await who.get(path)).text();
  const nav = /<nav class="tabs downloads"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? "";
  return [...nav.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => unescaped(href));
}

describe("the pages' files", () => {
  it.each(FILES)("are the API's, kept by nobody between: %s", async (file) => {
    const [page, api] = [
      await visitor.get(`/sites/shop/${file}?${MAY}`),
      await collector.api("GET", `/sites/shop/${file}?${MAY}`),
    ];
    for (const name of ["content-type", "content-disposition"]) {
      expect([page.status, page.headers.get(name)]).toEqual([200, api.headers.get(name)]);
    }
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    const text = await page.text();
    expect(text).toContain("paid");
    expect(text).toBe(await api.text());
  });

  it.each([
    [403, "responses.csv", MAY],
    [403, "responses.ndjson", MAY],
    [404, "scores.csv", "touchpoint=nowhere"],
    [422, "scores.csv", "period=always"],
    [422, "scores.csv", "nonsense=1"],
  ])("are refused with a page, %i, by what the API refuses: %s?%s", async (status, file, query) => {
    const response = await reader.get(`/sites/shop/${file}?${query}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html; charset=UTF-8"]);
    expect(await response.text()).not.toContain("=1+");
  });

  it("are of nobody's site but their own, and of nobody who is not signed in", async () => {
    expect((await reader.get(`/sites/other/scores.csv`)).status).toBe(404);
    expect((await visitor.get(`/sites/%2e%2e/scores.csv`)).status).toBe(404);
    const stranger = await new Visitor(collector).get("/sites/shop/scores.csv");
    expect([stranger.status, stranger.headers.get("location")]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent("/sites/shop/scores.csv")}`,
    ]);
  });

  it("have what the page shows that leads to them", async () => {
    const [journey = ""] = await linksOf(`/sites/shop?${MAY}`);
    expect(await (await visitor.get(journey)).text()).toMatch(/\r\npaid,/);
    const [scores = "", trend = "", csv = "", ndjson = ""] = await linksOf(
      `/sites/shop/touchpoints/paid?${MAY}&band=negative`,
    );
    expect(await (await visitor.get(scores)).text()).toMatch(/^\ufeff?touchpoint,[^\r]*\r\npaid,[^\r]*\r\n$/);
    expect((await (await visitor.get(trend)).text()).trimEnd().split("\n")).toHaveLength(1 + 31);
    for (const all of [csv, ndjson]) {
      expect((await (await visitor.get(all)).text()).trimEnd().split("\n").length).toBeGreaterThanOrEqual(12);
    }
    const [comments = "", lines = ""] = await linksOf(`/sites/shop/comments?${MAY}&search=1%2B2`);
    expect(comments).toContain("bom=true");
    expect((await (await visitor.get(lines)).text()).trimEnd().split("\n")).toHaveLength(1);
  });

  it("of responses are not offered to those who may not read them", async () => {
    expect(await linksOf(`/sites/shop/touchpoints/paid?${MAY}`, reader)).toEqual([
      expect.stringContaining("/sites/shop/scores.csv?"),
      expect.stringMatching(/^\/sites\/shop\/scores\.csv\?.*by=day/),
    ]);
  });
});
