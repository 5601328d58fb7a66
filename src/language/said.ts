// A message as everything reads it: cleaned once and cut into tokens once; its parts share them. Knows no words.
import { collapse, fold, hasForeignDigit } from "./normalise.ts";
import { markOf, type Token, tokenise } from "./tokens.ts";
import { shareFound } from "./trie.ts";

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
  if (!hasForeignDigit(raw)) {
    const folded = fold(raw);
    return new Whole(raw, collapse(folded), [], gapsIn(folded));
  }
  // Each digit of that kind is followed through the cleaning by a sign that no text may hold.
  const marked = [...raw.replaceAll(sign, "")].map((letter) =>
    hasForeignDigit(letter) ? sign + letter : letter,
  );
  const folded = fold(marked.join(""));
  const pieces = collapse(folded).split(sign);
  let at = 0;
  const foreign = pieces.slice(0, -1).map((piece) => {
    at += piece.length;
    return at;
  });
  return new Whole(raw, pieces.join(""), foreign, gapsIn(folded.replaceAll(sign, "")));
}

/** A part of it between two offsets, without the spaces at its ends: the same tokens, no new ones. */
export function part(said: Said, from: number, to: number = said.text.length): Said {
  const cut = said.text.slice(from, to);
  const text = cut.trim();
  if (text === said.text) return said;
  const start = Math.max(0, from) + cut.length - cut.trimStart().length;
  return new Part(said, start, text);
}

/** Parts one after the other with a mark between them, as "2/73" and "0/0" make "2/73, 0/0"; their tokens are kept. */
export function joined(parts: readonly Said[], by: ", " | " / " | ": " | " "): Said {
  const filled = parts.filter(({ text }) => text !== "");
  const [only, more] = filled;
  return only && !more ? only : new Joined(filled, by);
}

/** Its lines; a blank one is a part without text, for it may keep a row's turn. */
export function linesOf(said: Said): readonly Said[] {
  return sheetOf(said, "\n").map(([line = said]) => line);
}

/**
 * The cells of its lines, parted by tabs, as they are pasted from a sheet; blank ones are parts without text. With
 * "\n" alone as what parts them each line is one cell.
 */
export function sheetOf(said: Said, marks: "\n" | "\t\n" = "\t\n"): readonly (readonly Said[])[] {
  let line: Said[] = [];
  const lines = [line];
  let from = 0;
  for (const { at, to, typed } of said instanceof Whole ? said.gaps : []) {
    for (const mark of typed) {
      if (!marks.includes(mark)) continue;
      line.push(part(said, from, at));
      from = at;
      if (mark === "\n") {
        line = [];
        lines.push(line);
      }
    }
    from = marks === "\n" && !typed.includes("\n") ? from : to;
  }
  line.push(part(said, from));
  return lines;
}

/** A run of space in which more than one space was typed: only its tabs and line breaks, and what is left of it. */
type Gap = { readonly at: number; readonly to: number; readonly typed: string };

function gapsIn(folded: string): readonly Gap[] {
  const gaps: Gap[] = [];
  let lost = folded.length - folded.trimStart().length;
  for (const { 0: run, index } of folded.matchAll(/\s+/gu)) {
    const typed = run.replace(/[^\t\n]+/gu, "");
    const atEnd = index === 0 || index + run.length === folded.length;
    const left = atEnd ? 0 : 1;
    const at = index === 0 ? 0 : index - lost;
    if (typed !== "") gaps.push({ at, to: at + left, typed });
    if (index > 0) lost += run.length - left;
  }
  return gaps;
}

/** A noncharacter of Unicode: it stands for nothing, in no text. */
const sign = "\uFDD0";

/** Tokens are made when somebody asks for them: most messages that are far too long never need any. */
class Whole implements Said {
  readonly raw: string;
  readonly text: string;
  readonly #foreign: readonly number[];
  readonly #gaps: readonly Gap[];
  #tokens: readonly Token[] | null = null;

  constructor(raw: string, text: string, foreign: readonly number[], gaps: readonly Gap[]) {
    this.raw = raw;
    this.text = text;
    this.#foreign = foreign;
    this.#gaps = gaps;
  }

  /** Offsets of digits that cleaning changed. */
  get foreign(): readonly number[] {
    return this.#foreign;
  }

  get gaps(): readonly Gap[] {
    return this.#gaps;
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

/** A part of a part is one of the whole: nothing is looked up through more than one of them. */
class Part extends Whole {
  readonly #of: Said;
  readonly #start: number;

  constructor(of: Said, start: number, text: string) {
    super(text, text, [], []);
    this.#of = of instanceof Part ? of.#of : of;
    this.#start = of instanceof Part ? of.#start + start : start;
  }

  override get foreign(): readonly number[] {
    const all = this.#of instanceof Whole ? this.#of.foreign : [];
    return all.map((at) => at - this.#start).filter((at) => at >= 0 && at < this.text.length);
  }

  override get gaps(): readonly Gap[] {
    const all = this.#of instanceof Whole ? this.#of.gaps : [];
    return all
      .map(({ at, to, typed }) => ({ at: at - this.#start, to: to - this.#start, typed }))
      .filter(({ at, to }) => at > 0 && to < this.text.length);
  }

  protected override cut(): readonly Token[] {
    const start = this.#start;
    const end = start + this.text.length;
    const cut: Token[] = [];
    const { tokens } = this.#of;
    const first = firstBehind(tokens, start);
    let whole = true;
    for (let index = first; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token || token.from >= end) break;
      const glued = token.glued && cut.length > 0;
      const isWhole = token.from >= start && token.to <= end;
      whole &&= isWhole;
      if (isWhole) cut.push({ ...token, glued, from: token.from - start, to: token.to - start });
      else cut.push(...pieceOf(token, start, end));
    }
    // What begins at a token of the message begins at it in the part.
    if (whole) shareFound(cut, tokens, first);
    return cut;
  }
}

class Joined extends Whole {
  readonly #parts: readonly Said[];
  readonly #by: string;

  constructor(parts: readonly Said[], by: string) {
    const text = parts.map((one) => one.text).join(by);
    const starts = startsOf(parts, by);
    const foreign = parts.flatMap((one, index) =>
      one instanceof Whole ? one.foreign.map((at) => at + (starts[index] ?? 0)) : [],
    );
    super(text, text, foreign, []);
    this.#parts = parts;
    this.#by = by;
  }

  protected override cut(): readonly Token[] {
    const starts = startsOf(this.#parts, this.#by);
    const mark = this.#by.trim();
    return this.#parts.flatMap(({ tokens, text }, index) => {
      const start = starts[index] ?? 0;
      const moved = tokens.map((token) => ({ ...token, from: token.from + start, to: token.to + start }));
      const last = index === this.#parts.length - 1;
      if (mark === "" || last) return moved;
      const from = start + text.length + this.#by.indexOf(mark);
      return [...moved, { ...markOf(mark), glued: this.#by.startsWith(mark), from, to: from + 1 }];
    });
  }
}

function startsOf(parts: readonly Said[], by: string): readonly number[] {
  let start = 0;
  return parts.map(({ text }) => {
    const own = start;
    start += text.length + by.length;
    return own;
  });
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
