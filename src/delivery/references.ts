// What a queued reference says when it is sent: true at that moment, or dropped because nobody needs to hear it.
import { z } from "zod";
import type { App } from "../app.ts";
import type { OutgoingMessage } from "../message.ts";
import { inTransaction } from "../store/db.ts";
import { isContactDoor, scopeOfDoor } from "../store/officer/contacts.ts";
import { loadOfficerRound } from "../store/officer/round.ts";
import { loadUnitReport } from "../store/officer/units.ts";
import type { Reference } from "../store/queue/outbox.ts";
import { isRoundOpen } from "../store/rounds/reminders.ts";
import { renderDigest } from "./digest-words.ts";
import { reminderWords } from "./reminder-words.ts";

/** The message of a reference for an address, or "drop". Throws on a reference that nobody can render. */
export async function renderReference(
  app: App,
  reference: Reference,
  addressId: number,
): Promise<OutgoingMessage | "drop"> {
  if (reference.name === "digest") {
    return (await renderDigest(app, addressId, digestParams.parse(reference.params))) ?? "drop";
  }
  if (reference.name !== "reminder") throw new Error(`no renderer is called ${reference.name}`);
  const { nodeId } = reminderParams.parse(reference.params);
  const text = await reminder(app, nodeId, addressId);
  return text === null ? "drop" : { text, choices: [], document: null, progress: null };
}

const reminderParams = z.strictObject({ nodeId: z.int() });
const digestParams = z.strictObject({ nodeId: z.int(), part: z.enum(["day", "deadline", "all"]) });

/** Null when the unit owes nothing any more, the round is closed or the address is no longer a contact's of it. */
async function reminder(app: App, nodeId: number, addressId: number): Promise<string | null> {
  return inTransaction(app.db, async (tx) => {
    const unit = await loadUnitReport(tx, nodeId);
    if (!unit || !(await isRoundOpen(tx, unit.roundId))) return null;
    if (!(await isContactDoor(tx, addressId, unit.unitId))) return null;
    const round = await loadOfficerRound(tx, unit.roundId);
    const when = { now: app.clock(), zone: app.settings.TIME_ZONE };
    return reminderWords(tx, unit, round, when, await scopeOfDoor(tx, addressId, unit.unitId));
  });
}
