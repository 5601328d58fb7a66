// What a file says, whoever wrote it: paragraphs, and tables as grids of typed cells. A shape with its schema; knows no form.
import { z } from "zod";

/**
 * What a cell holds, as its file keeps it: a number stays a number until somebody knows what the cell is for. Texts are
 * NFC, without anything invisible; their lines are parted by "\n" and blanks inside a line are single.
 */
const cellValue = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("number"), number: z.number() }),
  /** A calendar day ("2022-10-15"): a number whose format is one of a date. */
  z.strictObject({ type: z.literal("date"), day: z.iso.date() }),
  z.strictObject({ type: z.literal("truth"), is: z.boolean() }),
  /** "#N/A", "#DIV/0!". */
  z.strictObject({ type: z.literal("error"), code: z.string() }),
  /** A formula that no program has worked out. */
  z.strictObject({ type: z.literal("unworked") }),
]);
export type FileValue = z.infer<typeof cellValue>;

/** One filled cell of a grid. What a merge covers, and what is blank, is absent. */
const gridCell = z.strictObject({
  /** Counted from 0, in the grid: a row that begins further right has no cells before. */
  column: z.int(),
  /** Columns and rows that it covers; 1 of an ordinary cell. */
  across: z.int(),
  down: z.int(),
  value: cellValue,
  /** What a person sees there: "001" of the number 1 under the format 000. Of a text the text. */
  shown: z.string(),
  /** Its value was worked out from others. */
  formula: z.literal(true).exactOptional(),
  /** That formula, where it is short: "C9+D9". */
  written: z.string().exactOptional(),
  bold: z.literal(true).exactOptional(),
  /** Addresses of the web that lie behind its words. */
  links: z.array(z.string()).exactOptional(),
});
export type FileCell = z.infer<typeof gridCell>;

const gridRow = z.strictObject({
  /** The number that the spreadsheet shows; in a document counted from 1. */
  no: z.int(),
  /** Hidden by hand or by a filter. */
  hidden: z.literal(true).exactOptional(),
  /** In the order of their columns; a row of the grid that holds nothing is left out. */
  cells: z.array(gridCell),
});
export type FileRow = z.infer<typeof gridRow>;

const sheet = z.strictObject({
  name: z.string(),
  seen: z.enum(["visible", "hidden", "very-hidden"]),
});

const table = z.strictObject({
  type: z.literal("table"),
  /** The sheet of a workbook, which is one table; null in documents, texts and pastes without one. */
  sheet: sheet.nullable(),
  rows: z.array(gridRow),
  /** How many rows from the top the file itself declares to be head; 0 where it declares none. */
  head: z.int(),
  /** Columns that nobody sees. */
  hiddenColumns: z.array(z.int()),
});
export type FileTable = z.infer<typeof table>;

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  text: z.string(),
  /** The number that the program prints before it and that is no part of the text: "1.2.", "a)", "-". */
  number: z.string().nullable(),
  /** The level of a heading or of a numbered paragraph, from 0; null of plain text. */
  level: z.int().nullable(),
  /** All of its text is bold. */
  bold: z.boolean(),
  centred: z.boolean(),
});
export type FileParagraph = z.infer<typeof paragraph>;

/** Something that lies in the file and was not read, to be told. `where`: a sheet's name, where there is one. */
const left = z.strictObject({
  what: z.enum(["rows", "columns", "sheets", "paragraphs", "tables", "letters"]),
  /** How many were read before. */
  most: z.int(),
  where: z.string().nullable(),
});
export type FileLeft = z.infer<typeof left>;

/** Old Vietnamese encodings whose letters were turned into today's. */
export const oldLetters = ["tcvn3", "vni", "cp1258"] as const;

export const readFileSchema = z.strictObject({
  /** What it truly was, whatever it was called. */
  kind: z.enum(["xlsx", "docx", "csv", "txt", "paste"]),
  /** In the order in which a reader meets them. A table inside a cell stands behind the table around it. */
  blocks: z.array(z.discriminatedUnion("type", [paragraph, table])),
  letters: z.enum(oldLetters).nullable(),
  left: z.array(left),
});
export type ReadFile = z.infer<typeof readFileSchema>;
export type Block = ReadFile["blocks"][number];
