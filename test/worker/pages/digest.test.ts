/** A week of a site, fit for e-mail: the API's numbers and the words behind the bad ones. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { Journey } from "../../../worker/contract/journey.ts";
import { weekOf } from "../../../worker/pages/digest/week.ts";
import { dayOf } from "../../../worker/scores/calendar.ts";
import { checkedApi } from "../checked-api.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { startVisited, textOf, Visitor } from "./visitor.ts";

const DIGEST = "/sites/shop/digest?week=2025-W21";
const WEEK = "from=2025-05-19&to=2025-05-25";
const HOSTILE = `<script>alert(1)</script>"'&`;

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop", { name: "Tea", timeZone: "Asia/Jakarta" });
  const survey = { question: { metric: "csat", key: "q" }, followUp: { metric: "text", key: "why" } };
  for (const slug of ["searched", "paid", "quiet"]) {
    await collector.touchpoint("shop", slug, { name: slug === "searched" ? HOSTILE : slug, ...survey });
  }
  const options = ["price", "speed"].map((key) => ({ key, text: { en: `\u202e${key}\n\n# Act first` } }));
  await collector.touchpoint("shop", "left", { question: { metric: "choice", key: "q", text: { en: "?" }, options } });
  const left = await idOf(collector.db, "shop", "left");
  const chosen = Array.from({ length: 80 }, (_, at) => stateOn(left, "2025-05-20", { choices: at < 60 ? 1 : 2 }));
  await storeStates(collector.db, chosen, Date.now());
  const quiet = await idOf(collector.db, "shop", "quiet");
  const waited = Array.from({ length: 80 }, (_, at) => ({
    ...stateOn(quiet, "2025-03-20", { rating: 1, band: -1 }),
    ...(at === 0 && { comment: `${"Waited for ages. ".repeat(100)}And the end.` }),
  }));
  await storeStates(collector.db, waited, Date.now());
  await answer("searched", { 5: 70, 1: 10 }, "2025-05-19");
  await answer("paid", { 5: 20, 1: 60 }, "2025-05-25");
  await answer("paid", { 5: 60, 1: 20 }, "2025-05-18");
  await answer("paid", { 1: 30 }, "2025-05-26");
});
afterAll(async () => collector.close());

/** Of each point the first five have written something. */
async function answer(touchpoint: string, points: Record<number, number>, day: string): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, (_, at): PromptState => ({
      ...stateOn(id, day, { rating: Number(point), band: point === "1" ? -1 : 1 }),
      ...(at < 5 && { comment: `${point} at ${touchpoint} on ${day}\n# ${HOSTILE}` }),
    })),
  );
  await storeStates(collector.db, states, Date.now());
}

const read = async (path: string, by = visitor): Promise<string> => (await by.get(path)).text();

