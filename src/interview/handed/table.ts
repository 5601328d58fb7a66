// One table of a file, read down: heads, headings, rows of the form, and lines with figures that are none. Pure.
import type { FileCell, FileRow, FileTable } from "../../files/blocks.ts";
import { titles, totalLines } from "../../files/words/titles.ts";
import { tablesOf } from "../../form/items.ts";
import { hasMeasure } from "../reading/measures-said.ts";
import { figureColumns, type Head, headOf, mostColumns, roleOf } from "./columns.ts";
import type { FormRow, FormRows } from "./form-rows.ts";
import type { Spot } from "./handed.ts";
import { cutLabel, labelOfCell, rowsNumbered } from "./label.ts";
import { type Match, matchRow, rowWorded } from "./match-row.ts";
import { covers, goesOn, isNumberLine, isTitle, isWord, mostWordings, numbersItself } from "./table-signs.ts";
import { beginsWith, isPhrase, phrasesOf, type Words, wordsIn } from "./words.ts";

/** A line of a file that is a row of the form. */
export type FoundRow = {
  readonly row: FormRow;
  /** Its words leave no doubt which row it is. */
  readonly sure: boolean;
  readonly cells: FileRow;
  readonly head: Head | null;
  readonly wording: string;
  readonly spot: Spot;
};

/** A line that is none, or none for sure. */
export type OtherLine = {
  readonly what: "unknown" | "contradicts" | "total" | "hidden";
  readonly cells: FileRow;
  readonly head: Head | null;
  readonly name: string;
  /** The heading it stands under. */
  readonly group: string | null;
  readonly spot: Spot;
};

export type TableRead = {
  readonly table: FileTable;
  readonly rows: readonly FoundRow[];
  readonly others: readonly OtherLine[];
  readonly head: Head | null;
  /** It has titles of its own; without them it goes on where the table above ended. */
  readonly ownHead: boolean;
  /** Columns that its titles stand over, row by row. */
  readonly titles: number;
  /** How many rows stand above its titles: letterhead and narratives of a sheet. */
  readonly above: number;
};

const totals = phrasesOf(totalLines);
const numberTitles = phrasesOf(titles.number);
/** A head has no more rows than this. */
const mostHeadRows = 5;
/** Of one table: what comes after so many is no head any more. */
const mostTitles = 400;

/** How much of a table is looked at: rows, and columns that titles stand over, row by row. */
export type Room = { readonly rows: number; readonly titles: number };

/** Reads a table. `carried`: the columns of the table before it, which hold where this one has no titles of its own. */
export function readTable(rows: FormRows, table: FileTable, carried: Head | null, room: Room): TableRead {
  const lines = table.rows.slice(0, room.rows);
  const reader = new Reader(rows, { ...table, rows: lines }, carried, Math.min(room.titles, mostTitles));
  for (const [at, row] of lines.entries()) reader.take(row, at);
  return { ...reader.result(), table };
}

