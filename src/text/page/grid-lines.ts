// The lines of a list, or beneath an open row, as their grid shows them: those that stand, those that were begun, and empty
// ones to be filled. Pure.
import type { Value } from "../../form/answers.ts";
import { valueOfHeld } from "../../form/cell-values.ts";
import type { Cell } from "../../form/cells.ts";
import { isBounded, type Line, type ListQuestion, linesOf, missingOf } from "../../form/lines.ts";
import { cellPlace, linePlace, lineStem, linesPlace, type Place, pageLineId } from "../../form/place.ts";
import type { ReportCells } from "../../form/report-cells.ts";
import { fromScaled, toScaled } from "../../form/scaled.ts";
import { seatedAt } from "../../form/seats.ts";
import { type JudgedLine, judgeLines } from "../../interview/cells/judge-line.ts";
import { sayTheSame } from "../../interview/moves/list-add.ts";
import { boxOf, type GridContext } from "./grid-box.ts";
import type { GridCell, GridLine, GridLinesEnd } from "./grid-row.ts";
import { gridWords } from "./grid-words.ts";

/** What the lines of one table are made of. */
export type LinesSheet = {
  readonly c: GridContext;
  /** The table's columns, in order. */
  readonly columns: readonly string[];
  /** How many constant columns stand before them. */
  readonly constants: number;
  /** The heads above a column, by their ids. */
  above(column: string): readonly string[];
  readonly cells: ReportCells;
};

/** A page without its script shows so many empty lines; of a list that needs more, as many as it needs. */
const fewestEmpty = 5;
const mostEmpty = 50;

/** Its lines, and how far it is. */
export function linesIn(
  sheet: LinesSheet,
  question: ListQuestion,
): { readonly lines: readonly GridLine[]; readonly end: GridLinesEnd } {
  const { c } = sheet;
  const judged = judgeLines(c, question, c.drafts, c.now);
  const empty = emptyIds(c, question, judged.length).map((id) => emptyLine(question, id));
  const alike = linesAlike(judged.flatMap(({ stands }) => stands ?? []));
  return {
    lines: [...judged, ...empty].map((line) => lineRow(sheet, question, line, alike)),
    end: linesEnd(sheet, question, judged),
  };
}

function emptyIds({ rev, page, closed }: GridContext, { list }: ListQuestion, shown: number): string[] {
  if (closed !== null) return [];
  const wanted = Math.min(Math.max(fewestEmpty, list.least - shown), mostEmpty);
  const count = Math.max(0, Math.min(wanted, list.most - shown));
  return Array.from({ length: count }, (_, at) => pageLineId(rev, page, at));
}

function emptyLine({ list }: ListQuestion, id: string): JudgedLine {
  return { id, stands: null, cells: list.cells(id), judged: [], clear: [], whole: false };
}

function lineRow(
  sheet: LinesSheet,
  question: ListQuestion,
  line: JudgedLine,
  alike: ReadonlyMap<string, number>,
): GridLine {
  const { c, columns, constants } = sheet;
  const { id, stands, judged } = line;
  const like = alike.get(id);
  return {
    role: "line",
    id: lineStem(question.id, id),
    list: question.id,
    noun: question.list.noun,
    no: stands?.no ?? null,
    state: stands ? "standing" : judged.length > 0 ? "begun" : "empty",
    rev: Math.max(0, ...line.cells.map(({ place }) => c.answers.get(place)?.rev ?? 0)),
    cells: [
      ...Array.from({ length: constants }, (): GridCell => ({ type: "text", text: "" })),
      ...columns.map((column) => cellIn(sheet, question, line, column)),
    ],
    says: like === undefined ? null : gridWords.again(like),
  };
}

function cellIn(sheet: LinesSheet, question: ListQuestion, line: JudgedLine, column: string): GridCell {
  const { c, above } = sheet;
  const cell = line.cells.find(({ id }) => id === column);
  if (cell) {
    const row = {
      question,
      cells: line.judged,
      verdict: { what: line.judged.some(waits) ? "open" : "same" },
    } as const;
    return boxOf(c, row, cell, above(column));
  }
  const place = linePlace(question.id, line.id, column);
  const seated = seatedAt(c.q.form, place);
  if (!seated) return { type: "crossed" };
  const value = line.stands ? valueOfHeld(seated.cell, sheet.cells.heldAt(place)) : null;
  return { type: "computed", place, text: value === null ? "" : printed(seated.cell, value) };
}

