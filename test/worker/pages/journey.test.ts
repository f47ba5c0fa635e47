/** The journey page: the API's numbers, in words. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { Journey } from "../../../worker/contract/journey.ts";
import { checkedApi } from "../checked-api.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { startVisited, textOf, Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const HOSTILE = `<script>alert(1)</script>"'&`;

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop", { stages: ["find-it", "buy"] });
  const csat = { metric: "csat", key: "q" };
  await collector.touchpoint("shop", "searched", { name: HOSTILE, stage: "find-it", question: csat });
  await collector.touchpoint("shop", "paid", { name: "Paid", stage: "buy", question: csat });
  await collector.touchpoint("shop", "recommended", { stage: "buy", question: { metric: "nps", key: "q" } });
  await collector.touchpoint("shop", "told", {
    stage: "buy",
    question: { metric: "text", key: "q", text: { en: "?" } },
  });
  const options = [
    { key: "buy", text: { en: "Some tea", pl: "Jakąś herbatę" } },
    { key: "look-around", text: { en: "Nothing <b>", pl: "Nic" } },
  ];
  await collector.touchpoint("shop", "came", {
    stage: "find-it",
    question: { metric: "choice", key: "q", text: { en: "?", pl: "?" }, options },
  });
  const came = await idOf(collector.db, "shop", "came");
  const chosen = Array.from({ length: 40 }, (_, at) => stateOn(came, "2025-05-20", { choices: at < 30 ? 1 : 2 }));
  const before = Array.from({ length: 40 }, (_, at) => stateOn(came, "2025-04-20", { choices: at < 10 ? 1 : 2 }));
  await storeStates(collector.db, [...chosen, ...before], Date.now());
  await answer("searched", { 5: 70, 1: 10 }, "2025-05-20");
  await answer("paid", { 5: 20, 1: 60 }, "2025-05-20");
  await answer("paid", { 5: 60, 1: 20 }, "2025-04-20");
  await answer("recommended", { 10: 3, 0: 2 }, "2025-05-20");
  await collector.site("empty");
});
afterAll(async () => collector.close());

async function answer(touchpoint: string, points: Record<number, number>, day: string): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, (): PromptState => stateOn(id, day, { rating: Number(point) })),
  );
  await storeStates(collector.db, states, Date.now());
}

/** Text of a touchpoint's card. */
async function card(touchpoint: string, { query = MAY, language = "en" } = {}): Promise<string> {
  const page = await (await visitor.get(`/sites/shop?${query}`, { "accept-language": language })).text();
  const [, rest = ""] = page.split(`id="at-${touchpoint}"`);
  return textOf(`<li ${rest.split('<li class="card"')[0]}`);
}