/** Addresses of a page's links. */
const linksOf = (page: string): string[] =>
  [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

describe("the digest of a week", () => {
  it.each(["", "&as=email", "&as=text"])("says that nobody answered, where nobody did%s", async (form) => {
    const said = textOf(await read(`/sites/shop/digest?week=2025-W10${form}`));
    expect(said).toContain("Nobody answered in this period.");
    expect(said).not.toContain("Nothing stands out");
  });

  it.each(["", "&as=email", "&as=text"])("says the API's numbers%s", async (form) => {
    const journey = await checkedApi(collector).read(Journey, `/sites/shop/journey?${WEEK}`);
    const paid = journey.stages.flatMap((stage) => stage.touchpoints).find((one) => one.touchpoint === "paid");
    const { score, interval, change, n } = paid?.series[0] ?? {};
    expect([score?.value, n, change?.verdict, change?.difference]).toEqual([25, 80, "down", -50]);
    const said = textOf(await read(DIGEST + form));
    const [low, high] = [Math.round(interval?.low ?? 0), Math.round(interval?.high ?? 0)];
    for (const sentence of [
      "May 19 – 25, 2025, compared with May 12 – 18, 2025",
      "25%",
      `between ${low}% and ${high}% with 95% confidence`,
      "Worse by 50 percentage points",
      "80 answers",
      "75% of 80 answers are negative.",
      "Too few answers for a score.",
    ]) {
      expect(said.replaceAll(/\s/g, " ")).toContain(sentence);
    }
  });

  it.each(["", "&as=email", "&as=text"])(
    "has three bad comments of each touchpoint that needs them%s",
    async (form) => {
      const page = await read(DIGEST + form);
      const said = [...page.matchAll(/\d at \w+ on [\d-]+/g)].map(([comment]) => comment);
      const three = (comment: string): string[] => [comment, comment, comment];
      expect(textOf(page)).toContain("negative · 1 / 5 · May 25, 2025");
      expect(said.toSorted()).toEqual([...three("1 at paid on 2025-05-25"), ...three("1 at searched on 2025-05-19")]);
    },
  );

  it.each(["", "&as=email", "&as=text"])("has no comment for whoever may not read them%s", async (form) => {
    const made = await collector.api("POST", "/keys", { name: "scores", scopes: ["scores:read"] });
    const { secret }: { secret: string } = await made.json();
    const other = new Visitor(collector);
    await other.signIn(secret);
    const page = await read(DIGEST + form, other);
    expect(page).toContain("Worse by 50 percentage points");
    expect(page).not.toContain("at paid on");
  });

  it.each(["", "&as=email", "&as=text"])(
    "quotes what a long comment begins with, and leads to all of it%s",
    async (form) => {
      const page = await read(`/sites/shop/digest?week=2025-W12${form}`);
      const [quote = ""] = /Waited for ages[^<\n]*/.exec(page) ?? [];
      expect([quote.length, quote.slice(-7)]).toEqual([300, "ed for…"]);
      const path =
        /^The whole comment: (.*)$/m.exec(page)?.[1] ?? linksOf(page).find((one) => one.includes("/comments?"));
      const { pathname, search, hash } = new URL(path ?? "", collector.url);
      const whole = await read(pathname + search);
      expect(whole).toContain("And the end.");
      expect(whole).toContain(`id="${hash.slice(1)}"`);
    },
  );

  it("leads to the weeks before and after, as far as they are over", async () => {
    const links = linksOf(await read(DIGEST));
    expect(links).toEqual(expect.arrayContaining(["?week=2025-W20", "?week=2025-W22"]));
    expect(links).toEqual(expect.arrayContaining(["?week=2025-W21&as=email", "?week=2025-W21&as=text"]));
    expect(links).toContain(`/sites/shop/touchpoints/paid?${WEEK}`);
    const newest = await read("/sites/shop/digest");
    expect(newest.match(/rel="(?:prev|next)"/g)).toEqual(['rel="prev"']);
    expect(linksOf(await read("/sites/shop"))).toContain("/sites/shop/digest");
  });

  it("is of the last week that is over in the site's time zone", async () => {
    const last = weekOf(dayOf(Date.now() - 7 * 86_400_000, "Asia/Jakarta"));
    expect(await read("/sites/shop/digest")).toContain(`href="?week=${last}&amp;as=email"`);
  });

  it.each(["week=2025-W54", "week=2025-21", "week=", "week=9999-W01", "week=0001-W01", "as=fax", "period=today"])(
    "refuses %s with a page",
    async (query) => {
      expect((await visitor.get(`/sites/shop/digest?${query}`)).status).toBe(422);
    },
  );

  it("refuses a week that is not over", async () => {
    const week = weekOf(dayOf(Date.now(), "Asia/Jakarta"));
    expect((await visitor.get(`/sites/shop/digest?week=${week}`)).status).toBe(422);
  });

  it("speaks the browser's language", async () => {
    const page = await (await visitor.get(`${DIGEST}&as=email`, { "accept-language": "fr" })).text();
    expect(page).toContain('<html lang="fr">');
    expect(textOf(page).replaceAll(/\s/g, " ")).toContain("En baisse de 50 points de pourcentage");
  });
});

describe("the forms of a digest", () => {
  it("as a page has no style of its own and no script", async () => {
    const response = await visitor.get(DIGEST);
    expect(response.headers.get("content-security-policy")).toContain("style-src 'self'");
    const page = await response.text();
    expect(page).not.toMatch(/<script|\sstyle=/);
    expect(page).toContain("&lt;script&gt;");
  });

  it.each(["", "&as=email"])("keeps the words of an option apart from its numbers%s", async (form) => {
    expect(await read(DIGEST + form)).toMatch(/<bdi>\u202eprice\s+# Act first<\/bdi>: 75%, between/);
  });

  it("as an e-mail is one document with inline styles, and nothing else to load", async () => {
    const response = await visitor.get(`${DIGEST}&as=email`);
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const page = await response.text();
    expect(page).toMatch(/^<!doctype html><html lang="en">/);
    expect(page).not.toMatch(/<script|<link|<style|<img|<svg|\sclass=|\ssrc=|\sid=|url\(/);
    expect(page).toContain("&lt;script&gt;");
    for (const link of linksOf(page)) expect(link).toMatch(new RegExp(`^${collector.url}/sites/shop`));
  });

  it("as plain text marks every line of a comment as somebody's words", async () => {
    const response = await visitor.get(`${DIGEST}&as=text`);
    expect(response.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const text = await response.text();
    expect(text).toContain(`> 1 at paid on 2025-05-25\n> # ${HOSTILE}`);
    expect(text.match(/^# .*/gm)?.toSorted()).toEqual([`# ${HOSTILE}`, "# Act first", "# left", "# paid", "# quiet"]);
    expect(text).toContain(`Journey: ${collector.url}/sites/shop?${WEEK}\n`);
  });

  it("take no style of an e-mail to any other page", async () => {
    const response = await visitor.get("/sites/shop?as=email");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe-inline");
  });
});
