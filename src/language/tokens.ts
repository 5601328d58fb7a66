// Cuts a cleaned text into numerals, words, marks and line breaks. Knows letters and digits, no words and no meaning.
import { formsOf } from "./normalise.ts";

export type Token = {
  readonly type: "numeral" | "word" | "mark" | "break";
  readonly text: string;
  /** The word in one spelling (see wordKey); for other tokens the text itself. */
  readonly key: string;
  readonly bare: string;
  /** Typed without diacritics: such a word may stand for any word of that bare form. */
  readonly plain: boolean;
  /** No space before it. */
  readonly glued: boolean;
  readonly from: number;
  readonly to: number;
};

/** A numeral token holds digits with single separators between them; whether it is well formed is decided later. */
export function tokenise(cleaned: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /(\d+(?:[.,']\d+)*)|(\p{L}[\p{L}\p{M}]*)|(\n)|([^\s])/gu;
  let end = 0;
  for (const match of cleaned.matchAll(pattern)) {
    const [text, numeral, word, line] = match;
    const from = match.index;
    const type = numeral ? "numeral" : word ? "word" : line ? "break" : "mark";
    tokens.push({
      type,
      text,
      ...(word ? formsOf(word) : { key: text, bare: text, plain: true }),
      glued: from === end && from > 0,
      from,
      to: from + text.length,
    });
    end = from + text.length;
  }
  return tokens;
}

/** The token of a single mark, where nothing was typed that holds it. */
export function markOf(mark: string): Token {
  return {
    type: "mark",
    text: mark,
    key: mark,
    bare: mark,
    plain: true,
    glued: false,
    from: 0,
    to: mark.length,
  };
}
