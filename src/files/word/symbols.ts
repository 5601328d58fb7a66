// The signs that fonts of symbols draw where a text holds letters, as far as a report uses them. Pure.

const marks = "☐☑☒✓✗";
const [box = "", ticked = "", crossed = "", tick = "", cross = ""] = marks;

/** By the fonts' own codes, 20 to FF. */
const fonts: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    "wingdings",
    new Map([
      [0x6f, box],
      [0x71, box],
      [0xa8, box],
      [0xfe, ticked],
      [0x78, crossed],
      [0xfd, crossed],
      [0xfc, tick],
      [0xfb, cross],
      [0xe0, "→"],
      [0xe8, "→"],
    ]),
  ],
  [
    "wingdings 2",
    new Map([
      [0x30, box],
      [0xa3, box],
      [0x52, ticked],
      [0x53, crossed],
      [0x54, crossed],
      [0x50, tick],
      [0x4f, cross],
      [0x51, cross],
    ]),
  ],
  ["wingdings 3", new Map()],
  ["webdings", new Map([[0x61, tick]])],
  [
    "symbol",
    new Map([
      [0xa3, "≤"],
      [0xae, "→"],
      [0xb0, "°"],
      [0xb1, "±"],
      [0xb3, "≥"],
      [0xb4, "×"],
      [0xb8, "÷"],
      [0xb9, "≠"],
      [0xde, "⇒"],
    ]),
  ],
]);

export function isSymbolFont(font: string | null): boolean {
  return font !== null && fonts.has(font.toLowerCase());
}

/** The sign of a letter in a font; "•" where it only decorates, and the letter itself where the font has letters. */
export function symbolOf(font: string | null, code: number): string {
  const signs = fonts.get(font?.toLowerCase() ?? "");
  // Word keeps codes of such fonts in a private part of Unicode.
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (own === 0x20) return " ";
  if (signs !== undefined) return signs.get(own) ?? "•";
  return own === code ? String.fromCodePoint(code) : "•";
}
