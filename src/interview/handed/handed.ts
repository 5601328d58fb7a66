// What a handed-over file says of one report, before anybody has said that it may be taken. Types only.
import type { FileLeft, ReadFile } from "../../files/blocks.ts";
import type { TrueKind, Unreadable } from "../../files/unreadable.ts";
import type { CellRead } from "../../language/list/column.ts";
import type { Given, RowReading } from "../../language/row-reading.ts";

/** What became of a file: read, not readable, or of a kind that only lies with the report (a scan). */
export type FileOutcome =
  | { readonly type: "read"; readonly file: ReadFile }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "kept"; readonly kind: TrueKind };

/** Files of an archive, each by itself. */
export type Bundle = {
  readonly type: "bundle";
  readonly files: readonly { readonly name: string; readonly outcome: FileOutcome }[];
};

/** What became of whatever was handed over. */
export type UploadOutcome = FileOutcome | Bundle;

/** A file that was read, as it lies with a report. */
export type HandedFile = { readonly id: number; readonly name: string; readonly file: ReadFile };

/** Where something stands in a file: the sheet where there are several, and the row that a person sees there. */
export type Spot = { readonly sheet: string | null; readonly row: number };

/** A row of the form that the file fills in, by its question's id. */
export type HandedRow = {
  readonly id: string;
  /** The row's words there, as the file has them; empty where only its number stands. */
  readonly wording: string;
  /** As the file shows it, told back to the person: "02 băng rôn, 300 tờ rơi", "12 / 340". */
  readonly said: string;
  /** "value" is taken as it is; everything else is asked, with these readings where there are some. */
  readonly reading: RowReading;
  /** What is no figure at all in one of its cells: a day, TRUE, "#REF!", a formula that nobody worked out. */
  readonly odd: "date" | "truth" | "error" | "unworked" | null;
  readonly spot: Spot;
};

/** Something with figures that found no place in the report. */
export type Unplaced = {
  readonly why:
    | "unknown-row"
    | "not-asked"
    | "hidden"
    /** Text of a narrative that stands in the file once more and otherwise. */
    | "twice"
    /** Its number is of one row of the form, its words are another's. */
    | "contradicts"
    /** A figure of a row that is read, in a column where the form asks nothing of that row. */
    | "other-column"
    /** A remark, or a narrative, that is longer than one may be. */
    | "too-long"
    /** What stands where a proof should is no link. */
    | "no-link"
    /** Lines of a list, of which nothing says which of several it is. */
    | "which-list";
  /** The row's words or number, and its figures as they are shown. */
  readonly name: string;
  readonly figures: string;
  readonly spot: Spot;
};

/** A cell of a list's line that is not read for sure, by its column. */
export type UnreadCell = {
  readonly column: string;
  /** As the file shows it. */
  readonly said: string;
  readonly read: Exclude<CellRead, { type: "value" }>;
};

/** A line of a list, or beneath an open row: what is certain of it, and what is not. */
export type HandedLine = {
  readonly given: Given;
  readonly unread: readonly UnreadCell[];
  /** As the file shows it: "Máy chiếu; 2020; 10". */
  readonly said: string;
  /** Its cells stood one column beside their titles. */
  readonly shifted: boolean;
  readonly spot: Spot;
};

/** A row among a list's lines of which nothing is taken. */
export type NoListLine = {
  readonly why:
    | "hidden"
    /** Nothing says which of its cells are of which column. */
    | "unclear"
    /** Its first cell alone: perhaps a heading. */
    | "lone"
    /** Its first cell is missing: perhaps a sum. */
    | "nameless"
    /** It begins as a sum does: "Tổng số thiết bị". */
    | "sum";
  readonly said: string;
  readonly spot: Spot;
};

export type HandedList = {
  readonly id: string;
  readonly lines: readonly HandedLine[];
  readonly none: readonly NoListLine[];
  /** What stands above filled columns that the list does not have. */
  readonly others: readonly string[];
};

/** A table or sheet that was not read, and why. */
export type LeftOut = {
  readonly name: string;
  readonly why: "hidden" | "other-sheet" | "no-rows";
};

/** What the file states of what follows from its own figures, and what they do not make. */
export type OtherTotal = {
  /** A sum of rows, or a cell that is worked out from others. */
  readonly what: "sum" | "worked-out";
  readonly name: string;
  /** As the file shows it, and what its figures make. */
  readonly figures: string;
  readonly sum: string;
  readonly spot: Spot;
};

export type Handed = {
  /** Sheets (or tables) of which one has to be chosen first, by name; empty where there is nothing to choose. */
  readonly choose: readonly string[];
  /** The sheet that is read, or several that are its parts: "Phần 1, Phần 2"; null where the file has one, or none. */
  readonly sheet: string | null;
  /** Another unit's name that the file gives as its own; null where it gives none or this one. */
  readonly otherUnit: string | null;
  readonly rows: readonly HandedRow[];
  /** Questions whose cells hold a dash where figures stand: asked once, never 0 unasked. */
  readonly dashes: readonly { readonly id: string; readonly spot: Spot }[];
  /** Questions whose row stands in the file with nothing in its cells: asked once, never 0 unasked. */
  readonly blanks: readonly { readonly id: string; readonly spot: Spot }[];
  /** Narratives under the outline's headings, by their question's id. */
  readonly narratives: readonly { readonly id: string; readonly text: string; readonly heading: string }[];
  /** Lists of which something stands in the file, in the form's order. */
  readonly lists: readonly HandedList[];
  readonly unplaced: readonly Unplaced[];
  readonly leftOut: readonly LeftOut[];
  readonly totals: readonly OtherTotal[];
  /** What lies beyond what is read of one report; beside what the reader of the file left. */
  readonly left: readonly FileLeft[];
};