describe("the journey page", () => {
  it("says the API's score, interval, change and volume of each touchpoint", async () => {
    const journey = await checkedApi(collector).read(Journey, `/sites/shop/journey?${MAY}`);
    const [paid] = journey.stages.flatMap(({ touchpoints }) => touchpoints).filter((one) => one.touchpoint === "paid");
    const { score, interval, change, n } = paid?.series[0] ?? {};
    expect([score?.value, n, change?.verdict, change?.difference]).toEqual([25, 80, "down", -50]);
    const said = await card("paid");
    expect(said).toContain("25%");
    expect(said).toContain(`between ${Math.round(interval?.low ?? 0)}% and ${Math.round(interval?.high ?? 0)}%`);
    expect(said).toContain("Worse by 50 percentage points was 75% · 80 answers");
  });

  it("gives no score of five answers, and says how many are missing, while more can come", async () => {
    const said = await card("recommended", { query: "from=2025-05-01" });
    expect(said).toContain("Too few answers for a score.");
    expect(said).toMatch(/5 more answers until there is a score [\d,]+ more answers for a margin of ±10/);
    const over = await card("recommended");
    expect(over).toContain("Too few answers for a score.");
    expect(over).not.toContain("more answers");
    const digest = textOf(await (await visitor.get("/sites/shop/digest?week=2025-W21")).text());
    expect(digest).toContain("Too few answers for a score.");
    expect(digest).not.toContain("more answers");
  });

  it("says what each score is", async () => {
    expect(await card("paid")).toContain("CSAT · satisfied 25%");
    expect(await card("recommended")).toContain("transactional NPS · promoters minus detractors");
    expect(await card("came", { language: "cs" })).toContain("výběr · podíl z těch, kdo odpověděli");
  });

  it("says the mean beside the score of CES, as an approximation", async () => {
    await collector.site("eased", { stages: ["buy"] });
    await collector.touchpoint("eased", "asked", { stage: "buy", question: { metric: "ces", key: "q" } });
    const id = await idOf(collector.db, "eased", "asked");
    const states = Array.from({ length: 40 }, (_, at) => stateOn(id, "2025-05-20", { rating: at < 30 ? 7 : 2 }));
    await storeStates(collector.db, states, Date.now());
    const journey = await checkedApi(collector).read(Journey, `/sites/eased/journey?${MAY}`);
    const { series } =
      journey.stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.touchpoint === "asked") ?? {};
    expect(series?.[0]?.mean?.value).toBe(5.75);
    const [low, high] = [series?.[0]?.mean?.interval?.low.toFixed(1), series?.[0]?.mean?.interval?.high.toFixed(1)];
    const said = `Mean 5.8 on a scale from 1 to 7, roughly between ${low} and ${high} with 95% confidence`;
    const page = textOf(await (await visitor.get(`/sites/eased?${MAY}`)).text());
    expect(page).toContain(`CES 2.0 · found it easy 75% between 60% and 86% with 95% confidence ${said}`);
    expect(textOf(await (await visitor.get("/sites/eased/touchpoints/asked?" + MAY)).text())).toContain(said);
  });

  it("says at each touchpoint which answers were made up, all or some, once a real one is in", async () => {
    await collector.site("mixed", { stages: ["buy"] });
    const made = { generated: 1 } as const;
    for (const [slug, real] of [
      ["whole", 0],
      ["part", 1],
    ] as const) {
      await collector.touchpoint("mixed", slug, { stage: "buy", question: { metric: "csat", key: "q" } });
      const id = await idOf(collector.db, "mixed", slug);
      const states = Array.from({ length: 12 }, (_, at) =>
        stateOn(id, "2025-05-20", { rating: 5, ...(at >= real && made) }),
      );
      await storeStates(collector.db, states, Date.now());
    }
    const page = textOf(await (await visitor.get(`/sites/mixed?${MAY}`)).text());
    expect(page).toMatch(/whole .* 12 answers · all made up for the demo · 100% of the 12 asked/);
    expect(page).toMatch(/part .* 12 answers · 11 of them made up for the demo · 100% of the 12 asked/);
  });

  it("says which period has too few answers to compare", async () => {
    expect(await card("searched")).toContain("March 31 – April 30, 2025 has too few answers to compare");
    expect(await card("searched", { language: "pl" })).toMatch(/Za mało odpowiedzi do porównania w okresie 31 marca/);
    const digest = textOf(await (await visitor.get("/sites/shop/digest?week=2025-W21")).text());
    expect(digest).toContain("May 12 – 18, 2025 has too few answers to compare");
  });

  it("says the change of each option of a choice", async () => {
    expect(await card("came")).toContain(
      "Some tea 75% between 60% and 86% · More by 50 percentage points Nothing &lt;b&gt; 25%",
    );
    const page = textOf(await (await visitor.get(`/sites/shop/touchpoints/came?${MAY}`)).text());
    expect(page).toContain("Some tea 30 (75%) between 60% and 86% · More by 50 percentage points");
    const none = "March 1 – 31, 2025 has too few answers to compare";
    expect(await card("came", { query: `${MAY}&compare=2025-03-01..2025-03-31` })).toContain(none);
  });

  it("says the margin that was asked for", async () => {
    expect(await card("recommended", { query: "from=2025-05-01&margin=7.5" })).toMatch(
      /[\d,]+ more answers for a margin of ±7\.5/,
    );
  });

  it("says what to act on first", async () => {
    const page = textOf(await (await visitor.get(`/sites/shop?${MAY}`)).text());
    expect(page).toContain(
      "Act first Ordered by how many customers, at the least, answered negatively: a rule of thumb, not a test. " +
        "Paid : 75% of 80 answers are negative.",
    );
  });

  it("says that it is too early to say, without alarm, where all have too few answers", async () => {
    await collector.site("early", { stages: ["buy"] });
    await collector.touchpoint("early", "paid", { stage: "buy", question: { metric: "csat", key: "q" } });
    const id = await idOf(collector.db, "early", "paid");
    await storeStates(collector.db, [stateOn(id, "2025-05-20", { rating: 1 })], Date.now());
    const page = await (await visitor.get(`/sites/early?${MAY}`)).text();
    expect(textOf(page)).toContain("Act first Too early to say: no touchpoint has enough answers yet.");
    // The style sheet warns of a list.
    expect(page).not.toMatch(/class="first"[^<]*<h2[^<]*<\/h2><p[^<]*<\/p><ol/);
    expect(textOf(await (await visitor.get("/sites/early/digest?week=2025-W21")).text())).toContain("Too early to say");
    expect(await (await visitor.get(`/sites/shop?${MAY}`)).text()).toMatch(
      /class="first"[^<]*<h2[^<]*<\/h2><p[^<]*<\/p><ol/,
    );
  });

  it("names the weakest of three of a kind or more", async () => {
    expect(await card("paid")).not.toContain("of its kind");
    await collector.site("three", { stages: ["buy"] });
    for (const [slug, good] of [
      ["one", 75],
      ["two", 75],
      ["three", 20],
    ] as const) {
      await collector.touchpoint("three", slug, { stage: "buy", question: { metric: "csat", key: "q" } });
      const id = await idOf(collector.db, "three", slug);
      const states = Array.from({ length: 80 }, (_, at) => stateOn(id, "2025-05-20", { rating: at < good ? 5 : 1 }));
      await storeStates(collector.db, states, Date.now());
    }
    const page = textOf(await (await visitor.get(`/sites/three?${MAY}`)).text());
    expect(page.match(/(?:Weakest|Strongest) of its kind/g)).toContain("Weakest of its kind");
  });

  it.each([
    ["vi", "vi", "Giảm 50 điểm phần trăm", "75% trong 80 câu trả lời là tiêu cực."],
    ["cs-CZ,cs;q=0.9,en;q=0.8", "cs", "Horší o 50 procentních bodů", "80 odpovědí, z toho 75 % negativních."],
    ["ja,fr;q=0.5,en;q=0.1", "fr", "En baisse de 50 points de pourcentage", "75 % de réponses négatives sur 80."],
    ["ja", "en", "Worse by 50 percentage points", "75% of 80 answers are negative."],
  ])("speaks the browser's language: %s", async (accepted, language, verdict, first) => {
    const page = await (await visitor.get(`/sites/shop?${MAY}`, { "accept-language": accepted })).text();
    expect(page).toContain(`<html lang="${language}">`);
    const said = textOf(page).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(said).toContain(verdict);
    expect(said).toContain(first);
  });

  it("says options in the owner's words, each share with its interval", async () => {
    expect(await card("came")).toContain(
      "Nothing &lt;b&gt; 25% between 14% and 40% · Less by 50 percentage points The ranges hold with 95% confidence.",
    );
    expect(await card("came", { language: "pl" })).toMatch(/Jakąś herbatę 75% .* Nic 25%/);
    expect(await card("came", { language: "vi" })).toMatch(/Some tea 75%/);
    const digest = textOf(await (await visitor.get("/sites/shop/digest?week=2025-W21")).text());
    expect(digest).toContain("Some tea : 75%, between 60% and 86% with 95% confidence");
  });

  it("names a score in the page's language", async () => {
    expect(await card("told", { language: "pl" })).toContain("komentarze");
    expect(await card("recommended", { language: "pl" })).toContain("transakcyjny NPS");
  });

  it("keeps a name's direction apart from the sentence's", async () => {
    const page = await (await visitor.get(`/sites/shop?${MAY}`)).text();
    expect(page).toContain('<a href="#at-paid"><bdi>Paid</bdi></a>: 75%');
    expect(page).toContain("<bdi>Paid</bdi></a></h3>");
  });

  it("names stages, touchpoints and shares at the curve", async () => {
    const page = await (await visitor.get(`/sites/shop?${MAY}`, { "accept-language": "pl" })).text();
    const [, plot = ""] = page.split('class="plot"');
    const [said] = textOf(`<div ${plot}`).split("Dane z wykresu");
    expect(said).toMatch(/^ Find it Zakup 100% 50% 0% 2 &lt;script&gt;.* 3 Paid $/);
  });

  it("has each touchpoint in its stage", async () => {
    const page = textOf(await (await visitor.get(`/sites/shop?${MAY}`)).text());
    expect(page).toMatch(/Find it .*Buy .*3 Paid/);
  });

  it("takes the owner's words for words", async () => {
    const page = await (await visitor.get(`/sites/shop?${MAY}`)).text();
    expect(page).toContain("&lt;script&gt;");
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/pages/live.js">']);
  });

  it("allows no script but its own, and is not kept by anybody between", async () => {
    const response = await visitor.get(`/sites/shop?${MAY}`);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self';");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.text()).not.toMatch(/\sstyle=|<style|\son\w+=/);
  });

  it("is not sent again to whoever has it", async () => {
    const path = `/sites/shop?${MAY}`;
    const tag = (await visitor.get(path)).headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"/);
    const again = await visitor.get(path, { "if-none-match": tag });
    expect([again.status, await again.text(), again.headers.get("cache-control")]).toEqual([
      304,
      "",
      "private, no-store",
    ]);
    expect((await visitor.get(path, { "if-none-match": tag, "accept-language": "fr" })).status).toBe(200);
  });

  it("says what to do where nothing is asked", async () => {
    const page = await (await visitor.get("/sites/empty")).text();
    expect(textOf(page)).toContain("Nothing is asked on this site yet. Ask the first question");
    expect(page).toContain('<a class="button main" href="/sites/empty/set-up">');
    expect(page).not.toContain('class="picker"');
  });

  it("says what to do where nobody has answered yet", async () => {
    const page = await (await visitor.get("/sites/shop?from=2024-05-01&to=2024-05-31")).text();
    expect(textOf(page)).toContain("No answers have come in this period yet.");
    expect(page).toContain('<a class="button main" href="/sites/shop/set-up/install">');
    expect(page).toMatch(/<a href="\?[^"]*period=last-90-days[^"]*">Show a longer period/);
    expect(page).not.toContain("Act first");
    const year = await (await visitor.get("/sites/shop?from=2023-01-01&to=2023-12-31")).text();
    expect(year).not.toContain("Show a longer period");
  });

  it("offers set-up to those who may do it alone", async () => {
    const made = await collector.api("POST", "/keys", { name: "scores", scopes: ["scores:read"] });
    const { secret }: { secret: string } = await made.json();
    const other = new Visitor(collector);
    await other.signIn(secret);
    for (const path of ["/sites/empty", "/sites/shop?from=2024-05-01&to=2024-05-31"]) {
      expect(await (await other.get(path)).text()).not.toContain("set-up");
    }
  });

  it.each(["period=always", "from=yesterday", "nonsense=1"])(
    "refuses what is no period with a page: %s",
    async (query) => {
      const response = await visitor.get(`/sites/shop?${query}`);
      expect([response.status, response.headers.get("content-type")]).toEqual([422, "text/html; charset=UTF-8"]);
    },
  );

  it("is a page, too, where there is no such site", async () => {
    const response = await visitor.get("/sites/nowhere");
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/html; charset=UTF-8"]);
  });
});
