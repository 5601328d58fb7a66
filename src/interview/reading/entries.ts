// Splits one message into entries for several rows: by number or in order. Pure; sheet.ts knows pasted blocks.

import { type Question, type Questionnaire, tablesOf } from "../../form/questions.ts";
import { opensPolitely } from "../../language/entries/cut.ts";
import { figureLead, moneyWord, tail } from "../../language/lexicon/entries.ts";
import { rowLead } from "../../language/lexicon/steering.ts";
import { bare } from "../../language/normalise.ts";
import { type Entry, sheetEntries } from "./pasted.ts";

const maxEntries = 200;

/** "1.7:", "1.7 30 lớp", "1.7. 30 lớp", "mục 2 9", "1.7 - 30/1148", "1.8, 0". The last two are loose: see below. */
const named = new RegExp(
  `^\\s*(?:(?:${rowLead.join("|")})\\s+(\\d{1,2}(?:\\.\\d{1,2})?)\\s*[:.)=\\-–]?|(\\d{1,2}\\.\\d{1,2})(?:\\s*[:)=]|\\.(?=\\s)|(\\s*[-–]|,(?=\\s))|(?=\\s+(?:${figureLead}))))\\s*(\\S.*)$`,
  "isu",
);

/**
 * A message that names its row: "1.9: 2/75", "mục 2: 9", "1.7 30 lớp 1148 em". Null when it names none. A dotted
 * number without a colon needs a figure or "không" behind it, so that "1.5 triệu" stays an amount.
 */
export function namedEntry(q: Questionnaire, text: string): Entry | null {
  const match = named.exec(text.normalize("NFC"));
  const no = match?.[1] ?? match?.[2];
  const said = match?.[4];
  if (!no || !said || !hasRow(q, no)) return null;
  if (match?.[3] !== undefined && moneyWord.test(said)) return null;
  return { question: q.byNo(no) ?? null, no, said: said.trim() };
}

function hasRow(q: Questionnaire, no: string): boolean {
  return tablesOf(q.form).some(({ table }) => table.rows.some((row) => row.label === no));
}

/**
 * The entries of a message at a group whose open rows are `open`, in the form's order. Null when it is one entry.
 * Lines and `;` separate; with tabs each line is a row of a sheet; a comma and a space separate plain figures only.
 */
export function entriesOf(
  q: Questionnaire,
  open: readonly Question[],
  text: string,
): readonly Entry[] | null {
  const clean = text.normalize("NFC").replace(/\s+$/u, "");
  if (clean.includes("\t")) return sheetEntries(q, open, clean);
  const parts = splitParts(clean, open).flatMap((part) => splitRows(q, part));
  if (parts.length < 2) {
    const only = namedEntry(q, clean) ?? namedAlone(open, clean.trim());
    return only ? [only] : null;
  }
  const byName = namesAll(q, open, parts) ?? parts.map((part) => namedEntry(q, part));
  const entries = parts.map((part, index): Entry => {
    const entry = byName[index];
    if (entry) return entry;
    // In order: the n-th unnamed part is the n-th open row that no other part names.
    const free = open.filter((question) => !byName.some((other) => other?.question?.id === question.id));
    const position = parts.slice(0, index).filter((_, before) => !byName[before]).length;
    return { question: free[position] ?? null, no: free[position]?.main.no ?? "", said: part };
  });
  return entries.filter((entry) => entry.said !== "");
}

/**
 * Figures parted by spaces alone, one per open row: "30 212 486". Null when there are not exactly as many. Whether
 * the whole is one number as well is for the caller to see.
 */
export function spacedParts(open: readonly Question[], text: string): readonly string[] | null {
  const parts = text.trim().split(/\s+/u);
  const single = open.every((question) => question.places.length === 1);
  const shape = single ? /^\d+$/u : /^\d[\d.]*\/\d[\d.]*$/u;
  return open.length > 1 && parts.length === open.length && parts.every((part) => shape.test(part))
    ? parts
    : null;
}

