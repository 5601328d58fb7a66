// Which of a file's tables are the report: parts of one, or several that say different things of the same rows. Pure.
import type { Block, FileLeft, FileTable } from "../../files/blocks.ts";
import { tableName } from "../../files/words/titles.ts";
import { isBlank, isDash, isFigure, toldOf } from "./cell-signs.ts";
import type { Head } from "./columns.ts";
import { looseFigures } from "./figures.ts";
import type { FormRows } from "./form-rows.ts";
import type { Room, TableRead } from "./found.ts";
import type { LeftOut } from "./handed.ts";
import { readTable } from "./table.ts";

/** A table with what went on below it without titles of its own. */
export type Part = {
  readonly name: string;
  readonly tables: readonly TableRead[];
  /** What it says of each row of the form. */
  readonly says: ReadonlyMap<string, string>;
};

export type Parts = {
  /** Read together. */
  readonly read: readonly Part[];
  /** One of them has to be chosen by its name. */
  readonly choose: readonly string[];
  readonly chosen: string | null;
  readonly leftOut: readonly LeftOutTable[];
  /** Tables of which only the first rows were read. */
  readonly left: readonly FileLeft[];
};

/** With its table: what lies in a layout table is no table to anybody once its text was read. */
export type LeftOutTable = LeftOut & { readonly table: FileTable };

/** Reads every visible table; `sheet` is what the person chose, where there was something to choose. */
export function partsOf(rows: FormRows, blocks: readonly Block[], sheet: string | null): Parts {
  const reader = new Reader(rows);
  for (const [at, block] of blocks.entries()) {
    if (block.type === "table") reader.take(block, nameOf(block, blocks, at));
  }
  return { ...chosenOf(reader.parts, sheet, reader.leftOut), left: reader.left };
}

class Reader {
  readonly leftOut: LeftOutTable[] = [];
  readonly left: FileLeft[] = [];
  readonly parts: Part[] = [];
  readonly #rows: FormRows;
  readonly #names = new Set<string>();
  #carried: Head | null = null;
  #room: Room = { rows: mostRows, titles: mostTitles };

  constructor(rows: FormRows) {
    this.#rows = rows;
  }

  take(table: FileTable, called: string): void {
    const name = unique(called, this.parts.length + this.leftOut.length + 1, this.#names);
    if (table.sheet && table.sheet.seen !== "visible") {
      this.leftOut.push({ name, why: "hidden", table });
      return;
    }
    const most = Math.min(this.#room.rows, table.rows.length);
    const read = readTable(this.#rows, table, { name: called, carried: this.#carried, room: this.#room });
    this.#room = { rows: this.#room.rows - most, titles: this.#room.titles - read.titles };
    if (isReport(read)) this.#keep(name, read);
    else if (isWorthTelling(read)) this.leftOut.push({ name, why: "no-rows", table });
    if (most < table.rows.length) this.left.push({ what: "rows", most, where: name });
  }

  #keep(name: string, read: TableRead): void {
    this.#carried = read.head;
    const above = this.parts.at(-1);
    if (above && !read.ownHead && read.head !== null) this.parts.splice(-1, 1, grown(above, read));
    else this.parts.push(grown({ name, tables: [], says: new Map() }, read));
  }
}

/** No report is longer: a form has some hundred rows, a compiled book of eighty schools eighty times fifty. */
const mostRows = 4_000;
/** A sheet of a compiled book has some thirty columns under its titles, in two or three rows. */
const mostTitles = 6_000;

function grown(part: Part, read: TableRead): Part {
  const says = new Map(part.says);
  for (const { row, cells, head } of read.rows) {
    const figures = looseFigures(cells, head).filter((cell) => !isBlank(cell) && !isDash(cell.shown));
    if (cells.hidden || figures.length === 0 || row.row.role !== "input") continue;
    if (!says.has(row.id)) says.set(row.id, figures.map(toldOf).join(" / "));
  }
  // Tables of a document go on with a list; two sheets that have it otherwise are two reports.
  if (read.table.sheet) for (const [id, lines] of linesSaid(read)) says.set(id, (says.get(id) ?? "") + lines);
  return { ...part, tables: [...part.tables, read], says };
}

/** What a table says of each list: all that its lines show. */
function linesSaid({ lines }: TableRead): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { ids, cells } of lines.filter((line) => !line.beside && !line.cells.hidden)) {
    const shown = cells.cells.map(({ shown: one }) => one).join("\t");
    for (const id of ids) said.set(id, `${said.get(id) ?? ""}${shown}\n`);
  }
  return said;
}

