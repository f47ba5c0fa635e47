/** The page of a touchpoint: the API's numbers, and the words of those who answered. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { numbersIn } from "../../../worker/pages/numbers.ts";
import { checkedApi } from "../checked-api.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { startVisited, textOf, Visitor } from "./visitor.ts";

const PATH = "/sites/shop/touchpoints/paid";
const MAY = "from=2025-05-01&to=2025-05-31";
const HOSTILE = `<img src=x onerror=alert(1)>`;

const numbers = numbersIn("en");

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  await collector.site("shop", { stages: ["buy"] });
  await collector.touchpoint("shop", "paid", {
    name: "Paid",
    stage: "buy",
    question: { metric: "csat", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  const id = await idOf(collector.db, "shop", "paid");
  const state = (at: number): PromptState => ({
    ...stateOn(
      id,
      `2025-05-${String(1 + (at % 28)).padStart(2, "0")}`,
      at % 4 === 0 ? { rating: 1, band: -1 } : { rating: 5, band: 1 },
    ),
    ...(at < 30 && { comment: at === 0 ? HOSTILE : `Comment number ${at}.` }),
  });
  await storeStates(
    collector.db,
    Array.from({ length: 400 }, (_, at) => state(at)),
    Date.now(),
  );
});
afterAll(async () => collector.close());

const read = async (query = MAY, path = PATH): Promise<string> => (await visitor.get(`${path}?${query}`)).text();

describe("the page of a touchpoint", () => {
  it("says score, volume and each point of the scale", async () => {
    const said = textOf(await read());
    expect(said).toMatch(/Paid .* CSAT .*75% .*400 answers/);
    expect(said).toMatch(/All answers 5 \/ 5 300 4 \/ 5 0 3 \/ 5 0 2 \/ 5 0 1 \/ 5 100/);
  });

  it("says each rate of the API's with what it is of", async () => {
    expect(textOf(await read())).toContain(
      "From shown to answered Shown 400 Answered 400 100% of the 400 asked With a comment 30 8% of the answers " +
        "Closed without an answer 0 0% of the 400 asked",
    );
  });

  it("says the earlier score, their difference with its interval, p and the verdict", async () => {
    const half = "from=2025-05-15&to=2025-05-28&compare=2025-05-01..2025-05-14";
    const { series } =
      (await checkedApi(collector).read(SiteScores, `/sites/shop/scores?${half}`)).touchpoints[0] ?? {};
    const { before, change } = series?.[0] ?? {};
    const its = numbers.difference(change?.difference ?? 0, change?.interval ?? { low: 0, high: 0 });
    expect(textOf(await read(half))).toContain(
      `Change May 1 – 14, 2025 ${numbers.score(before?.score?.value ?? 0, "percent")} between`,
    );
    expect(textOf(await read(half))).toContain(
      `${before?.n} answers No clear change Difference in percentage points: ${its.value}, ` +
        `between ${its.ends?.join(" and ")} with 95% confidence Taken before the scores are rounded. ` +
        `p ${numbers.probability(change?.p ?? 0)}; corrected for 1 comparison, p`,
    );
    expect(textOf(await read())).toContain("March 31 – April 30, 2025 has too few answers to compare");
  });

  it("says what is asked, in the page's language", async () => {
    const inLanguage = async (language: string) =>
      (await visitor.get(`${PATH}?${MAY}`, { "accept-language": language })).text();
    expect(await inLanguage("en")).toMatch(/<h1>.*Paid.*<\/h1><p class="question" lang="en" dir="ltr">How satisfied/);
    expect(await inLanguage("fr")).toMatch(/<p class="question" lang="fr" dir="ltr">/);
  });

  it("draws the trend, with the same in numbers, and keeps the period in its picker", async () => {
    const page = await read("period=last-365-days&compare=2020-01-01..2020-12-30");
    expect(page).not.toContain('class="middle"');
    const may = await read();
    expect(may).toContain('class="middle"');
    expect(textOf(may)).toMatch(/Until Score 95% interval Answers May 31, 2025 \d+% \d+% … \d+% \d+ May 30/);
    expect(await read("period=last-7-days")).toMatch(/<option value="last-7-days" selected/);
  });

  it("has the words of each band, page by page, newest first, and takes them for words", async () => {
    const first = await read();
    expect(first.match(/class="text"/g)).toHaveLength(20);
    const [, older = ""] = /href="(\?[^"]*cursor=[^"]*)#comments"/.exec(first) ?? [];
    const rest = await read(older.slice(1).replaceAll("&amp;", "&"));
    expect(rest.match(/class="text"/g)).toHaveLength(10);
    expect(first + rest).toContain("&lt;img src=x");
    expect(first + rest).not.toContain("<img");
    const negative = await read(`${MAY}&band=negative`);
    expect(negative.match(/class="text"/g)).toHaveLength(8);
    expect(textOf(negative)).not.toMatch(/positive · \d/);
  });

  it("has a part for words where somebody may write some, and bands where answers have them", async () => {
    const options = ["price", "speed"].map((key) => ({ key, text: { en: key } }));
    const question = { metric: "choice", key: "q", text: { en: "?" }, options };
    await collector.touchpoint("shop", "left", { stage: "buy", question });
    await collector.touchpoint("shop", "told", {
      stage: "buy",
      question: { metric: "text", key: "q", text: { en: "?" } },
    });
    const followUp = { metric: "text", key: "why" };
    await collector.touchpoint("shop", "both", { stage: "buy", question, followUp });
    await collector.touchpoint("shop", "taken", { state: "paused", question: { metric: "ces-5", key: "q" }, followUp });
    const taken = stateOn(await idOf(collector.db, "shop", "taken"), "2025-05-20", { rating: 1, band: -1, shown: 0 });
    await storeStates(collector.db, [{ ...taken, channel: "import" }], Date.now());
    const shown = ["taken", "left", "told", "both", "paid"].map(async (slug) => {
      const page = await read(MAY, `/sites/shop/touchpoints/${slug}`);
      const [, words = ""] = /aria-labelledby="comments">([\s\S]*?)<\/section>/.exec(page) ?? [];
      return [
        words.includes("In their words"),
        words.includes('class="tabs" aria-label'),
        page.includes("Comments (CSV)"),
      ];
    });
    expect(await Promise.all(shown)).toEqual([
      [true, true, true],
      [false, false, false],
      [true, false, true],
      [true, false, true],
      [true, true, true],
    ]);
  });

  it("shows no words to a key that may not read them, and its score all the same", async () => {
    const made = await collector.api("POST", "/keys", { name: "scores", scopes: ["scores:read"] });
    const { secret }: { secret: string } = await made.json();
    const other = new Visitor(collector);
    await other.signIn(secret);
    const page = await (await other.get(`${PATH}?${MAY}`)).text();
    expect(page).not.toContain("Comment number");
    expect(textOf(page)).toContain("may not read comments");
    expect(textOf(page)).toContain("75%");
  });

  it.each([
    [404, "/sites/shop/touchpoints/nowhere", MAY],
    [404, "/sites/nowhere/touchpoints/paid", MAY],
    [422, PATH, "band=lukewarm"],
    [422, PATH, "period=always"],
    [422, PATH, "cursor=%00"],
  ])("is a page that says %i, too: %s?%s", async (status, path, query) => {
    const response = await visitor.get(`${path}?${query}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html; charset=UTF-8"]);
  });

  it("is where the journey leads, in the same period", async () => {
    const journey = await read(MAY, "/sites/shop");
    expect(journey).toContain(`href="${PATH}?${MAY.replace("&", "&amp;")}"`);
  });
});