function printed({ kind, ...cell }: Cell, value: Value): string {
  return kind.print(value, cell);
}

/** Lines that say what an earlier one says, by its number. */
function linesAlike(lines: readonly Line[]): ReadonlyMap<string, number> {
  const begun = new Map<string, Line[]>();
  const alike = new Map<string, number>();
  for (const line of lines) {
    const key = String(line.cells[0]?.value ?? "").toLowerCase();
    const before = begun.get(key) ?? [];
    const like = before.find((other) => sayTheSame(other, line));
    if (like) alike.set(line.id, like.no);
    begun.set(key, [...before, line]);
  }
  return alike;
}

/** What the lines come to so far in the table's columns: of those that are added up, in their own measure. */
export function sumsOf(
  sheet: LinesSheet,
  question: ListQuestion,
  summed: readonly string[],
): readonly GridCell[] {
  const { c, columns, constants } = sheet;
  const lines = linesOf(c.answers, question);
  return [
    ...Array.from({ length: constants }, (): GridCell => ({ type: "text", text: "" })),
    ...columns.map((column): GridCell => {
      const place = cellPlace(question.id, column);
      if (!summed.includes(column)) return { type: "text", text: "" };
      return { type: "computed", place, text: sumIn(sheet, question, lines, place, column) };
    }),
  ];
}

function sumIn(
  { c, cells }: LinesSheet,
  question: ListQuestion,
  lines: readonly Line[],
  place: Place,
  column: string,
): string {
  const cell = seatedAt(c.q.form, place)?.cell;
  if (!cell) return "";
  const figures = lines.flatMap(({ id }) => {
    const value = valueOfHeld(cell, cells.heldAt(linePlace(question.id, id, column)));
    return value === null ? [] : (cell.kind.figure(value) ?? []);
  });
  if (figures.length === 0) return "";
  const sum = figures.reduce((all, one) => all + toScaled(one, cell.digits), 0n);
  return printed(cell, Number(fromScaled(sum, cell.digits)));
}

/** How far the list is, and what closes it. */
function linesEnd({ c }: LinesSheet, question: ListQuestion, judged: readonly JudgedLine[]): GridLinesEnd {
  const { id, list } = question;
  const { least, most, noun } = list;
  const lines = judged.flatMap(({ stands }) => stands ?? []);
  const closed = c.answers.get(linesPlace(id))?.state === "answered";
  const says = [
    lines.length > 0 ? gridWords.lines(lines.length, noun, closed) : closed ? gridWords.noLines(noun) : null,
    closed ? null : gridWords.bounds(least, isBounded(list) ? most : null, noun),
    judged.length >= most ? gridWords.full : null,
  ];
  return {
    role: "lines-end",
    id,
    order: judged.map((line) => lineStem(id, line.id)),
    most,
    says: says.filter((one) => one !== null),
    why: closed ? null : whyOpen(question, judged, lines),
    close: closed ? null : lines.length === 0 && least === 0 ? gridWords.closeNone(noun) : gridWords.close,
  };
}

/** Why a list cannot be closed as it stands, as the chat says it. */
function whyOpen(
  { list: { least, noun } }: ListQuestion,
  judged: readonly JudgedLine[],
  lines: readonly Line[],
): string | null {
  const waiting = judged.filter(({ stands, judged: boxes }) => stands === null || boxes.some(waits)).length;
  if (waiting > 0) return gridWords.linesWait(waiting);
  if (lines.length < least) return gridWords.fewLines(least, noun, lines.length);
  const missing = missingOf(lines).length;
  return missing > 0 ? gridWords.missingCells(missing) : null;
}

function waits({ verdict }: JudgedLine["judged"][number]): boolean {
  return verdict.what !== "same" && verdict.what !== "nothing";
}
