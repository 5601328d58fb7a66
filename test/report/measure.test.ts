// How many lines a text takes, and that cutting a long one into pieces loses nothing.
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellText, heightOf, linesOf, piecesOf } from "../../src/report/excel/measure.ts";

test.each([
  ["", 10, 1],
  ["một", 10, 1],
  ["một\nhai\n", 10, 3],
  ["Bồi dưỡng nâng cao trình độ chuyên môn nghiệp vụ", 80, 1],
  ["Bồi dưỡng nâng cao trình độ chuyên môn nghiệp vụ", 26, 2],
  ["x".repeat(100), 10, 12],
])("%j in %i characters takes %i lines", (text, width, lines) => {
  expect(linesOf(text, width, 11)).toBe(lines);
});

test("pieces hold every word, each within its lines", () => {
  const words = fc.stringMatching(/^[a-zđâ]{1,12}$/u);
  const text = fc.array(fc.array(words, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, (paragraphs) => {
      const given = paragraphs.map((paragraph) => paragraph.join(" ")).join("\n");
      const pieces = piecesOf(given, 30, 11, 5);
      expect(pieces.join(" ").split(/\s+/)).toEqual(given.split(/\s+/));
      for (const piece of pieces) expect(linesOf(piece, 30, 11)).toBeLessThanOrEqual(5);
    }),
  );
});

test("no row is taller than Excel allows", () => {
  expect(heightOf(1, 11)).toBeGreaterThanOrEqual(15);
  expect(heightOf(500, 11)).toBe(409);
});

test("a cell's text has no control characters, and a cut one ends in an ellipsis", () => {
  expect(cellText("a\u0000b\u001bc\r\nd\te\ud800")).toBe("abc\nd e");
  const long = cellText("x".repeat(40_000));
  expect(long).toHaveLength(32_767);
  expect(long.endsWith("…")).toBe(true);
});