function splitParts(text: string, open: readonly Question[]): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  // A column copied with a blank cell: as many lines as rows, so the blank one keeps its row's turn.
  if (lines.includes("") && lines.length === open.length && !text.includes(";")) return lines;
  const filled = text
    .split(/[;\r\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .slice(0, maxEntries);
  if (filled.length > 1) return filled;
  const single = open.every((question) => question.places.length === 1);
  const byComma = text.trim().split(/,\s+/u);
  const shape = single ? /^\d[\d.]*$/u : /^\d[\d.]*\s*\/\s*\d[\d.]*$/u;
  const plainFigures = byComma.every((part) => shape.test(part));
  return byComma.length > 1 && (plainFigures || inTheirUnits(byComma, open)) ? byComma : filled;
}

const rowNumber = new RegExp(
  `(?<![\\p{L}\\d.,/:-])(?:(?:${rowLead.join("|")})\\s+)?(\\d{1,2}\\.\\d{1,2})(?!\\d)(?=\\s*[:)=]|\\.?\\s+(?:${figureLead}))`,
  "giu",
);

/** "6.1 1 cuộc 300 em 6.2 2 cuộc 500 em": several rows in one line, cut before each number that is a row's. */
function splitRows(q: Questionnaire, part: string): string[] {
  const starts = [...part.matchAll(rowNumber)].flatMap((match) =>
    hasRow(q, match[1] ?? "") ? [match.index] : [],
  );
  const [first, second] = starts;
  if (first === undefined || second === undefined || !opensPolitely(part.slice(0, first))) return [part];
  return starts.map((from, index) => part.slice(from, starts[index + 1]).replace(tail, ""));
}

/** "30 tập thể, 212 cá nhân, 486 quyển": a figure for every open row, each in that row's own unit. */
function inTheirUnits(parts: readonly string[], open: readonly Question[]): boolean {
  return (
    parts.length === open.length &&
    parts.every((part, index) => {
      const question = open[index];
      const unit = /^\d[\d.]*\s*(\p{L}.*)$/u.exec(part)?.[1];
      return (
        question !== undefined &&
        unit !== undefined &&
        question.places.length === 1 &&
        [question.unit, ...question.nouns].some((noun) => bare(noun) === bare(unit))
      );
    })
  );
}

const plain = /^(\d{1,2})\s*:\s*(\S.*)$/su;

/**
 * "2: 9; 3: 14" or "7.2: có; 8: 1/74": plain numbers name rows only when every part begins with a number, and either
 * all of them are open rows of this group or another part has a dotted one.
 */
function namesAll(
  q: Questionnaire,
  open: readonly Question[],
  parts: readonly string[],
): readonly Entry[] | null {
  const dotted = parts.some((part) => namedEntry(q, part) !== null);
  const entries = parts.map((part): Entry | null => {
    const entry = namedEntry(q, part);
    const match = plain.exec(part);
    if (entry || !match?.[1] || !match[2]) return entry;
    const asked = open.some((question) => question.main.no === match[1]);
    return asked || (dotted && hasRow(q, match[1]))
      ? { question: q.byNo(match[1]) ?? null, no: match[1], said: match[2] }
      : null;
  });
  return entries.every((entry) => entry !== null) ? entries : null;
}

/** "2: 9" alone, where the rows asked hold one figure each, so that it can be no pair; and "8: 1/74" where it can. */
function namedAlone(open: readonly Question[], text: string): Entry | null {
  const match = plain.exec(text);
  const question = open.find((candidate) => candidate.main.no === match?.[1]);
  if (!question || !match?.[2]) return null;
  const pairs = open.some((candidate) => candidate.places.length > 1);
  return pairs && !/\d\D+\d/u.test(match[2])
    ? null
    : { question, no: question.main.no, said: match[2].trim() };
}
