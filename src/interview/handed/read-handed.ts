// What a handed-over file says of one report, read as a person reads it: the one call for whoever asks. Pure.
import type { ReadFile } from "../../files/blocks.ts";
import type { Questionnaire } from "../../form/questions.ts";
import { formRows } from "./form-rows.ts";
import type { Handed } from "./handed.ts";
import { partsOf } from "./parts.ts";
import { rowsOf } from "./rows.ts";

export type Given = {
  /** The sheet that the person chose, where there was something to choose. */
  readonly sheet: string | null;
  /** The unit that the chat reports for. */
  readonly unit: { readonly name: string; readonly code: string };
  readonly now: Date;
};

/**
 * Reads a file at a questionnaire. Its cost grows with the file alone: every cell is looked at a fixed number of times.
 * Nothing of the result is written anywhere before the person says so.
 */
export function readHanded(q: Questionnaire, file: ReadFile, given: Given): Handed {
  const rows = formRows(q);
  const parts = partsOf(rows, file.blocks, given.sheet);
  const { leftOut, choose } = parts;
  const [only] = parts.read;
  const sheet =
    parts.chosen ?? (file.kind === "xlsx" && parts.read.length === 1 ? (only?.name ?? null) : null);
  return {
    choose,
    sheet,
    otherUnit: null,
    ...rowsOf(q, parts.read, given.now),
    narratives: [],
    leftOut,
    totals: [],
  };
}
