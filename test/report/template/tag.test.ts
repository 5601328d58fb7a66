// How a start tag is changed, however oddly it was written.
import { expect, it } from "vitest";
import { opening, withAttribute } from "../../../src/report/template/tag.ts";

it("changes one attribute and leaves the rest letter for letter", () => {
  const tag = `<x:c  r='B2'\n s = "4" t="s" />`;
  expect(withAttribute(tag, "t", null)).toBe(`<x:c  r='B2'\n s = "4" />`);
  expect(withAttribute(tag, "r", "C3")).toBe(`<x:c r="C3"\n s = "4" t="s" />`);
  expect(withAttribute(tag, "cm", null)).toBe(tag);
  expect(withAttribute(tag, "cm", `"1" & 2`)).toBe(
    `<x:c  r='B2'\n s = "4" t="s" cm="&quot;1&quot; &amp; 2" />`,
  );
  expect(withAttribute("<row>", "r", "1")).toBe(`<row r="1">`);
  expect(opening(tag)).toBe(`<x:c  r='B2'\n s = "4" t="s">`);
  expect(opening("<row>")).toBe("<row>");
});

it("takes no longer for each blank when there are very many", () => {
  // Read from each blank to the end again, these would take minutes.
  const blanks = " ".repeat(200_000);
  const tag = `<c${blanks}r="B2"${blanks}odd${blanks}/>`;
  expect(withAttribute(tag, "r", "C3")).toBe(`<c r="C3"${blanks}odd${blanks}/>`);
  expect(withAttribute(tag, "s", "4")).toBe(`<c${blanks}r="B2"${blanks}odd s="4"${blanks}/>`);
  expect(opening(tag)).toBe(`<c${blanks}r="B2"${blanks}odd>`);
});
