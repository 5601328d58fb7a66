// A message is cut into tokens once: a part of it has the tokens that its text alone would have.
import fc from "fast-check";
import { expect, it } from "vitest";
import { hear, joined, linesOf, part, sheetOf } from "../../src/language/said.ts";

const pieces = fc.constantFrom(
  ..."12 1.7 1.234,5 12.480/340 lớp người k 0,5 tr không - ( ) / ; , . : ½ ² \n \t 30lớp 2tr5 đúng ♥ e\u0323\u0302".split(
    " ",
  ),
);
const message = fc
  .array(fc.tuple(pieces, fc.constantFrom("", " ", "  ")), { maxLength: 12 })
  .map((words) => words.flat().join(""));

const marks = [", ", " / ", " "] as const;

it("cuts any part into the tokens of its own text, with their offsets in it", () => {
  fc.assert(
    fc.property(message, fc.nat(60), fc.nat(60), fc.nat(20), (typed, from, length, inner) => {
      const whole = hear(typed);
      const outer = part(whole, from, from + length);
      for (const one of [outer, part(outer, inner), part(outer, 0, inner)]) {
        expect(one.tokens).toEqual(hear(one.text).tokens);
        for (const token of one.tokens) expect(one.text.slice(token.from, token.to)).toBe(token.text);
      }
    }),
    { numRuns: 3000 },
  );
});

it("knows in which part a digit stands that cleaning changes", () => {
  const said = hear("12 lớp  (½ ngày) và 340 em");
  expect(said.text).toBe("12 lớp (1/2 ngày) và 340 em");
  expect(said.foreignDigit).toBe(true);
  expect(part(said, 0, said.text.indexOf("(")).foreignDigit).toBe(false);
  expect(part(said, said.text.indexOf("("), said.text.indexOf("và")).foreignDigit).toBe(true);
  expect(part(said, said.text.indexOf("và")).foreignDigit).toBe(false);
});

it("keeps a whole message as it was typed", () => {
  expect(hear("  Đã   tổ chức\n\n\n½ ngày ").raw).toBe("  Đã   tổ chức\n\n\n½ ngày ");
});

it("keeps blank lines and blank cells of what was typed", () => {
  const texts = (typed: string) => linesOf(hear(typed)).map(({ text }) => text);
  expect(texts("30\n\n486")).toEqual(["30", "", "486"]);
  expect(texts(" \n30  lớp\t12\r\n 486 \n")).toEqual(["", "30 lớp 12", "486", ""]);
  expect(texts("30")).toEqual(["30"]);
  const cells = (typed: string) => sheetOf(hear(typed)).map((line) => line.map(({ text }) => text));
  expect(cells("\t1\t30  lớp\n\n2 \t \t 9\t")).toEqual([["", "1", "30 lớp"], [""], ["2", "", "9", ""]]);
});

it("parts lines and cells as they were typed, whatever else stands in them", () => {
  const line = fc.stringMatching(/^[ \t0-9/a-zế½]{0,8}$/u);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const typed = lines.join("\n");
      expect(linesOf(hear(typed)).map(({ text }) => text)).toEqual(lines.map((one) => hear(one).text));
      expect(sheetOf(hear(typed)).map((row) => row.map(({ text }) => text))).toEqual(
        lines.map((one) => one.split("\t").map((cell) => hear(cell).text)),
      );
    }),
  );
});

it("joins parts to what their texts together would have been", () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), fc.constantFrom(...marks), (typed, by) => {
      const one = joined(typed.map(hear), by);
      expect(one.tokens).toEqual(hear(one.text).tokens);
    }),
  );
});
