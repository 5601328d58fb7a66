// A message is cut into tokens once: a part of it has the tokens that its text alone would have.
import fc from "fast-check";
import { expect, it } from "vitest";
import { hear, part } from "../../src/language/said.ts";

const pieces = fc.constantFrom(
  ..."12 1.7 1.234,5 12.480/340 lớp người k 0,5 tr không - ( ) / ; , . : ½ ² \n \t 30lớp 2tr5 đúng ♥ e\u0323\u0302".split(
    " ",
  ),
);
const message = fc
  .array(fc.tuple(pieces, fc.constantFrom("", " ", "  ")), { maxLength: 12 })
  .map((words) => words.flat().join(""));

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
