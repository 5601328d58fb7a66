// What a grid shows, row by row: rows of the form, lines of lists, and where a list ends. Types only.
import type { Place } from "../../form/place.ts";
import type { GridBox } from "./grid-box.ts";

export type GridCell =
  | { readonly type: "crossed" }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "computed"; readonly place: Place; readonly text: string }
  | ({ readonly type: "box" } & GridBox);

export type GridDoubt = { readonly words: string; readonly key: string; readonly asksReason: boolean };

/** A row of the form. */
export type GridOwnRow = {
  /** The row's stem: its question's id. */
  readonly id: string;
  readonly no: string;
  readonly text: string;
  readonly hint: string | null;
  readonly role: "heading" | "total" | "asked";
  /** The revision at which it was changed last; 0 of what is not asked. */
  readonly rev: number;
  readonly cells: readonly GridCell[];
  /** What is doubted of the row as a whole. */
  readonly doubt: GridDoubt | null;
};

/** A line of a list. */
export type GridLine = {
  readonly role: "line";
  /** What its places begin with. */
  readonly id: Place;
  readonly list: string;
  /** What a line is called: "người". */
  readonly noun: string;
  /** Its number as the chat counts it; null of one that does not stand. */
  readonly no: number | null;
  /** "begun": something was typed there, and it is not recorded. */
  readonly state: "standing" | "begun" | "empty";
  readonly rev: number;
  readonly cells: readonly GridCell[];
  /** What is said of the whole line. */
  readonly says: string | null;
};

/** The end of a list: how far it is, and that it can be closed. */
export type GridLinesEnd = {
  readonly role: "lines-end";
  /** The list's question. */
  readonly id: string;
  /** Its lines that stand or were begun, by what their places begin with, in their order. */
  readonly order: readonly Place[];
  /** How many lines it takes. */
  readonly most: number;
  readonly says: readonly string[];
  /** Why it cannot be closed as it stands. */
  readonly why: string | null;
  /** What closes it; null once it is closed. */
  readonly close: string | null;
};

export type GridRow = GridOwnRow | GridLine | GridLinesEnd;
