// What most officer commands begin with: the round, the units that report to the officer and how far they are.
import { isHandedIn } from "../../form/report-state.ts";
import { type RoundProgress, roundProgress } from "../../report/progress.ts";
import type { Tx } from "../../store/db.ts";
import { loadOfficerRound, type OfficerRound } from "../../store/officer/round.ts";
import { listOfficerUnits, type OfficerUnit, type Scope } from "../../store/officer/units.ts";
import type { CommandContext } from "./command.ts";

export type OfficerView = {
  readonly round: OfficerRound;
  readonly units: readonly OfficerUnit[];
  readonly progress: RoundProgress;
  /** The moment, deadline and zone with which everything said of this view is dated. */
  readonly moment: { readonly now: Date; readonly deadline: Date; readonly zone: string };
};

/** Reads the view of whoever gives the command: who reports to that place, and nothing outside its subtree. */
export function loadView(context: CommandContext): Promise<OfficerView> {
  const { tx, now, app } = context;
  return viewAt(tx, scopeOf(context), { now, zone: app.settings.TIME_ZONE });
}

/** Reads the view of whoever stands at this node of a round. */
export async function viewAt(
  tx: Tx,
  scope: Scope,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<OfficerView> {
  const round = await loadOfficerRound(tx, scope.roundId);
  const units = await listOfficerUnits(tx, scope);
  return { round, units, progress: progressOfUnits(units), moment: { now, deadline: round.deadline, zone } };
}

/** The part of the round that this officer may see. */
export function scopeOf(context: CommandContext): Scope {
  return { roundId: context.roundId, nodeId: context.node.id, path: context.node.path };
}

/** A unit that has not reported, or whose report was given back. */
export type Owing = OfficerUnit & { readonly state: "not-started" | "in-progress" | "returned" };

/** Whether a unit owes at this moment. */
export function isOwing(unit: OfficerUnit): unit is Owing {
  return !isHandedIn(unit.state);
}

/** How far these units are, together and by kind. */
export function progressOfUnits(units: readonly OfficerUnit[]): RoundProgress {
  return roundProgress(
    units.map((unit) => ({
      node: { kind: unit.kind },
      state: unit.state,
      exempt: null,
      progress: { done: unit.done, total: unit.total },
      submission: unit.sealed,
    })),
  );
}
