// Cuts a message into the clauses that may each be one row's: lines, bullets, numbers, semicolons, commas between rows.

import { noughtWord as none } from "../lexicon/assent.ts";
import { figureLead, politeLead, tail } from "../lexicon/entries.ts";
import { and } from "../lexicon/measures.ts";
import { rowLead } from "../lexicon/steering.ts";
import { fitOf } from "../measure.ts";
import { clean, sameWords } from "../normalise.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { hear, type Said } from "../said.ts";
import { tokenise } from "../tokens.ts";
import { type Clause, clauseOf } from "./clause.ts";
import { namedBy } from "./names.ts";

/** More lines than this are no message that a person types or pastes into a chat. */
const mostClauses = 200;

const bullet = /^\s*(?:[-•*+▪◦–·●]\s+|\p{L}[).]\s+|\p{Extended_Pictographic}\uFE0F?\s*(?=.))/u;

/** The clauses of a message in order; an empty one keeps its turn ("30;;486"). */
export function cut(said: Said, prompt: RowsPrompt): readonly string[] {
  const text = said.raw;
  const lines = text
    .replace(/\s+$/u, "")
    .split(/\r?\n/u)
    .slice(0, mostClauses)
    .flatMap((line) => line.split(";"))
    .map((part) => clean(part.replace(bullet, "")));
  const blanks = /;\s*;/u.test(text) || lines.length === prompt.asked.length;
  return lines
    .filter((part) => part !== "" || blanks)
    .slice(0, mostClauses)
    .flatMap((part) => byRowNumbers(part, prompt))
    .flatMap((part) => inOneLine(part, prompt));
}

const rowNumber = new RegExp(
  `(?<![\\p{L}\\d.,/:-])(?:(?:${rowLead.join("|")})\\s+)?(\\d{1,2}\\.\\d{1,2})(?!\\d)(?=\\s*[:)=]|\\.?\\s+(?:${figureLead}))`,
  "giu",
);

/** "6.1 1 cuộc 300 em 6.2 2 cuộc 500 em": several rows in one line, cut before each number that is a row's. */
function byRowNumbers(line: string, { rows, notAsked }: RowsPrompt): readonly string[] {
  const isRow = (no: string) => notAsked.has(no) || rows.some(({ numbers }) => numbers.includes(no));
  const starts = [...line.matchAll(rowNumber)].flatMap((match) =>
    isRow(match[1] ?? "") ? [match.index] : [],
  );
  const [first, second] = starts;
  if (first === undefined || second === undefined || !opensPolitely(line.slice(0, first))) return [line];
  return starts.map((from, index) => line.slice(from, starts[index + 1]).replace(tail, ""));
}

const polite = phrasebook([["polite", politeLead]]);

/** Nothing but courtesy before the first row's number: "dạ em gửi 6.1 …". */
export function opensPolitely(lead: string): boolean {
  const said = tokenise(clean(lead)).filter(({ text }) => !/^[,:.]$/u.test(text));
  return said.length === 0 || consistsOf(polite, said);
}

/** "30 tập thể, 212 cá nhân", "30 tập thể 212 cá nhân", "30 - 212 - 486": several rows in one line. */
function inOneLine(line: string, prompt: RowsPrompt): readonly string[] {
  return (
    byDashes(line, prompt) ??
    byFigures(line, prompt) ??
    byCommas(line, prompt) ??
    byNames(line, prompt) ??
    byMeasures(line, prompt) ?? [line]
  );
}

/** As many plain figures as rows of one cell, with dashes between them. */
function byDashes(line: string, { asked }: RowsPrompt): readonly string[] | null {
  const parts = line.split(/\s+[-–]\s+/u);
  const fits =
    parts.length > 2 && parts.length === asked.length && asked.every(({ cells }) => cells.length === 1);
  return fits && parts.every((part) => /^\d[\d.]*$/u.test(part)) ? parts : null;
}

/** "30, 212, 486", "2/73, 0/0" and "2/73, không, 2/72": plain figures with a comma and a space between them. */
function byFigures(line: string, { asked }: RowsPrompt): readonly string[] | null {
  const parts = line.split(/,\s+/u);
  const shape = asked.every(({ cells }) => cells.length === 1)
    ? /^\d[\d.]*$/u
    : /^(?:0|\d[\d.]*\s*\/\s*\d[\d.]*)$/u;
  const isFigure = (part: string) => shape.test(part) || none.some((word) => sameWords(part, word));
  return asked.length > 1 && parts.length > 1 && parts.every(isFigure) ? parts : null;
}

const named = new RegExp(
  `^(?:${rowLead.join("|")})?\\s*\\d{1,2}(?:\\.\\d{1,2})?\\s*[:)=]|^\\d{1,2}\\.\\d{1,2}\\s+\\S`,
  "iu",
);

/** Not within brackets: "212 cá nhân (phụ huynh và học sinh)". */
const andOrComma = new RegExp(`(?:,\\s+|\\s+(?:${and.join("|")})\\s+)(?![^(]*\\))`, "u");

