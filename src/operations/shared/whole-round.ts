// A round as its whole office sees it, for the operator: the units that report at the top and how far they are.
import { progressOfUnits } from "../../commands/shared/officer-view.ts";
import type { Tx } from "../../store/db.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { collectingNodes, listOfficerUnits } from "../../store/officer/units.ts";
import { RoundProblem, roundMeant, topNodes } from "../../store/rounds/round-changes.ts";
import { roundTrouble } from "../../text/operator/rounds.ts";
import { Misuse, type OperationContext, storeOf } from "./operation.ts";

/** The round that is meant, its units and progress. */
export async function wholeRound(tx: Tx, id: number | null) {
  const { id: roundId } = await roundMeant(tx, id);
  const round = await loadOfficerRound(tx, roundId);
  const tops = await topNodes(tx, roundId);
  const lists = [];
  for (const top of tops) lists.push(await listOfficerUnits(tx, { roundId, ...top }));
  const units = lists.flat();
  const progress = progressOfUnits(units);
  const parentIds = await collectingNodes(
    tx,
    tops.map((top) => top.nodeId),
  );
  return { round, units, progress, parentIds, tops };
}

/** Runs `work` over one moment of the database. */
export async function atOneMoment<T>(context: OperationContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await storeOf(context).db.transaction(work, {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
  } catch (error) {
    throw error instanceof RoundProblem ? new Misuse(roundTrouble(error.trouble)) : error;
  }
}
