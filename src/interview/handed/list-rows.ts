// The rows of one table of a file that may be a list's lines: lines, those that are none, and columns that nobody asks for. Pure.
import type { FileCell, FileRow, FileTable } from "../../files/blocks.ts";
import type { Table } from "../../form/form.ts";
import type { ListQuestion } from "../../form/lines.ts";
import { sheetOf } from "../reading/list-columns.ts";
import { holdsSomething, toldOf } from "./cell-signs.ts";
import { cellAt, type Head, mostColumns } from "./columns.ts";
import type { ListLine } from "./found.ts";
import type { HandedLine, HandedList, NoListLine, OtherTotal } from "./handed.ts";
import { listHead } from "./list-head.ts";
import { type ListTable, readListLine, readTypedCell } from "./list-line.ts";
import type { LineRead } from "./list-worked-out.ts";
import { isEnding } from "./narratives.ts";
import { isWord } from "./table-signs.ts";

type Rows = {
  readonly table: FileTable;
  readonly lines: readonly ListLine[];
  readonly sums: readonly ListLine[];
  readonly now: Date;
};

type Read = Omit<HandedList, "id"> & {
  readonly totals: readonly OtherTotal[];
  /** Each line with its row. */
  readonly rows: readonly LineRead[];
};

/** Reads rows as lines of a list whose columns `of` has. */
export function readListRows(question: ListQuestion, of: Table, { table, lines, sums, now }: Rows): Read {
  const above = mergesIn(table);
  const tableAt = tablesAt(question, of, now);
  const signs = lines.findIndex(({ cells }) => isSignature(cells));
  const all = lines.map((line, at) => {
    const made = line.head && tableAt(line.head, line.beside);
    const read = made && readListLine(made, line.cells, (column) => above(line.cells, column));
    return {
      from: line,
      ...rowOf(line, read, signs >= 0 && at >= signs),
      others: made ? othersIn(made, line.cells) : [],
    };
  });
  const summing = all.filter((row) => addsUp(row, all));
  const rows = all.filter((row) => !summing.includes(row));
  const taken = rows.filter((row) => row.line !== null);
  const read = rows.flatMap(({ line }) => line ?? []);
  const none = rows.flatMap((row) => row.none ?? []);
  const whole = none.every(({ why }) => why === "lone" || why === "sum");
  return {
    rows: taken.flatMap(({ from, line }) => (line ? [{ from, line }] : [])),
    lines: read,
    none,
    totals: whole
      ? [...summing.map(({ from }) => from), ...sums].flatMap((sum) =>
          otherTotal(question, read, sum, tableAt),
        )
      : [],
    others: [...new Set(taken.flatMap((row) => row.others))],
  };
}

type From = { readonly from: ListLine };
type Row = { readonly line: HandedLine | null; readonly none: NoListLine | null };

/** Whether what stands beside an open row's words is what its lines beneath come to, as our own sheet has it. */
function addsUp({ from, line }: Row & From, all: readonly (Row & From)[]): boolean {
  const beneath = all.flatMap((row) => (row.from.beside ? [] : (row.line ?? [])));
  if (!from.beside || line === null || beneath.length === 0) return false;
  const figures = from.cells.cells.filter(({ value }) => value.type === "number" && value.number !== 0);
  const isWorkedOut = figures.length > 0 && figures.every(({ formula }) => formula === true);
  return isWorkedOut || line.given.every((sum) => isSumOf(sum, beneath));
}

function isSumOf({ cell, value }: HandedLine["given"][number], lines: readonly HandedLine[]): boolean {
  const parts = lines.flatMap(({ given }) => given.filter((one) => one.cell === cell));
  return typeof value === "number" && value === parts.reduce((sum, part) => sum + Number(part.value), 0);
}

