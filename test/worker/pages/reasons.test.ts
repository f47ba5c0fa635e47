/** Why, on the page of a touchpoint: the API's reasons, by band. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { postAll, times } from "../scores/answers.ts";
import { startVisited, textOf, type Visitor } from "./visitor.ts";

let collector: Collector;
let visitor: Visitor;
let siteKey: string;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
  siteKey = await collector.site("shop", { tooFewBelow: 3, lowBelow: 5 });
});
afterAll(async () => collector.close());

const optionsOf = (...keys: string[]) => keys.map((key) => ({ key, text: { en: key } }));
const followUp = { metric: "choice", key: "why", options: optionsOf("price", "no-time"), several: true };
const read = async (touchpoint: string) =>
  textOf(await (await visitor.get(`/sites/shop/touchpoints/${touchpoint}`)).text());

describe("reasons", () => {
  it("stand by band with counts and shares, and without shares where too few gave any", async () => {
    await collector.touchpoint("shop", "paid", { question: { metric: "nps", key: "q" }, followUp });
    await postAll(collector, siteKey, "paid", [
      ...times(3, { answer: 0, followUp: ["price"] }),
      { answer: 1, followUp: ["price", "no-time"] },
      ...times(2, { answer: 10, followUp: ["no-time"] }),
    ]);
    expect(await read("paid")).toContain(
      "Reasons negative 4 answers Few answers: take it as a hint. price 4 (100%) between 51% and 100% no-time 1 (25%) " +
        "between 5% and 70% The ranges hold with 95% confidence. positive 2 answers Too few answers for shares. price 0 no-time 2",
    );
  });

  it("stand for all where the answer has no bands, and not at all where nothing is asked after it", async () => {
    const question = { metric: "choice", key: "q", text: { en: "?" }, options: optionsOf("buy", "look") };
    await collector.touchpoint("shop", "came", { question, followUp });
    await postAll(collector, siteKey, "came", times(5, { answer: ["buy"], followUp: ["price"] }));
    expect(await read("came")).toContain(
      "Reasons Everybody 5 answers price 5 (100%) between 57% and 100% no-time 0 (0%)",
    );
    await collector.touchpoint("shop", "alone", { question: { metric: "nps", key: "q" } });
    expect(await read("alone")).not.toContain("Reasons");
  });

  it("are said to be none where nobody has given any", async () => {
    await collector.touchpoint("shop", "quiet", { question: { metric: "nps", key: "q" }, followUp });
    await postAll(collector, siteKey, "quiet", times(3, { answer: 9 }));
    expect(await read("quiet")).toContain("Reasons Nobody answered in this period.");
  });
});
