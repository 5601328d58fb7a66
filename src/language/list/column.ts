// The columns of a list as whoever reads its lines knows them, and what a line says in them. Types only.
import type { AmbiguityReason, RefusalReason } from "../reading.ts";
import type { CellValue, Given } from "../row-reading.ts";
import type { Said } from "../said.ts";

/** What a text is in one column. */
export type CellRead =
  | { readonly type: "value"; readonly value: CellValue }
  /** It may be one of these. */
  | { readonly type: "unsure"; readonly values: readonly CellValue[]; readonly reason: AmbiguityReason }
  | { readonly type: "later" }
  | { readonly type: "refused"; readonly reason: RefusalReason };

export type ListColumn = {
  readonly id: string;
  /** What it is called, each name in bare words: "ngay sinh". */
  readonly names: readonly string[];
  /** It may be left empty. */
  readonly optional: boolean;
  /** It takes any words, so that being read there says nothing of a text. */
  readonly words: boolean;
  read(said: Said): CellRead;
};

/** A list as whoever reads its lines knows it. */
export type ListSheet = {
  /** What is typed, in its order. */
  readonly columns: readonly ListColumn[];
  /** All that a sheet of it prints. */
  readonly printed: readonly PrintedColumn[];
  /** What the columns are called that nobody types. */
  readonly workedOut: readonly string[];
  /** What the list is called, in bare words: a line of them is its title. */
  readonly title: string;
};

/** `column` is null of what is worked out, which nobody types. */
export type PrintedColumn = {
  readonly names: readonly string[];
  readonly title: string;
  readonly column: ListColumn | null;
};

/** One part of a line that is not read: in its column, or (null) because nothing says in which column it belongs. */
export type Unread = { readonly column: string | null; readonly said: string };

/** What one line of a message says. */
export type LineSaid = {
  readonly said: string;
  readonly given: Given;
  readonly unread: readonly Unread[];
  /** False of what may be a line of which most is missing, or no line at all. */
  readonly sure: boolean;
  /** It has fewer parts than the list has columns, and they do not say which they are. */
  readonly fewer: boolean;
  /** One part is missing, and it may be that of any of these columns; `given`: what the others are then. */
  readonly lacks: readonly Lack[];
};

export type Lack = { readonly column: string; readonly given: Given };

/** Why a line of a message is none of the list's. */
export type NoLine = {
  readonly said: string;
  readonly why: "surplus" | "not-understood" | "total" | "spoken";
};

/** A column of a pasted sheet that is not taken: worked out here, or none of the list's. */
export type LeftColumn = { readonly title: string; readonly workedOut: boolean };
