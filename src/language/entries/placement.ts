// Where a clause goes, or why that has to be asked, and the rows which its evidence leaves then. Knows no words.
import type { Measure } from "../lexicon/measures.ts";
import { fitOf } from "../measure.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Clause } from "./clause.ts";
import type { Named } from "./names.ts";

/** Where a clause goes, or why that has to be asked. `said` is what is left for the row's reader. */
export type Placement =
  | { readonly to: "row"; readonly row: PromptRow; readonly said: Said; readonly by: Evidence }
  /** The form has this row and does not ask it of this unit. */
  | { readonly to: "not-asked"; readonly no: string; readonly said: Said }
  /** No row is meant, or none that is known: `no` is the number that was typed. */
  | { readonly to: "nowhere"; readonly no: string | null; readonly said: Said }
  | Which
  | Either
  /** A sum is no row; `figures` without the words that say so. */
  | { readonly to: "total"; readonly said: Said; readonly figures: Said };

/** A measure or a name says another row than the turn or the number: these may be meant, `word` is what speaks against it. */
export type Which = {
  readonly to: "which";
  readonly said: Said;
  readonly rows: readonly PromptRow[];
  readonly instead: PromptRow | null;
  readonly word: string;
  readonly why: "measure" | "name";
};

/** The number before a figure may be a row's, or a figure as well: "3: 4" is 3 of one thing and 4 of another, or 4 of row 3. */
export type Either = {
  readonly to: "either";
  readonly said: Said;
  readonly ways: readonly Way[];
};

export type Way = {
  readonly row: PromptRow;
  readonly said: Said;
  readonly by: Evidence;
};

type Evidence = "number" | "name" | "measure" | "turn";

/** The name is of one row and the number, the turn or the measure of another: of a row in `fitting`. */
export function mixed(
  clause: Clause,
  name: Named,
  said: Said,
  instead: PromptRow | null,
  fitting: readonly PromptRow[] = [],
): Which {
  const own = name.rows.filter((row) => fitOf(row, clause.measures) !== "contradicts");
  const rows = own.length > 0 ? own : [...name.rows, ...fitting];
  return { to: "which", said, rows, instead, word: name.text, why: "name" };
}

/** The row whose hint speaks of this measure, offered and not taken. */
export function oneHint(clause: Clause, row: PromptRow): Which {
  const word = oddWord(clause, row);
  return { to: "which", said: clause.said, rows: [row], instead: row, word, why: "measure" };
}

/**
 * The rows that may be meant instead of one that counts otherwise: first those that take just these figures, first of
 * them those beside it; then those of which the figures are a half; then whatever a hint allows; else the row itself.
 */
export function contradiction(
  clause: Clause,
  row: PromptRow,
  prompt: RowsPrompt,
  name: Named | null = null,
): Which {
  const own = name?.rows.includes(row) ? ownPart(clause, row) : null;
  if (own)
    return { to: "which", said: own, rows: [row], instead: row, word: oddWord(clause, row), why: "measure" };
  const others = prompt.rows.filter((other) => other !== row);
  const near = (other: PromptRow) => prompt.asked.includes(other) || isBeside(other, row);
  const strict = others.filter(
    (other) => fitOf(other, clause.measures) === "fits" && counts(other, clause.measures),
  );
  const whole = strict.filter((other) => other.cells.length === clause.quantities.length);
  const hinted = [row, ...others].filter((other) => fitOf(other, clause.measures) === "perhaps");
  const choices = [whole.filter(near), hinted.filter(near), whole, strict.filter(near), strict, hinted];
  // Where no row counts so, it may still be this one's figure: "2 quyển 73 người", "24 giấy khen".
  const rows = choices.find((found) => found.length > 0) ?? [row];
  return { to: "which", said: clause.said, rows, instead: row, word: oddWord(clause, row), why: "measure" };
}

/** "1 hội sách 300 em" at the row of fairs: the one figure of it that this row counts. */
function ownPart({ said, tokens, quantities }: Clause, row: PromptRow): Said | null {
  const fitting = quantities.filter(({ measure }) => measure !== null && fitOf(row, [measure]) === "fits");
  const [only, more] = fitting;
  if (!only || more || row.cells.length > 1) return null;
  return part(said, tokens[only.from]?.from ?? 0, tokens[only.next - 1]?.to);
}

/** Rows of one group are asked together. */
function isBeside(one: PromptRow, other: PromptRow): boolean {
  return one.group !== null && one.group === other.group;
}

/** The measure that is none of the row's, as it was typed. */
function oddWord({ quantities, tokens }: Clause, row: PromptRow): string {
  const odd = quantities.find(({ measure }) => measure !== null && fitOf(row, [measure]) !== "fits");
  if (!odd?.words) return "";
  return tokens
    .slice(odd.words.from, odd.words.next)
    .map(({ text }) => text)
    .join(" ");
}

/** Whether a row counts in one of these measures at all: a row that takes anything is no better place. */
function counts(row: PromptRow, said: readonly (Measure | "money")[]): boolean {
  return row.cells.some(({ measures }) => said.some((one) => measures.has(one)));
}
