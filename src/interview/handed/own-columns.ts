// Which columns of a file are which of a form's tables: by titles, printed numbers, and order where nothing else tells. Pure.
import type { Table } from "../../form/form.ts";
import { type Claim, claimOf, grades, sharesWords, titledColumns } from "./column-titles.ts";
import { keyOf, segmentsOf } from "./title-words.ts";

/** What stands above each column of a file, from the top. */
export type Paths = ReadonlyMap<number, readonly string[]>;

/** The titles of a file's table, by their positions in its grid. */
export type Titles = {
  readonly paths: Paths;
  /** Columns of words and remarks: only their whole titles make them figures. */
  readonly lead: ReadonlySet<number>;
  /** The numbers that are printed under the titles. */
  readonly numbers: ReadonlyMap<number, string>;
};

export type Own = {
  /** The position in the grid → the form's column. */
  readonly at: ReadonlyMap<number, string>;
  /** What only a number tells: to be confirmed. */
  readonly unsure: ReadonlySet<number>;
};

export type OwnColumns = {
  /** The form's tables of which a head is; none where no title is a form's own. */
  readonly tables: ReadonlyMap<Table, Own>;
  /** Columns whose titles are the form's, but of nobody knows which column: their figures have no place. */
  readonly doubtful: ReadonlySet<number>;
};

/** The tables that share most columns with a head. */
export function ownColumns(titles: Titles, tables: readonly Table[]): OwnColumns {
  const all = tables.map((table) => [table, ofTable(titles, table)] as const);
  const most = Math.max(0, ...all.map(([, { at }]) => at.size));
  const own = all.filter(([, { at, claimed }]) => at.size === most && claimed.size > 0);
  const doubtful = own.flatMap(([, { at, claimed }]) => [...claimed].filter((column) => !at.has(column)));
  return { tables: new Map(most === 0 ? [] : own), doubtful: new Set(doubtful) };
}

type Claims = ReadonlyMap<number, Claim>;

function ofTable(titles: Titles, table: Table): Own & { readonly claimed: ReadonlySet<number> } {
  const claims = new Map<number, Claim>();
  for (const [column, path] of titles.paths) {
    const claim = claimOf(table, path);
    if (claim && (claim.grade === grades.path || !titles.lead.has(column))) claims.set(column, claim);
  }
  const order = titledColumns(table).map(({ id }) => id);
  const at = settled(titles, claims, order);
  const unsure = numbered(titles, table, claims, at);
  inOrder(titles, table, claims, at);
  calledSo(claims, order, at);
  return { at, unsure, claimed: new Set([...claims.keys(), ...at.keys()]) };
}

/** What titles alone tell: one column that a title may be, of several that claim it the one that says most. */
function settled({ lead }: Titles, claims: Claims, order: readonly string[]): Map<number, string> {
  const single = [...claims].flatMap(([column, { best, grade, loose }]) => {
    const [id, other] = best;
    return id === undefined || other !== undefined ? [] : [{ column, id, grade, loose }];
  });
  const first = single.filter((one) => {
    const others = single.filter((other) => other !== one && other.id === one.id);
    return others.every(
      (other) => other.grade < one.grade || (lead.has(other.column) && !lead.has(one.column)),
    );
  });
  const at = new Map(first.flatMap(({ column, id, loose }) => (loose ? [] : [[column, id] as const])));
  for (const { column, id } of first.filter(({ loose }) => loose)) {
    if (fitsOrder(at, order, column, id)) at.set(column, id);
  }
  return at;
}

/** Whether a column stands where the form has it, between its neighbours that are known. */
function fitsOrder(at: ReadonlyMap<number, string>, order: readonly string[], column: number, id: string) {
  const own = order.indexOf(id);
  return [...at].every(([other, known]) => other < column === order.indexOf(known) < own);
}

/**
 * The numbers printed under a file's titles are the form's where they agree with all that the titles tell; where those
 * tell nothing, where the whole line is the form's. Gives the columns whose titles say something else.
 */
function numbered(
  { paths, lead, numbers }: Titles,
  table: Table,
  claims: Claims,
  at: Map<number, string>,
): ReadonlySet<number> {
  const columns = titledColumns(table);
  const byNumber = new Map(columns.flatMap(({ id, no }) => (no === null ? [] : [[no, id] as const])));
  const meant = (column: number) => byNumber.get(numbers.get(column) ?? "");
  const known = [...at].filter(([column]) => numbers.has(column));
  const values = [...paths.keys()].filter((column) => !lead.has(column)).sort((one, two) => one - two);
  const line = values.map(meant);
  const isWhole = line.length === columns.length && columns.every(({ id }, index) => line[index] === id);
  const agrees = known.length > 0 ? known.every(([column, id]) => meant(column) === id) : isWhole;
  const unsure = new Set<number>();
  if (!agrees) return unsure;
  const taken = new Set(at.values());
  for (const column of values) {
    const [id, claim] = [meant(column), claims.get(column)];
    if (id === undefined || at.has(column) || taken.has(id) || (claim && !claim.fits.has(id))) continue;
    at.set(column, id);
    if (!claim && !sharesWords(table, id, paths.get(column) ?? [])) unsure.add(column);
  }
  return unsure;
}

/** Where as many columns stand there as the form has, each of them what its title may be, their order tells. */
function inOrder({ paths, lead }: Titles, table: Table, claims: Claims, at: Map<number, string>): void {
  const values = [...paths.keys()].filter((column) => !lead.has(column)).sort((one, two) => one - two);
  const columns = titledColumns(table);
  for (const own of [columns, columns.filter(({ asked }) => asked)]) {
    const fits = own.every(({ id }, index) => {
      const column = values[index] ?? -1;
      return at.has(column) ? at.get(column) === id : claims.get(column)?.fits.has(id) === true;
    });
    if (!fits || own.length !== values.length) continue;
    for (const [index, { id }] of own.entries()) at.set(values[index] ?? -1, id);
    return;
  }
}

/** "Nữ" alone is the one that the form calls so, as long as it stands there where the form has it. */
function calledSo(claims: Claims, order: readonly string[], at: Map<number, string>): void {
  const taken = new Set(at.values());
  const open = [...claims].flatMap(([column, { called }]) =>
    at.has(column) || called === null || taken.has(called) ? [] : [{ column, id: called }],
  );
  const single = open.filter((one) => open.every((other) => other === one || other.id !== one.id));
  const all = new Map([...at, ...single.map(({ column, id }) => [column, id] as const)]);
  for (const { column, id } of single) {
    if (fitsOrder(all, order, column, id)) at.set(column, id);
  }
}

const headings = new WeakMap<Table, ReadonlySet<string>>();

/** Whether a text is one of the headings above the columns of these tables, or the titles of one as one text. */
export function isOwnHeading(text: string, tables: readonly Table[]): boolean {
  const key = keyOf(segmentsOf([text]).flat());
  return key !== "" && tables.some((table) => headingsOf(table).has(key) || isOwnTitle(text, table));
}

function isOwnTitle(text: string, table: Table): boolean {
  return (claimOf(table, [text])?.grade ?? grades.none) > grades.lowest;
}

function headingsOf(table: Table): ReadonlySet<string> {
  const known = headings.get(table);
  if (known) return known;
  const made = new Set(
    table.columns.flatMap(({ title, under = [] }) =>
      [title, ...under].map((one) => keyOf(segmentsOf([one]).flat())),
    ),
  );
  headings.set(table, made);
  return made;
}
