// Takes apart what somebody chooses for rows that have the same options: rows, options, "hết", "trừ", "còn lại", the rest
// as words. Knows the rows that are asked and no chat.

import { rowNamed } from "../checklist/names.ts";
import * as words from "../lexicon/choice-rows.ts";
import { reaches } from "../lexicon/choosing.ts";
import { measureAt } from "../measure.ts";
import { phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import { figureAt } from "../quantity/figures.ts";
import type { Choosable } from "../reading.ts";
import type { Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { partOfName, shortName, wholeName } from "./names.ts";
import { type RowNumbers, rowNumbersAt } from "./row-numbers.ts";

export type Piece = {
  readonly from: number;
  readonly to: number;
} & (
  | { readonly is: "row"; readonly ids: readonly string[] }
  /** A number that none of the rows asked has. */
  | { readonly is: "stranger"; readonly no: string }
  | { readonly is: "option" | "every" | "rest" | "except" | "up-to" | "join" | "filler" | "doubt" | "word" }
  | { readonly is: "cut"; readonly hard: boolean }
);

export type ChoiceRows = {
  readonly asked: readonly PromptRow[];
  /** Every row of the form: whose number is typed matters. */
  readonly all: readonly PromptRow[];
  readonly options: readonly Choosable[];
};

type Role = "every" | "rest" | "except" | "up-to" | "join" | "filler" | "doubt";

const book = phrasebook<Role>([
  ["rest", words.rest],
  ["except", words.except],
  ["every", words.every],
  ["up-to", words.upTo],
  ["join", words.join],
  ["doubt", words.doubt],
  ["filler", words.filler],
]);
const reached = phrasebook([["reaches", reaches]]);
const counted = phrasebook([["counted", words.rowNouns]]);

type Chosen = Pick<Walk, "tokens" | "options">;
type Walk = ChoiceRows & { readonly tokens: readonly Token[]; readonly pieces: Piece[] };
/** The piece that begins here; null where it is another rule's, "unclear" where nothing may be taken at all. */
type Rule = (walk: Walk, index: number) => Piece | null | "unclear";

/** Nobody writes more about rows than an option and a remark for each. */
const longest = 4000;

/** The pieces of a text in order; null where it asks something, or says of how many rows and not of which. */
export function rowPieces(said: Said, rows: ChoiceRows): readonly Piece[] | null {
  if (said.foreignDigit || said.text.length > longest || /:\/\/|www\./iu.test(said.text)) return null;
  const walk: Walk = { ...rows, tokens: said.tokens, pieces: [] };
  for (let index = 0; index < walk.tokens.length; ) {
    const piece = pieceAt(walk, index);
    if (piece === "unclear") return null;
    walk.pieces.push(piece);
    index = piece.to;
  }
  return walk.pieces;
}

function pieceAt(walk: Walk, from: number): Piece | "unclear" {
  for (const rule of rules) {
    const piece = rule(walk, from);
    if (piece !== null) return piece;
  }
  return { is: "word", from, to: from + 1 };
}

const takeCut: Rule = ({ tokens, pieces }, from) => {
  const { type, text = "" } = tokens[from] ?? {};
  const to = from + 1;
  if (type === "break" || text === ";") return { is: "cut", hard: true, from, to };
  // "1. Tốt": behind a row's number a full stop ends nothing.
  const ends = text === "," || (text === "." && pieces.at(-1)?.is !== "row");
  return ends ? { is: "cut", hard: false, from, to } : null;
};

const takeMark: Rule = ({ tokens }, from) => {
  const { type, text = "" } = tokens[from] ?? {};
  if (type !== "mark") return null;
  if (text === "?") return "unclear";
  if (text === "(") {
    const end = tokens.findIndex((token, at) => at > from && token.text === ")");
    return { is: "word", from, to: end < 0 ? tokens.length : end + 1 };
  }
  const isRange = text === "-" && [from - 1, from + 1].every((at) => tokens[at]?.type === "numeral");
  if (isRange) return { is: "up-to", from, to: from + 1 };
  return { is: /^[/&+]$/u.test(text) ? "join" : "filler", from, to: from + 1 };
};

/**
 * Whether a row may begin here: not behind words, for these go on with "2 phòng", unless a colon ends them or nothing
 * but a sentence that leads up to the first row stands there.
 */
function mayBeRow(walk: Walk, index: number): boolean {
  const { tokens, pieces } = walk;
  const leads = pieces.every(({ is }) => is === "word" || is === "filler" || is === "cut");
  if (tokens[index - 1]?.text === ":" || (leads && isChosen(walk, index + 1))) return true;
  const before = pieces.findLast(({ is }) => is !== "filler");
  return before?.is !== "word" && before?.is !== "doubt";
}

/** A row's number. How many there are is none: "10 tiêu chí", "cả 4", "2 phòng". */
const takeNumber: Rule = (walk, from) => {
  const { tokens, asked, all, pieces } = walk;
  if (!mayBeRow(walk, from)) return null;
  const count = pieces.at(-1)?.is === "every" ? countAt(walk, from) : null;
  if (count !== null) return count;
  const found = rowNumbersAt(tokens, from, asked, all);
  if (!found) return null;
  const { stranger, next: to } = found;
  const isOwn = rowNamed(tokens, to, asked)?.id === found.ids.at(-1);
  const counts = tokens[from]?.type === "numeral" && !isOwn && !isChosen(walk, to);
  if (counts && counted.at(tokens, to)) return countAt(walk, from) ?? "unclear";
  if (counts && measureAt(tokens, to, true)) return { is: "word", from, to };
  return stranger === null ? withName(walk, from, found) : { is: "stranger", no: stranger, from, to };
};

/** "1.2 Môi trường dân chủ: khá": the number, and behind it the row's own name. */
function withName(walk: Walk, from: number, { ids, next }: RowNumbers): Piece | "unclear" {
  const named = isChosen(walk, next) ? null : rowNamed(walk.tokens, next, walk.asked);
  if (named && named.id !== null && named.id !== ids.at(-1)) return "unclear";
  return { is: "row", ids, from, to: next + (named?.length ?? 0) };
}

/** So many rows as are asked are all of them; of fewer nobody knows which. "Cả 1 và 3" counts none. */
function countAt({ tokens, asked }: Walk, from: number): Piece | "unclear" | null {
  const figure = figureAt(tokens, from, "count", false);
  const [count] = figure?.figure.readings ?? [];
  if (!figure || count === undefined) return null;
  const noun = counted.at(tokens, figure.next)?.length ?? 0;
  if (count === BigInt(asked.length)) return { is: "every", from, to: figure.next + noun };
  // "Cả 1 và 3": what follows is one more number.
  const more = tokens.slice(figure.next).some(({ type }) => type === "numeral");
  return more && noun === 0 && tokens[from]?.type === "numeral" ? null : "unclear";
}

function isOption({ tokens, options }: Chosen, index: number): boolean {
  return wholeName(tokens, index, options) !== null;
}

/** The same, or its first letters. */
function isChosen(walk: Chosen, index: number): boolean {
  return isOption(walk, index) || shortName(walk.tokens, index, walk.options) !== null;
}

/** An option by its name. Of "đạt mức khá" only what is reached is one. */
const takeOption: Rule = ({ tokens, options, asked }, from) => {
  const name = wholeName(tokens, from, options);
  if (!name || (rowNamed(tokens, from, asked)?.length ?? 0) > name.length) return null;
  const to = from + name.length;
  const reaching = reached.at(tokens, from)?.length === name.length && isReachedAt(tokens, to, options);
  return { is: reaching ? "filler" : "option", from, to };
};

function isReachedAt(tokens: readonly Token[], index: number, options: readonly Choosable[]): boolean {
  let at = index;
  for (;;) {
    if (wholeName(tokens, at, options)) return true;
    const next = tokens[at]?.type === "word" ? book.at(tokens, at) : null;
    if (next?.role !== "filler") return false;
    at += next.length;
  }
}

/** A row by words of its own, where an option, or a no, is said of it before the next comma. */
const takeName: Rule = (walk, from) => {
  const { tokens, asked, pieces } = walk;
  const named = mayBeRow(walk, from) ? rowNamed(tokens, from, asked) : null;
  if (!named || named.length <= (book.at(tokens, from)?.length ?? 0)) return null;
  const to = from + named.length;
  const end = tokens.findIndex(
    ({ type, text }, at) => at >= to && (type === "break" || /^[,;]$/u.test(text)),
  );
  const own = tokens.slice(to, end < 0 ? tokens.length : end);
  const excepts = pieces.findLast(({ is }) => is !== "filler")?.is === "except";
  const says = own.some((_, at) => isOption(walk, to + at) || book.at(tokens, to + at)?.role === "doubt");
  if (!excepts && !says) return null;
  return named.id === null ? "unclear" : { is: "row", ids: [named.id], from, to };
};

/** First letters where nothing but an option can stand: "1 T, 2 K". */
const takeShort: Rule = (walk, from) => {
  const short = shortName(walk.tokens, from, walk.options);
  const to = from + (short?.length ?? 0);
  const alone = walk.tokens[to]?.type !== "word" || isChosen(walk, to);
  return short && alone ? { is: "option", from, to } : null;
};

const takeWord: Rule = (walk, from) => {
  const { tokens, options } = walk;
  const found = book.at(tokens, from);
  const part = partOfName(tokens, from, options);
  if (part && part.length > (found?.length ?? 0)) return { is: "option", from, to: from + part.length };
  if (!found) return null;
  const to = from + found.length;
  return { is: found.role, from, to };
};

const rules: readonly Rule[] = [takeCut, takeMark, takeNumber, takeOption, takeName, takeShort, takeWord];
