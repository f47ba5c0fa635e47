/** What the pages show, as files: the API's own, for whoever is signed in and may have them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { readRecords } from "../../unit/http/read-csv.ts";
import { checkedApi } from "../checked-api.ts";
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
  const bad = ["Slow", "Lost"].map((comment) => stateOn(id, "2025-05-22", { rating: 1, band: -1, comment }));
  states.push(...bad);
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

/** Days and answers behind the chart of a page, and where their file is. */
async function trendOf(path: string): Promise<{ points: string[][]; link: string }> {
  const [, link = ""] = await linksOf(path);
  const { searchParams } = new URL(link, collector.url);
  const by = searchParams.get("by");
  const rolling = by === "day" ? "&rolling=7" : "";
  const { touchpoints } = await checkedApi(collector).read(
    SiteScores,
    `/sites/shop/scores?touchpoint=paid&${MAY}&by=${by}${rolling}`,
  );
  const trend = touchpoints[0]?.series[0]?.trend ?? [];
  return { points: trend.map((bucket) => [bucket.rolling?.to ?? bucket.to, `${(bucket.rolling ?? bucket).n}`]), link };
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
    const [scores = "", trend = "", csv = "", ndjson = "", allCsv = "", allNdjson = ""] = await linksOf(
      `/sites/shop/touchpoints/paid?${MAY}&band=negative`,
    );
    expect(await (await visitor.get(scores)).text()).toMatch(/^\ufeff?touchpoint,[^\r]*\r\npaid,[^\r]*\r\n$/);
    expect((await (await visitor.get(trend)).text()).trimEnd().split("\n")).toHaveLength(1 + 31);
    const rows: [string, number][] = [
      [csv, 1 + 2],
      [ndjson, 2],
      [allCsv, 1 + 14],
      [allNdjson, 14],
    ];
    for (const [link, lines] of rows) {
      expect((await (await visitor.get(link)).text()).trimEnd().split("\n")).toHaveLength(lines);
    }
    const [comments = "", lines = ""] = await linksOf(`/sites/shop/comments?${MAY}&search=1%2B2`);
    expect(comments).toContain("bom=true");
    expect((await (await visitor.get(lines)).text()).trimEnd().split("\n")).toHaveLength(1);
  });

  it("have the numbers of the chart, days pooled as there", async () => {
    const { points, link } = await trendOf(`/sites/shop/touchpoints/paid?${MAY}`);
    expect(points).toContainEqual(["2025-05-20", "12"]);
    expect(points).toContainEqual(["2025-05-24", "14"]);
    expect(points).toContainEqual(["2025-05-27", "2"]);
    const file = readRecords((await (await visitor.get(link)).text()).replace("\ufeff", ""));
    expect(file.map(({ to, n }) => [to, n])).toEqual(points);
    const weeks = await trendOf(`/sites/shop/touchpoints/paid?from=2025-01-01&to=2025-05-31`);
    expect(weeks.link).not.toContain("rolling");
  });

  it("are told apart by their names", async () => {
    const links = await linksOf(`/sites/shop/touchpoints/paid?${MAY}&band=negative`);
    const names = links.map(async (link) => (await visitor.get(link)).headers.get("content-disposition"));
    const days = "2025-05-01-2025-05-31";
    expect(await Promise.all(names)).toEqual(
      [
        `shop-paid-scores-${days}.csv`,
        `shop-paid-scores-by-day-rolling-7-${days}.csv`,
        `shop-paid-negative-comments-${days}.csv`,
        `shop-paid-negative-comments-${days}.ndjson`,
        `shop-paid-responses-${days}.csv`,
        `shop-paid-responses-${days}.ndjson`,
      ].map((name) => `attachment; filename="${name}"`),
    );
  });

  it("have the breakdown that the page shows, and the segment that is compared with", async () => {
    const path = "/sites/shop/touchpoints/paid";
    const [, , link = ""] = await linksOf(`${path}?${MAY}&breakdown=channel&segment=web&against=link`);
    const [page, api] = [
      await visitor.get(link),
      await collector.api("GET", `${path}/breakdowns/channel?${MAY}&against=link`),
    ];
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await page.text()).toBe(await api.text());
    expect((await reader.get(`${path}/breakdowns/..%2fx?${MAY}`)).status).toBe(422);
    expect((await reader.get(`${path}/breakdowns/device?${MAY}`)).status).toBe(404);
    expect((await reader.get(`/sites/other/touchpoints/paid/breakdowns/channel`)).status).toBe(404);
  });

  it("of responses are not offered to those who may not read them", async () => {
    expect(await linksOf(`/sites/shop/touchpoints/paid?${MAY}`, reader)).toEqual([
      expect.stringContaining("/sites/shop/scores.csv?"),
      expect.stringMatching(/^\/sites\/shop\/scores\.csv\?.*by=day/),
    ]);
  });
});