/** Commas part rows where each part has its own number, or figures of which no row can hold two. */
function byCommas(line: string, prompt: RowsPrompt): readonly string[] | null {
  const parts = line.split(andOrComma);
  if (parts.length < 2) return null;
  if (parts.every((part) => named.test(part))) return parts;
  const clauses = parts.map((part) => clauseOf(hear(part)));
  const eachFits = clauses.every(({ measures }) =>
    prompt.asked.some((row) => fitOf(row, measures) !== "contradicts"),
  );
  const told = apart(clauses, prompt.asked) || namedApart(clauses, prompt.asked);
  const holds = (clause: Clause) => holdsOne(clause, prompt.asked);
  if (!eachFits || !clauses.every(holds)) return null;
  return told ? parts : byOwnRows(parts, clauses, prompt.asked);
}

/** "9 tin bài, 10 băng rôn, 4 khẩu hiệu": two of them are one row's, and stay together for its reader to add up. */
function byOwnRows(
  parts: readonly string[],
  clauses: readonly Clause[],
  asked: readonly PromptRow[],
): readonly string[] | null {
  const own = clauses.map(({ measures }) => {
    const [row, other] = asked.filter((one) => measures.length > 0 && fitOf(one, measures) === "fits");
    return other ? undefined : row;
  });
  if (own.some((row) => row === undefined) || new Set(own).size < 2) return null;
  return [...new Set(own)].map((row) => parts.filter((_, index) => own[index] === row).join(", "));
}

/** "Hội sách 1, triển lãm 2": each names a row of its own. */
function namedApart(clauses: readonly Clause[], asked: readonly PromptRow[]): boolean {
  const rows = clauses.map(({ runs, telling }) => {
    const named = [...telling, ...runs].flatMap((words) => namedBy(words, asked)?.rows ?? []);
    return named.length === 1 ? named[0] : undefined;
  });
  return asked.length > 1 && rows.every((row) => row !== undefined) && new Set(rows).size === rows.length;
}

/** "Thể thao 2/420 văn nghệ 1/1180": cut before each name of a row of its own, where figures follow each. */
function byNames(line: string, { asked }: RowsPrompt): readonly string[] | null {
  if (asked.length < 2) return null;
  const { runs, tokens, quantities } = clauseOf(hear(line));
  const names = runs.flatMap((run) => {
    const named = namedBy(run, asked);
    const [row, other] = named?.rows ?? [];
    const at = tokens.findIndex(({ from }) => from === named?.from);
    return row && !other && at >= 0 ? [{ row, at }] : [];
  });
  const figuresOf = (index: number) =>
    quantities.some(
      ({ from }) => from > (names[index]?.at ?? 0) && from < (names[index + 1]?.at ?? Infinity),
    );
  const leads = names.length > 1 && !quantities.some(({ from }) => from < (names[0]?.at ?? 0));
  if (!leads || new Set(names.map(({ row }) => row)).size < names.length) return null;
  if (!names.every((_, index) => figuresOf(index))) return null;
  const starts = names.map(({ at }, index) => (index === 0 ? 0 : (tokens[at]?.from ?? 0)));
  const parts = starts.map((from, index) => line.slice(from, starts[index + 1]).replace(/[\s,]+$/u, ""));
  const fits = parts.every((part, index) => {
    const [row, clause] = [names[index]?.row, clauseOf(hear(part))];
    return (
      row && clause.quantities.length <= row.cells.length && fitOf(row, clause.measures) !== "contradicts"
    );
  });
  return fits ? parts : null;
}

/** A figure with its measure, or something that is said of a row without one: "không có tập thể", "cá nhân chưa có". */
function holdsOne({ quantities, measures, runs, tokens }: Clause, asked: readonly PromptRow[]): boolean {
  const names = runs.some((run) => namedBy(run, asked) !== null);
  if (quantities.length > 0) return measures.length > 0 || names;
  return tokens.length > 1 && tokens.length < 8 && (measures.length > 0 || names);
}

/** Whether no row asked can hold the figures of two of these clauses. */
function apart(clauses: readonly Clause[], asked: readonly PromptRow[]): boolean {
  return clauses.every((one, index) =>
    clauses.slice(index + 1).every((other) => {
      const both = [...one.measures, ...other.measures];
      if (one.measures.length === 0 || other.measures.length === 0) return true;
      return asked.every((row) => fitOf(row, both) === "contradicts");
    }),
  );
}

/** "30 tập thể 212 cá nhân 486 quyển": cut before each figure, where each measure is a row's of its own. */
function byMeasures(line: string, { asked }: RowsPrompt): readonly string[] | null {
  const clause = clauseOf(hear(line));
  const { quantities, measures, tokens } = clause;
  if (asked.length < 2 || quantities.length < 2 || measures.length !== quantities.length) return null;
  const rows = measures.map((measure) => asked.filter((row) => fitOf(row, [measure]) !== "contradicts"));
  const own = rows.map((found) => (found.length === 1 ? found[0] : undefined));
  if (own.some((row) => row === undefined) || new Set(own).size !== own.length) return null;
  const starts = quantities.map(({ from }, index) => (index === 0 ? 0 : (tokens[from]?.from ?? 0)));
  return starts.map((from, index) => line.slice(from, starts[index + 1]).replace(/[\s,]+$/u, ""));
}
