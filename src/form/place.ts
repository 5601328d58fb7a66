// The one file that makes places and takes them apart: nothing else knows that their parts stand between slashes. Pure.

/**
 * Where one value goes, by ids: `item`, `item/cell`, `item/note`, `item/row/column`, `item/row/note`, `item/row/gate`;
 * of a list `stem/lines` (how many lines it has, once it is closed) and `stem/line/column`.
 * The stem of a question is what its places begin with: `item` or `item/row`.
 */
export type Place = string;

/**
 * Ids that no form may give to a column or a cell: the remark beside a question's values, the question before a
 * heading's rows, and the number of a list's lines.
 */
export const reservedIds: readonly string[] = ["note", "gate", "lines"];

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

/** The ids of which a place is made, the item's first. */
export function partsOf(place: Place): readonly string[] {
  return place.split("/");
}

/** What a place of more than one part begins with: the row's stem, or the item. */
export function stemOf(place: Place): string {
  return place.slice(0, Math.max(place.lastIndexOf("/"), 0));
}

/** Whether a remark stands at a place. */
export function isNotePlace(place: Place): boolean {
  return place.includes("/") && columnOf(place) === "note";
}

/** Whether a question or a place lies in the table of this item. */
export function isInTable(place: Place, itemId: string): boolean {
  return place.startsWith(`${itemId}/`);
}

/** Where a list is closed: the number of its lines, 0 for none. */
export function linesPlace(stem: string): Place {
  return `${stem}/lines`;
}

/** Whether the number of a list's lines stands at a place. */
export function isLinesPlace(place: Place): boolean {
  return place.includes("/") && columnOf(place) === "lines";
}

/**
 * The id of a new line, never used again in its report: the report's revision at which it is written, and which of that
 * message's lines it is, counted from 1.
 */
export function lineId(rev: number, at: number): string {
  return `l${rev}_${at}`;
}

/** Messages number their lines from 1 and have fewer; pages number theirs from here on. */
const firstOfPages = 1_000_000;
/** One page offers no more empty lines than these, and a script adds none beyond them. */
const mostOfPage = 10_000;

/**
 * The id of an empty line that a page offers, before anything is written there: whatever is posted for it twice is one
 * line. `page` is a number of its own for each page.
 */
export function pageLineId(rev: number, page: number, at: number): string {
  return lineId(rev, firstOfPages + page * mostOfPage + at);
}

/** Whether a line was first offered empty by a page. */
export function isPageLine(id: string): boolean {
  return isLineId(id) && orderOf(id)[1] >= firstOfPages;
}

/** The place of one cell of a list's line. */
export function linePlace(stem: string, line: string, column: string): Place {
  return `${stem}/${line}/${column}`;
}

/** Of a cell of a list's line the column, `list/column`, by which a form asks it; any other place is itself. */
export function columnPlace(place: Place): Place {
  const line = lineOf(place);
  return line ? cellPlace(line.stem, columnOf(place)) : place;
}

/** What the places of a list's line begin with. */
export function lineStem(stem: string, line: string): Place {
  return `${stem}/${line}`;
}

/** The line and the list's stem of what its places begin with; null of any other place. */
export function lineOfStem(place: Place): ReturnType<typeof lineOf> {
  return lineOf(`${place}/`);
}

/** The line and the list's stem, of a place in a list's line; null of any other. */
export function lineOf(place: Place): { readonly stem: string; readonly line: string } | null {
  const parts = place.split("/");
  const line = parts.at(-2) ?? "";
  return parts.length > 2 && isLineId(line) ? { stem: parts.slice(0, -2).join("/"), line } : null;
}

/** Lines in the order in which they were written. */
export function compareLines(one: string, other: string): number {
  const [a, b] = [orderOf(one), orderOf(other)];
  return a[0] - b[0] || a[1] - b[1];
}

/** Whether an id is one that lines get. */
export function isLineId(id: string): boolean {
  return /^l\d+_\d+$/.test(id);
}

function orderOf(line: string): readonly [number, number] {
  const [rev = "0", at = "0"] = line.slice(1).split("_");
  return [Number(rev), Number(at)];
}
