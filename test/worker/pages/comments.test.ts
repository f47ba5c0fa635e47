/** The page of all comments: what the API lists, found by words, touchpoint, band, tag and period. */
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { CommentList, factsOf } from "../../../worker/pages/comments.tsx";
import { saidIn } from "../../../worker/pages/said.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { startVisited, textOf, Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop");
  for (const slug of ["paid", "searched"]) {
    await collector.touchpoint("shop", slug, {
      name: `At ${slug}`,
      question: { metric: "csat", key: "q" },
      followUp: { metric: "text", key: "why" },
    });
    const id = await idOf(collector.db, "shop", slug);
    const states = Array.from({ length: 15 }, (_, at): PromptState => ({
      ...stateOn(id, "2025-05-20", at % 3 === 0 ? { rating: 1, band: -1 } : { rating: 5, band: 1 }),
      comment: at === 7 ? `Smooth as čaj at ${slug}` : `Number ${at} at ${slug} <b>`,
    }));
    await storeStates(collector.db, states, Date.now());
  }
});
afterAll(async () => collector.close());

const read = async (query: string): Promise<string> => (await visitor.get(`/sites/shop/comments?${query}`)).text();
const texts = (page: string): number => (page.match(/class="text"/g) ?? []).length;

describe("a list of comments", () => {
  it.each([
    ["thumbs", 1, "positive", "positive · Thumbs up · May 20, 2025"],
    ["thumbs", 0, "negative", "negative · Thumbs down · May 20, 2025"],
    ["nps", 7, "neutral", "in between · 7 / 10 · May 20, 2025"],
  ] as const)("says what was answered, and never a naked number: %s %i", (metric, value, band, facts) => {
    const answer = { question: "q", metric, value };
    expect(factsOf({ answer, band, day: "2025-05-20" }, saidIn("en")).join(" · ")).toBe(facts);
  });

  it("says how far was looked where nothing was found so far", async () => {
    const at = Date.parse("2025-05-20T23:00:00Z").toString(16).padStart(12, "0");
    const nextCursor = `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-000000000000.1`;
    const list = CommentList({
      comments: { responses: [], nextCursor },
      query: { search: "čaj" },
      days: { from: "2025-05-01", to: "2025-05-31" },
      timeZone: "Europe/Warsaw",
      withTag: () => "",
      mayTag: false,
      ...saidIn("en"),
    });
    const page = await new Hono().get("/", (c) => c.html(list)).request("/");
    expect(textOf(await page.text())).toContain("Nothing found back to May 21, 2025; there is more to look through.");
  });
});

describe("the page of all comments", () => {
  it("has all of them, page by page, with their touchpoint, band and rating", async () => {
    const first = await read(MAY);
    expect(texts(first)).toBe(20);
    expect(textOf(first)).toMatch(/At (?:paid|searched) · (?:positive · 5 \/ 5|negative · 1 \/ 5) · May 20, 2025/);
    const [, older = ""] = /href="\?([^"]*cursor=[^"]*)#comments"/.exec(first) ?? [];
    const rest = await read(older.replaceAll("&amp;", "&"));
    expect(texts(rest)).toBe(10);
    expect(rest).not.toContain("cursor=");
    expect([textOf(first), textOf(rest)]).toEqual([
      expect.stringContaining("20 comments on this page"),
      expect.stringContaining("10 comments on this page"),
    ]);
    const newest = `<a href="?${MAY.replace("&", "&amp;")}#comments">Newest ones</a>`;
    expect([first.includes(newest), rest.includes(newest)]).toEqual([false, true]);
    expect(first + rest).toContain("&lt;b&gt;");
  });

  it.each([
    ["search=ČAJ", 2],
    ["search=smooth&touchpoint=paid", 1],
    ["touchpoint=paid", 15],
    ["band=negative", 10],
    ["touchpoint=searched&band=positive&search=", 10],
    ["search=nowhere", 0],
  ])("finds by %s, and shows again what was asked for", async (query, found) => {
    const page = await read(`${MAY}&${query}`);
    expect(texts(page)).toBe(found);
    const counted = found === 0 ? null : `${found} comment${found === 1 ? "" : "s"}`;
    expect(/<p class="faint">(\d+ comments?)<\/p>/.exec(page)?.[1] ?? null).toBe(counted);
    const { search, touchpoint, band } = Object.fromEntries(new URLSearchParams(query));
    if (search) expect(page).toContain(`value="${search}"`);
    for (const chosen of [touchpoint, band]) if (chosen) expect(page).toContain(`<option value="${chosen}" selected`);
  });

  it("takes two days in whichever order they were written", async () => {
    expect(texts(await read("from=2025-05-31&to=2025-05-01&search="))).toBe(texts(await read(MAY)));
  });

  it("says so where nobody has written anything", async () => {
    const page = await read("from=2024-05-01&to=2024-05-31");
    expect(textOf(page)).toContain("Nobody has written anything");
    expect(page).toContain('<a href="?period=last-90-days">Show a longer period');
    expect(page).not.toContain("Show all comments");
  });

  it("leads on to all comments where the filters let none pass", async () => {
    const page = await read(`${MAY}&search=nowhere&band=negative`);
    expect(textOf(page)).toContain("No comment of this period fits.");
    expect(page).toContain(`<a href="?${MAY.replace("&", "&amp;")}#comments">Show all comments`);
    expect(page).toContain('<a href="?band=negative&amp;search=nowhere&amp;period=last-90-days">');
  });

  it("of a site that asks nothing yet leads to the set-up whoever may set up", async () => {
    await collector.site("empty");
    const page = await (await visitor.get("/sites/empty/comments")).text();
    expect(textOf(page)).toContain("Nothing is asked on this site yet.");
    expect(page).toContain('<a class="button main" href="/sites/empty/set-up">');
    expect(page).not.toMatch(/class="picker"|downloads/);
    const made = await collector.api("POST", "/keys", { name: "reader", scopes: ["scores:read", "responses:read"] });
    const { secret }: { secret: string } = await made.json();
    const reader = new Visitor(collector);
    await reader.signIn(secret);
    expect(await (await reader.get("/sites/empty/comments")).text()).not.toContain("/set-up");
  });

  it("needs a key that may read responses", async () => {
    const made = await collector.api("POST", "/keys", { name: "scores", scopes: ["scores:read"] });
    const { secret }: { secret: string } = await made.json();
    const other = new Visitor(collector);
    await other.signIn(secret);
    expect((await other.get("/sites/shop/comments")).status).toBe(403);
  });

  it.each(["band=lukewarm", "touchpoint=No!", "period=always", "cursor=%00"])(
    "refuses %s with a page",
    async (query) => {
      expect((await visitor.get(`/sites/shop/comments?${query}`)).status).toBe(422);
    },
  );
});
