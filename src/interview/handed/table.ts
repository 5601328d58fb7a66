// One table of a file, read down: heads, headings, rows of the form, and lines with figures that are none. Pure.
import type { FileRow, FileTable } from "../../files/blocks.ts";
import { totalLines } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { tablesOf } from "../../form/items.ts";
import { type Head, headOf, mostColumns } from "./columns.ts";
import { type FormRow, type FormRows, rowsWithin } from "./form-rows.ts";
import type { FoundRow, OtherLine, Room, TableRead } from "./found.ts";
import type { Spot } from "./handed.ts";
import { rowsNumbered } from "./label.ts";
import { numberOf, wordingsOf } from "./line-words.ts";
import { type Match, matchRow } from "./match-row.ts";
import { tablesNamed } from "./named-tables.ts";
import { OwnLines } from "./own-lines.ts";
import { measureAbove } from "./scale.ts";
import { goesOn, isNumberLine, numbersItself, onlyText, wordingColumns } from "./table-signs.ts";
import { isTitles } from "./title-rows.ts";
import { beginsWith, phrasesOf, type Words, wordsIn } from "./words.ts";

const totals = phrasesOf(totalLines);
/** A head has no more rows than this. */
const mostHeadRows = 5;
/** Of one table: what comes after so many is no head any more. */
const mostTitles = 400;

/**
 * Reads a table. `name`: the line above it, or its sheet's name; `carried`: the columns of the table before it, which
 * hold where this one has no titles of its own.
 */
export function readTable(
  rows: FormRows,
  table: FileTable,
  { name, carried, room }: { readonly name: string; readonly carried: Head | null; readonly room: Room },
): TableRead {
  const lines = table.rows.slice(0, room.rows);
  const reader = new Reader(rows, { ...table, rows: lines }, carried, Math.min(room.titles, mostTitles));
  reader.call(name);
  for (const [at, row] of lines.entries()) reader.take(row, at);
  return { ...reader.result(), table };
}

class Reader {
  readonly #rows: FormRows;
  readonly #own: OwnLines;
  readonly #texts: FileRow[] = [];
  /** The rows that lines may be: of the tables whose titles stand above. */
  #near: FormRows;
  /** The tables that the last title names. */
  #named: readonly Table[] = [];
  /** What the last line of a measure above says: "ĐVT: triệu đồng". */
  #measure: number | null = null;
  readonly #table: FileTable;
  readonly #tables;
  readonly #hidden: ReadonlySet<number>;
  readonly #ownNumbers: boolean;
  readonly #wordingColumns: ReadonlySet<number>;
  readonly #found: FoundRow[] = [];
  readonly #others: OtherLine[] = [];
  #head: Head | null;
  #headRows: FileRow[] = [];
  #ownHead = false;
  #titles = 0;
  readonly #mostTitles: number;
  #above = 0;
  #group: string | null = null;
  #dotted = false;

  constructor(rows: FormRows, table: FileTable, carried: Head | null, mostTitles: number) {
    this.#mostTitles = mostTitles;
    this.#rows = rows;
    this.#near = rows;
    this.#table = table;
    const tables = tablesOf(rows.q.form);
    this.#tables = tables.map((one) => one.table);
    this.#own = new OwnLines(tables);
    this.#hidden = new Set(table.hiddenColumns);
    this.#ownNumbers = numbersItself(rows, table);
    this.#wordingColumns = wordingColumns(rows, table);
    this.#head = carried && goesOn(table, carried) ? carried : null;
    this.#narrow();
  }

  /** What stands above the table may name it. */
  call(name: string): void {
    const named = tablesNamed(this.#rows.q.form, name);
    if (named.length > 0) [this.#named, this.#measure] = [named, null];
    this.#measure = measureAbove(name) ?? this.#measure;
  }

  /** Which of the form's tables goes on, by the titles and by what stands above them. */
  #narrow(): void {
    const own = this.#head?.of ?? this.#tables;
    const named = own.filter((table) => this.#named.includes(table));
    const tables = named.length > 0 ? named : own;
    this.#near = rowsWithin(this.#rows, tables);
    this.#own.titled(this.#head?.of ? tables : []);
  }

  #readHead(numbers: FileRow | null): void {
    const head = headOf(this.#headRows, {
      tables: this.#tables,
      hidden: this.#hidden,
      years: this.#rows.years,
      wordings: this.#wordingColumns,
      numbers,
      answers: this.#rows.answers,
    });
    this.#head = { ...head, above: this.#measure };
    this.#narrow();
  }

