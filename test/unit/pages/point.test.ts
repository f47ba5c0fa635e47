/** Points of scales, as pages call them. */
import { expect, it } from "vitest";
import { pointName } from "../../../worker/pages/point.ts";
import { wordsIn } from "../../../worker/pages/words.ts";

it("calls thumbs by their words, and all other points by their number and the highest", () => {
  const words = wordsIn("en");
  expect([pointName("thumbs", 1, words), pointName("thumbs", 0, words)]).toEqual(["Thumbs up", "Thumbs down"]);
  expect([pointName("csat", 4, words), pointName("ces", 4, words), pointName("nps", 0, words)]).toEqual([
    "4 / 5",
    "4 / 7",
    "0 / 10",
  ]);
  expect(pointName("thumbs", 0, wordsIn("pl"))).toBe("Kciuk w dół");
});
