// A message as everything reads it: cleaned once and cut into tokens once; its parts share them. Knows no words.
import { clean, hasForeignDigit } from "./normalise.ts";
import { type Token, tokenise } from "./tokens.ts";

/** A message, or a part of one. Offsets of its tokens are of `text`. */
export type Said = {
  /** Cleaned: see `clean`. Letters keep their case, line breaks stay. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** A whole message as it was typed, for a narrative is kept so; of a part its text. */
  readonly raw: string;
  /** A digit was typed that cleaning would change: "½", "²". No figure can be taken from it. */
  readonly foreignDigit: boolean;
};

/** Hears a message: the one place where typed text is cleaned and cut. Once for every message. */
export function hear(raw: string): Said {
  if (!hasForeignDigit(raw)) return new Whole(raw, clean(raw), []);
  // Each digit of that kind is followed through the cleaning by a sign that no text may hold.
  const marked = [...raw.replaceAll(sign, "")].map((letter) =>
    hasForeignDigit(letter) ? sign + letter : letter,
  );
  const pieces = clean(marked.join("")).split(sign);
  let at = 0;
  const foreign = pieces.slice(0, -1).map((piece) => {
    at += piece.length;
    return at;
  });
  return new Whole(raw, pieces.join(""), foreign);
}

/** A part of it between two offsets, without the spaces at its ends: the same tokens, no new ones. */
export function part(said: Said, from: number, to: number = said.text.length): Said {
  const cut = said.text.slice(from, to);
  const text = cut.trim();
  if (text === said.text) return said;
  const start = Math.max(0, from) + cut.length - cut.trimStart().length;
  return new Part(said, start, text);
}

/** A noncharacter of Unicode: it stands for nothing, in no text. */
const sign = "\uFDD0";

/** Tokens are made when somebody asks for them: most messages that are far too long never need any. */
class Whole implements Said {
  readonly raw: string;
  readonly text: string;
  /** Offsets of digits that cleaning changed. */
  readonly foreign: readonly number[];
  #tokens: readonly Token[] | null = null;

  constructor(raw: string, text: string, foreign: readonly number[]) {
    this.raw = raw;
    this.text = text;
    this.foreign = foreign;
  }

  get foreignDigit(): boolean {
    return this.foreign.length > 0;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= this.cut();
    return this.#tokens;
  }

  protected cut(): readonly Token[] {
    return tokenise(this.text);
  }
}

class Part extends Whole {
  readonly #of: Said;
  readonly #start: number;

  constructor(of: Said, start: number, text: string) {
    const all = of instanceof Whole ? of.foreign : [];
    const foreign = all.map((at) => at - start).filter((at) => at >= 0 && at < text.length);
    super(text, text, foreign);
    this.#of = of;
    this.#start = start;
  }

  protected override cut(): readonly Token[] {
    const start = this.#start;
    const end = start + this.text.length;
    const cut: Token[] = [];
    const { tokens } = this.#of;
    for (let index = firstBehind(tokens, start); index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token || token.from >= end) break;
      const glued = token.glued && cut.length > 0;
      if (token.from >= start && token.to <= end)
        cut.push({ ...token, glued, from: token.from - start, to: token.to - start });
      else cut.push(...pieceOf(token, start, end));
    }
    return cut;
  }
}

/** The first token that does not end before this offset; tokens stand in order. */
function firstBehind(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A cut through a token leaves a piece of it: "1.7" cut behind its "1." leaves a numeral and a mark. */
function pieceOf(token: Token, start: number, end: number): readonly Token[] {
  const from = Math.max(token.from, start);
  const piece = tokenise(token.text.slice(from - token.from, Math.min(token.to, end) - token.from));
  return piece.map((one, index) => ({
    ...one,
    glued: index > 0 ? one.glued : from > start && token.glued,
    from: from - start + one.from,
    to: from - start + one.to,
  }));
}
