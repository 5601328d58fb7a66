// A sheet of the officer's workbook before any program writes it: lines of cells with how they look. Pure shapes.

/** How a cell looks: what is asked of the officer, what only helps to read, and how sure a guess is. */
export type Look = "plain" | "grey" | "head" | "title" | "total" | "heading" | "shaded" | "guessed" | "look";

export type BookCell = {
  readonly text: string;
  readonly look: Look;
  /** The sentence of the dispatch it came from. */
  readonly note?: string;
  readonly across?: number;
  readonly down?: number;
  /** What may be chosen there, by the column of the sheet of lists. */
  readonly list?: ListName;
  /** Where it leads: a sheet and a cell. */
  readonly to?: { readonly sheet: string; readonly cell: string };
};

export const listNames = ["kind", "role", "aggregate", "does", "yesNo"] as const;
export type ListName = (typeof listNames)[number];

export type BookSheet = {
  readonly name: string;
  /** In letters. */
  readonly widths: readonly number[];
  /** How many lines and columns stay when the rest scrolls. */
  readonly frozen?: { readonly lines: number; readonly columns: number };
  readonly lines: readonly (readonly BookCell[])[];
};

export function cell(
  text: string,
  look: Look = "plain",
  more: Omit<BookCell, "text" | "look"> = {},
): BookCell {
  return { text, look, ...more };
}