class Reader {
  readonly #rows: FormRows;
  readonly #table: FileTable;
  readonly #tables;
  readonly #hidden: ReadonlySet<number>;
  readonly #ownNumbers: boolean;
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
    this.#table = table;
    this.#tables = tablesOf(rows.q.form).map((one) => one.table);
    this.#hidden = new Set(table.hiddenColumns);
    this.#ownNumbers = numbersItself(rows, table);
    this.#head = carried && goesOn(table, carried) ? carried : null;
  }

  take(row: FileRow, at: number): void {
    if (this.#isHead(row, at)) {
      if (this.#headRows.length === 0 && !this.#ownHead) this.#begin(at);
      this.#headRows.push(row);
      this.#titles += row.cells.reduce((sum, { across }) => sum + Math.min(across, mostColumns), 0);
      this.#ownHead = true;
      this.#head = headOf(this.#headRows, this.#tables, this.#hidden, this.#rows.years);
      return;
    }
    if (this.#headRows.length > 0 && isNumberLine(row)) return;
    this.#headRows = [];
    this.#line(row);
  }

  /** What stands above the first titles are no rows, unless those of the table before hold there. */
  #begin(at: number): void {
    if (this.#head) return;
    this.#above = at;
    this.#found.length = 0;
    this.#others.length = 0;
    this.#group = null;
  }

  /** A row of titles: two of them, each of its own kind; below it what stands under titles that have parts. */
  #isHead(row: FileRow, at: number): boolean {
    if (this.#headRows.length >= mostHeadRows || this.#titles >= this.#mostTitles) return false;
    // Some programs call every row of a table its head.
    if (at < this.#table.head) return true;
    const texts = row.cells.filter(({ value, shown }) => value.type === "text" && shown.trim() !== "");
    if (texts.length < row.cells.filter(({ shown }) => shown.trim() !== "").length) return false;
    if (texts.length === 0 || texts.some(({ shown }) => !isTitle(shown))) return false;
    if (this.#headRows.length > 0) return this.#belowTitles(texts);
    const titles = texts.flatMap(({ shown }) => roleOf(wordsIn(shown), this.#tables) ?? []);
    const kinds = new Set(titles.map((role) => (typeof role === "string" ? role : role.column)));
    const named = [...kinds].some((role) => leading.has(role));
    return kinds.size > 1 && (named || kinds.size > 2) && texts.every(({ shown }) => !this.#isRow(shown));
  }

  #belowTitles(texts: readonly FileCell[]): boolean {
    const wordings = this.#head?.text ?? [];
    return texts.every(({ column, shown }) => !wordings.includes(column) && !this.#isRow(shown));
  }

  #isRow(text: string): boolean {
    if (text.length < 4) return false;
    return rowWorded(this.#rows, wordsIn(cutLabel(text).words))?.row.role === "input";
  }

  #line(whole: FileRow): void {
    const row = this.#seen(whole);
    const said = this.#wordings(row);
    const label = this.#labelOf(row);
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
    return matchRow(this.#rows, words, { rows, alone }, this.#group);
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
    return rowsNumbered(this.#rows, label, lossy, this.#dotted ? null : this.#group);
  }

  /** The texts that may be a row's words: in the column called so, else wherever texts stand left of the figures. */
  #wordings(row: FileRow) {
    const { number = [], unit = [], note = [], text = [] } = this.#head ?? {};
    const titled = row.cells.filter((cell) => isWord(cell) && covers(cell, text));
    const figures = firstFigure(this.#head);
    const anywhere = row.cells.filter(
      (cell) => isWord(cell) && !covers(cell, [...unit, ...note]) && cell.column < figures,
    );
    const all = [...titled, ...anywhere.filter((cell) => !titled.includes(cell))];
    const numbers = number.length > 0 ? number : [];
    return all.slice(0, mostWordings).flatMap((cell) => {
      // Behind the line's number "486 quyển" is its figure.
      if (cell !== row.cells[0] && hasMeasure(cell.shown)) return [];
      // Its title over the numbers is no row: "TT" are the first letters of "Tập thể".
      if (isPhrase(wordsIn(cell.shown), numberTitles)) return [];
      if (labelOfCell(cell) !== null || (numbers.includes(cell.column) && cell.shown.length < 4)) return [];
      const { label, words } = cutLabel(cell.shown);
      const own = label === null ? null : { label, lossy: false };
      return [{ text: cell.shown, words: wordsIn(words), label: own }];
    });
  }

  #labelOf(row: FileRow): { readonly label: string; readonly lossy: boolean } | null {
    const { number = [] } = this.#head ?? {};
    const first = row.cells[0];
    const cell = number.length > 0 ? row.cells.find((one) => covers(one, number)) : first;
    return cell && cell.column < firstFigure(this.#head) ? labelOfCell(cell) : null;
  }

  #spot({ no }: FileRow): Spot {
    return { sheet: this.#table.sheet?.name ?? null, row: no };
  }

  result(): Omit<TableRead, "table"> {
    return {
      rows: this.#found,
      others: this.#others,
      head: this.#head,
      ownHead: this.#ownHead,
      titles: this.#titles,
      above: this.#above,
    };
  }
}

/** What a head has beside its figures. */
const leading: ReadonlySet<string> = new Set(["text", "number", "note"]);

const noWords: Words = { ...wordsIn(""), list: [] };

/** The first column that is called a figure's; nothing left of it is one. */
function firstFigure(head: Head | null): number {
  if (!head) return Number.POSITIVE_INFINITY;
  const all = figureColumns(head);
  return all.size > 0 ? Math.min(...all, ...head.beside) : Number.POSITIVE_INFINITY;
}
