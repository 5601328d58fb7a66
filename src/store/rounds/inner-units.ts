// The units that report to a compiling unit, at any depth, in the order in which their reports are locked.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";

const row = z.object({ id: z.coerce.number() });

/** Those below a node that owe a report; none below one that reports of itself alone. */
export async function innerUnits(tx: Tx, nodeId: number): Promise<number[]> {
  const rows = await tx.execute(sql`
    select below.id from node here
    join node below on below.round_id = here.round_id and below.id <> here.id and starts_with(below.path, here.path)
    where here.id = ${nodeId} and not here.of_itself and below.expected and below.exempt_reason is null
    order by below.id`);
  return rows.map((one) => row.parse(one).id);
}
