// The cells of a form: where each value goes, of which kind it is and what that kind may know of it. Pure.
import type { CellValue } from "../language/row-reading.ts";
import type { CellSaid } from "./cell-schema.ts";
import type { Form, Item, Option, Row, Table } from "./form.ts";
import { type KindName, kinds } from "./kinds/index.ts";
import { anyKind, blank, type CellOf, type Kind } from "./kinds/kind.ts";
import { factKind } from "./kinds/yes-no.ts";
import { cellPlace, columnOf, notePlace, type Place } from "./place.ts";

/** One value of a question: where it goes, and what its kind may know of it. */
export type Cell = CellOf & {
  /** By this its value is known while the others are still missing: its column, or the item. */
  readonly id: string;
  readonly place: Place;
  /** What the paper prints above it: its column's title. Empty where it stands in no column. */
  readonly title: string;
  readonly kind: Kind;
  /** All that the form says of it, with what its row and its column say. */
  readonly said: Said;
};

const fact = anyKind(factKind);

/** The cells of a narrative item: its only one, or of figures one for each blank. */
export function itemCells(form: Form, item: Item, kind: KindName | "figures"): Cell[] {
  if (kind !== "figures") {
    const { id, noun = "" } = item;
    return [
      makeCell(form, {
        id,
        place: id,
        title: "",
        kind: kinds[kind],
        noun,
        said: firstOf(ofItem(item)),
        fact: null,
      }),
    ];
  }
  return blanksOf(form, item).filter(isTyped);
}

/** The blanks of a sentence, those that are computed too. */
export function blanksOf(form: Form, item: Item): Cell[] {
  return (item.cells ?? []).map((blank) => {
    const { id, noun = "" } = blank;
    const place = cellPlace(item.id, id);
    const said = firstOf(blank);
    return makeCell(form, {
      id,
      place,
      title: "",
      kind: kinds[said.kind ?? "count"],
      noun,
      said,
      fact: null,
    });
  });
}

/** Whether somebody types it: what is computed is never asked. */
function isTyped({ said }: Cell): boolean {
  return said.compute === undefined;
}

/**
 * The cells of a row that are asked, so none that is computed; of free words, which stand in no column, the one where
 * the row's remark stands.
 */
export function rowCells(form: Form, stem: string, table: Table, row: Row, asFact: Cell["fact"]): Cell[] {
  if (row.columns.length === 0 && row.kind !== undefined) {
    const place = notePlace(stem);
    const [kind, noun] = [kinds[row.kind], row.unit];
    return [makeCell(form, { id: columnOf(place), place, title: "", kind, noun, said: {}, fact: null })];
  }
  return row.columns.map((column) => columnCell(form, stem, table, row, column, asFact)).filter(isTyped);
}

/** One cell of a row, asked or computed. */
export function columnCell(
  form: Form,
  stem: string,
  table: Table,
  row: Row,
  column: string,
  asFact: Cell["fact"] = null,
): Cell {
  const { kind, noun, said } = cellOf(table, row, column);
  const place = cellPlace(stem, column);
  const title = titleOf(table, column);
  return makeCell(form, { id: column, place, title, kind: asFact ? fact : kind, noun, said, fact: asFact });
}

/** A computed total of a column, for it to be said as the column's values are. No total is too large to be said. */
export function totalCell(table: Table, row: Row, column: string): Cell {
  const { kind, noun, said } = cellOf(table, row, column);
  const title = titleOf(table, column);
  return { ...bare, id: column, place: column, title, kind, noun, said, ...shapeOf(kind, said) };
}

function titleOf({ columns }: Table, column: string): string {
  return columns.find(({ id }) => id === column)?.title ?? "";
}

const bare = { most: Number.MAX_SAFE_INTEGER, options: [], fact: null };

/** A line of a list has the list's columns, as if each line were a row. `stem`: of the line's places. */
export function lineCells(form: Form, stem: string, table: Table, row: Row | null): Cell[] {
  return allLineCells(form, stem, table, row).filter(isTyped);
}

/** The same with those that are computed. */
export function allLineCells(form: Form, stem: string, table: Table, row: Row | null): Cell[] {
  const columns = row?.columns ?? table.columns.map(({ id }) => id);
  return columns.map((column) => columnCell(form, stem, table, row ?? lineRow, column));
}

/** A line of a list as if it were a row: all that is said of its cells their columns say. */
export const lineRow: Row = {
  id: "line",
  stt: "",
  label: "",
  parent: null,
  text: "line",
  unit: "",
  role: "open",
  columns: [],
  aggregate: null,
};

/** What stands in one cell of a table: the cell says it, else its row, else its column, else it is a count. */
export function cellOf(
  table: Table,
  row: Row,
  column: string,
): { readonly kind: Kind; readonly noun: string; readonly digits: number; readonly said: Said } {
  const of = table.columns.find(({ id }) => id === column);
  const own = row.cells?.[column];
  const said = firstOf(own ?? {}, ofRow(row), of ?? {});
  const kind = kinds[said.kind ?? "count"];
  const noun = own?.noun ?? of?.noun ?? row.unit;
  return { kind, noun, digits: said.digits ?? usualDigits(kind), said };
}

/** An item's kind is said where its cell is made: it may be none of a cell. */
function ofItem({ kind: _, ...item }: Item): Said {
  return item;
}

/** What the form says of a cell; undefined where it says nothing. */
export type Said = { readonly [K in keyof CellSaid]?: CellSaid[K] | undefined };

/** A row's kind and rules are those of its cells; its words are its own. */
function ofRow({ label: _, ...row }: Row): Said {
  return row;
}

/** Of each thing what the first of these says. */
function firstOf(...parts: readonly Said[]): Said {
  const pick = <K extends keyof CellSaid>(key: K): Said[K] =>
    parts.find((part) => part[key] !== undefined)?.[key];
  return {
    kind: pick("kind"),
    label: pick("label"),
    digits: pick("digits"),
    most: pick("most"),
    scale: pick("scale"),
    choices: pick("choices"),
    identifies: pick("identifies"),
    personal: pick("personal"),
    optional: pick("optional"),
    compute: pick("compute"),
    rollUp: pick("rollUp"),
    prefill: pick("prefill"),
  };
}

/** How large a value may be and how fine: the cell says it, else the form for its kind, else the kind. */
function makeCell(
  form: Form,
  made: Pick<Cell, "id" | "place" | "title" | "kind" | "noun" | "said" | "fact">,
): Cell {
  const { kind, said } = made;
  const limits: Readonly<Record<string, number | undefined>> = form.limits;
  return {
    ...made,
    ...shapeOf(kind, said),
    most: said.most ?? limits[kind.name] ?? kind.limits.most,
    options: optionsOf(form, said),
  };
}

function shapeOf(kind: Kind, said: Said): Pick<Cell, "label" | "digits" | "scale" | "identifies"> {
  return {
    label: said.label ?? null,
    digits: said.digits ?? usualDigits(kind),
    scale: said.scale ?? null,
    identifies: said.identifies ?? null,
  };
}

function optionsOf(form: Form, { choices }: Said): readonly Option[] {
  return choices === undefined ? [] : (form.choices?.[choices] ?? []);
}

/** What "không" means in a cell: none of it, or that it stays empty where it may; null where it means nothing. */
export function noneAt({ kind, said }: Pick<Cell, "kind" | "said">): CellValue | null {
  return kind.none ?? (said.optional ? blank : null);
}

/** One digit behind the comma where a kind has any and the form says nothing. */
export function usualDigits(kind: Kind): number {
  return Math.min(1, kind.limits.digits);
}
