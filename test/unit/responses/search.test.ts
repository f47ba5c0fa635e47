import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, MAX_FOLDED_CHARS, mentions } from "../../../worker/responses/search.ts";

const found = (words: string, text: string) => mentions(fold(words), text);

describe("a search", () => {
  it.each([
    ["PŘÍLIŠ", "příliš žluťoučký"],
    ["příliš", "PŘÍLIŠ ŽLUŤOUČKÝ"],
    ["strasse", "Große Straße"],
    ["STRAẞE", "große straße"],
    ["ΟΔΟΣ", "η οδος"],
    ["οδοσ", "Η ΟΔΟΣ"],
    ["cafe\u0301", "Café"],
    ["ﬁne", "FINE"],
    ["１２", "12 items"],
    ["дорого", "ДОРОГО!"],
    ["İstanbul", "i̇stanbul"],
    ["đẹp", "ĐẸP"],
  ])("finds %j in %j", (words, text) => {
    expect(found(words, text)).toBe(true);
  });

  it.each([
    ["%", "100 euros"],
    ["_", "a b"],
    [".*", "anything"],
    ["a%b", "a--b"],
    ["prilis", "příliš"],
    ["\\", "slash / slash"],
  ])("takes %j literally, and does not find it in %j", (words, text) => {
    expect(found(words, text)).toBe(false);
    expect(found(words, `${text} ${words}`)).toBe(true);
  });

  it("finds every part of a text, in either case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", minLength: 1 }), (before, words) => {
        for (const cased of [words, words.toUpperCase(), words.toLowerCase()]) {
          expect(found(words, `${before} ${cased} `)).toBe(true);
        }
      }),
    );
  });

  it("looks through no more of a text that is short for a long one than of any other", () => {
    expect(fold("ﷺ".repeat(2000))).toHaveLength(MAX_FOLDED_CHARS);
    expect(found("ﷺ".repeat(200), "ﷺ".repeat(2000))).toBe(true);
    expect(found("end", `${"Größe ".repeat(332)}the end`)).toBe(true);
  });

  it.each(["e\u0301", "각", "\u{1F44D}\u{1F3FD}", "ﬁ"])("finds what lies across any place of a text: %s", (words) => {
    for (let before = 90; before <= 110; before += 1) {
      expect(found(words.normalize("NFC"), "x".repeat(before) + words.normalize("NFD"))).toBe(true);
    }
  });

  it("finds nothing where there is no text", () => {
    expect(mentions("a", null, null)).toBe(false);
    expect(mentions("a", null, "A")).toBe(true);
  });
});
