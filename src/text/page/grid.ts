// A table of the form as its grid shows it: heads, rows and boxes. Pure.
import { isAnswered, type Value } from "../../form/answers.ts";
import { cellOf, columnCell } from "../../form/cells.ts";
import { computedValues } from "../../form/computed-values.ts";
import { answersAsked, askedNow } from "../../form/conditions.ts";
import type { Row, Table } from "../../form/form.ts";
import { tablesOf } from "../../form/items.ts";
import { isList, type ListQuestion, linesOf } from "../../form/lines.ts";
import { cellPlace, isInTable, type Place, rowStem } from "../../form/place.ts";
import { reportCells } from "../../form/report-cells.ts";
import { asksReason, doubtKey, type JudgedRow, judgeRow } from "../../interview/cells/judge.ts";
import { formatNumber } from "../format.ts";
import { sayFinding } from "../interview/warnings.ts";
import { boxOf, capital, type GridContext } from "./grid-box.ts";
import { type GridHead, type GridHeads, headTree } from "./grid-heads.ts";
import { type LinesSheet, linesIn, sumsOf } from "./grid-lines.ts";
import type { GridCell, GridDoubt, GridRow } from "./grid-row.ts";
import { gridWords } from "./grid-words.ts";

export type GridSheet = {
  readonly table: string;
  readonly title: string;
  readonly unit: string;
  readonly round: string;
  readonly rev: number;
  readonly closed: string | null;
  /** How many rows of this table are answered, or how many lines a list has. */
  readonly progress: string;
  /** All tables of the report, this one too. */
  readonly tables: readonly { readonly id: string; readonly title: string }[];
  /** Above the columns, the highest first. */
  readonly heads: readonly (readonly GridHead[])[];
  readonly lead: string;
  /** How many columns stand behind the rows' names. */
  readonly width: number;
  readonly rows: readonly GridRow[];
  /** Numbers can be put into all empty boxes at once. */
  readonly hasEmpty: boolean;
};

/** What the rows of one table are made of. */
type Sheet = {
  readonly c: GridContext;
  readonly itemId: string;
  readonly table: Table;
  readonly above: GridHeads["above"];
  /** The questions that are asked as the report stands. */
  readonly asked: ReadonlySet<string>;
  readonly computed: ReadonlyMap<Place, Value>;
  readonly lines: LinesSheet;
};

/** The table of an item as its grid shows it; null where nothing of it is asked. */
export function gridSheet(c: GridContext, itemId: string): GridSheet | null {
  const tables = gridTables(c);
  const shown = tablesOf(c.q.form).find((one) => one.itemId === itemId);
  if (!shown || tables.every(({ id }) => id !== itemId)) return null;
  const { table } = shown;
  const { levels, above } = headTree(table);
  const asked = askedNow(c.q, c.answers).filter(({ id }) => isOf(id, itemId));
  const columns = table.columns.map(({ id }) => id);
  const constants = table.constants?.length ?? 0;
  const cells = reportCells(c.q.form, c.q.profile, answersAsked(c.q, c.answers), c);
  const sheet: Sheet = {
    c,
    itemId,
    table,
    above,
    asked: new Set(asked.map(({ id }) => id)),
    computed: computedValues(c.q, c.answers, c),
    lines: { c, columns, constants, above, cells },
  };
  const [list] = asked.filter(({ id }) => id === itemId).filter(isList);
  const rows = list ? listRows(sheet, list) : table.rows.flatMap((row) => rowOf(sheet, row));
  const done = asked.filter((one) => isAnswered(c.answers, one)).length;
  return {
    table: itemId,
    title: table.title,
    unit: c.node.name,
    round: c.round.title,
    rev: c.rev,
    closed: c.closed === null ? null : gridWords[c.closed],
    progress: list
      ? gridWords.listProgress(linesOf(c.answers, list).length, list.list.noun)
      : gridWords.progress(done, asked.length),
    tables,
    heads: levels,
    lead: list ? (table.head.stt ?? gridWords.lineNo) : table.head.text,
    width: columns.length + constants,
    rows,
    hasEmpty: rows.some(
      (row) =>
        row.role === "asked" &&
        row.cells.some((cell) => cell.type === "box" && cell.input === "number" && cell.said === ""),
    ),
  };
}

/** The tables of which something is asked. */
export function gridTables({ q }: Pick<GridContext, "q">): GridSheet["tables"] {
  return tablesOf(q.form)
    .filter(({ itemId }) => q.questions.some(({ id }) => isOf(id, itemId)))
    .map(({ itemId, table }) => ({ id: itemId, title: table.title }));
}

/** Whether a question is a table's list, or one of its rows. */
function isOf(id: string, itemId: string): boolean {
  return id === itemId || isInTable(id, itemId);
}

/** A table that is a list: its lines, with what they come to. */
function listRows({ table, lines }: Sheet, list: ListQuestion): GridRow[] {
  const { lines: rows, end } = linesIn(lines, list);
  const { totals } = list.list;
  const sum = {
    ...noRow,
    id: `${list.id}/sum`,
    text: gridWords.sum,
    role: "total",
    cells: sumsOf(lines, list, totals),
  } as const;
  return [...rows, ...(totals.length > 0 && table.list ? [sum] : []), end];
}

