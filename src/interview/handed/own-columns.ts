// Which columns of a file bear the whole titles of one of the form's tables, headings above them and all. Pure.
import type { Table } from "../../form/form.ts";
import { wordsIn } from "./words.ts";

/** What stands above each column of a file, from the top. */
export type Paths = ReadonlyMap<number, readonly string[]>;

/** The form's tables of which a head is, each with its columns there: the position in the grid → the form's column. */
export type OwnColumns = ReadonlyMap<Table, ReadonlyMap<number, string>>;

/** The tables that share most columns with a head; none where no title is a form's own as a whole. */
export function ownColumns(paths: Paths, tables: readonly Table[]): OwnColumns {
  const said = [...paths].map(([column, path]) => ({ column, key: keyOf(path) }));
  const all = tables.map((table) => [table, columnsOf(table, said)] as const);
  const most = Math.max(0, ...all.map(([, columns]) => columns.size));
  return new Map(most === 0 ? [] : all.filter(([, columns]) => columns.size === most));
}

function columnsOf(table: Table, said: readonly { readonly column: number; readonly key: string }[]) {
  const ids = titlesOf(table);
  const found = said.flatMap(({ column, key }) => {
    const id = ids.get(key);
    return id === undefined ? [] : [[column, id] as const];
  });
  // One title over two columns tells neither.
  return new Map(found.filter(([, id]) => found.filter(([, other]) => other === id).length === 1));
}

const memo = new WeakMap<Table, ReadonlyMap<string, string>>();

/** Every column by its titles as one text; what two columns are called is left out. */
function titlesOf(table: Table): ReadonlyMap<string, string> {
  const known = memo.get(table);
  if (known) return known;
  const { quantity } = table.head;
  const all = table.columns.flatMap(({ id, title, under = [] }) => {
    const path = [...under, title];
    const keys = [keyOf(path), ...(quantity === null ? [] : [keyOf([quantity, ...path])])];
    return [...new Set(keys)].map((key) => [key, id] as const);
  });
  const once = all.filter(
    ([key, id]) => key !== "" && all.every(([same, other]) => same !== key || other === id),
  );
  const made = new Map(once);
  memo.set(table, made);
  return made;
}

const headings = new WeakMap<Table, ReadonlySet<string>>();

/** Whether a text is one of the headings above the columns of these tables, or the title of a column. */
export function isOwnHeading(text: string, tables: readonly Table[]): boolean {
  const key = keyOf([text]);
  return tables.some((table) => headingsOf(table).has(key));
}

function headingsOf(table: Table): ReadonlySet<string> {
  const known = headings.get(table);
  if (known) return known;
  const made = new Set(
    table.columns.flatMap(({ title, under = [] }) => [title, ...under].map((one) => keyOf([one]))),
  );
  headings.set(table, made);
  return made;
}

function keyOf(path: readonly string[]): string {
  return wordsIn(path.join(" "))
    .list.map(({ key }) => key)
    .join(" ");
}
