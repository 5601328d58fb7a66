// What became of a handed-over file, kept until the file is taken back: what it says, or why it was not read.
import { z } from "zod";
import { type FileTable, readFileSchema } from "../../files/blocks.ts";
import { trueKinds, unreadableSchema } from "../../files/unreadable.ts";
import type { FileOutcome, UploadOutcome } from "../../interview/handed/handed.ts";
import { asItIs, upgrade, versioned } from "../../versioned.ts";

const one = [
  z.strictObject({ type: z.literal("read"), file: readFileSchema }),
  z.strictObject({ type: z.literal("unreadable"), why: unreadableSchema }),
  z.strictObject({ type: z.literal("kept"), kind: z.enum(trueKinds) }),
] as const;
const file = z.discriminatedUnion("type", [...one]);
const outcome = z.discriminatedUnion("type", [
  ...one,
  z.strictObject({
    type: z.literal("bundle"),
    files: z.array(z.strictObject({ name: z.string(), outcome: file })),
  }),
]);

/** Sheets of rows of the texts in their cells. */
const texts = z.array(z.array(z.array(z.string())));
type Texts = z.infer<typeof texts>;

/**
 * Version 1 knew the texts alone, and before there was a `v` they stood there bare; the third knows the addresses behind
 * a cell's words, the fourth the files of an archive.
 */
export const outcomeShape = versioned<UploadOutcome>("outcome of an upload", outcome, [
  upgrade(texts, (sheets) => ({ sheets })),
  upgrade(z.strictObject({ sheets: texts }), ({ sheets }) => outcomeOf(sheets)),
  asItIs,
  asItIs,
]);

/** Nobody kept what kind of file it was, and what its sheets were called. */
function outcomeOf(sheets: Texts): FileOutcome {
  return { type: "read", file: { kind: "xlsx", blocks: sheets.map(tableOf), letters: null, left: [] } };
}

function tableOf(rows: Texts[number]): FileTable {
  return {
    type: "table",
    sheet: null,
    rows: rows.map((cells, at) => ({
      no: at + 1,
      cells: cells.flatMap((text, column) =>
        text === "" ? [] : [{ column, across: 1, down: 1, value: { type: "text", text }, shown: text }],
      ),
    })),
    head: 0,
    hiddenColumns: [],
  };
}
