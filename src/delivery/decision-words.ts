// What the news of an officer's decision says at the moment it is sent: what holds then. Reads, sends nothing.
import { z } from "zod";
import type { App } from "../app.ts";
import { addressFormOf } from "../form/rounds/settings.ts";
import { inTransaction, type Tx } from "../store/db.ts";
import { decisionOn } from "../store/officer/report.ts";
import { loadOfficerRound } from "../store/officer/round.ts";
import { loadOfficerUnit, type OfficerUnit, type SealedVersion } from "../store/officer/units.ts";
import { openRoundNames } from "../store/rounds/rounds.ts";
import { tagAmong, withTag } from "../text/interview/rounds.ts";
import {
  acceptedBefore,
  acceptedNotice,
  returnedBefore,
  returnedNotice,
  sealedMeanwhile,
} from "../text/officer/decisions.ts";

/** What was decided on which version of a report, and who is told: the unit's contacts, or the officer who decided. */
export const decisionParams = z.strictObject({
  nodeId: z.int(),
  version: z.int(),
  decided: z.enum(["accepted", "returned"]),
  to: z.enum(["contact", "officer"]),
});
type Asked = z.infer<typeof decisionParams>;

type Told = Asked & {
  readonly unit: OfficerUnit;
  readonly sealed: SealedVersion;
  readonly at: Date;
  readonly reason: string;
  readonly address: string;
  readonly now: Date;
  readonly zone: string;
};

/** The words; null when other news has overtaken it, or the unit owes no report any more. */
export async function decisionWords(app: App, asked: Asked): Promise<string | null> {
  return inTransaction(app.db, async (tx) => {
    const told = await load(app, tx, asked);
    if (told === null) return null;
    const text =
      asked.to === "officer"
        ? toOfficer(told)
        : asked.decided === "returned"
          ? returned(told)
          : accepted(told);
    const tag = tagAmong(await openRoundNames(tx), told.unit.roundId, told.zone);
    return text === null ? null : withTag(tag, text);
  });
}

async function load(app: App, tx: Tx, asked: Asked): Promise<Told | null> {
  const unit = await loadOfficerUnit(tx, asked.nodeId);
  const decision = await decisionOn(tx, asked.nodeId, asked.version, asked.decided);
  if (!unit?.sealed || decision === null) return null;
  const round = await loadOfficerRound(tx, unit.roundId);
  const address = addressFormOf(round.settings, unit.kind);
  const zone = app.settings.TIME_ZONE;
  return { ...asked, ...decision, unit, sealed: unit.sealed, address, now: app.clock(), zone };
}

function returned(told: Told): string | null {
  const { unit, sealed, version, reason } = told;
  if (sealed.version === version) {
    if (unit.state !== "returned") return null;
    return returnedNotice({ ...told, unit: unit.name, reason, deadline: unit.deadline });
  }
  // What was decided on the newer version is told by news of its own.
  return unit.state === "submitted" ? returnedBefore({ ...told, unit: unit.name, newer: sealed }) : null;
}

function accepted(told: Told): string | null {
  const { unit, sealed, version } = told;
  if (sealed.version === version) {
    // Taken back, it waits as before.
    return unit.state === "accepted" ? acceptedNotice({ ...told, unit: unit.name }) : null;
  }
  return unit.state === "submitted" ? acceptedBefore({ ...told, unit: unit.name, newer: sealed }) : null;
}

/** To an officer who returned a version, of a newer one that was sealed in nearly the same moment. */
function toOfficer(told: Told): string | null {
  const { unit, sealed, version } = told;
  if (sealed.version === version || unit.state !== "submitted") return null;
  return sealedMeanwhile({ ...told, unit: unit.name, code: unit.code, newer: sealed });
}
