// Which column of a file holds which cell of a list's lines: by its whole titles, else by what the cell is called. Pure.
import { howMany } from "../../files/words/titles.ts";
import type { Cell } from "../../form/cells.ts";
import type { Table } from "../../form/form.ts";
import type { ListQuestion } from "../../form/lines.ts";
import type { Columns, Head } from "./columns.ts";
import { type Words, wordsIn } from "./words.ts";

const number = wordsIn(howMany).list[0]?.key;

export type ListHead = {
  /** The cells that are typed, in the form's order, each with its column; what stands in no column is left out. */
  readonly typed: readonly Typed[];
  /** Columns whose cells are worked out from others. */
  readonly computed: readonly number[];
  /** Columns that are none of the list's, by what stands above them. */
  readonly others: ReadonlyMap<number, string>;
};

export type Typed = {
  readonly cell: Cell;
  readonly at: number;
  /** Only a printed number tells that it stands there: what it says is to be confirmed. */
  readonly unsure: boolean;
};

const nowhere: Pick<Columns, "at" | "unsure"> = { at: new Map(), unsure: new Set() };

/** The columns of a list in a head. `beside`: of the line that stands beside an open row's own words. */
export function listHead({ list }: ListQuestion, table: Table, head: Head, beside: boolean): ListHead {
  const cells = list.cells("line");
  const { at, unsure } = head.tables.get(table) ?? nowhere;
  const own = table.columns.flatMap(({ id }) => at.get(id) ?? []);
  const titles = [...head.titles].map(([column, path]) => ({
    column,
    keys: [keysOf(path.at(-1) ?? ""), keysOf(path.join(" "))],
  }));
  const free = titles.filter(({ column }) => !own.includes(column) && !head.number.includes(column));
  const called = (names: readonly string[], among: typeof titles) => {
    const phrases = names.filter((name) => name !== "").flatMap(namesOf);
    return among.filter(({ keys }) => keys.some((key) => phrases.some((phrase) => isSame(key, phrase))));
  };
  const typed = cells.flatMap((cell): Typed[] => {
    const [titled, twice] = at.get(cell.id) ?? [];
    if (titled !== undefined && twice === undefined)
      return [{ cell, at: titled, unsure: unsure.has(titled) }];
    const among =
      titled === undefined ? free : titles.filter(({ column }) => at.get(cell.id)?.includes(column));
    const [named, more] = called(callsOf(cell), among);
    return named && !more ? [{ cell, at: named.column, unsure: false }] : [];
  });
  const computed = [
    ...table.columns
      .filter(({ id }) => !cells.some((cell) => cell.id === id))
      .flatMap(({ id }) => at.get(id) ?? []),
    ...called(list.printed.filter(({ said }) => said.compute !== undefined).flatMap(callsOf), free).map(
      ({ column }) => column,
    ),
  ];
  const known = [...typed.map((one) => one.at), ...computed, ...head.number];
  const first = beside ? null : firstByText(cells, typed, head, known);
  const words = beside ? [...head.text, ...head.unit] : first ? [first.at] : [];
  return {
    typed: first ? [first, ...typed] : typed,
    computed,
    others: new Map(
      [...head.titles].flatMap(([column, path]) =>
        known.includes(column) || words.includes(column) ? [] : [[column, path.join(" ")] as const],
      ),
    ),
  };
}

/** What a cell is called: by the form, and what everybody calls a number of that sort. */
function callsOf({ kind, ...cell }: Cell): readonly string[] {
  const sort = cell.identifies === null ? "" : kind.wanted({ ...cell, label: null });
  return [cell.label ?? "", cell.title, sort];
}

/** What a line is stands where a table has its wordings: "Tên, loại" over the cells of "Tên thiết bị". */
function firstByText(
  [first]: readonly Cell[],
  typed: readonly Typed[],
  { text }: Head,
  known: readonly number[],
): Typed | null {
  const [column, more] = text.filter((one) => !known.includes(one));
  const free = first !== undefined && !typed.some(({ cell }) => cell === first);
  return free && column !== undefined && more === undefined
    ? { cell: first, at: column, unsure: false }
    : null;
}

/** A title without what stands in brackets, which says in what it counts. */
function keysOf(title: string): Words {
  return wordsIn(title.replace(/\(.*?\)/gu, " "));
}

/** "Số điện thoại", "điện thoại", "SĐT". */
function namesOf(name: string): readonly Words[] {
  const whole = keysOf(name);
  const words = whole.list.map(({ key }) => key);
  const short = words.length < 2 ? [] : [words.map((word) => word.slice(0, 1)).join("")];
  const plain = words.length > 1 && words[0] === number ? [words.slice(1).join(" ")] : [];
  return [whole, ...[...short, ...plain].map(wordsIn)];
}

function isSame(title: Words, name: Words): boolean {
  const said = (of: Words) => of.list.map(({ key, bare }) => (title.plain ? bare : key)).join(" ");
  return title.list.length > 0 && said(title) === said(name);
}
