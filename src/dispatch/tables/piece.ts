// A table as it is read: its grid and head, and the lines around it. A shape.
import type { Line } from "../placed.ts";
import type { Grid } from "./grid.ts";
import type { Head } from "./head.ts";

/** One table with the lines around it: the head of the first, the rows of all pieces it was cut into. */
export type Piece = {
  readonly at: number;
  readonly grid: Grid;
  readonly head: Head;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
};
