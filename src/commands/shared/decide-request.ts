// Decides what a unit asked for: more time, its report back, a call. Each once; whoever asked is told what was decided.
import type { App } from "../../app.ts";
import { isHandedIn } from "../../form/report-state.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { lockDeadline } from "../../store/officer/officer-actions.ts";
import { recordDecision } from "../../store/officer/report.ts";
import { decideRequest, findRequest, type OfficerRequest } from "../../store/officer/requests.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { loadOfficerUnit, lockReportRow, type Scope } from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { innerUnits } from "../../store/rounds/inner-units.ts";
import { judgeAnew } from "../../store/rounds/lateness.ts";
import { lockedSince } from "../../store/rounds/locked.ts";
import { requestAnswer, requestText } from "../../text/officer/request-answers.ts";
import { moveUnit } from "../unit/move-unit.ts";
import { recipientsOf } from "./recipients.ts";

/** Who decides, from where and when. */
export type Deciding = {
  readonly tx: Tx;
  readonly app: Pick<App, "settings" | "channels">;
  readonly now: Date;
  /** Null for an operator at the command line. */
  readonly personId: number | null;
  /** Null on the officer's page and at the command line. */
  readonly addressId: number | null;
  readonly scope: Scope;
  /** Who decides, as the unit reads it: "Sở GDĐT Bến Tre". */
  readonly office: string;
};

export type Decided =
  | {
      readonly type: "decided";
      readonly request: OfficerRequest;
      /** How many people of the unit were told. */
      readonly told: number;
      /** Versions that are late no more. */
      readonly judged: number;
      /** Units below whose deadlines went along. */
      readonly inner: number;
    }
  /** Somebody was faster. */
  | { readonly type: "before"; readonly request: OfficerRequest }
  | { readonly type: "not-later"; readonly request: OfficerRequest }
  | { readonly type: "locked"; readonly since: Date }
  | { readonly type: "closed" }
  | { readonly type: "unknown" };

/** Grants more time until this moment: the unit's ladder and the deadlines below it go along. */
export async function grantTime(by: Deciding, id: number, until: Date): Promise<Decided> {
  const { tx, app, now, personId, addressId } = by;
  const held = await hold(by, id);
  if ("type" in held) return held;
  const { request } = held;
  if (until <= now || until <= request.deadline) return { type: "not-later", request };
  if (!(await decideRequest(tx, { id, personId, addressId, now, state: "granted", until })))
    return { type: "before", request };
  const { nodeId, deadline: from } = request;
  const unit = await loadOfficerUnit(tx, nodeId);
  if (!unit) return { type: "unknown" };
  const asked = { requestId: id, nodeId, askedAt: request.at, until, personId, addressId, now };
  const judged = request.inTime === false ? 0 : await judgeAnew(tx, asked);
  const zone = app.settings.TIME_ZONE;
  const answer = { office: by.office, unit: request.unit, until, judged, inTime: request.inTime, zone };
  const act = { personId, addressId, asking: `request:${id}` };
  const world = { settings: app.settings, channels: app.channels, now };
  const told = await moveUnit(tx, world, { ...act, unit, to: until, told: requestAnswer.granted(answer) });
  const shift = until.getTime() - from.getTime();
  let inner = 0;
  for (const below of await innerUnits(tx, nodeId)) {
    await lockReportRow(tx, below);
    const one = await loadOfficerUnit(tx, below);
    if (!one || isHandedIn(one.state) || one.deadline > from) continue;
    const to = new Date(Math.min(one.deadline.getTime() + shift, until.getTime()));
    await moveUnit(tx, world, { ...act, unit: one, to });
    inner += 1;
  }
  return { type: "decided", request: { ...request, grantedUntil: until }, told, judged, inner };
}

/** Gives a sealed report back to be changed, as the unit asked. */
export async function grantReopening(
  by: Deciding & { readonly personId: number },
  id: number,
): Promise<Decided> {
  const { tx, now, personId, addressId } = by;
  const held = await hold(by, id);
  if ("type" in held) return held;
  const { request } = held;
  const unit = await loadOfficerUnit(tx, request.nodeId);
  if (!unit) return { type: "unknown" };
  if (!(await decideRequest(tx, { id, personId, addressId, now, state: "granted", until: null })))
    return { type: "before", request };
  if (!unit.sealed || !isHandedIn(unit.state))
    return { type: "decided", request, told: 0, judged: 0, inner: 0 };
  const { version } = unit.sealed;
  const reason = requestText.reopenedFor;
  await recordDecision(tx, {
    ...{ type: "returned", nodeId: unit.nodeId, version, reason },
    personId,
    addressId,
    now,
  });
  const { addressIds } = await recipientsOf({ tx, app: by.app, now }, [unit]);
  const params = { nodeId: unit.nodeId, version, decided: "returned", to: "contact" };
  const body = { type: "reference", name: "decision", params } as const;
  await putNotices(tx, addressIds, { body, about: `returned:${unit.sealed.id}`, now });
  return { type: "decided", request, told: addressIds.length, judged: 0, inner: 0 };
}

/** Refuses with the officer's own words, which the unit reads. */
export async function refuseRequest(by: Deciding, id: number, reply: string): Promise<Decided> {
  const { tx, app, now, personId, addressId } = by;
  const held = await hold(by, id, { frozen: true });
  if ("type" in held) return held;
  const { request } = held;
  if (!(await decideRequest(tx, { id, personId, addressId, now, state: "refused", reply })))
    return { type: "before", request };
  const unit = await loadOfficerUnit(tx, request.nodeId);
  const { settings } = await loadOfficerRound(tx, request.roundId);
  const { addressIds } = await recipientsOf({ tx, app, now }, unit ? [unit] : []);
  const { kind, deadline, unit: name } = request;
  const zone = app.settings.TIME_ZONE;
  const { helpContact } = settings;
  const text = requestAnswer.refused({
    office: by.office,
    unit: name,
    kind,
    deadline,
    reply,
    helpContact,
    zone,
  });
  await putNotices(tx, addressIds, { body: wordsAlone(text), about: `request-answer:${id}`, now });
  return { type: "decided", request, told: addressIds.length, judged: 0, inner: 0 };
}

/** Help was given, the call was made. */
export async function settleRequest(by: Deciding, id: number): Promise<Decided> {
  const { tx, now, personId, addressId } = by;
  const held = await hold(by, id, { frozen: true });
  if ("type" in held) return held;
  const { request } = held;
  return (await decideRequest(tx, { id, personId, addressId, now, state: "done" }))
    ? { type: "decided", request, told: 0, judged: 0, inner: 0 }
    : { type: "before", request };
}

/** The open request with its round and its report held; or why it cannot be decided. `frozen`: also in a frozen round. */
async function hold(
  { tx, scope }: Deciding,
  id: number,
  { frozen = false }: { readonly frozen?: boolean } = {},
): Promise<{ readonly request: OfficerRequest } | Decided> {
  const open = await lockDeadline(tx, scope.roundId);
  const seen = await findRequest(tx, scope, id);
  if (!seen) return { type: "unknown" };
  await lockReportRow(tx, seen.nodeId);
  // Read again: it may have been decided while the locks were waited for.
  const request = await findRequest(tx, scope, id);
  if (!request) return { type: "unknown" };
  if (request.state !== "open") return { type: "before", request };
  if (open === null) return { type: "closed" };
  const since = frozen ? null : await lockedSince(tx, scope.roundId);
  return since ? { type: "locked", since } : { request };
}
