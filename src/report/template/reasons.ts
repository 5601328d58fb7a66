// Why a template cannot be filled by patching, in words of code; text has the sentences. Types alone.
import type { Unreadable } from "../../files/unreadable.ts";

/** Where it is: the sheet's name and the cell as the caller gave them. */
type At = { readonly sheet: string; readonly address: string };

export type CannotFill =
  /** It is no workbook, or broken, or more than a template holds. */
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "macros" }
  | { readonly type: "signed" }
  | { readonly type: "external-links" }
  | { readonly type: "pivot" }
  /** Connections, queries, a data model. */
  | { readonly type: "data-model" }
  | { readonly type: "protected-workbook" }
  /** Any other part that is not known to stand beside changed cells unharmed. */
  | { readonly type: "unknown-part"; readonly part: string }
  | { readonly type: "no-sheet"; readonly sheet: string }
  | { readonly type: "protected-sheet"; readonly sheet: string }
  /** Rows or cells out of order, or something else between them. */
  | { readonly type: "unknown-content"; readonly sheet: string }
  /** No cell of any sheet is called so. */
  | ({ readonly type: "no-address" } & At)
  /** Two values are meant for one cell. */
  | ({ readonly type: "twice" } & At)
  /** It lies in merged cells, and is not the first of them. */
  | ({ readonly type: "covered" } & At)
  /** It lies in a table, a list of Excel's own with a head and filters. */
  | ({ readonly type: "table" } & At)
  /** It is one of several cells that one formula fills. */
  | ({ readonly type: "array-formula" } & At)
  /** Other cells take their formula from it, and that formula cannot be moved to them. */
  | ({ readonly type: "shared-formula" } & At)
  /** The text has more letters than a cell holds. */
  | ({ readonly type: "long-text" } & At);

/** Why the figures of a form do not go into its template. */
export type CannotFillForm =
  | CannotFill
  /** The form does not say where in the file a single one of its cells lies. */
  | { readonly type: "no-places" }
  /** A list has more lines than the file has room for. */
  | { readonly type: "no-room"; readonly sheet: string; readonly lines: number; readonly most: number };

/** Thrown inside this folder alone, where nothing else can be looked at after it. */
export class Unfit extends Error {
  readonly reasons: readonly CannotFill[];
  constructor(...reasons: readonly CannotFill[]) {
    super(`the template cannot be filled: ${reasons.map(({ type }) => type).join(", ")}`);
    this.reasons = reasons;
  }
}
