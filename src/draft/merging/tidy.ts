// After a merge: what one side still names although the other took it away, and what is new on both sides at once. Pure.
import { type Data, dataOf, listOf, textOf } from "../things.ts";

type Three = { readonly merged: Data; readonly mine: Data; readonly theirs: Data };

/**
 * Rows no longer name columns and rows that are gone; a new row that was asked in all columns of its side is asked in
 * those, too, that the other side added.
 */
export function tidied({ merged, mine, theirs }: Three): Data {
  const [ours, others] = [tablesIn(mine), tablesIn(theirs)];
  return {
    ...merged,
    items: listOf(merged.items).map((item) => {
      const [one, other] = [ours.get(textOf(item.id)), others.get(textOf(item.id))];
      if (item.table === undefined || !one || !other) return item;
      return { ...item, table: tidiedTable(dataOf(item.table), one, other) };
    }),
  };
}

function tablesIn({ items }: Data): ReadonlyMap<string, Data> {
  return new Map(
    listOf(items).flatMap(({ id, table }) => (table === undefined ? [] : [[textOf(id), dataOf(table)]])),
  );
}

function tidiedTable(table: Data, mine: Data, theirs: Data): Data {
  const columns = idsOf(table.columns);
  const rows = idsOf(table.rows);
  const isGone = (id: string) =>
    [mine, theirs].some((one) => [...idsOf(one.columns), ...idsOf(one.rows)].includes(id)) &&
    !columns.includes(id) &&
    !rows.includes(id);
  const without = (list: unknown) => (Array.isArray(list) ? list.filter((id) => !isGone(textOf(id))) : list);
  return {
    ...table,
    rows: listOf(table.rows).map((row) => {
      const asked = without(askedIn(row, columns, mine, theirs));
      return {
        ...row,
        ...(typeof row.parent === "string" && isGone(row.parent) ? { parent: null } : {}),
        ...(asked === undefined ? {} : { columns: asked }),
        ...(row.crossed === undefined ? {} : { crossed: without(row.crossed) }),
        ...(row.of === undefined ? {} : { of: without(row.of) }),
        ...(row.cells === undefined ? {} : { cells: withoutKeys(row.cells, isGone) }),
      };
    }),
    groups: listOf(table.groups).map((group) => ({ ...group, rows: without(group.rows) })),
  };
}

/** The columns of a row; of one that only one side has, in all its columns, all columns that there are now. */
function askedIn(row: Data, columns: readonly string[], mine: Data, theirs: Data): unknown {
  const sides = [mine, theirs].filter((one) => idsOf(one.rows).includes(textOf(row.id)));
  const [only, more] = sides;
  const asked = Array.isArray(row.columns) ? row.columns.map(textOf) : [];
  if (!only || more || asked.length === 0) return row.columns;
  const isAll = idsOf(only.columns).every((id) => asked.includes(id));
  return isAll ? columns : row.columns;
}

function idsOf(list: unknown): readonly string[] {
  return listOf(list).map(({ id }) => textOf(id));
}

function withoutKeys(value: unknown, isGone: (id: string) => boolean): Data {
  return Object.fromEntries(Object.entries(dataOf(value)).filter(([key]) => !isGone(key)));
}
