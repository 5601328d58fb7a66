// What the sheets of a handed-over workbook say, kept until the file is taken back.
import { z } from "zod";
import { upgrade, versioned } from "../../versioned.ts";

/** Sheets of rows of cells. */
const cells = z.array(z.array(z.array(z.string())));
export type Cells = z.infer<typeof cells>;

/** Before there was a `v` the sheets stood there bare. */
export const cellsShape = versioned<Cells>(
  "sheets of an upload",
  z.strictObject({ sheets: cells }).transform(({ sheets }) => sheets),
  [upgrade(cells, (sheets) => ({ sheets }))],
  (sheets) => ({ sheets }),
);
