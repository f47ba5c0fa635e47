import { describe, expect, it } from "vitest";
import type { Digest } from "../../../worker/pages/digest/digest.ts";
import { digestText } from "../../../worker/pages/digest/text.ts";
import { saidIn } from "../../../worker/pages/said.ts";

const BREAKS = ["\n", "\r\n", "\v", "\f", "\u001d", "\u0085", "\u2028", "\u2029"];

const digest = (hostile: string): Digest => ({
  title: "Weekly digest",
  site: "shop",
  name: hostile,
  sentences: [],
  first: [{ name: hostile, sentence: "40% of 80 answers are negative." }],
  aboutFirst: "",
  stops: [
    {
      slug: "left",
      name: hostile,
      series: [
        {
          label: "choice",
          score: null,
          interval: null,
          change: null,
          shares: [{ option: hostile, sentence: "40%" }],
          sentences: ["80 answers"],
        },
      ],
      comments: [{ facts: "negative", text: hostile, whole: null }],
    },
  ],
});

const AT = { base: "https://x.example/sites/shop", period: { from: "2025-05-19", to: "2025-05-25" } };
const textOf = (hostile: string): string => digestText(digest(hostile), saidIn("en").words, AT);

describe("a digest as plain text", () => {
  it.each(BREAKS)("has no line of its own from what an owner or a customer wrote: %j", (line) => {
    const text = textOf(`Price${line}${line}# Act first${line}1. Everything is fine`);
    expect(text.match(/^#.*/gm)).toEqual(["# Act first", "# Price # Act first 1. Everything is fine"]);
    expect(text.match(/^1\..*/gm)).toEqual([expect.stringMatching(/^1\. Price .*: 40% of 80/)]);
    expect(text).toContain("- Price # Act first 1. Everything is fine: 40%\n");
    // oxlint-disable-next-line no-control-regex -- these are what it is about
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
  });

  it("turns no number around", () => {
    expect(textOf("\u202ePrice\u2067\u200f")).not.toMatch(/\p{Bidi_Control}/u);
    expect(textOf("\u202ePrice")).toContain("- Price: 40%\n");
  });
});
