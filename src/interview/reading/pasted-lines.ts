// A block of cells that was pasted into a list, as its lines: by the titles above them, else by where they were pasted. Pure.
import { tablesOf } from "../../form/items.ts";
import { isList, type ListQuestion } from "../../form/lines.ts";
import { columnOf, isInTable, lineOf } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { ListColumn, ListSheet } from "../../language/list/column.ts";
import { readLines } from "../../language/list/read-lines.ts";
import { type Heads, headsIn } from "../../language/list/sheet.ts";
import type { PastedRows } from "../cells/pasted-rows.ts";
import { sheetOf } from "./list-columns.ts";

/** What was pasted into a list: of each line the text of each column. */
export type PastedLines = {
  readonly lines: readonly Readonly<Record<string, string>>[];
  /** Filled cells for which the list has no column. */
  readonly outside: number;
};

/** Where a column of the block goes: into a column of the list, nowhere because nobody types it, or it has no place. */
type Goal = { readonly column: string } | "untyped" | "outside";

/** Titles stand no deeper than this: a paper's own name may stand above them. */
const mostAbove = 6;
/** Headings above headings. */
const mostDeep = 3;

/** The block as lines of the list in whose box it was pasted; null where that box is of no list. */
export function pastedLines(
  q: Questionnaire,
  place: string,
  rows: PastedRows,
  now: Date,
): PastedLines | null {
  const question = q.byId(lineOf(place)?.stem ?? "");
  if (!question || !isList(question)) return null;
  const sheet = sheetOf(question, now);
  const head = headIn(sheet, rows);
  const body = rows
    .slice(head?.end ?? 0)
    .filter((row, at) => !(head && at === 0 && isNumbering(row)) && !isTotal(sheet, row));
  const goals = head
    ? byTitles(head, body)
    : byPlace(question, allColumns(q, question), columnOf(place), body, sheet.columns);
  const filled = body.map((row) => row.map((text, at) => ({ text, goal: goals[at] ?? "outside" })));
  return {
    lines: withoutEnd(filled.map(lineOfRow)),
    outside: filled.flat().filter(({ text, goal }) => text !== "" && goal === "outside").length,
  };
}

function lineOfRow(row: readonly { readonly text: string; readonly goal: Goal }[]): Record<string, string> {
  return Object.fromEntries(
    row.flatMap(({ text, goal }) => (typeof goal === "string" || text === "" ? [] : [[goal.column, text]])),
  );
}

/** Blank rows in the middle keep their turn. */
function withoutEnd(lines: readonly Record<string, string>[]): readonly Record<string, string>[] {
  return lines.slice(0, 1 + lines.findLastIndex((line) => Object.keys(line).length > 0));
}

/** The titles above the lines, and the row behind them. */
type Head = { readonly titles: Heads; readonly end: number };

/** The rows that name most columns; a heading over several stands above their own titles. */
function headIn(sheet: ListSheet, rows: PastedRows): Head | null {
  let best: (Head & { readonly named: number }) | null = null;
  for (const start of rows.slice(0, mostAbove).keys()) {
    for (let end = start + 1; end <= Math.min(start + mostDeep, rows.length); end++) {
      const titles = headsIn(sheet, { said: "", fields: lowest(rows.slice(start, end)), by: "tab" });
      const named = titles?.filter(isKnown).length ?? 0;
      if (titles && named > (best?.named ?? 0)) best = { titles, end, named };
    }
  }
  return best;
}

function isKnown(head: Heads[number]): boolean {
  return head.column !== null || head.left?.workedOut === true;
}

/** Of each column the lowest text. */
function lowest(rows: PastedRows): readonly string[] {
  return (rows[0] ?? []).map(
    (_, at) => rows.map((row) => row[at] ?? "").findLast((text) => text !== "") ?? "",
  );
}

/** The numbers that a paper prints under its titles: "A", "(2)", "3=1+2". */
function isNumbering(row: readonly string[]): boolean {
  const filled = row.filter((text) => text !== "");
  return filled.length > 1 && filled.every((text) => /^\(?(?:\d{1,2}|\p{Lu})\)?(?:\s*=.*)?$/u.test(text));
}

function isTotal(sheet: ListSheet, row: readonly string[]): boolean {
  const { lines, none } = readLines(sheet, row.filter((text) => text !== "").join("\t"));
  return lines.length === 0 && none.some(({ why }) => why === "total");
}

function byTitles({ titles }: Head, body: PastedRows): readonly Goal[] {
  return titles.map((head, at): Goal => {
    if (head.column) return { column: head.column.id };
    const untyped = head.left === null || head.left.workedOut || counts(body, at);
    return untyped ? "untyped" : "outside";
  });
}

/** Whether a column of the block counts its rows: 1, 2, 3. */
function counts(body: PastedRows, at: number): boolean {
  const filled = body.map((row) => row[at] ?? "").filter((text) => text !== "");
  const from = Number(filled[0]?.replace(/\.$/u, ""));
  return (
    filled.length > 0 && filled.every((text, index) => text.replace(/\.$/u, "") === String(from + index))
  );
}

/**
 * From the box on to its right. A block that begins at the first column may leave out what is worked out, and may count
 * its lines.
 */
function byPlace(
  { list }: ListQuestion,
  all: readonly string[],
  from: string,
  body: PastedRows,
  columns: readonly ListColumn[],
): readonly Goal[] {
  const typed = list.cells("line").map(({ id }) => id);
  const goalOf = (column: string): Goal => (typed.includes(column) ? { column } : "untyped");
  const width = Math.max(0, ...body.map((row) => 1 + row.findLastIndex((text) => text !== "")));
  if (from !== typed[0]) return all.slice(Math.max(0, all.indexOf(from))).map(goalOf);
  const numbered = counts(body, 0) && columns[0]?.words === true && (body.length > 1 || width > all.length);
  const own = width - (numbered ? 1 : 0) === typed.length ? typed : all.slice(all.indexOf(from));
  return [...(numbered ? (["untyped"] as const) : []), ...own.map(goalOf)];
}

/** The columns of the table in which a list's lines stand. */
function allColumns({ form }: Questionnaire, { id }: ListQuestion): readonly string[] {
  const table = tablesOf(form).find(({ itemId }) => itemId === id || isInTable(id, itemId))?.table;
  return table?.columns.map((column) => column.id) ?? [];
}
