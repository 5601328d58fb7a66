// What stands around the links of an answer about proofs: numbers of rows, "tất cả", "không có", "để sau", a remark. Pure.
import { numbersIn } from "../checklist/numbers.ts";
import { allOf } from "../lexicon/choosing.ts";
import { numberWords } from "../lexicon/numbers.ts";
import { proofWords } from "../lexicon/proofs.ts";
import { phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import type { ProofRows } from "./said.ts";

/** Rows, and what is said of them. */
export type Segment = ProofRows & { readonly role: "no" | "later" | null };
export type Beside = {
  readonly segments: readonly Segment[];
  /** Words of its own, which stand with the proof as a remark. */
  readonly rest: string;
};

/** `apart`: words around the links that no remark begins with. */
type Piece = Segment & { readonly next: number; readonly apart: boolean };

const book = phrasebook<"no" | "later" | "all" | "polite" | "filler">([
  ["no", proofWords.none],
  ["later", proofWords.later],
  ["all", proofWords.all],
  ["polite", proofWords.polite],
  ["filler", proofWords.filler],
]);
const every = phrasebook([["every", allOf]]);
const digits = phrasebook(numberWords);

/** Numbers of rows come first, or behind the links; from the first other word on it is a remark. */
export function besideOf(said: Said, rows: readonly PromptRow[]): Beside {
  const { tokens } = said;
  const pieces: Piece[] = [];
  let behind = 0;
  for (let index = 0; index < tokens.length; ) {
    const piece = pieceAt(tokens, index, rows);
    if (!piece) return { segments: grouped(pieces), rest: part(said, tokens[behind]?.from ?? 0).text };
    pieces.push(piece);
    // "Minh chứng ở zalo" behind a link is a remark in whole.
    if (piece.apart) behind = piece.next;
    index = piece.next;
  }
  return { segments: grouped(pieces), rest: "" };
}

/** "1 để sau, 3 không có": rows and what is said of them belong together, whichever of them comes first. */
function grouped(pieces: readonly Piece[]): readonly Segment[] {
  const saying = pieces.filter((piece) => piece.role !== null || namesRows(piece));
  const roleFirst = saying[0]?.role != null;
  const groups: Segment[] = [];
  for (const { next: _, apart: __, ...piece } of saying) {
    const last = groups.at(-1);
    const full = last && namesRows(last) && last.role !== null;
    const begins = roleFirst ? piece.role !== null : namesRows(piece);
    if (!last || (full && begins)) groups.push(piece);
    else groups.splice(-1, 1, together(last, piece));
  }
  return groups;
}

function together(one: Segment, other: Segment): Segment {
  const both = one.role !== null && other.role !== null && one.role !== other.role;
  return {
    ids: [...one.ids, ...other.ids],
    strangers: [...one.strangers, ...other.strangers],
    all: one.all ?? other.all,
    // Whoever says both has none yet.
    role: both ? "later" : (one.role ?? other.role),
  };
}

/** Whether rows are named, all of them among that. */
export function namesRows({ ids, strangers, all }: ProofRows): boolean {
  return ids.length > 0 || strangers.length > 0 || all !== null;
}

const nobody: Segment = { ids: [], strangers: [], all: null, role: null };

/** All rows, numbers, words of an answer about proofs, or a mark; null at any other word. */
function pieceAt(tokens: readonly Token[], index: number, rows: readonly PromptRow[]): Piece | null {
  const all = allAt(tokens, index);
  if (all) return all;
  const numbers = numbersIn(tokens, index, rows);
  if (numbers) {
    const ids = numbers.numbers.flatMap(({ id }) => id ?? []);
    const strangers = numbers.numbers.flatMap(({ id, no }) => (id === null ? [no] : []));
    return { ...nobody, ids, strangers, next: numbers.next, apart: true };
  }
  const word = book.at(tokens, index);
  if (!word) return isMark(tokens[index]) ? { ...nobody, next: index + 1, apart: true } : null;
  const next = index + word.length;
  if (word.role === "all") return { ...nobody, all: { count: null }, next, apart: true };
  if (word.role === "polite" || word.role === "filler")
    return { ...nobody, next, apart: word.role === "polite" };
  return { ...nobody, role: word.role, next, apart: false };
}

/** "Cả 3", "cả ba": how many they are says which, and no row's number. */
function allAt(tokens: readonly Token[], index: number): Piece | null {
  const lead = every.at(tokens, index);
  if (!lead) return null;
  const at = index + lead.length;
  const token = tokens[at];
  const word = digits.at(tokens, at);
  const spelt = word?.role.type === "digit" ? word.role.value : null;
  const count = token?.type === "numeral" && /^\d$/u.test(token.text) ? Number(token.text) : spelt;
  return count === null || count < 2
    ? null
    : { ...nobody, all: { count }, next: at + (word?.length ?? 1), apart: true };
}

function isMark(token: Token | undefined): boolean {
  return token?.type === "mark" && /^[-:.,)(=+&/>]$/u.test(token.text);
}
