// Texts side by side as one row of a grid. Pure.
import type { FileRow } from "../blocks.ts";
import { tidy } from "../tidy.ts";

/** The row; what is blank is left out. */
export function rowOf(no: number, texts: readonly string[]): FileRow {
  const cells = texts.flatMap((said, column) => {
    const text = tidy(said);
    return text === ""
      ? []
      : [{ column, across: 1, down: 1, value: { type: "text" as const, text }, shown: text }];
  });
  return { no, cells };
}
