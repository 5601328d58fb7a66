// Ends somebody's role: what waits for them about the unit is not sent, and they are told. Asks for no right.
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { cancelQueued } from "../../store/people/erase.ts";
import { contactNumbers, endRole, type HeldRole, lastAddressOf } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { peopleText } from "../../text/people/people.ts";
import { shownName } from "../../text/people/shown-name.ts";

/** Gives the name under which the person is shown. */
export async function endHeldRole(tx: Tx, held: HeldRole, now: Date): Promise<string> {
  const no = (await contactNumbers(tx, [held.unitId])).get(held.unitId)?.get(held.personId) ?? null;
  await endRole(tx, held.id, now);
  await cancelQueued(tx, held.personId, held.unitId);
  const door = await lastAddressOf(tx, held.personId);
  if (door !== null) {
    const body = wordsAlone(peopleText.revokedNotice(held.unit));
    await putNotices(tx, [door], { body, about: `revoked:${held.id}`, now });
  }
  return shownName(held.name, no);
}
