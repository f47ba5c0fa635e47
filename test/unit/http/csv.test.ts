import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armed, type Cell, csvLine } from "../../../worker/http/csv.ts";
import { readCsv } from "./read-csv.ts";

const DANGER = /^\p{Cf}*[=+\-@＝＋－＠\t\r]/u;

describe("a line of CSV", () => {
  it.each<[Cell, string]>([
    ["plain", "plain"],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [0, "0"],
    [-5, "-5"],
    [1e21, "1e+21"],
    [false, "false"],
    [["price", "range"], "price;range"],
    [[], ""],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["two\r\nlines", '"two\r\nlines"'],
    ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(1)", "'@SUM(1)"],
    ["\t=1", "'\t'=1"],
    ["\r=1", `"'\r'=1"`],
    ["'=1", "''=1"],
    ["'tis fine", "'tis fine"],
    ["a=1", "a=1"],
    ["bad;=1", "bad;'=1"],
    ['a";"=1;b', `"a"";'""=1;b"`],
    ["bad\n@x", '"bad\n\'@x"'],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(1)", "'＠SUM(1)"],
    ["\u200b=1", "'\u200b=1"],
    ["\ufeff\u2060＝1", "'\ufeff\u2060＝1"],
    ["a;\u200b=1", "a;'\u200b=1"],
    ["\u200bfine", "\u200bfine"],
    ["přítel", "přítel"],
  ])("has %j as %j", (cell, text) => {
    expect(csvLine([cell])).toBe(`${text}\r\n`);
  });

  it("is read as it was written, whatever stands in its cells, and none of them is a formula", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."='+-@＝＠\u200b\t\r\n\",;a 1") }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (lines) => {
        const read = readCsv(lines.map(csvLine).join(""));
        expect(read.flat().filter((cell) => DANGER.test(cell))).toEqual([]);
        // As a spreadsheet reads it that separates by something else, and takes quotes away.
        expect(
          read
            .flat()
            .flatMap((cell) => cell.split(/[;\t\r\n]/))
            .filter((cell) => /^["\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)),
        ).toEqual([]);
        expect(read.map((line) => line.map(armed))).toEqual(lines);
      }),
    );
  });
});
