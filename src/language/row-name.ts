// The whole name of a row before what is said of it, figures and all: "Khối 7: 5/200", "lớp 10 có 12 lớp". Knows no form.
import { classes, grades } from "./lexicon/measures.ts";
import { can, have, isOf } from "./lexicon/small-words.ts";
import { around, politeness } from "./lexicon/stand-ins.ts";
import { bare } from "./normalise.ts";
import { phrasebook } from "./phrases.ts";
import type { PromptRow } from "./prompt.ts";
import type { Said } from "./said.ts";
import type { Token } from "./tokens.ts";

export type NamedRow = {
  readonly row: PromptRow;
  /** Where what is said of the row begins. */
  readonly from: number;
  /** A colon or "có" stands behind the name, so that a figure at its end is none of the row's. */
  readonly sure: boolean;
};

const marks = phrasebook([["has", [...have, ...isOf, ...can]]]);
const polite = phrasebook([["polite", [...politeness, ...around]]]);

/** The row with whose name a text begins: of those asked the first, else the only one of all. */
export function rowNamed(
  { tokens, text }: Said,
  asked: readonly PromptRow[],
  rows: readonly PromptRow[],
): NamedRow | null {
  const at = startOf(tokens, rows);
  const named = (row: PromptRow) => lengthOf(tokens, at, row);
  const longest = Math.max(0, ...rows.map(named));
  const found = rows.filter((row) => longest > 0 && named(row) === longest);
  const [only, other] = found;
  const row = asked.find((one) => found.includes(one)) ?? (other ? undefined : only);
  if (!row) return null;
  const next = tokens[at + longest];
  const colon = /^[:=]$/u.test(next?.text ?? "");
  const has = marks.at(tokens, at + longest)?.length ?? 0;
  const from = colon || next?.text === "-" || next?.text === "," ? next?.to : next?.from;
  return { row, from: from ?? text.length, sure: colon || has > 0 };
}

/** Behind the courtesy that a name may stand after: "dạ em gửi lớp 10". */
function startOf(tokens: readonly Token[], rows: readonly PromptRow[]): number {
  let at = 0;
  while (at < tokens.length && rows.every((row) => lengthOf(tokens, at, row) === 0)) {
    const length = polite.at(tokens, at)?.length ?? 0;
    if (length === 0) return 0;
    at += length;
  }
  return at;
}

/** How many tokens are the whole name of a row; 0 where they are not. */
function lengthOf(tokens: readonly Token[], at: number, { words }: PromptRow): number {
  const said = tokens.slice(at, at + words.length);
  const isName =
    words.length > 0 && said.length === words.length && words.every((word, on) => said[on]?.bare === word);
  return isName || isGrade(said, words) ? words.length : 0;
}

/** A grade is called by its number: "khối 10", "lớp 10", "k10". */
function isGrade([kind, number]: readonly Token[], [word = "", own, more]: readonly string[]): boolean {
  if (
    !kind ||
    more !== undefined ||
    number?.type !== "numeral" ||
    number.text !== own ||
    !gradeWords.has(word)
  )
    return false;
  return gradeWords.has(kind.bare) || (number.glued && shortGrades.has(kind.bare));
}

const gradeWords = new Set([...classes, ...grades].map(bare));
const shortGrades = new Set([...gradeWords].map((word) => word.slice(0, 1)));
