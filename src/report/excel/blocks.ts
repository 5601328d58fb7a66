// A form's tables as a sheet shows them; the narrative's own numbers make one more table. Pure; knows forms only.
import type { Form, Row, Table } from "../../form/form.ts";
import { itemsOf } from "../../form/items.ts";
import { cellPlace, notePlace, type Place, rowStem } from "../../form/place.ts";
import { type NumberPlace, numberPlaces } from "../places.ts";
import type { WorkbookLabels } from "./labels.ts";

export type Line = {
  readonly stt: string;
  /** What people call the row: "1.7"; empty on totals. */
  readonly label: string;
  readonly text: string;
  readonly unit: string;
  /** The number and text of its heading; null without one. */
  readonly heading: string | null;
  readonly role: Row["role"];
  /** One cell for each column; null where the row has no number there. */
  readonly cells: readonly (NumberPlace | null)[];
  /** The place under each column, number or not. */
  readonly places: readonly Place[];
  readonly note: Place;
};

export type Block = {
  readonly itemId: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly head: Table["head"];
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly lines: readonly Line[];
};

/** The tables of a form, then the numbers that stand outside them; at least one block, possibly without lines. */
export function blocksOf(form: Form, words: WorkbookLabels["items"]): readonly Block[] {
  const tables = itemsOf(form).flatMap(({ item }) =>
    item.table ? [tableBlock(form, item.id, item.table)] : [],
  );
  const items = itemsBlock(form, words);
  return items.lines.length > 0 || tables.length === 0 ? [...tables, items] : tables;
}

function tableBlock(form: Form, itemId: string, table: Table): Block {
  const places = new Map(numberPlaces(form).map((place) => [place.place, place]));
  return {
    itemId,
    title: table.title,
    subtitle: table.subtitle ?? null,
    head: table.head,
    columns: table.columns,
    lines: table.rows.map((row) => ({
      stt: row.stt,
      label: row.label,
      text: row.text,
      unit: row.unit,
      heading: headingOf(table, row.parent),
      role: row.role,
      cells: table.columns.map((column) => places.get(cellPlace(rowStem(itemId, row.id), column.id)) ?? null),
      places: table.columns.map((column) => cellPlace(rowStem(itemId, row.id), column.id)),
      note: notePlace(rowStem(itemId, row.id)),
    })),
  };
}

function headingOf(table: Table, parentId: string | null): string | null {
  const parent = table.rows.find((row) => row.id === parentId);
  return parent ? [parent.stt, parent.text].filter((part) => part !== "").join(". ") : null;
}

function itemsBlock(form: Form, words: WorkbookLabels["items"]): Block {
  const itemIds = new Map(itemsOf(form).map(({ item }) => [item.id, item]));
  return {
    itemId: null,
    title: words.title,
    subtitle: null,
    head: { stt: words.stt, text: words.text, unit: words.unit, quantity: words.quantity, note: words.note },
    columns: [{ id: "amount", title: words.amount }],
    lines: numberPlaces(form).flatMap((place) => {
      const item = itemIds.get(place.place);
      if (!item) return [];
      const parent = item.parent ? itemIds.get(item.parent) : undefined;
      return [
        {
          stt: item.no,
          label: item.no,
          text: parent ? `${parent.text} \u2013 ${item.text}` : item.text,
          unit: item.noun ?? "",
          heading: null,
          role: "input",
          cells: [place],
          places: [place.place],
          note: notePlace(item.id),
        } as const,
      ];
    }),
  };
}
