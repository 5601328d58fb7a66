// Which lines of a report's lists stood once, whether they do or not: the history keeps those that were taken out. Knows
// the table event.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { statement } from "../statement.ts";

const written = statement(
  ["nodeId", "lines"],
  (value) => sql`
    select distinct line
    from event, jsonb_array_elements_text(event.body -> 'lines') as line
    where node_id = ${value("nodeId")}::bigint and type = 'lines' and body ->> 'did' = 'added'
      and line = any(${value("lines")}::text[])`,
  z.object({ line: z.string() }),
);

/** Those of these lines that were once added to the report. */
export async function writtenLines(
  tx: Tx,
  nodeId: number,
  lines: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lines.length === 0) return new Set();
  return new Set((await written(tx, { nodeId, lines })).map(({ line }) => line));
}
