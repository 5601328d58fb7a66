// One spelling for whatever text a file holds, at a cost that its length alone decides.
import { expect, it } from "vitest";
import { tidy } from "../../src/files/tidy.ts";

it.each([
  ["composes letters", "Tru\u031bo\u031b\u0300ng", "Trường"],
  ["drops what nobody sees, but the soft hyphen", "\uFEFFa\u200Bb\u00ADc\u2060", "ab\u00ADc"],
  ["parts lines, blanks within them being one", " a\u00A0\t b \r\n\r\n c\vd\u2028e ", "a b\nc\nd\ne"],
  ["keeps a hyphen that does not break a hyphen", "2022\u20112023", "2022-2023"],
  ["leaves what is written as it is", "½ ① – “x”", "½ ① – “x”"],
])("%s", (_, text, tidied) => {
  expect(tidy(text)).toBe(tidied);
});

it("keeps no more marks on a letter than anybody writes", () => {
  // Ordered whole, these take several seconds.
  expect(tidy(`a${"\u0316\u0301".repeat(80_000)}b`)).toHaveLength(9);
});
