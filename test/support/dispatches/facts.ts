// What was found in a dispatch, without what hangs on how its file was typed.
import type { DispatchFound } from "../../../src/dispatch/found.ts";

/** What does not hang on how it was typed. */
export function factsOf({ cover, items, tables }: DispatchFound) {
  const [table] = tables;
  return {
    deadlines: cover.deadlines.map(({ at, inclusive }) => [at, inclusive]),
    receivers: cover.receivers.map(({ kind, does }) => [kind, does]),
    items: items.map(({ no, text, kind }) => [no, text, kind]),
    title: table?.title,
    columns: table?.columns.map(({ path }) => path),
    rows: table?.rows.map(({ no, text, role, measure, kind, columns, of }) => ({
      no,
      text,
      role,
      measure,
      kind,
      columns,
      of,
    })),
    tables: tables.length,
  };
}
