// Rows pasted from a spreadsheet: a cell with the row's wording or number names it, else the lines come in order. Pure.

import type { Row, Table } from "../../form/form.ts";
import { rowStem } from "../../form/place.ts";
import { type Question, type Questionnaire, tablesOf } from "../../form/questions.ts";
import { headOf } from "../../language/entries/heads.ts";
import { namedBy } from "../../language/entries/names.ts";
import { controlWords } from "../../language/lexicon/steering.ts";
import { bare, clean } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import { tokenise } from "../../language/tokens.ts";
import { rowsPrompt } from "./rows-prompt.ts";

/** How a remark begins behind figures. */
const [noteWord = ""] = controlWords.note;

/** One row's part of a message. `question` is null where a number names no row of this unit. */
export type Entry = { readonly question: Question | null; readonly no: string; readonly said: string };

/** A row of the form's table, whether it is asked of this unit or not. `by`: the cell of words that name it in short. */
export type Known = {
  readonly table: Table;
  readonly row: Row;
  readonly question: Question | undefined;
  readonly by?: string;
};

/** Lines beyond this are no answer any more. */
const maxLines = 200;

/** The entries of a pasted block. Headings, totals and blank cells carry nothing; a blank line keeps its row's turn. */
export function sheetEntries(q: Questionnaire, open: readonly Question[], text: string): Entry[] {
  const lines = withoutCount(
    text
      .replace(/\s+$/u, "")
      .split(/\r?\n/u)
      .slice(0, maxLines)
      .map((line) => line.split("\t").map((cell) => cell.trim())),
    open,
  );
  const tables = tablesOf(q.form);
  const known = lines.map((cells) => knownAt(q, open, cells));
  const byWording = known.some((found) => found !== null);
  const byLabel = !byWording && lines.every((cells) => cells.length > 1 && labelled(open, cells[0] ?? ""));
  const used = new Set(known.flatMap((found) => (found?.question ? [found.question.id] : [])));
  return lines.flatMap((cells, index): Entry[] => {
    const found = known[index] ?? null;
    if (found) return entryOf(found.question ?? null, found.row.label, strip(cells, found), found.row.role);
    if (tables.some(({ table }) => isHead(q, table, cells))) return [];
    // Between rows that carry their wording, a line without any is a blank or something nobody can place.
    if (byWording) return entryOf(null, cells.find((cell) => cell !== "") ?? "", cells, "input");
    const label = byLabel ? labelled(open, cells[0] ?? "") : undefined;
    const question = label ?? open.find((candidate) => !used.has(candidate.id)) ?? null;
    if (question) used.add(question.id);
    return entryOf(question, question?.main.no ?? "", label ? cells.slice(1) : cells, "input");
  });
}

/** What is left of a line once it is known whose it is; words behind the figures are the note. */
function entryOf(
  question: Question | null,
  no: string,
  cells: readonly string[],
  role: Row["role"],
): Entry[] {
  const filled = cells.filter((cell) => cell !== "");
  if (role !== "input" || filled.length === 0) return [];
  const wanted = question?.places.length ?? 1;
  const last = filled.at(-1) ?? "";
  const hasNote = filled.length > wanted && /\p{L}/u.test(last) && /\d/u.test(filled[0] ?? "");
  const figures = (hasNote ? filled.slice(0, -1) : filled).join(" / ");
  // Zeros and blanks of rows that are not asked say nothing.
  if (!question && filled.every((cell) => /^0*$/u.test(cell))) return [];
  return [{ question, no, said: hasNote ? `${figures} ${noteWord}: ${last}` : figures }];
}

function labelled(open: readonly Question[], cell: string): Question | undefined {
  return open.find((question) => question.main.no === cell.replace(/\.$/u, ""));
}

/** The row whose wording stands in a cell, as the form says it or as the dispatch printed it; else whose dotted number. */
export function rowOf(q: Questionnaire, cells: readonly string[]): Known | null {
  for (const { itemId, table } of tablesOf(q.form)) {
    const row =
      table.rows.find((candidate) => cells.some((cell) => isWording(cell, candidate))) ??
      table.rows.find((candidate) => candidate.label.includes(".") && candidate.label === cells[0]);
    if (row) return { table, row, question: q.byId(rowStem(itemId, row.id)) };
  }
  return null;
}

function isWording(cell: string, row: Row): boolean {
  if (cell.length <= 3) return false;
  // Whoever makes the table anew numbers its rows: "1.7. …", "- …".
  const said = bare(cell.replace(/^[\d.)+*\-–\s]+/u, ""));
  return said === bare(row.text) || (row.sourceText !== undefined && said === bare(row.sourceText));
}

/** A running number before each line ("STT") is no figure of it. */
function withoutCount(lines: readonly string[][], open: readonly Question[]): readonly string[][] {
  const body = lines.filter((cells) => cells.some((cell) => /\d/u.test(cell)));
  const wanted = Math.max(...open.map(({ places }) => places.length));
  const counted =
    body.length > 1 &&
    body.every((cells, index) => {
      const filled = cells.filter((cell) => cell !== "");
      return cells[0] === String(index + 1) && filled.length > (filled.some(isWords) ? 2 : wanted);
    });
  return counted ? lines.map((cells) => (body.includes(cells) ? cells.slice(1) : cells)) : lines;
}

function isWords(cell: string): boolean {
  return /\p{L}/u.test(cell) && !/\d/u.test(cell);
}

/** A row that was asked goes before one that was not: "Tập thể" is a row of its own, and the short name of another. */
function knownAt(q: Questionnaire, open: readonly Question[], cells: readonly string[]): Known | null {
  const found = rowOf(q, cells);
  if (found?.question && open.includes(found.question)) return found;
  if (found && found.row.label === cells[0]) return found;
  return shortlyNamed(q, open, cells) ?? found;
}

function shortlyNamed(q: Questionnaire, open: readonly Question[], cells: readonly string[]): Known | null {
  const { asked } = rowsPrompt(q, open);
  for (const cell of cells.filter(isWords)) {
    const words = tokenise(clean(cell)).filter(({ type }) => type === "word");
    const named = namedBy(words, asked);
    const [only, other] = named?.words === words.length ? named.rows : [];
    if (!only || other) continue;
    for (const { itemId, table } of tablesOf(q.form)) {
      const row = table.rows.find(({ id }) => rowStem(itemId, id) === only.id);
      if (row) return { table, row, question: q.byId(only.id), by: cell };
    }
  }
  return null;
}

function strip(cells: readonly string[], { row, by }: Known): string[] {
  return cells.filter(
    (cell, index) =>
      cell !== by &&
      !isWording(cell, row) &&
      !(cell !== "" && bare(cell) === bare(row.unit)) &&
      !(index === 0 && (cell === row.label || cell === row.stt)),
  );
}

function isHead(q: Questionnaire, table: Table, cells: readonly string[]): boolean {
  const titles = [...Object.values(table.head), ...table.columns.map((column) => column.title)].map(bare);
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.some((cell) => /\d/u.test(cell))) return false;
  return filled.every(
    (cell) => titles.includes(bare(cell)) || headOf(hear(cell), rowsPrompt(q, []), true) !== null,
  );
}
