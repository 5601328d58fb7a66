// Puts the pieces together: for which rows a text chooses, and in which words. Knows no form and no chat.
import type { PromptRow } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Piece } from "./row-pieces.ts";

/** What is said of some rows. */
export type RowClause = {
  /** Of which rows; "rest": of every one that is asked and not named elsewhere. */
  readonly of: readonly string[] | "rest";
  /** The words that choose; empty where nothing is said of these rows but that they are excepted. */
  readonly said: Said;
};

type Open = {
  rows: string[];
  every: boolean;
  excepts: boolean;
  /** Tokens of what is said, from and to. */
  from: number;
  to: number;
  options: number;
  /** The option stood before its rows. */
  led: boolean;
  /** A comma stands behind the option. */
  cut: boolean;
  range: boolean;
};

type Walk = {
  readonly said: Said;
  readonly asked: readonly PromptRow[];
  readonly done: RowClause[];
  open: Open;
};

const nothingOpen = { every: false, excepts: false, from: -1, to: -1, options: 0 } as const;

function newOpen(excepts = false): Open {
  return { ...nothingOpen, rows: [], excepts, led: false, cut: false, range: false };
}

/** What is said of which rows; null where that may be understood in several ways. */
export function rowClauses(
  said: Said,
  pieces: readonly Piece[],
  asked: readonly PromptRow[],
): readonly RowClause[] | null {
  const walk: Walk = { said, asked, done: [], open: newOpen() };
  for (const piece of pieces) if (!put(walk, piece)) return null;
  if (!close(walk)) return null;
  const rests = walk.done.filter(({ of }) => of === "rest");
  return rests.length > 1 ? null : walk.done;
}

/** Takes one piece; false where it does not fit what stands before it. */
function put(walk: Walk, piece: Piece): boolean {
  const { open } = walk;
  switch (piece.is) {
    case "row":
      return putRow(walk, piece.ids);
    case "option":
      return putOption(walk, piece);
    case "every":
    case "rest":
      return putEvery(walk, piece.is === "rest");
    case "except":
      if (!isEmpty(open) && !close(walk)) return false;
      walk.open = newOpen(true);
      return true;
    case "up-to":
      open.range = open.rows.length > 0 && (open.led || open.options === 0);
      return open.range || putWord(open, piece);
    case "cut":
      // Behind a line's end nothing more is said of rows that stand there alone.
      if (piece.hard && (open.rows.length > 0 || open.every)) return close(walk);
      open.cut = open.options > 0;
      return true;
    case "doubt":
    case "word":
      return putWord(open, piece);
    case "join":
    case "filler":
      return true;
    case "stranger":
      return false;
  }
}

function isEmpty({ rows, every, from }: Open): boolean {
  return rows.length === 0 && !every && from < 0;
}

function putRow(walk: Walk, ids: readonly string[]): boolean {
  const { open } = walk;
  if (open.options > 0 && open.rows.length === 0 && !open.every) open.led = true;
  // "1 giỏi, 2 khá": what is said of the first is no option, but it is said of the first.
  else if (open.from >= 0 && !open.led && !close(walk)) return false;
  const now = walk.open;
  // "Cả 1, 2 và 3 đều tốt": of these, not of all.
  now.every = false;
  const last = now.range ? now.rows.at(-1) : undefined;
  now.range = false;
  const all = last === undefined ? ids : between(walk.asked, last, ids[0] ?? "");
  now.rows.push(...all);
  return all.length > 0;
}

/** The rows behind one up to another; none where they stand the other way round. */
function between(asked: readonly PromptRow[], from: string, to: string): readonly string[] {
  const ids = asked.map(({ id }) => id);
  return ids.slice(ids.indexOf(from) + 1, ids.indexOf(to) + 1);
}

function putOption(walk: Walk, { from, to }: Piece): boolean {
  const { open } = walk;
  const next = open.led || (open.options > 0 && open.cut);
  if (next && !close(walk)) return false;
  const now = walk.open;
  if (now.from < 0) now.from = from;
  now.to = to;
  now.options += 1;
  return true;
}

function putEvery(walk: Walk, rest: boolean): boolean {
  const { open } = walk;
  if (open.rows.length > 0 && open.options > 0 && (rest || open.cut)) {
    if (!close(walk)) return false;
  } else if (open.rows.length > 0) {
    // "1, 2 khá hết": of these. "Trừ 3 còn lại tốt": of all the others.
    if (!rest) return true;
    if (!close(walk)) return false;
  } else if (open.every && open.options > 0 && rest) return false;
  walk.open.every = true;
  return true;
}

function putWord(open: Open, piece: Piece): boolean {
  if (open.led) return false;
  const isLead = open.rows.length === 0 && !open.every && open.options === 0;
  if (isLead) return piece.is === "word";
  if (open.from < 0) open.from = piece.from;
  open.to = piece.to;
  return true;
}

/** What is said of the rows is whole; false where it is said of none. */
function close(walk: Walk): boolean {
  const { said, open, done } = walk;
  walk.open = newOpen();
  if (isEmpty(open)) return true;
  if (open.rows.length === 0 && !open.every) return false;
  const [first, last] = [said.tokens[open.from], said.tokens[open.to - 1]];
  const words = first && last ? part(said, first.from, last.to) : part(said, 0, 0);
  if (words.text === "" && !open.excepts) {
    // Rows without a word are unread; "tất cả" without one is nothing.
    if (open.rows.length === 0) return false;
  }
  done.push({ of: open.rows.length > 0 ? open.rows : "rest", said: words });
  return true;
}