const noRow = { no: "", hint: null, rev: 0, doubt: null } as const;

/** The empty boxes of a table that take a number. */
export function emptyNumbers(
  { q, answers, drafts }: Pick<GridContext, "q" | "answers" | "drafts">,
  itemId: string,
): readonly Place[] {
  return askedNow(q, answers)
    .filter(({ id, rowId, list }) => rowId !== null && list === null && isInTable(id, itemId))
    .flatMap(({ cells }) => cells)
    .filter(({ kind, place }) => {
      const empty = answers.get(place)?.state !== "answered" && drafts.every((one) => one.place !== place);
      return kind.none === 0 && kind.choices !== "yes-no" && empty;
    })
    .map(({ place }) => place);
}

function rowOf(sheet: Sheet, row: Row): readonly GridRow[] {
  const { c, itemId, table } = sheet;
  const stem = rowStem(itemId, row.id);
  const about = { id: stem, no: row.label, text: textOf(row), hint: row.hint ?? null, rev: 0, doubt: null };
  const isShown = ({ id }: Row) => sheet.asked.has(rowStem(itemId, id));
  switch (row.role) {
    case "heading":
      return table.rows.some((child) => child.parent === row.id && isShown(child))
        ? [{ ...about, role: "heading", cells: [] }]
        : [];
    case "total":
      return row.of?.some((id) => table.rows.some((one) => one.id === id && isShown(one)))
        ? [{ ...about, role: "total", cells: computedCells(sheet, row) }]
        : [];
    case "open": {
      const question = c.q.byId(stem);
      if (!question || !isShown(row) || !isList(question)) return [];
      const { lines, end } = linesIn(sheet.lines, question);
      const summed = row.columns.filter((column) => cellOf(table, row, column).kind.total === "sum");
      return [{ ...about, role: "total", cells: sumsOf(sheet.lines, question, summed) }, ...lines, end];
    }
    case "input": {
      const question = c.q.byId(stem);
      if (!question || !isShown(row)) return [];
      const judged = judgeRow(c, question, c.drafts, c.now);
      const cells = row.columns.length === 0 ? freeCells(sheet, judged) : askedCells(sheet, judged, row);
      const rev = Math.max(0, ...question.places.map((place) => c.answers.get(place)?.rev ?? 0));
      return [{ ...about, role: "asked", rev, cells, doubt: doubtOf(c, judged) }];
    }
  }
}

/** The row with its measure: "Giáo dục kỹ năng sống (lớp/người)". */
function textOf({ text, unit }: Row): string {
  return unit === "" ? text : `${text} (${unit})`;
}

function constantCells(table: Table, row: Row): GridCell[] {
  return (table.constants ?? []).map(({ id }) => {
    const given = row.given?.[id];
    return { type: "text", text: typeof given === "number" ? formatNumber(given) : (given ?? "") };
  });
}

function computedCells(sheet: Sheet, row: Row): GridCell[] {
  const { table } = sheet;
  return [
    ...constantCells(table, row),
    ...table.columns.map(
      ({ id }): GridCell => (row.columns.includes(id) ? computedCell(sheet, row, id) : { type: "crossed" }),
    ),
  ];
}

/** What follows from other cells; a sum counts what is known of it so far, as the review does. */
function computedCell({ c, itemId, table, computed }: Sheet, row: Row, column: string): GridCell {
  const stem = rowStem(itemId, row.id);
  const place = cellPlace(stem, column);
  const value = computed.get(place);
  if (value === undefined) return { type: "computed", place, text: "" };
  const { kind, ...cell } = columnCell(c.q.form, stem, table, row, column);
  return { type: "computed", place, text: kind.print(value, cell) };
}

/** Free words stand in no column: their box takes all of them. */
function freeCells({ c, table }: Sheet, judged: JudgedRow): GridCell[] {
  const [cell] = judged.question.cells;
  const columns = table.columns.length + (table.constants?.length ?? 0);
  return cell ? [{ ...boxOf(c, judged, cell, []), columns }] : [];
}

function askedCells(sheet: Sheet, judged: JudgedRow, row: Row): GridCell[] {
  const { c, table, above } = sheet;
  const { question } = judged;
  return [
    ...constantCells(table, row),
    ...table.columns.map(({ id }): GridCell => {
      const cell = question.cells.find((one) => one.id === id);
      if (cell) return boxOf(c, judged, cell, above(id));
      const computed = row.columns.includes(id) && cellOf(table, row, id).said.compute !== undefined;
      return computed ? computedCell(sheet, row, id) : { type: "crossed" };
    }),
  ];
}

function doubtOf(c: GridContext, { question, verdict }: JudgedRow): GridDoubt | null {
  if (verdict.what !== "doubted") return null;
  const { findings, values } = verdict;
  const said = findings.map((finding) => capital(sayFinding(c.q.form, finding, question, values)));
  return {
    words: `${said.join(" ")} ${gridWords.isRight}`,
    key: doubtKey(findings),
    asksReason: asksReason(findings),
  };
}