  take(row: FileRow, at: number): void {
    if (this.#isHead(row, at)) {
      if (this.#headRows.length === 0 && !this.#ownHead) this.#begin(at);
      this.#headRows.push(row);
      this.#titles += row.cells.reduce((sum, { across }) => sum + Math.min(across, mostColumns), 0);
      this.#ownHead = true;
      this.#readHead(null);
      return;
    }
    if (this.#headRows.length > 0 && isNumberLine(row)) {
      this.#readHead(row);
      return;
    }
    this.#headRows = [];
    const text = onlyText(row);
    if (text) this.call(text.shown);
    if (text && this.#ownHead) this.#texts.push(row);
    const around = { rows: this.#near, head: this.#head, spot: this.#spot(row) };
    if (!this.#own.take(this.#seen(row), text, around)) this.#line(row);
  }

  /** What stands above the first titles are no rows, unless those of the table before hold there. */
  #begin(at: number): void {
    if (this.#head) return;
    this.#above = at;
    this.#found.length = 0;
    this.#others.length = 0;
    this.#own.clear();
    this.#group = null;
  }

  #isHead(row: FileRow, at: number): boolean {
    if (this.#headRows.length >= mostHeadRows || this.#titles >= this.#mostTitles) return false;
    if (this.#headRows.length > 0 && isNumberLine(row)) return false;
    // Some programs call every row of a table its head.
    if (at < this.#table.head) return true;
    const above = this.#headRows.length > 0 ? this.#head : null;
    const below = this.#table.rows[at + 1] ?? null;
    if (!this.#own.mayTitle(row.cells, this.#headRows)) return false;
    return isTitles(row, { tables: this.#tables, rows: this.#near, above, below });
  }

  #line(whole: FileRow): void {
    const row = this.#seen(whole);
    const said = wordingsOf(row, this.#head);
    const label = numberOf(row, this.#head);
    const read: { text: string; match: Match | null }[] = said.map(({ text, words, label: own }, at) => {
      // The number of a line belongs to its first words: a heading beside the row it stands over.
      const match = this.#match(words, own ?? (at === 0 ? label : null));
      if (match?.type === "row" && match.row.row.role === "heading") this.#group = match.row.row.label;
      return { text, match };
    });
    if (read.length === 0 && label) read.push({ text: "", match: this.#match(noWords, label) });
    const rows = read.filter(({ match }) => match?.type === "row");
    const input = rows.find(({ match }) => match?.row.row.role !== "heading");
    const best = input ?? rows[0];
    if (best?.match?.type === "row") this.#keep(row, best.text, best.match);
    else this.#other(row, read, said, label);
    const name = [label?.label ?? "", ...said.map(({ text }) => text)]
      .filter((part) => part !== "")
      .join(" ");
    if (row !== whole) this.#unseen(whole, name);
  }

  #match(words: Words, label: { readonly label: string; readonly lossy: boolean } | null): Match | null {
    const rows = label && !this.#ownNumbers ? this.#numbered(label) : null;
    const alone = label !== null && !(label.lossy && (rows?.length ?? 0) > 1);
    return matchRow(this.#near, words, { rows, alone }, this.#group);
  }

  /** What of a line a person sees. */
  #seen(row: FileRow): FileRow {
    const cells = row.cells.filter(({ column }) => !this.#hidden.has(column));
    return cells.length === row.cells.length ? row : { ...row, cells };
  }

  #unseen(row: FileRow, name: string): void {
    const cells = row.cells.filter(({ column }) => this.#hidden.has(column));
    const [group, spot] = [this.#group, this.#spot(row)];
    this.#others.push({ what: "hidden", cells: { ...row, cells }, head: null, name, group, spot });
  }

  #keep(row: FileRow, text: string, match: Extract<Match, { type: "row" }>): void {
    const { group } = match.row;
    if (match.sure && group !== null) this.#group = group;
    else if (match.sure && match.row.row.role === "input") this.#group = null;
    this.#found.push({
      row: match.row,
      sure: match.sure,
      cells: row,
      head: this.#head,
      wording: text,
      spot: this.#spot(row),
    });
    this.#own.beneath(match.row, row, { head: this.#head, spot: this.#spot(row) });
  }

  #other(
    row: FileRow,
    read: readonly { readonly match: Match | null }[],
    said: readonly { readonly text: string; readonly words: Words }[],
    label: { readonly label: string } | null,
  ): void {
    const isTotal = said.some(({ words }) => beginsWith(words, totals));
    const contradicts = read.some(({ match }) => match?.type === "contradicts");
    const words = said.map(({ text }) => text).join(" ");
    this.#others.push({
      what: contradicts ? "contradicts" : isTotal ? "total" : "unknown",
      cells: row,
      head: this.#head,
      name: [label?.label ?? "", words].filter((part) => part !== "").join(" "),
      group: this.#group,
      spot: this.#spot(row),
    });
  }

  #numbered({ label, lossy }: { readonly label: string; readonly lossy: boolean }): readonly FormRow[] {
    // Where "1.7" is written out, 2 is the form's own 2 and not 1.2.
    if (label.includes(".")) this.#dotted = true;
    return rowsNumbered(this.#near, label, lossy, this.#dotted ? null : this.#group);
  }

  #spot({ no }: FileRow): Spot {
    return { sheet: this.#table.sheet?.name ?? null, row: no };
  }

  result(): Omit<TableRead, "table"> {
    return {
      rows: this.#found,
      others: this.#others,
      ...this.#own.found(),
      texts: this.#texts,
      head: this.#head,
      ownHead: this.#ownHead,
      titles: this.#titles,
      above: this.#above,
    };
  }
}

const noWords: Words = { ...wordsIn(""), list: [] };
