// What accepting and returning have in common: whose report, which version was seen, who is told.
import { isHandedIn } from "../../form/report-state.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import type { Tx } from "../../store/db.ts";
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import {
  findOfficerUnit,
  findOthersUnit,
  lockReportRow,
  type OfficerUnit,
  type Scope,
  type SealedVersion,
} from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { markSeen } from "../../store/queue/to-tell.ts";
import { newerVersion, unknownUnit } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { rowsOffers } from "../../text/officer/returned-rows.ts";
import { closedWindows } from "./closed-windows.ts";
import { type CommandContext, commandOffer, type Reply } from "./command.ts";
import { differenceOf } from "./difference-of.ts";
import { scopeOf } from "./officer-view.ts";

/** `CODE`, or `CODE@2` from a button that was made for version 2; then whatever follows. */
export type DecisionTarget = {
  readonly code: string;
  readonly version: number | null;
  readonly rest: string;
};

/** Null when no code was given. */
export function parseTarget(args: string): DecisionTarget | null {
  const match = /^([^\s@]+)(?:@(\d{1,6}))?\s*([\s\S]*)$/.exec(args.trim());
  if (!match?.[1]) return null;
  return { code: match[1], version: match[2] ? Number(match[2]) : null, rest: (match[3] ?? "").trim() };
}

/** What a button carries so that it decides about exactly the version that was seen. */
export function targetArgs(unit: Pick<OfficerUnit, "code">, sealed: Pick<SealedVersion, "version">): string {
  return `${unit.code}@${sealed.version}`;
}

/** The report to decide on, locked until the transaction ends; or what to answer instead. */
export async function lockTarget(
  context: CommandContext,
  target: DecisionTarget,
): Promise<{ readonly unit: OfficerUnit } | { readonly reply: Reply }> {
  const scope = scopeOf(context);
  const found = await findOfficerUnit(context.tx, scope, target.code);
  if (found) await lockReportRow(context.tx, found.nodeId);
  // Read again: it may have been sealed while the lock was waited for.
  const unit = found && (await findOfficerUnit(context.tx, scope, target.code));
  if (!unit) return { reply: await unknownUnitReply(context.tx, scope, target.code) };
  if (target.version !== null && unit.sealed && unit.sealed.version !== target.version) {
    return { reply: await newVersionReply(context, unit, unit.sealed) };
  }
  return { unit };
}

/** What is answered instead of a decision on a version that is not the one that counts: what that says otherwise. */
export async function newVersionReply(
  context: CommandContext,
  unit: OfficerUnit,
  { id, version, at }: SealedVersion,
): Promise<Reply> {
  const zone = context.app.settings.TIME_ZONE;
  const difference = await differenceOf(context.tx, unit, id);
  const { personId, tx, now } = context;
  await markSeen(tx, { personId, nodeId: unit.nodeId, submissionId: id, now });
  return {
    concerns: unit.unitId,
    text: newerVersion({ unit: unit.name, version, at, now, zone, difference }),
    offers: [commandOffer(officerOffers.view, "unit", unit.code), ...decisionOffers(unit, context.role)],
  };
}

/**
 * The same words whether the code does not exist or belongs to somebody else's unit; only the latter is a refusal that
 * the security log keeps.
 */
export async function unknownUnitReply(tx: Tx, scope: Scope | null, said: string): Promise<Reply> {
  const unitId = await findOthersUnit(tx, scope, said);
  return {
    text: unknownUnit(said.slice(0, 60)),
    offers: [commandOffer(officerOffers.missing, "missing")],
    logged: unitId === null ? [] : [{ what: "refused", unitId }],
  };
}

/** The buttons that fit a report's state, bound to the version that is shown; a compiler accepts nothing. */
export function decisionOffers(unit: OfficerUnit, role: CommandContext["role"] = "officer") {
  if (!unit.sealed || !isHandedIn(unit.state)) return [];
  const args = targetArgs(unit, unit.sealed);
  const accept = commandOffer(officerOffers.accept, "accept", args);
  const back = commandOffer(officerOffers.return, "return", args);
  const rows = commandOffer(rowsOffers.lookAgain, "recheck", args);
  if (unit.revising) return [back];
  return unit.state === "submitted" && role === "officer" ? [accept, rows, back] : [rows, back];
}

/** How the unit's contacts are addressed, and the doors of those who can be reached. */
export async function contactsToTell(
  context: CommandContext,
  unit: OfficerUnit,
): Promise<{ readonly address: string; readonly addressIds: readonly number[] }> {
  const round = await loadOfficerRound(context.tx, context.roundId);
  const contacts =
    (await contactsOfUnits(context.tx, [unit.unitId], closedWindows(context.app, context.now))).get(
      unit.unitId,
    ) ?? [];
  const addressIds = contacts.flatMap((contact) => contact.addressId ?? []);
  return { address: addressFormOf(round.settings, unit.kind), addressIds };
}

/**
 * Tells every contact who can be reached, once per decision; gives how many that were. The news is worded when it is
 * sent, by what holds then: the unit may have sealed a newer version in the same moment.
 */
export async function tellDecision(
  context: CommandContext,
  unit: OfficerUnit,
  sealed: SealedVersion,
  decided: "accepted" | "returned",
): Promise<number> {
  const { tx, now } = context;
  const { addressIds } = await contactsToTell(context, unit);
  const params = { nodeId: unit.nodeId, version: sealed.version, decided, to: "contact" };
  const body = { type: "reference", name: "decision", params } as const;
  await putNotices(tx, addressIds, { body, about: `${decided}:${sealed.id}`, now });
  return addressIds.length;
}
