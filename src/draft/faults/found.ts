// Finds by its id what a fault is about, and how it is called. Pure.
import { type Data, type Named, type Thing, thingsOf } from "../things.ts";
import type { DraftFault, FaultWhat } from "./fault.ts";

export type Finder = {
  /** `table` says in which table a row or a column is meant. */
  named(id: string, table?: string | null): Named | null;
  fault(
    at: Pick<DraftFault, "at"> & Partial<Pick<DraftFault, "table" | "column">>,
    what: FaultWhat,
  ): DraftFault;
};

export function finderIn(form: Data): Finder {
  const things = thingsOf(form);
  const named = (id: string, table: string | null = null): Named | null => {
    const all = things.filter((one) => one.id === id);
    const found = all.find(({ within }) => within === table) ?? all[0];
    return found ? nameOf(found) : null;
  };
  return {
    named,
    fault: ({ at, table = null, column = null }, what) => ({
      at,
      table,
      column,
      thing: named(at, table),
      cell: column === null ? null : named(column, table),
      what,
    }),
  };
}

/** How a thing is called, without what it says. */
export function nameOf({ type, id, no, text, of }: Thing): Named {
  return { type, id, no, text, of };
}
