// The dispatch of 2022 as Word documents of other hands, and as it comes from a clipboard: made of its text.
import { readFileSync } from "node:fs";
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from "docx";

const text = readFileSync(new URL("dispatch-2022.txt", import.meta.url), "utf8");

type Piece =
  | { readonly type: "line"; readonly text: string }
  | { readonly type: "table"; readonly rows: readonly (readonly string[])[] };

/** Lines and tables as they follow each other; the rules drawn under titles and rows that hold nothing left out. */
function pieces(): readonly Piece[] {
  const found: Piece[] = [];
  let rows: string[][] | null = null;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (!line.startsWith("|")) {
      rows = null;
      if (line !== "") found.push({ type: "line", text: line.replace(/\*/gu, "") });
      continue;
    }
    if (/^\|[-|]+\|$/u.test(line)) continue;
    const cells = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) {
      rows = null;
      continue;
    }
    if (rows === null) {
      rows = [];
      found.push({ type: "table", rows });
    }
    rows.push(cells);
  }
  return found;
}

type How = {
  /** The head's cells merged as Word merges them, or left empty as they were typed. */
  readonly merged: boolean;
  /** The table in the two pieces of its two pages, or in one. */
  readonly cut: boolean;
  /** Numbers of the outline by Word, or typed. */
  readonly numbered: boolean;
  /** The row that was typed one cell too far to the left, or where it belongs. */
  readonly shifted: boolean;
};

/** The document's bytes. */
export async function document2022(how: How): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [];
  let tables: string[][] = [];
  const flush = () => {
    if (tables.length > 0) children.push(tableOf(tables, how));
    tables = [];
  };
  let outline = false;
  for (const piece of pieces()) {
    if (piece.type === "table") {
      const rows = piece.rows.map((row) => (how.shifted ? [...row] : unshifted(row)));
      if (how.cut) flush();
      tables.push(...rows);
      continue;
    }
    flush();
    outline ||= piece.text.startsWith("I. ");
    children.push(
      outline && how.numbered ? numbered(piece.text) : new Paragraph({ children: [run(piece.text)] }),
    );
  }
  flush();
  const levels = [
    { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1.", alignment: AlignmentType.START },
    { level: 1, format: LevelFormat.DECIMAL, text: "%2.", alignment: AlignmentType.START },
    { level: 2, format: LevelFormat.BULLET, text: "-", alignment: AlignmentType.START },
  ];
  const made = new Document({
    numbering: { config: [{ reference: "outline", levels }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(made));
}

/** What Word or a browser puts on the clipboard of it. */
export function html2022(): string {
  const body = pieces().map((piece) =>
    piece.type === "line"
      ? `<p>${escaped(piece.text)}</p>`
      : `<table>${piece.rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`)
          .join("")}</table>`,
  );
  return `<html><body>${body.join("")}</body></html>`;
}

function escaped(said: string): string {
  return said.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function run(said: string): TextRun {
  return new TextRun({ text: said, bold: /^[IVX]+\. |^MẪU|^BÁO CÁO/u.test(said) });
}

/** The number typed before a line as a level of Word's own numbering. */
function numbered(said: string): Paragraph {
  const [, big, small, dash, rest = said] = /^(?:([IVX]+)\. |(\d)\. |(- ))?(.*)$/u.exec(said) ?? [];
  const level = big ? 0 : small ? 1 : dash ? 2 : null;
  const children = [run(big ? `${rest}` : rest)];
  return level === null
    ? new Paragraph({ children })
    : new Paragraph({ children, numbering: { reference: "outline", level } });
}

/** The words of the one row that stand under the number, back under the words. */
function unshifted(row: readonly string[]): string[] {
  const [first = ""] = row;
  return first.length > 4 ? ["", ...row.slice(0, -1)] : [...row];
}

function tableOf(rows: readonly (readonly string[])[], { merged }: How): Table {
  return new Table({
    rows: rows.map((row, no) => new TableRow({ children: cellsOf(row, no, rows, merged) })),
  });
}

/** A head of two rows merged: what is empty beneath a title belongs to it, and what is empty beside "Số lượng" too. */
function cellsOf(
  row: readonly string[],
  no: number,
  rows: readonly (readonly string[])[],
  merged: boolean,
): TableCell[] {
  const isHead = merged && rows[0]?.[0] === "STT" && no < 2;
  const cells: TableCell[] = [];
  for (let at = 0; at < row.length; at++) {
    const children = [new Paragraph(row[at] ?? "")];
    if (!isHead) {
      cells.push(new TableCell({ children }));
      continue;
    }
    const wide = no === 0 && row[at] !== "" && row[at + 1] === "";
    const tall = !wide && (no === 0 ? rows[1]?.[at] === "" : row[at] === "");
    const verticalMerge = no === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
    cells.push(
      new TableCell({ children, ...(wide ? { columnSpan: 2 } : {}), ...(tall ? { verticalMerge } : {}) }),
    );
    if (wide) at += 1;
  }
  return cells;
}
