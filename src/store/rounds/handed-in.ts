// Which version of a report was handed in and not given back. Knows the table report.
import { eq } from "drizzle-orm";
import { isHandedIn } from "../../form/report-state.ts";
import type { Tx } from "../db.ts";
import { report } from "../schema.ts";

/** The sealed version of a report that was handed in and not given back; null where its unit still writes. */
export async function handedIn(tx: Tx, nodeId: number): Promise<number | null> {
  const [row] = await tx
    .select({ state: report.state, submissionId: report.submissionId })
    .from(report)
    .where(eq(report.nodeId, nodeId));
  return row !== undefined && isHandedIn(row.state) ? row.submissionId : null;
}
