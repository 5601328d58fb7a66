// What a sealed version of a unit's report says otherwise than the version before it. Reads, changes nothing.
import { questionnaire } from "../../form/questions.ts";
import type { Tx } from "../../store/db.ts";
import { loadSealed, sealedBefore } from "../../store/officer/report.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import type { OfficerUnit } from "../../store/officer/units.ts";
import { differenceLines } from "../../text/officer/difference.ts";

/** A line for each row that is another; empty where all is as before, or nothing was before. */
export async function differenceOf(
  tx: Tx,
  { nodeId, roundId, profile }: Pick<OfficerUnit, "nodeId" | "roundId" | "profile">,
  submissionId: number,
): Promise<string[]> {
  const before = await sealedBefore(tx, nodeId, submissionId);
  if (before === null) return [];
  const { form } = await loadOfficerRound(tx, roundId);
  const [old, now] = [await loadSealed(tx, before), await loadSealed(tx, submissionId)];
  return differenceLines(questionnaire(form, profile ?? ""), old.answers, now.answers);
}
