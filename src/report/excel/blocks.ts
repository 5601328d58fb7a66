// A form's tables as a sheet shows them; the narrative's own numbers make one more table. Pure; knows forms only.
import type { Cell } from "../../form/cells.ts";
import type { Form, Row, Section, Table } from "../../form/form.ts";
import { itemsOf } from "../../form/items.ts";
import { unitOf } from "../../form/kinds/money-words.ts";
import { cellPlace, linesPlace, notePlace, type Place, rowStem } from "../../form/place.ts";
import { type FormCell, formCells } from "../form-cells.ts";
import { type NumberPlace, numberAt, numberPlaces } from "../places.ts";
import type { WorkbookLabels } from "./labels.ts";

export type Line = {
  readonly id: string;
  readonly stt: string;
  /** What people call the row: "1.7"; empty on totals. */
  readonly label: string;
  readonly text: string;
  readonly unit: string;
  /** What the paper prints in its constant columns. */
  readonly given: readonly (string | number | null)[];
  /** The number and text of its heading; null without one. */
  readonly heading: string | null;
  readonly role: Row["role"];
  /** One for each column; null where the row has no number there that is added up. */
  readonly cells: readonly (NumberPlace | null)[];
  /** One for each column: what the form says of the cell, number or not; null where it has none. */
  readonly parts: readonly (FormCell | null)[];
  /** Of a row with lines beneath it: which of the table's columns it has, in the order of its own. */
  readonly columns: readonly number[];
  /** One for each column: whether the paper crosses it out. */
  readonly crossed: readonly boolean[];
  /** The place under each column, number or not. */
  readonly places: readonly Place[];
  readonly note: Place;
};

export type BlockColumn = {
  readonly id: string;
  readonly title: string;
  /** The headings above the title, the highest first. */
  readonly under: readonly string[];
};

export type Block = {
  readonly itemId: string | null;
  /** Before its title in lists of sheets: its number in the form. */
  readonly no: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly head: Table["head"];
  readonly constants: readonly string[];
  readonly columns: readonly BlockColumn[];
  readonly lines: readonly Line[];
  /** Of a list, which has no lines of its own: its columns' cells, and what is added up of them. */
  readonly list: {
    readonly noun: string;
    readonly cells: readonly FormCell[];
    readonly sums: readonly NumberPlace[];
  } | null;
  readonly printed: NonNullable<Table["printed"]>;
};

/** The tables of a form, then the numbers that stand outside them; at least one block, possibly without lines. */
export function blocksOf(form: Form, words: WorkbookLabels["items"]): readonly Block[] {
  const tables = itemsOf(form).flatMap(({ section, item }) =>
    item.table ? [tableBlock(form, section, item.id, item.no, item.table)] : [],
  );
  const items = itemsBlock(form, words);
  return items.lines.length > 0 || tables.length === 0 ? [...tables, items] : tables;
}

function tableBlock(form: Form, section: Section, itemId: string, no: string, table: Table): Block {
  const cells = new Map(formCells(form).map((of) => [of.cell.place, of]));
  return {
    itemId,
    no: numberIn(section, no),
    title: table.title,
    subtitle: table.subtitle ?? null,
    head: table.head,
    constants: (table.constants ?? []).map(({ title }) => title),
    columns: table.columns.map(({ id, title, under = [] }) => ({ id, title, under })),
    lines: table.list ? [] : table.rows.map((row) => tableLine(form, section, itemId, table, row, cells)),
    list: table.list
      ? {
          noun: table.list.noun,
          cells: table.columns.flatMap(({ id }) => cells.get(cellPlace(itemId, id)) ?? []),
          sums: [linesPlace(itemId), ...table.columns.map(({ id }) => cellPlace(itemId, id))].flatMap(
            (place) => numberAt(form, place) ?? [],
          ),
        }
      : null,
    printed: table.printed ?? {},
  };
}

function tableLine(
  form: Form,
  section: Section,
  itemId: string,
  table: Table,
  row: Row,
  cells: ReadonlyMap<Place, FormCell>,
): Line {
  const stem = rowStem(itemId, row.id);
  const places = table.columns.map(({ id }) => cellPlace(stem, id));
  return {
    id: row.id,
    stt: row.stt,
    label: numberIn(section, row.label),
    text: row.text,
    unit: row.unit,
    given: (table.constants ?? []).map(({ id }) => row.given?.[id] ?? null),
    heading: headingOf(table, row.parent),
    role: row.role,
    cells: places.map((place) => numberAt(form, place) ?? null),
    parts: places.map((place) => cells.get(place) ?? null),
    columns: row.columns.map((id) => table.columns.findIndex((column) => column.id === id)),
    crossed: table.columns.map(({ id }) => row.crossed?.includes(id) ?? false),
    places,
    note: notePlace(stem),
  };
}

/** A number in a part with numbers of its own bears the part's name: "B2.3". */
function numberIn({ part }: Section, no: string): string {
  return part === undefined || no === "" ? no : `${part}.${no}`;
}

function headingOf(table: Table, parentId: string | null): string | null {
  const parent = table.rows.find((row) => row.id === parentId);
  return parent ? [parent.stt, parent.text].filter((part) => part !== "").join(". ") : null;
}

/** How a blank of a sentence is named beside the sentence. */
function blankName({ noun, label }: Cell): string {
  return label ?? noun;
}

function itemsBlock(form: Form, words: WorkbookLabels["items"]): Block {
  const items = new Map(itemsOf(form).map(({ item }) => [item.id, item]));
  return {
    itemId: null,
    no: "",
    title: words.title,
    subtitle: null,
    head: { stt: words.stt, text: words.text, unit: words.unit, quantity: words.quantity, note: words.note },
    constants: [],
    columns: [{ id: "amount", title: words.amount, under: [] }],
    lines: numberPlaces(form).flatMap((place): Line[] => {
      const { from } = place;
      if (!from || from.table) return [];
      const { item, section, cell } = from;
      const parent = item.parent ? items.get(item.parent) : undefined;
      const text = parent ? `${parent.text} \u2013 ${item.text}` : item.text;
      const no = numberIn(section, item.no);
      return [
        {
          id: item.id,
          stt: no,
          label: no,
          text: item.kind === "figures" ? `${text} \u2013 ${blankName(cell)}` : text,
          // Money is printed in what the form asks it in, which the reader of a total must know.
          unit: cell.noun === "" && cell.scale !== null ? unitOf(cell.scale) : cell.noun,
          given: [],
          heading: null,
          role: "input",
          cells: [place],
          parts: [from],
          columns: [0],
          crossed: [false],
          places: [place.place],
          note: notePlace(item.id),
        },
      ];
    }),
    list: null,
    printed: {},
  };
}
