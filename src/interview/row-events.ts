// What happens to rows that are to be looked at again. Types only.
import type { RowOutcome } from "./returned-rows.ts";

/** Such a row is settled; `proposedBy`: whose value it was that the unit agreed to. */
export type RowSettled = {
  readonly type: "row-settled";
  readonly id: string;
  readonly outcome: RowOutcome;
  readonly proposedBy: number | null;
};

/** Rows that nobody asked to be looked at again: nothing is recorded there. None are named where all of them were meant. */
export type RowsClosed = { readonly type: "rows-closed"; readonly nos: readonly string[] };
