// Blocks of a file as a test writes them: sheets and tables of plain values, and paragraphs.
import type {
  Block,
  FileCell,
  FileParagraph,
  FileTable,
  FileValue,
  ReadFile,
} from "../../../src/files/blocks.ts";

/** A cell: blank, a text, a number, or anything a file may hold; with what it covers. */
export type Put =
  | null
  | string
  | number
  | {
      readonly value: FileValue;
      readonly shown?: string;
      readonly across?: number;
      readonly down?: number;
      readonly links?: readonly string[];
      readonly formula?: true;
    };

type Of = {
  readonly seen?: "visible" | "hidden" | "very-hidden";
  readonly head?: number;
  /** Numbers of rows, as the file shows them, that nobody sees. */
  readonly hidden?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

/** A sheet of a workbook. */
export function sheet(name: string, rows: readonly (readonly Put[])[], of: Of = {}): FileTable {
  return { ...table(rows, of), sheet: { name, seen: of.seen ?? "visible" } };
}

/** A table of a document. */
export function table(
  rows: readonly (readonly Put[])[],
  { head = 0, hidden = [], hiddenColumns = [] }: Of = {},
): FileTable {
  const filled = rows.flatMap((row, at) => {
    const cells = row.flatMap((put, column) => (put === null || put === "" ? [] : [cell(put, column)]));
    const no = at + 1;
    return cells.length === 0
      ? []
      : [{ no, cells, ...(hidden.includes(no) ? { hidden: true as const } : {}) }];
  });
  return { type: "table", sheet: null, rows: filled, head, hiddenColumns: [...hiddenColumns] };
}

function cell(put: Exclude<Put, null>, column: number): FileCell {
  const one = { column, across: 1, down: 1 };
  if (typeof put === "string") return { ...one, value: { type: "text", text: put }, shown: put };
  if (typeof put === "number")
    return { ...one, value: { type: "number", number: put }, shown: String(put).replace(".", ",") };
  const { value, across = 1, down = 1 } = put;
  const links = put.links ? { links: [...put.links] } : {};
  return {
    column,
    across,
    down,
    value,
    shown: put.shown ?? shownOf(value),
    ...links,
    ...(put.formula ? { formula: true } : {}),
  };
}

function shownOf(value: FileValue): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "number":
      return String(value.number);
    case "date":
      return value.day.split("-").reverse().join("/");
    case "truth":
      return value.is ? "TRUE" : "FALSE";
    case "error":
      return value.code;
    default:
      return "";
  }
}

/** A text over several columns. */
export function wide(text: string, across: number): Put {
  return { value: { type: "text", text }, across };
}

/** A number with what is shown of it. */
export function shown(number: number, as: string): Put {
  return { value: { type: "number", number }, shown: as };
}

/** A paragraph; "1. Tên" with `number` where the program counts by itself. */
export function paragraph(text: string, of: Partial<FileParagraph> = {}): FileParagraph {
  return { type: "paragraph", text, number: null, level: null, bold: false, centred: false, ...of };
}

export function file(kind: ReadFile["kind"], blocks: readonly Block[]): ReadFile {
  return { kind, blocks: [...blocks], letters: null, left: [] };
}
