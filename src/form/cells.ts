// The cells of a form: where each value goes, of which kind it is and what that kind may know of it. Pure.
import type { Form, Item, Row, Table } from "./form.ts";
import { type KindName, kinds } from "./kinds/index.ts";
import { anyKind, type CellOf, type Kind } from "./kinds/kind.ts";
import { factKind } from "./kinds/yes-no.ts";
import { cellPlace, columnOf, notePlace, type Place } from "./place.ts";

/** One value of a question: where it goes, and what its kind may know of it. */
export type Cell = CellOf & {
  /** By this its value is known while the others are still missing: its column, or the item. */
  readonly id: string;
  readonly place: Place;
  readonly kind: Kind;
};

const fact = anyKind(factKind);

/** The only cell of a narrative item. */
export function itemCell(form: Form, item: Item, kind: KindName): Cell {
  const { id, noun = "" } = item;
  return {
    id,
    place: id,
    kind: kinds[kind],
    noun,
    label: null,
    ...boundsOf(form, kinds[kind], item),
    fact: null,
  };
}

/** The cells of a row; of free words, which stand in no column, the one where the row's remark stands. */
export function rowCells(form: Form, stem: string, table: Table, row: Row, asFact: Cell["fact"]): Cell[] {
  if (row.columns.length === 0 && row.kind !== undefined) {
    const kind = kinds[row.kind];
    const place = notePlace(stem);
    return [
      {
        id: columnOf(place),
        place,
        kind,
        noun: row.unit,
        label: null,
        ...boundsOf(form, kind, {}),
        fact: null,
      },
    ];
  }
  return row.columns.map((column): Cell => {
    const { kind, noun, label, ...bounds } = cellOf(table, row, column);
    return {
      id: column,
      place: cellPlace(stem, column),
      kind: asFact ? fact : kind,
      noun,
      label,
      ...boundsOf(form, kind, bounds),
      fact: asFact,
    };
  });
}

/** What stands in one cell of a table: the row says it, else the column, else it is a count in the row's unit. */
export function cellOf(
  table: Table,
  row: Row,
  column: string,
): Pick<Cell, "kind" | "noun" | "label" | "digits"> & { readonly most: number | undefined } {
  const of = table.columns.find(({ id }) => id === column);
  const own = row.cells?.[column];
  const kind = kinds[own?.kind ?? row.kind ?? of?.kind ?? "count"];
  return {
    kind,
    noun: own?.noun ?? of?.noun ?? row.unit,
    label: own?.label ?? of?.label ?? null,
    digits: own?.digits ?? of?.digits ?? usualDigits(kind),
    most: own?.most ?? of?.most,
  };
}

/** How large a value may be and how fine: the cell says it, else the form for its kind, else the kind. */
function boundsOf(
  form: Form,
  kind: Kind,
  { digits, most }: { readonly digits?: number | undefined; readonly most?: number | undefined },
): Pick<Cell, "digits" | "most"> {
  const limits: Readonly<Record<string, number | undefined>> = form.limits;
  return {
    digits: digits ?? usualDigits(kind),
    most: most ?? limits[kind.name] ?? kind.limits.most,
  };
}

/** One digit behind the comma where a kind has any and the form says nothing. */
export function usualDigits(kind: Kind): number {
  return Math.min(1, kind.limits.digits);
}
