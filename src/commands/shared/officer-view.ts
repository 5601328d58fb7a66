// What most officer commands begin with: the round, the units that report to the officer and how far they are.
import { isHandedIn } from "../../form/report-state.ts";
import { type RoundProgress, roundProgress } from "../../report/progress.ts";
import type { Tx } from "../../store/db.ts";
import { loadOfficerRound, type OfficerRound } from "../../store/officer/round.ts";
import { listOfficerUnits, type OfficerUnit, type Scope } from "../../store/officer/units.ts";
import { ownVersions } from "../../store/rounds/parts.ts";
import type { CommandContext } from "./command.ts";

export type OfficerView = {
  readonly round: OfficerRound;
  readonly units: readonly OfficerUnit[];
  /** The sealed version of the place itself, if it compiles: its own part belongs to the totals. */
  readonly own: readonly number[];
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
  // A place with nobody below it is itself among the units.
  const own = units.some(({ nodeId }) => nodeId === scope.nodeId)
    ? []
    : await ownVersions(tx, [scope.nodeId]);
  return {
    round,
    units,
    own,
    progress: progressOfUnits(units),
    moment: { now, deadline: round.deadline, zone },
  };
}

/** The part of the round that this officer may see. */
export function scopeOf(context: CommandContext): Scope {
  const { roundId, node, role } = context;
  return { roundId, nodeId: node.id, path: node.path, belowOnly: role === "compiler" };
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
