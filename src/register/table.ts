// A file of units: the list that is meant in it, and its rows as units. Pure.
import type { FileRow, ReadFile } from "../files/blocks.ts";
import { cellAt, cellOf } from "./cells.ts";
import type { UnitDraft } from "./draft.ts";
import type { UnitFault } from "./faults.ts";
import type { Head } from "./head.ts";
import { kindMeant, kindOfLevel, type UnitKind } from "./kinds.ts";
import { lineKind } from "./lines.ts";
import { isCode, needed, phoneOf, type RowUnit, readUnit, type UnitReader } from "./read-unit.ts";
import type { UnitColumn } from "./titles.ts";
import { keyOf } from "./tree.ts";
import { whichTable } from "./which-table.ts";

/** A row that is not taken, with the text that tells it. */
export type RowLeft = { readonly row: number; readonly text: string };

export type UnitTable = {
  /** Every row with a code, faulty ones too, so that the tree can be checked with all of them. */
  readonly units: readonly UnitDraft[];
  /** All that is wrong; none when everything can be imported. */
  readonly faults: readonly UnitFault[];
  /** Titles of columns that are used, in the file's words. */
  readonly titles: readonly string[];
  /** Titles of columns that are not used. */
  readonly ignored: readonly string[];
  /** Titles of columns that nobody sees: they are not used either. */
  readonly unseen: readonly string[];
  /** Rows whose telephone number had lost its first 0 and got it back. */
  readonly zerosBack: readonly number[];
  /** The columns that the file has. What has no column stays as it is for known units. */
  readonly columns: ReadonlySet<UnitColumn>;
  /** The name of the sheet, where a workbook has several. */
  readonly sheet: string | null;
  /** Rows that a filter or a hand hides. */
  readonly hidden: readonly RowLeft[];
  /** Sums, signatures and headings among the units. */
  readonly lines: readonly RowLeft[];
};

/** Reads the list; `kinds` are those there are, however they are typed, `sheet` the one that is wanted by name. */
export function readUnitTable(file: ReadFile, kinds: readonly UnitKind[], sheet: string | null): UnitTable {
  const found = whichTable(file, sheet);
  if ("type" in found) return failed(found);
  const { head, name } = found;
  const reader = readerOf(head, kinds);
  const { units: rows, hidden, lines } = sorted(head, reader);
  if (rows.length === 0) return failed({ type: "no-units" });
  const read = rows.map((row) => readUnit(row, reader));
  const units = placed(read.flatMap(({ unit }) => (unit.code === "" ? [] : [unit])));
  const phone = reader.columns.get("phone");
  const used = new Set(reader.columns.values());
  const shown = head.titles.filter((title) => !title.hidden);
  return {
    units,
    faults: [
      ...leftOut(file, name),
      ...wrongTitles(head, reader),
      ...read.flatMap((one) => one.faults),
      ...repeated(units),
    ],
    titles: shown.flatMap(({ column, text }) => (used.has(column) ? [text] : [])),
    ignored: shown.flatMap(({ column, text }) => (used.has(column) ? [] : [text])),
    unseen: head.titles.flatMap((title) => (title.hidden ? [title.text] : [])),
    zerosBack: rows.flatMap((row) => {
      const cell = cellAt(row, phone);
      return phoneOf(cell) === cell.text ? [] : [row.no];
    }),
    columns: new Set(reader.columns.keys()),
    sheet: file.kind === "xlsx" && file.blocks.length > 1 ? name : null,
    hidden,
    lines,
  };
}

function failed(fault: UnitFault): UnitTable {
  return {
    units: [],
    faults: [fault],
    titles: [],
    ignored: [],
    unseen: [],
    zerosBack: [],
    columns: new Set(),
    sheet: null,
    hidden: [],
    lines: [],
  };
}

/** What of the list was not read because it is too much: then nobody knows what is missing. */
function leftOut({ left }: ReadFile, name: string): UnitFault[] {
  return left.flatMap(({ what, most, where }): UnitFault[] =>
    (what === "rows" || what === "columns") && (where === null || where === name)
      ? [{ type: "too-much", what, most }]
      : [],
  );
}

/** Where a list gives both a kind and a level, the column that tells more kinds is the kind's. */
function readerOf({ columns, rows }: Head, kinds: readonly UnitKind[]): UnitReader {
  const known = new Map<UnitColumn, number>();
  for (const [meaning, column] of columns) if (meaning !== "level") known.set(meaning, column);
  const byKind = (said: string) => kindMeant(said, kinds);
  const byLevel = (said: string) => kindOfLevel(said, kinds);
  const told = (column: number | undefined, kindOf: UnitReader["kindOf"]) =>
    column === undefined ? -1 : rows.filter((row) => kindOf(cellAt(row, column).text) !== null).length;
  const [kind, level] = [columns.get("kind"), columns.get("level")];
  const useLevel = level !== undefined && told(level, byLevel) > told(kind, byKind);
  if (useLevel) known.set("kind", level);
  return { columns: known, kindOf: useLevel ? byLevel : byKind };
}