/**
 * Parts that name no row twice are one report. Where rows repeat with other figures the person chooses, by name: last
 * year's sheet, or one of the schools in a compiled book, is nobody's to guess. In a workbook nothing is then read
 * beside the chosen sheet; a part without a row that is said otherwise elsewhere belongs to a document all the same.
 */
function chosenOf(
  parts: readonly Part[],
  sheet: string | null,
  leftOut: readonly LeftOutTable[],
): Omit<Parts, "left"> {
  const different = conflicting(parts);
  if (different.size === 0) return { read: parts, choose: [], chosen: null, leftOut };
  const rivals = parts.filter((part) => different.has(part));
  const chosen = rivals.find(({ name }) => name === sheet);
  const beside = parts.filter(
    (part) => !different.has(part) && part.tables.every(({ table }) => table.sheet === null),
  );
  if (!chosen) return { read: [], choose: apart(rivals).map(({ name }) => name), chosen: null, leftOut };
  const read = parts.filter((part) => part === chosen || beside.includes(part));
  const others = parts
    .filter((part) => !read.includes(part))
    .flatMap(({ name, tables }) =>
      tables.slice(0, 1).map(({ table }) => ({ name, why: "other-sheet" as const, table })),
    );
  return { read, choose: [], chosen: chosen.name, leftOut: [...leftOut, ...others] };
}

/** The parts that say of some row what another says otherwise. */
function conflicting(parts: readonly Part[]): ReadonlySet<Part> {
  const byRow = new Map<string, Part[]>();
  for (const part of parts) {
    for (const id of part.says.keys()) {
      const known = byRow.get(id);
      if (known) known.push(part);
      else byRow.set(id, [part]);
    }
  }
  const found = new Set<Part>();
  for (const [id, own] of byRow) {
    if (new Set(own.map(({ says }) => says.get(id))).size > 1) for (const part of own) found.add(part);
  }
  return found;
}

/** A sheet with the same figures twice is one. */
function apart(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter(({ says }) => {
    const all = JSON.stringify([...says].sort(([one], [other]) => (one < other ? -1 : 1)));
    const fresh = !seen.has(all);
    seen.add(all);
    return fresh;
  });
}

/** A sheet by its name; a table of a document by the line above it, else by its turn. */
function nameOf(table: FileTable, blocks: readonly Block[], at: number): string {
  if (table.sheet) return table.sheet.name;
  const above = blocks[at - 1];
  const line = above?.type === "paragraph" ? above.text.replace(/\s+/gu, " ").trim() : "";
  return line !== "" && line.length <= longestName ? line : "";
}

const longestName = 80;

function unique(name: string, turn: number, names: Set<string>): string {
  const plain = name === "" ? tableName(turn) : name;
  const own = names.has(plain) ? `${plain} (${tableName(turn)})` : plain;
  names.add(own);
  return own;
}

/** A sheet that holds something, or a table of figures: letterheads and signatures are no tables to anybody. */
function isWorthTelling({ table }: TableRead): boolean {
  const filled = table.rows.flatMap(({ cells }) => cells);
  const figures = filled.filter(
    (cell) => cell.value.type === "number" || /^\s*[\d.,]+\s*$/u.test(cell.shown),
  );
  return table.rows.length > 1 && figures.some(isFigure);
}

/** Rows of the form stand in it, known for sure or with figures; or lines of its lists. */
function isReport({ rows, lines }: TableRead): boolean {
  return (
    lines.length > 0 ||
    rows.some(
      ({ row, sure, cells, head }) =>
        row.row.role === "input" && (sure || looseFigures(cells, head).some((cell) => !isBlank(cell))),
    )
  );
}
