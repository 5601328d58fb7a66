// Gathers what a reader meets in a document or a paste into blocks, within limits. Knows no file format.
import type { Block, FileCell, FileLeft, FileParagraph, FileRow, FileTable, FileValue } from "./blocks.ts";
import { UnreadableFile } from "./unreadable.ts";
import { webAddress } from "./web-address.ts";

/** What a report or a dispatch never has more of; what lies beyond is not read, and said. */
export const mostOfDocument = {
  /** Outside of tables. */
  paragraphs: 20_000,
  tables: 500,
  /** In all tables together. */
  rows: 20_000,
  cells: 200_000,
  /** Of one table. */
  columns: 256,
  letters: 2_000_000,
} as const;
/** Of one cell. */
const mostLinks = 20;
/** Tables within tables; layout takes two or three. */
const mostNested = 20;

/** Where a cell stands in its row, and how what it shows is typed. */
export type CellPlace = {
  readonly column: number;
  readonly across: number;
  readonly down: number;
  /** What the file keeps beside the words that it shows; null where the words are all. */
  readonly typed?: (shown: string) => FileValue | null;
  readonly formula?: boolean;
};

type OpenTable = {
  readonly table: FileTable;
  row: FileRow | null;
  /** The number of the row that came last. */
  no: number;
  /** Every row so far said that it is head. */
  onlyHead: boolean;
  /** The open cell with its own paragraphs and the tables in it, as they come. */
  cell: { readonly place: CellPlace; readonly blocks: Block[]; readonly links: string[] } | null;
  /** Tables within cells: they stand behind this one. */
  readonly inner: Block[];
  /** Cells that hold anything, and what the only one holds. */
  filled: number;
  only: readonly Block[];
};

/** What was gathered: blocks in their order, and what was left. */
export type GatheredBlocks = { readonly blocks: Block[]; readonly left: FileLeft[] };

export class Gatherer {
  readonly #page: Block[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #left = new Map<FileLeft["what"], number>();
  #paragraphs = 0;
  #tableCount = 0;
  #rows = 0;
  #cells = 0;
  #letters = 0;

  /** No more letters are kept: they need not be read. */
  get isFull(): boolean {
    return this.#left.has("letters");
  }

  /** A paragraph of the page or of the open cell; one without text counts in a cell alone, where its number is seen. */
  paragraph(said: Omit<FileParagraph, "type">): void {
    const open = this.#tables.at(-1);
    if (said.text === "" && (said.number === null || open === undefined)) return;
    // Between the cells of a table stands nothing that anybody sees.
    const into = open === undefined ? this.#page : open.cell?.blocks;
    if (into === undefined) return;
    if (into === this.#page && !this.#counts("paragraphs", ++this.#paragraphs)) return;
    const text = this.#within(said.text, said.number);
    if (text !== null) into.push({ type: "paragraph", ...said, text });
  }

  /** @throws UnreadableFile when tables stand in tables deeper than any layout. */
  openTable(): void {
    if (this.#tables.length >= mostNested) throw new UnreadableFile({ type: "too-much", what: "depth" });
    this.#tables.push({
      table: { type: "table", sheet: null, rows: [], head: 0, hiddenColumns: [] },
      row: null,
      no: 0,
      onlyHead: true,
      cell: null,
      inner: [],
      filled: 0,
      only: [],
    });
  }

  openRow(row: { readonly head: boolean; readonly hidden: boolean }): void {
    const open = this.#tables.at(-1);
    if (open === undefined) return;
    open.no += 1;
    open.onlyHead &&= row.head;
    if (open.onlyHead) open.table.head = open.no;
    open.row = row.hidden ? { no: open.no, hidden: true, cells: [] } : { no: open.no, cells: [] };
  }

  openCell(place: CellPlace): void {
    const open = this.#tables.at(-1);
    if (open?.row) open.cell = { place, blocks: [], links: [] };
  }

