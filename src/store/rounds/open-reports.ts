// How far several reports of a person are, where one of them has to be chosen. Knows the table report.
import { inArray } from "drizzle-orm";
import type { ReportState } from "../../form/report-state.ts";
import type { Tx } from "../db.ts";
import { report } from "../schema.ts";

export type OpenReport = {
  readonly nodeId: number;
  readonly state: ReportState;
  readonly revising: boolean;
  /** How many questions are answered. */
  readonly done: number;
  /** Whether a version of it was ever submitted. */
  readonly sealed: boolean;
};

/** The reports of these nodes. */
export async function openReports(tx: Tx, nodeIds: readonly number[]): Promise<readonly OpenReport[]> {
  const rows = await tx
    .select()
    .from(report)
    .where(inArray(report.nodeId, [...nodeIds]));
  return rows.map(({ nodeId, state, revising, done, submissionId }) => {
    return { nodeId, state, revising, done, sealed: submissionId !== null };
  });
}
