// One row of a file as a line of a list: each cell in the column of its title, or all of them one further where only that fits. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { totalLines } from "../../files/words/titles.ts";
import type { CellRead, ListColumn } from "../../language/list/column.ts";
import { readHeldCell } from "../reading/list-held.ts";
import { holdsSomething, toldOf } from "./cell-signs.ts";
import { cellAt, type Head } from "./columns.ts";
import type { HandedLine, NoListLine } from "./handed.ts";
import { cutLabel, labelIn } from "./label.ts";
import type { ListHead, Typed } from "./list-head.ts";
import { measureOf } from "./read-row.ts";
import { covers, isWord } from "./table-signs.ts";
import { beginsWith, phrasesOf, wordsIn } from "./words.ts";

const totals = phrasesOf(totalLines);

export type ListTable = {
  readonly head: Head;
  readonly columns: ListHead;
  /** How the text of a cell is read, by the cell's id. */
  readonly readers: ReadonlyMap<string, ListColumn>;
  readonly now: Date;
};

type Line = Pick<HandedLine, "given" | "unread" | "said" | "shifted"> & {
  /** It is counted, or nothing is missing in it: no name beneath a signature. */
  readonly sure: boolean;
};
type NoLine = Pick<NoListLine, "why" | "said">;

/** The cell that a merge spreads over this row in a column. */
type Above = (column: number) => FileCell | null;

/** Null of a row that holds nothing of a line. */
export function readListLine(table: ListTable, row: FileRow, above: Above): Line | NoLine | null {
  const { isCounted, word, filled } = seen(table, row);
  // Without a number a row of nothing but formulas is a sum.
  if (filled.length === 0 || (!isCounted && filled.every(({ formula }) => formula))) return null;
  const said = filled.map(toldOf).join("; ");
  const none = (why: NoListLine["why"]) => ({
    why,
    said: row.cells.filter(holdsSomething).map(toldOf).join("; "),
  });
  if (!isCounted && filled[0] && isSum(filled[0])) return none("sum");
  const read = readAt(table, row, 0, above);
  const isWhole = read.unread.length === 0 && !read.lacks;
  const isAstray = !isWhole && (word || read.strange);
  const shifted = isAstray ? shiftedIn(table, row) : null;
  if (shifted) return { given: shifted.given, unread: [], said, shifted: true, sure: true };
  const why = isAstray && word ? "unclear" : noLine(table.columns, read, isCounted);
  if (why === "nothing") return null;
  const { given, unread } = read;
  return why ? none(why) : { given, unread, said, shifted: false, sure: isCounted || isWhole };
}

/** What of a row is a line's: whether it is counted, whether words stand where it would be, and its filled cells. */
function seen({ head, columns }: ListTable, row: FileRow) {
  const seat = row.cells.find((cell) => holdsSomething(cell) && covers(cell, head.number));
  const label = seat ? labelIn(seat.shown) : null;
  const word = seat !== undefined && label === null && isWord(seat);
  const own = columns.typed.flatMap(({ at }) => cellAt(row, at) ?? []).filter(holdsSomething);
  return {
    isCounted: /^\(?\d/u.test(label ?? ""),
    word,
    filled: [...new Set([...(word ? [seat] : []), ...own])],
  };
}

function isSum({ shown }: FileCell): boolean {
  return beginsWith(wordsIn(cutLabel(shown).words), totals);
}

/** Why a row is no line; null of one that is. */
function noLine(
  { typed: [first] }: ListHead,
  { given, unread, lacks }: Read,
  isCounted: boolean,
): NoListLine["why"] | "nothing" | null {
  const named = [...given.map(({ cell }) => cell), ...unread.map(({ column }) => column)];
  if (named.length === 0) return "nothing";
  if (!isCounted && (!first || !named.includes(first.cell.id))) return "nameless";
  if (!isCounted && named.length === 1 && lacks) return "lone";
  return given.length === 0 ? "unclear" : null;
}

type Read = Pick<HandedLine, "given" | "unread"> & {
  /** A cell that must be there is blank. */
  readonly lacks: boolean;
  /** A cell holds what cannot be meant there. */
  readonly strange: boolean;
};

/** The cells of a line, each in the column of its title and so many further. */
function readAt(table: ListTable, row: FileRow, by: number, above: Above): Read {
  const { typed } = table.columns;
  const [first] = typed;
  // All of a line may be merged over several rows.
  const height = (first && cellAt(row, first.at + by)?.down) ?? 1;
  const taken = new Set<FileCell>();
  const cells = typed.map((one) => {
    const own = cellAt(row, one.at + by);
    const held = own ?? above(one.at + by);
    if (!held || !holdsSomething(held) || taken.has(held)) return { one, held: null, read: null };
    taken.add(held);
    const isShared = (held !== own || held.down > height) && !spreads(one);
    const read = confirmed(one, readTypedCell(table, one, held));
    return { one, held, read: isShared && read ? notSaid : read };
  });
  const unread = cells.flatMap(({ one, held, read }) =>
    read && held && read.type !== "value" ? [{ column: one.cell.id, said: toldOf(held), read }] : [],
  );
  return {
    given: cells.flatMap(({ one, read }) =>
      read?.type === "value" ? [{ cell: one.cell.id, value: read.value }] : [],
    ),
    unread,
    lacks: cells.some(({ one, read }) => read === null && one.cell.said.optional !== true),
    strange: unread.some(({ read }) => read.type === "refused"),
  };
}

/** What stands in a column of which nobody is sure may be what it says. */
function confirmed({ unsure }: Typed, read: CellRead | null): CellRead | null {
  return unsure && read?.type === "value" ? { type: "unsure", values: [read.value], reason: "unsure" } : read;
}

/** One figure over several lines is of all of them: how much is this one's, nobody can say. */
const notSaid: CellRead = { type: "refused", reason: "not-understood" };

/** What one word over several lines says of each: a group, a day, a choice; never a figure or somebody's number. */
function spreads({ cell }: Typed): boolean {
  return cell.kind.shown.as !== "number" && cell.identifies === null;
}

/** A filled cell as one of a line; null where it says that there is none. */
export function readTypedCell(
  { head, readers, now }: ListTable,
  { cell, at }: Typed,
  held: FileCell,
): CellRead | null {
  const column = readers.get(cell.id);
  const scale = measureOf(cell, head.scales.get(at) ?? null, head.above);
  return column ? readHeldCell(cell, column, { value: held.value, shown: held.shown, scale }, now) : null;
}

/** The line where all its cells stand one column beside their titles; null where that fits neither way, or both. */
function shiftedIn(table: ListTable, row: FileRow): Read | null {
  const [only, more] = [-1, 1].flatMap((by) => shiftedBy(table, row, by));
  return only && !more ? only : null;
}

function shiftedBy(table: ListTable, row: FileRow, by: number): readonly Read[] {
  const { head, columns } = table;
  const read = readAt(table, row, by, () => null);
  const places = [...columns.typed.map(({ at }) => at), ...columns.computed].map((at) => at + by);
  const astray = row.cells.some(
    (cell) => holdsSomething(cell) && !covers(cell, places) && labelIn(cell.shown) === null,
  );
  const [first] = columns.typed;
  const label = first ? cellAt(row, first.at + by) : null;
  const isLabel = label !== null && covers(label, head.number) && labelIn(label.shown) !== null;
  return read.unread.length > 0 || read.lacks || astray || isLabel ? [] : [read];
}