  /** Letters of the open cell lead somewhere. */
  addLink(target: string): void {
    const links = this.#tables.at(-1)?.cell?.links;
    const address = webAddress(target);
    if (links === undefined || address === null || links.includes(address)) return;
    if (links.length < mostLinks && this.#within(address, null) === address) links.push(address);
  }

  /** Ends the cell. Gives what it became where it holds anything, to be made longer by what a merge adds later. */
  closeCell(): FileCell | null {
    const open = this.#tables.at(-1);
    if (!open?.cell || open.row === null) return null;
    const { place, blocks, links } = open.cell;
    open.cell = null;
    const nested = blocks.filter((block) => block.type === "table");
    open.inner.push(...nested);
    const cell = cellOf(place, blocks, links);
    if (cell === null && nested.length === 0) return null;
    open.filled += 1;
    open.only = open.filled === 1 ? blocks : [];
    if (cell === null || !this.#has(cell)) return null;
    open.row.cells.push(cell);
    return cell;
  }

  closeRow(): void {
    const open = this.#tables.at(-1);
    if (!open?.row) return;
    const { row } = open;
    open.row = null;
    if (row.cells.length > 0 && this.#counts("rows", ++this.#rows)) open.table.rows.push(row);
  }

  hideColumn(column: number): void {
    if (column < mostOfDocument.columns) this.#tables.at(-1)?.table.hiddenColumns.push(column);
  }

  closeTable(): void {
    const open = this.#tables.pop();
    if (open === undefined) return;
    const outer = this.#tables.at(-1);
    const into = outer === undefined ? this.#page : outer.cell?.blocks;
    for (const block of blocksOf(open)) {
      if (block !== open.table || this.#counts("tables", ++this.#tableCount)) into?.push(block);
    }
  }

  finish(): GatheredBlocks {
    while (this.#tables.length > 0) {
      this.closeCell();
      this.closeRow();
      this.closeTable();
    }
    return {
      blocks: this.#page,
      left: [...this.#left].map(([what, most]) => ({ what, most, where: null })),
    };
  }

  /** The text as far as there is room for it; null where there is none. */
  #within(text: string, number: string | null): string | null {
    const room = mostOfDocument.letters - this.#letters;
    this.#letters += text.length + (number?.length ?? 0);
    if (this.#counts("letters", this.#letters)) return text;
    return room > 0 ? text.slice(0, room) : null;
  }

  /** Whether there is room for the cell, in its row and in all. */
  #has(cell: FileCell): boolean {
    if (!this.#counts("columns", cell.column + 1)) return false;
    this.#cells += 1;
    if (this.#cells > mostOfDocument.cells) {
      this.#leave("rows", this.#rows);
      return false;
    }
    cell.across = Math.min(cell.across, mostOfDocument.columns - cell.column);
    return true;
  }

  #counts(what: Exclude<keyof typeof mostOfDocument, "cells">, count: number): boolean {
    if (count <= mostOfDocument[what]) return true;
    this.#leave(what, mostOfDocument[what]);
    return false;
  }

  #leave(what: FileLeft["what"], most: number): void {
    if (!this.#left.has(what)) this.#left.set(what, most);
  }
}

/** What stands in a cell; null where nothing does. A paragraph's own number is seen there like its text. */
function cellOf(place: CellPlace, blocks: readonly Block[], links: readonly string[]): FileCell | null {
  const paragraphs = blocks.filter((block) => block.type === "paragraph");
  if (paragraphs.length === 0) return null;
  const shown = paragraphs.map(({ number, text }) => [number ?? "", text].join(" ").trim()).join("\n");
  const worded = paragraphs.filter(({ text }) => text !== "");
  return {
    column: place.column,
    across: place.across,
    down: place.down,
    value: place.typed?.(shown) ?? { type: "text", text: shown },
    shown,
    ...(place.formula === true ? { formula: true as const } : {}),
    ...(worded.length > 0 && worded.every(({ bold }) => bold) ? { bold: true as const } : {}),
    ...(links.length > 0 ? { links: [...links] } : {}),
  };
}

/** A table of one filled cell only frames what stands in it; one without any is none. */
function blocksOf({ table, filled, only, inner, no }: OpenTable): readonly Block[] {
  const [first] = table.rows;
  const framed = first === undefined || (!first.hidden && first.cells[0]?.value.type === "text");
  if (filled <= 1 && framed) return only;
  for (const row of table.rows) {
    for (const cell of row.cells) cell.down = Math.min(cell.down, no - row.no + 1);
  }
  return table.rows.length === 0 ? inner : [table, ...inner];
}
