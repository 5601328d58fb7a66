// Where numbers stand in a form that can be added up, and key totals that name no such place. Pure.
import { cellOf, itemCells } from "./cells.ts";
import type { Form, Item, Table } from "./form.ts";
import { itemsOf } from "./items.ts";
import { isPersonal } from "./personal.ts";
import { cellPlace, linesPlace, type Place, rowStem } from "./place.ts";
import { formSpot, type Problem, problemAt } from "./problem.ts";

/** Key totals of numbers that are none, or that are about people. */
export function lintHighlights(form: Form): Problem[] {
  const places = numberPlaces(form);
  return form.highlights.flatMap(({ label, parts }) =>
    parts.flatMap(({ place }) => {
      const isNumber = places.has(place);
      if (isNumber && !isPersonal(form, place)) return [];
      const words = isNumber ? "which is personal" : "where no number stands";
      return [
        problemAt(
          formSpot(`the key total “${label}”`),
          { type: "key-total", label },
          ` names ${place}, ${words}`,
        ),
      ];
    }),
  );
}

/** Where numbers stand that can be added up: of items and their blanks, in columns of rows, totals, and of lists. */
export function numberPlaces(form: Form): ReadonlySet<Place> {
  return new Set(
    itemsOf(form).flatMap(({ item }) =>
      item.table ? tablePlaces(item.id, item.table) : itemPlaces(form, item),
    ),
  );
}

function itemPlaces(form: Form, item: Item): Place[] {
  if (item.kind === "heading" || item.kind === "table" || item.linked) return [];
  return itemCells(form, item, item.kind)
    .filter(({ kind }) => kind.total !== "none")
    .map(({ place }) => place);
}

function tablePlaces(itemId: string, table: Table): Place[] {
  const { list } = table;
  if (list) return [linesPlace(itemId), ...(list.totals ?? []).map((column) => cellPlace(itemId, column))];
  return table.rows.flatMap((row) => {
    const stem = rowStem(itemId, row.id);
    const cells = row.columns
      .filter((column) => cellOf(table, row, column).kind.total !== "none")
      .map((column) => cellPlace(stem, column));
    return row.role === "open" ? [linesPlace(stem), ...cells] : cells;
  });
}
