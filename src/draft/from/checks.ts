// The rules of a form: those that the paper states under its tables, and that a part is never more than its whole. Pure.
import type { Answered } from "../../dispatch/answered.ts";
import type { FoundTable } from "../../dispatch/found.ts";
import type { Form, Table } from "../../form/form.ts";
import { kinds } from "../../form/kinds/index.ts";
import type { Names } from "./named.ts";

export function checksFrom(
  found: Answered,
  tables: ReadonlyMap<number, Table>,
  names: Names,
): Form["checks"] {
  const stated = found.checks.flatMap(({ table, expr }, at) => {
    const id = names.checks[at];
    if (id === undefined || found.notHeld.has(at)) return [];
    const holds = table === null ? expr : byLabels(expr, found.tables[table], tables.get(table));
    return [rule(id, holds, table === null ? null : (names.tables[table]?.id ?? null))];
  });
  const parts = found.tables.flatMap((table, at) =>
    partRules(table, tables.get(at), names.tables[at]?.id ?? "", names),
  );
  return [...stated, ...parts];
}

/** Rows by the numbers that people call them by, where those are not the printed ones. */
function byLabels(expr: string, found: FoundTable | undefined, table: Table | undefined): string {
  return expr.replace(/\{([^}]+)\}/gu, (whole, no: string) => {
    const at = found?.rows.findIndex((row) => row.no === no) ?? -1;
    const label = table?.rows[at]?.label ?? "";
    return label === "" ? whole : `{${label}}`;
  });
}

function rule(id: string, holds: string, table: string | null): Form["checks"][number] {
  return {
    id,
    at: table === null ? "review" : "row",
    type: "expression",
    reason: false,
    holds,
    ...(table === null ? {} : { table }),
  };
}

/** "Trong đó" is part of the row above, in each column of figures that both are asked in. */
function partRules(
  found: FoundTable,
  table: Table | undefined,
  tableId: string,
  { ids }: Names,
): Form["checks"] {
  return found.rows.flatMap(({ atMost }, at) => {
    if (atMost === undefined) return [];
    // Ids are taken for every column, so that they do not depend on what each of them holds.
    const checks = found.columns.map(() => ids.of("check"));
    const [part, whole] = [table?.rows[at], table?.rows[atMost]];
    if (!table || !part?.label || !whole?.label) return [];
    return table.columns.flatMap((column, index) => {
      const kind = part.cells?.[column.id]?.kind ?? part.kind ?? column.kind ?? "count";
      const both = part.columns.includes(column.id) && whole.columns.includes(column.id);
      const id = checks[index];
      if (!both || column.compute !== undefined || kinds[kind].total !== "sum" || id === undefined) return [];
      const named = column.no ?? column.id;
      return [rule(id, `{${part.label}}[${named}] <= {${whole.label}}[${named}]`, tableId)];
    });
  });
}