type Sorted = {
  readonly units: readonly FileRow[];
  readonly hidden: readonly RowLeft[];
  readonly lines: readonly RowLeft[];
};

/** Parts the rows that are units from those that nobody sees and those that are none. */
function sorted(head: Head, reader: UnitReader): Sorted {
  const [units, hidden, lines]: [FileRow[], RowLeft[], RowLeft[]] = [[], [], []];
  let signed = false;
  for (const row of withMerged(head.rows, reader)) {
    if (isBlank(row, reader) || isHeadAgain(row, head)) continue;
    if (row.hidden) {
      hidden.push({ row: row.no, text: textOf(row) });
      continue;
    }
    const kind = isUnit(row, reader) ? null : lineKind(lineOf(row, reader));
    signed ||= kind === "signature";
    // Under the signatures stand the names of those who sign.
    if (kind === null && !(signed && !isUnit(row, reader))) units.push(row);
    else lines.push({ row: row.no, text: textOf(row) });
  }
  return { units, hidden, lines };
}

/** An office above the numbered units has no number: it stays where it stands. */
function placed(units: readonly RowUnit[]): UnitDraft[] {
  let last = 0;
  return units.map((unit) => {
    last = unit.order ?? last;
    return { ...unit, order: last };
  });
}

/** A cell over several rows says of each of them of which kind it is, under which unit and where. */
function withMerged(rows: readonly FileRow[], { columns }: UnitReader): FileRow[] {
  const over = new Map<number, { cell: FileRow["cells"][number]; until: number }>();
  const shared = (["kind", "parent", "area"] as const).flatMap((column) => columns.get(column) ?? []);
  return rows.map((row) => {
    const own = new Set(row.cells.map(({ column }) => column));
    for (const cell of row.cells)
      if (cell.down > 1) over.set(cell.column, { cell, until: row.no + cell.down - 1 });
    const more = shared.flatMap((column) => {
      const merged = over.get(column);
      return !own.has(column) && merged && row.no <= merged.until ? [merged.cell] : [];
    });
    return more.length === 0
      ? row
      : { ...row, cells: [...row.cells, ...more].sort((a, b) => a.column - b.column) };
  });
}

/** Lists are numbered further down than they are filled in. */
function isBlank(row: FileRow, { columns }: UnitReader): boolean {
  return row.cells.every(({ column }) => column === columns.get("order"));
}

/** A printed list has its titles again on every page. */
function isHeadAgain(row: FileRow, { columns, titles }: Head): boolean {
  const again = (column: number | undefined) => {
    const title = titles.find((one) => one.column === column);
    return title !== undefined && cellAt(row, column).text === title.text.replaceAll("\n", " ");
  };
  return again(columns.get("code")) && again(columns.get("name"));
}

/** Whether a row has what units alone have: a code or a kind. */
function isUnit(row: FileRow, { columns, kindOf }: UnitReader): boolean {
  const code = cellAt(row, columns.get("code"));
  const isNamed = cellAt(row, columns.get("name")).text !== "";
  return (
    code.problem !== null ||
    (isCode(code.text) && isNamed) ||
    kindOf(cellAt(row, columns.get("kind")).text) !== null
  );
}

function lineOf(row: FileRow, { columns }: UnitReader) {
  const order = columns.get("order");
  const others = row.cells.filter(({ column }) => column !== order);
  return {
    no: cellAt(row, order).text,
    texts: others.flatMap((cell) => (cellOf(cell).number === null ? [cellOf(cell).text] : [])),
    wide: others.some(({ across }) => across >= 3),
  };
}

function textOf(row: FileRow): string {
  const texts = row.cells.map((cell) => cellOf(cell).text).filter((text) => text !== "");
  return texts.join(" ").slice(0, 80);
}

function wrongTitles({ twice }: Head, { columns }: UnitReader): UnitFault[] {
  const missing = needed.filter((column) => !columns.has(column));
  return [
    ...missing.map((column): UnitFault => ({ type: "no-column", column })),
    ...twice.flatMap(({ meaning, text }): UnitFault[] =>
      meaning === null || meaning === "level" ? [] : [{ type: "column-twice", column: meaning, title: text }],
    ),
  ];
}

function repeated(units: readonly UnitDraft[]): UnitFault[] {
  const first = new Map<string, number>();
  return units.flatMap(({ code, row }): UnitFault[] => {
    const before = first.get(keyOf(code));
    if (before !== undefined) {
      return [{ type: "cell", row, column: "code", fault: { type: "repeated", said: code, first: before } }];
    }
    first.set(keyOf(code), row);
    return [];
  });
}
