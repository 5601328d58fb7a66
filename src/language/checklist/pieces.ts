// Takes apart what somebody says of a list: rows by number and name, "có" and "không", "hết", "trừ", "còn lại", remarks.
// Knows the rows that are asked and no chat.
import * as words from "../lexicon/checklist.ts";
import { measureAt } from "../measure.ts";
import { phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { type NamedRow, rowNamed } from "./names.ts";
import { numbersIn } from "./numbers.ts";

export type Sign = "yes" | "no" | "later";

export type Piece =
  /** `sure`: it is typed as the row is printed. */
  | { readonly is: "row"; readonly id: string; readonly sure: boolean }
  /** A number that no row has. */
  | { readonly is: "stranger"; readonly no: string }
  | { readonly is: "sign"; readonly sign: Sign; readonly sure: boolean }
  /** "Hết", "đủ"; `any`: "nào", "gì", which a no has behind it. */
  | { readonly is: "all"; readonly any: boolean }
  | { readonly is: "rest" }
  | { readonly is: "except" }
  /** Said beside what was said before. */
  | { readonly is: "beside"; readonly sign: "yes" | "no" }
  /** Up to the row that follows. */
  | { readonly is: "to" }
  /** Words that are of the row before them; `apart`: brackets or a comma say so. */
  | { readonly is: "remark"; readonly text: string; readonly apart: boolean }
  /** A line or a part of one ends. */
  | { readonly is: "cut"; readonly hard: boolean };

type Role =
  | "yes"
  | "no"
  | "not-yet"
  | "later"
  | "all"
  | "any"
  | "rest"
  | "except"
  | "also"
  | "left-out"
  | "to"
  | "remark"
  | "thing"
  | "hedge"
  | "filler";

const book = phrasebook<Role>([
  ["yes", words.has],
  ["no", words.hasNot],
  ["not-yet", words.notByNow],
  ["later", words.putOff],
  ["rest", words.rest],
  ["except", words.except],
  ["any", words.any],
  ["all", words.all],
  ["also", words.also],
  ["left-out", words.leftOut],
  ["to", words.upTo],
  ["remark", words.remark],
  ["thing", words.thing],
  ["hedge", words.hedge],
  ["filler", words.filler],
]);
const ticks = phrasebook<"yes" | "no">([
  ["yes", words.ticks],
  ["no", words.crosses],
]);
const counted = phrasebook([["counted", words.counted]]);

type Walk = {
  readonly said: Said;
  readonly tokens: readonly Token[];
  readonly rows: readonly PromptRow[];
  readonly pieces: Piece[];
};

/** The first token behind what was taken; null where it is another rule's, "unclear" where nothing may be taken at all. */
type Taken = number | null | "unclear";
type Rule = (walk: Walk, index: number) => Taken;

/** The pieces of a text in order; null where something of it is neither of the rows nor of a sentence about them. */
export function piecesOf(said: Said, rows: readonly PromptRow[]): readonly Piece[] | null {
  if (said.foreignDigit || said.text.length > longest || /:\/\/|www\./iu.test(said.text)) return null;
  const walk: Walk = { said, tokens: said.tokens, rows, pieces: [] };
  for (let index = 0; index < walk.tokens.length; ) {
    const next = take(walk, index);
    if (next === "unclear" || next === null) return null;
    index = next;
  }
  return walk.pieces;
}

/** Nobody writes more about a list than its rows with a remark each. */
const longest = 4000;

function take(walk: Walk, index: number): Taken {
  for (const rule of rules) {
    const next = rule(walk, index);
    if (next !== null) return next;
  }
  return null;
}

const takeBreak: Rule = ({ tokens, pieces }, index) => {
  const token = tokens[index];
  const hard = token?.type === "break" || token?.text === ";";
  if (!hard && token?.text !== "," && token?.text !== ".") return null;
  pieces.push({ is: "cut", hard });
  return index + 1;
};

/** "(wifi yếu)". */
const takeBracket: Rule = ({ said, tokens, pieces }, index) => {
  if (tokens[index]?.text !== "(") return null;
  const end = tokens.findIndex(({ text }, at) => at > index && text === ")");
  const text = textOf(said, tokens, index + 1, end < 0 ? tokens.length : end);
  if (text !== "") pieces.push({ is: "remark", text, apart: true });
  return end < 0 ? tokens.length : end + 1;
};

const takeMark: Rule = ({ tokens, pieces }, index) => {
  const token = tokens[index];
  if (token?.type !== "mark") return null;
  if (token.text === "?") return "unclear";
  const tick = ticks.at(tokens, index);
  if (tick) {
    pieces.push({ is: "sign", sign: tick.role, sure: true });
    return index + tick.length;
  }
  if (!/^[-:)=/+&•*·|"'“”[\]!>]$/u.test(token.text) && !/\p{Emoji}/u.test(token.text)) return "unclear";
  if (token.text === "-" && isBetweenNumbers(tokens, index)) pieces.push({ is: "to" });
  return index + 1;
};

function isBetweenNumbers(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.type === "numeral" && tokens[index + 1]?.type === "numeral";
}

/** A row's number, as it is printed or as several in one word ("1,3,5"); how many there are is none. */
const takeNumber: Rule = (walk, index) => {
  const { tokens, rows, pieces } = walk;
  // "Còn lại 0": of rows of yes and no a 0 behind "the rest" is none of them, and no row's number.
  if (tokens[index]?.text === "0" && pieces.at(-1)?.is === "rest") {
    pieces.push({ is: "sign", sign: "no", sure: true });
    return index + 1;
  }
  const found = numbersIn(tokens, index, rows);
  if (!found) return null;
  const { next, numbers } = found;
  const named = nameAt(walk, next);
  const own = named?.id;
  // Behind a row's number may stand its own name, but no other row's.
  if (own && (own !== numbers.at(-1)?.id || isWithin(walk, next + named.length)))
    return takeRemark(walk, index);
  if (!own && (isCount(tokens, next) || pieces.at(-1)?.is === "all")) return countOrRemark(walk, index, next);
  for (const { id, no, sure } of numbers)
    pieces.push(id === null ? { is: "stranger", no } : { is: "row", id, sure });
  return next;
};

/** "1. có, 2 phòng": behind a row that has its sign, where none follows, it is a remark on that row. */
function isWithin({ tokens, pieces }: Walk, next: number): boolean {
  const role = book.at(tokens, next)?.role;
  return signedBefore(pieces) && role !== "yes" && role !== "no" && role !== "not-yet";
}

/** "3 nội dung", "2 phòng": how many, and not which. */
function isCount(tokens: readonly Token[], next: number): boolean {
  return counted.at(tokens, next) !== null || measureAt(tokens, next, true) !== null;
}

/** "Cả 6 nội dung" says no more than "all"; else a count is a remark on the row before it. */
function countOrRemark(walk: Walk, index: number, next: number): Taken {
  const { tokens, rows, pieces } = walk;
  if (pieces.at(-1)?.is === "all")
    return Number(tokens[index]?.text) === rows.length
      ? next + (counted.at(tokens, next)?.length ?? 0)
      : "unclear";
  return takeRemark(walk, index);
}

/** A row's words here; what is no more than a word of a list ("không" of "mạng không dây") names none. */
function nameAt({ tokens, rows }: Walk, index: number): NamedRow | null {
  const named = rowNamed(tokens, index, rows);
  return named && named.length > (book.at(tokens, index)?.length ?? 0) ? named : null;
}

/** A row by words of its own. */
const takeName: Rule = (walk, index) => {
  const { tokens, pieces } = walk;
  const named = nameAt(walk, index);
  if (!named) return null;
  if (named.id === null) return "unclear";
  const before = pieces.at(-1);
  // "1 Internet": its number and its name.
  if (before?.is === "row" && before.id === named.id) return index + named.length;
  if (isWord(tokens, index + named.length) && signedBefore(pieces)) return takeRemark(walk, index);
  pieces.push({ is: "row", id: named.id, sure: true });
  return index + named.length;
};

/** A word that is no word of a list: what stands there is a sentence. */
function isWord(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.type === "word" && book.at(tokens, index) === null;
}

/** Whether a row of the same line was said to be there or not. */
function signedBefore(pieces: readonly Piece[]): boolean {
  const line = pieces.slice(pieces.findLastIndex((piece) => piece.is === "cut" && piece.hard) + 1);
  return line.some(({ is }) => is === "sign") && line.some(({ is }) => is === "row");
}

const takeWord: Rule = (walk, index) => {
  const { tokens, pieces } = walk;
  const found = book.at(tokens, index);
  if (!found) return null;
  const next = index + found.length;
  switch (found.role) {
    case "hedge":
      return "unclear";
    case "remark":
    case "thing":
      return takeRemark(walk, index);
    case "yes":
    case "no":
    case "later":
      if (tokens[index]?.glued && tokens[index - 1]?.type === "numeral") return "unclear";
      pieces.push({ is: "sign", sign: found.role, sure: true });
      return next;
    case "not-yet":
      pieces.push({ is: "sign", sign: "no", sure: false });
      return next;
    case "all":
    case "any":
      pieces.push({ is: "all", any: found.role === "any" });
      return next;
    case "also":
    case "left-out":
      pieces.push({ is: "beside", sign: found.role === "also" ? "yes" : "no" });
      return next;
    case "filler":
      return next;
    default:
      pieces.push({ is: found.role });
      return next;
  }
};

/** Words up to the end of their part of the line; with "nhưng" or "vì" to the end of the line. */
function takeRemark({ said, tokens, pieces }: Walk, index: number): Taken {
  const lastRow = pieces.findLastIndex(({ is }) => is === "row");
  if (lastRow < 0) return "unclear";
  const whole = book.at(tokens, index)?.role === "remark";
  const ends = (token: Token) =>
    token.type === "break" || token.text === ";" || (!whole && /^[,(]$/u.test(token.text));
  const found = tokens.findIndex((token, at) => at > index && ends(token));
  const end = found < 0 ? tokens.length : found;
  const apart = tokens[index - 1]?.type === "mark" && tokens[index - 1]?.text !== "-";
  const text = textOf(said, tokens, index, end).replace(/[\s.!]+$/u, "");
  pieces.push({ is: "remark", text, apart: whole || apart });
  return end;
}

function textOf(said: Said, tokens: readonly Token[], from: number, to: number): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first && last && to > from ? part(said, first.from, last.to).text : "";
}

const rules: readonly Rule[] = [
  takeBreak,
  takeBracket,
  takeMark,
  takeNumber,
  takeName,
  takeWord,
  (walk, index) => takeRemark(walk, index),
];
