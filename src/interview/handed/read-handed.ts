// What a handed-over file says of one report, read as a person reads it: the one call for whoever asks. Pure.
import type { ReadFile } from "../../files/blocks.ts";
import type { Questionnaire } from "../../form/question.ts";
import { formRows } from "./form-rows.ts";
import type { Handed, LeftOut } from "./handed.ts";
import { linesOf } from "./lines.ts";
import { listsOf } from "./lists.ts";
import { looseRows } from "./loose-rows.ts";
import { mostLines, outlineIn } from "./narratives.ts";
import { ownBlocks } from "./own-blocks.ts";
import { type LeftOutTable, type Part, partsOf } from "./parts.ts";
import { proofsOf } from "./proofs.ts";
import { rowsOf } from "./rows.ts";
import { totalsOf } from "./totals.ts";
import { readUnder } from "./under.ts";
import { otherUnitIn } from "./unit.ts";
import { workedOutOf } from "./worked-out.ts";

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
export function readHanded(q: Questionnaire, whole: ReadFile, given: Given): Handed {
  const file = ownBlocks(whole);
  const parts = partsOf(formRows(q), file.blocks, given.sheet);
  if (parts.choose.length > 0) return { ...nothing, choose: parts.choose, leftOut: told(parts.leftOut) };
  const lines = linesOf(file.blocks, parts.read, parts.chosen !== null);
  const outline = outlineIn(q, lines);
  const under = readUnder(q, outline.under, given.now);
  // Beside a table lines of figures are its summary; without one they are the rows.
  const loose = parts.read.length === 0 ? looseRows(q, outline.loose, given.now) : [];
  const proofs = proofsOf(q, parts.read, given.now);
  const rows = rowsOf(q, parts.read, [...under.figures, ...loose, ...proofs.lines], given.now);
  const lists = listsOf(q, parts.read, under.lists, given.now);
  const names = [...sheetNames(parts.read, parts.chosen), ...outline.before];
  return {
    choose: [],
    sheet: parts.chosen ?? sheetRead(parts.read, file),
    otherUnit: otherUnitIn(names, given.unit),
    ...rows,
    unplaced: [...rows.unplaced, ...under.unplaced, ...proofs.unplaced, ...lists.unplaced],
    narratives: under.narratives,
    lists: lists.lists,
    leftOut: told(parts.leftOut.filter(({ table }) => !outline.tables.has(table))),
    totals: [...totalsOf(parts.read, rows.rows), ...workedOutOf(q, parts.read, rows.rows), ...lists.totals],
    left: outline.whole ? parts.left : [...parts.left, { what: "paragraphs", most: mostLines, where: null }],
  };
}

function told(tables: readonly LeftOutTable[]): readonly LeftOut[] {
  return tables.map(({ name, why }) => ({ name, why }));
}

const nothing: Handed = {
  choose: [],
  sheet: null,
  otherUnit: null,
  rows: [],
  dashes: [],
  blanks: [],
  narratives: [],
  lists: [],
  unplaced: [],
  leftOut: [],
  totals: [],
  left: [],
};

/** The sheets that are read, where the file has more than one. */
function sheetRead(parts: readonly Part[], { blocks }: ReadFile): string | null {
  const sheets = blocks.filter((block) => block.type === "table" && block.sheet !== null);
  const names = sheetsOf(parts);
  return sheets.length > 1 && names.length > 0 ? names.join(", ") : null;
}

function sheetsOf(parts: readonly Part[]): readonly string[] {
  const names = parts.flatMap(({ tables }) => tables.flatMap(({ table }) => table.sheet?.name ?? []));
  return [...new Set(names)];
}

/** A sheet is often called by its unit; one that was chosen by its name is named enough. */
function sheetNames(parts: readonly Part[], chosen: string | null): readonly string[] {
  const names = chosen === null ? sheetsOf(parts) : [];
  return names.length === 1 ? names : [];
}
