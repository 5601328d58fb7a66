// The one file that makes places and takes them apart: nothing else knows that their parts stand between slashes. Pure.

/**
 * Where one value goes, by ids: `item`, `item/note`, `item/row/column`, `item/row/note`, `item/row/gate`.
 * The stem of a question is what its places begin with: `item` or `item/row`.
 */
export type Place = string;

/** Column ids that no form may give: the remark beside a question's values, and the question before a heading's rows. */
export const reservedIds: readonly string[] = ["note", "gate"];

/** The stem of a row's places, which is the row's question's id: `item/row`. */
export function rowStem(itemId: string, rowId: string): string {
  return `${itemId}/${rowId}`;
}

/** The place of one cell of a row. */
export function cellPlace(stem: string, column: string): Place {
  return `${stem}/${column}`;
}

/** The place of the remark on a question, by the question's stem. */
export function notePlace(stem: string): Place {
  return `${stem}/note`;
}

/** The place of the yes or no that settles all rows under a heading, by the heading's stem. */
export function gatePlace(stem: string): Place {
  return `${stem}/gate`;
}

/** The last part of a place: a cell's column, "note" or "gate"; an item's own place is its id. */
export function columnOf(place: Place): string {
  return place.slice(place.lastIndexOf("/") + 1);
}

/** Whether a remark stands at a place. */
export function isNotePlace(place: Place): boolean {
  return place.includes("/") && columnOf(place) === "note";
}

/** Whether a gate's yes or no stands at a place. */
export function isGatePlace(place: Place): boolean {
  return place.includes("/") && columnOf(place) === "gate";
}

/** Whether a question or a place lies in the table of this item. */
export function isInTable(place: Place, itemId: string): boolean {
  return place.startsWith(`${itemId}/`);
}