/** `signed`: whoever signs stands in this row or above it, so that what is half a line is a name. */
function rowOf(
  { cells: row, beside, spot }: ListLine,
  read: ReturnType<typeof readListLine>,
  signed: boolean,
): Row {
  if (read === null || (signed && !("sure" in read && read.sure))) return { line: null, none: null };
  const none = (why: NoListLine["why"], said: string) => ({
    line: null,
    none: beside ? null : { why, said, spot },
  });
  if ("why" in read) return none(read.why, read.said);
  const { sure: _, ...line } = read;
  if (row.hidden) return none("hidden", read.said);
  return isSignature(row) ? none("unclear", read.said) : { line: { ...line, spot }, none: null };
}

/** A sum that the file states beneath its lines and that they do not make; what is not certain makes none. */
function otherTotal(
  { list }: ListQuestion,
  lines: readonly HandedLine[],
  { cells: row, head, spot }: ListLine,
  tableAt: (head: Head, beside: boolean) => ListTable,
): readonly OtherTotal[] {
  const made = head && tableAt(head, false);
  if (!made || row.hidden || lines.length === 0) return [];
  const stated = made.columns.typed.flatMap((typed) => {
    const { cell, at } = typed;
    const held = list.totals.includes(cell.id) ? cellAt(row, at) : null;
    const read = held && holdsSomething(held) ? readTypedCell(made, typed, held) : null;
    const values = lines.flatMap(({ given }) =>
      given.filter((one) => one.cell === cell.id).map((one) => one.value),
    );
    if (!held || read?.type !== "value" || values.length < lines.length) return [];
    const sum = values.reduce<number>((all, value) => all + Number(value), 0);
    return [
      {
        shown: toldOf(held),
        said: cell.kind.print(sum, cell),
        same: Math.abs(sum - Number(read.value)) < 1e-6,
      },
    ];
  });
  if (stated.every(({ same }) => same)) return [];
  const name = row.cells.find(isWord)?.shown ?? "";
  const together = (of: (one: (typeof stated)[number]) => string) => stated.map(of).join(" / ");
  const [figures, sum] = [together(({ shown }) => shown), together(({ said }) => said)];
  return [{ what: "sum", name, figures, sum, spot }];
}

/** A list's columns in each head of a table, made once. */
function tablesAt(question: ListQuestion, of: Table, now: Date): (head: Head, beside: boolean) => ListTable {
  const readers = new Map(sheetOf(question, now).columns.map((column) => [column.id, column]));
  const known = new Map<Head, ListTable>();
  return (head, beside) => {
    const made = known.get(head) ?? { head, columns: listHead(question, of, head, false), readers, now };
    known.set(head, made);
    return beside ? { ...made, columns: listHead(question, of, head, true) } : made;
  };
}

/** The cell that a merge spreads over a column of a row; rows are asked for from above. */
function mergesIn({ rows }: FileTable): (row: FileRow, column: number) => FileCell | null {
  const last = new Map<number, { readonly cell: FileCell; readonly until: number }>();
  let next = 0;
  return ({ no }, at) => {
    for (let row = rows[next]; row !== undefined && row.no < no; row = rows[next]) {
      next += 1;
      for (const cell of row.cells.filter(({ down }) => down > 1)) {
        for (let column = cell.column; column < cell.column + Math.min(cell.across, mostColumns); column += 1)
          last.set(column, { cell, until: row.no + cell.down });
      }
    }
    const found = last.get(at);
    return found && no < found.until ? found.cell : null;
  };
}

/** Every cell is of whoever signs; a line of people has their names before what they are. */
function isSignature({ cells }: FileRow): boolean {
  const filled = cells.filter(holdsSomething);
  const [first] = filled;
  return first !== undefined && isEnding(first.shown) && filled.every(({ shown }) => !/^\s*\d/u.test(shown));
}

/** What stands above the filled cells of a line that are in no column of its list. */
function othersIn({ columns: { others } }: ListTable, { cells }: FileRow): readonly string[] {
  return cells.flatMap((cell) => {
    const title = holdsSomething(cell) ? others.get(cell.column) : undefined;
    return title === undefined ? [] : [title];
  });
}
